"""The two tables of the index, made so that a first short page needs little of them.

Loading a table of twenty thousand texts, or building an automaton over them, takes longer than all else in a start. So
whole lines are kept in buckets of which a page opens the few it needs, and literals are found in short texts by their
first letters; a process that goes on to read more opens everything and builds the automaton, once.
"""

import marshal
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ahocorasick_rs

BUCKETS = 1024
# So many buckets opened one by one cost as much as all at once.
_FEW = 256
# So many bytes searched by first letters cost as much as building the automaton.
_SHORT = 48_000
_GRAM = 5
LAST_MARKS = ".!?。！？।"


def stem(text: str) -> str:
    """A folded line without its last mark: what all spellings of a phrase's end have in common."""
    return text[:-1].rstrip(" ") if text[-1:] in LAST_MARKS and text else text


def _bucket(text: str) -> int:
    return zlib.crc32(text.encode("utf-8", "surrogatepass")) % BUCKETS


def pack_lines(equal: dict[str, list[int]]) -> list[bytes]:
    """A table of numbers by text, as buckets for `WholeLines`."""
    tables: list[dict[str, list[int]]] = [{} for _ in range(BUCKETS)]
    for text, numbers in equal.items():
        tables[_bucket(text)][text] = numbers
    return [marshal.dumps(table) if table else b"" for table in tables]


class WholeLines:
    """Numbers by whole folded line, from buckets."""

    __slots__ = ("_all", "_buckets", "_open")

    def __init__(self, buckets: Sequence[bytes]) -> None:
        self._buckets = buckets
        self._open: dict[int, dict[str, list[int]]] = {}
        self._all: dict[str, list[int]] | None = None

    def table(self, stems: Sequence[str]) -> dict[str, list[int]]:
        """A table that knows these texts, as far as they are in it at all."""
        if self._all is not None:
            return self._all
        if len(self._open) + len(stems) > _FEW and len(self._open) + len(set(map(_bucket, stems))) > _FEW:
            whole: dict[str, list[int]] = {}
            for bucket in self._buckets:
                if bucket:
                    whole.update(marshal.loads(bucket))
            self._all = whole
            return whole
        known: dict[str, list[int]] = {}
        for number in set(map(_bucket, stems)):
            if number not in self._open:
                bucket = self._buckets[number]
                self._open[number] = marshal.loads(bucket) if bucket else {}
            known.update(self._open[number])
        return known


Owned = tuple[bytes, list[int]]


def pack_literals(owners: dict[str, list[int]]) -> dict[bytes, bytes]:
    """A table for `OwnedLiterals`: literals with their numbers, by their first letters; short ones under none."""
    table: dict[bytes, list[Owned]] = {b"": []}
    for text, numbers in owners.items():
        literal = text.encode("utf-8", "surrogatepass")
        table.setdefault(literal[:_GRAM] if len(literal) >= _GRAM else b"", []).append((literal, numbers))
    return {first: marshal.dumps(some) for first, some in table.items()}


class OwnedLiterals(dict[bytes, list[Owned]]):
    """Literals with the numbers they belong to, by their first letters, opened as they are asked for."""

    def __init__(self, packed: Mapping[bytes, bytes]) -> None:
        super().__init__()
        self.packed = packed

    def __missing__(self, first: bytes) -> list[Owned]:
        self[first] = opened = list(marshal.loads(self.packed[first]))
        return opened

    def everything(self) -> Iterator[Owned]:
        """All literals."""
        for first in self.packed:
            yield from self[first]


class Literals:
    """Finds every literal of some tables in a text."""

    __slots__ = ("_automaton", "_numbers", "_searched", "_tables")

    def __init__(self, *tables: OwnedLiterals) -> None:
        self._tables = tables
        self._searched = 0
        self._numbers: list[list[int]] = []
        self._automaton: ahocorasick_rs.BytesAhoCorasick | None = None

    def find(self, haystack: bytes) -> list[tuple[int, list[int]]]:
        """All occurrences, overlapping ones too: where each starts, in order, and the numbers of the literal."""
        if self._automaton is None:
            self._searched += len(haystack)
            if self._searched <= _SHORT:
                return sorted(found for table in self._tables for found in _by_first_letters(table, haystack))
            self._automaton = self._built()
        numbers = self._numbers
        hits = self._automaton.find_matches_as_indexes(haystack, overlapping=True)
        return sorted([(start, numbers[place]) for place, start, _ in hits])

    def _built(self) -> "ahocorasick_rs.BytesAhoCorasick":
        import ahocorasick_rs

        owned = [one for table in self._tables for one in table.everything()]
        self._numbers = [numbers for _, numbers in owned]
        return ahocorasick_rs.BytesAhoCorasick(
            [literal for literal, _ in owned],
            matchkind=ahocorasick_rs.MatchKind.Standard,
            implementation=ahocorasick_rs.Implementation.ContiguousNFA,
        )


def _by_first_letters(table: OwnedLiterals, haystack: bytes) -> Iterator[tuple[int, list[int]]]:
    known = table.packed
    for at in range(len(haystack) - _GRAM + 1):
        first = haystack[at : at + _GRAM]
        if first in known:
            for literal, numbers in table[first]:
                if haystack.startswith(literal, at):
                    yield at, numbers
    for literal, numbers in table[b""]:
        at = haystack.find(literal)
        while at >= 0:
            yield at, numbers
            at = haystack.find(literal, at + 1)
