"""The two tables of the index, made so that a first short page needs little of them.

Loading a table of twenty thousand texts, or building an automaton over them, takes longer than all else in a start. So
whole lines are kept in buckets of which a page opens the few it needs, and literals are found in short texts by their
first letters; a process that goes on to read more opens everything and builds the automaton, once.
"""

import marshal
import zlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ahocorasick_rs

BUCKETS = 1024
# So many buckets opened one by one cost as much as all at once.
_FEW = 256
# So many bytes searched by first letters cost as much as building the automaton.
_SHORT = 48_000
_GRAM = 4
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


def first_letters(literals: Sequence[bytes]) -> dict[bytes, list[int]]:
    """The numbers of literals by their first bytes."""
    table: dict[bytes, list[int]] = {}
    for number, literal in enumerate(literals):
        table.setdefault(literal[:_GRAM], []).append(number)
    return table


class Literals:
    """Finds every literal in a text: (number, where it starts), in no order."""

    __slots__ = ("_automaton", "_literals", "_searched", "_short", "_table")

    def __init__(self, literals: Sequence[bytes], table: dict[bytes, list[int]]) -> None:
        self._literals = literals
        self._table = table
        self._short = [first for first in table if len(first) < _GRAM]
        self._searched = 0
        self._automaton: ahocorasick_rs.BytesAhoCorasick | None = None

    def find(self, haystack: bytes) -> list[tuple[int, int]]:
        """All occurrences, overlapping ones too."""
        if self._automaton is None:
            self._searched += len(haystack)
            if self._searched <= _SHORT:
                return self._by_first_letters(haystack)
            import ahocorasick_rs

            self._automaton = ahocorasick_rs.BytesAhoCorasick(
                self._literals,
                matchkind=ahocorasick_rs.MatchKind.Standard,
                implementation=ahocorasick_rs.Implementation.ContiguousNFA,
            )
        hits = self._automaton.find_matches_as_indexes(haystack, overlapping=True)
        return [(number, start) for number, start, _ in hits]

    def _by_first_letters(self, haystack: bytes) -> list[tuple[int, int]]:
        table, literals = self._table, self._literals
        found = []
        for at in range(len(haystack) - _GRAM + 1):
            for number in table.get(haystack[at : at + _GRAM], ()):
                if haystack.startswith(literals[number], at):
                    found.append((number, at))
        for first in self._short:
            at = haystack.find(first)
            while at >= 0:
                found += [(number, at) for number in table[first]]
                at = haystack.find(first, at + 1)
        return found
