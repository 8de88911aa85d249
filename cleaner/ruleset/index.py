"""The index: which patterns can match which lines, found in one pass over the whole text.

Texts that are a whole line are looked up in a table of folded lines. All other literals go into one Aho-Corasick
automaton (Aho and Corasick, 1975; `ahocorasick_rs`), which runs once over the folded cores of all lines, joined by
line breaks, so that a break in a literal is an anchor. What the index names is only a candidate: the pattern decides.
"""

import marshal
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cleaner.ruleset.lookup import Literals, OwnedLiterals, WholeLines, pack_lines, pack_literals, stem
from cleaner.ruleset.pattern import Pattern

_MAX_LITERAL = 14


class Prepared(NamedTuple):
    """What an index is made from, ready for the cache: plain data, patterns by their numbers.

    ``lines``: patterns by the whole folded line they equal, in buckets. ``bold``, ``timid``: what to search for in
    every line, and in those that are no prose; and the patterns that need it, by first letters. ``slow``: patterns
    without a literal. ``repeats``: patterns that are a repetition. ``selectors``: patterns that are selectors, by what
    an element must have to fit them, packed.
    """

    lines: list[bytes]
    bold: dict[bytes, bytes]
    timid: dict[bytes, bytes]
    slow: list[int]
    repeats: list[int]
    selectors: bytes


def prepare(patterns: Sequence[Pattern], timid: bytes = b"") -> Prepared:
    """Sort patterns by how they are found; ``timid``: for each whether it is of no use for lines of prose.

    Lines of prose are most of a text, and few patterns are for them: they are searched for less.
    """
    equal: dict[str, list[int]] = {}
    owners: tuple[dict[str, list[int]], ...] = ({}, {})
    slow: list[int] = []
    repeats: list[int] = []
    selectors: dict[str, list[int]] = {}
    for number, pattern in enumerate(patterns):
        if pattern.mode == "equal":
            for text in dict.fromkeys(map(stem, pattern.texts)):
                equal.setdefault(text, []).append(number)
        elif pattern.mode == "repeats":
            repeats.append(number)
        elif pattern.mode == "css":
            for token in dict.fromkeys(selector.token for selector in pattern.selectors):
                selectors.setdefault(token, []).append(number)
        elif not pattern.literals:
            slow.append(number)
        else:
            for literal in _fewest(map(_short, pattern.literals)):
                owners[bool(timid) and timid[number]].setdefault(literal, []).append(number)
    bold, shy = map(pack_literals, owners)
    # Only pages with markup ask for it.
    packed = marshal.dumps(selectors) if selectors else b""
    return Prepared(pack_lines(equal) if equal else [], bold, shy, slow, repeats, packed)


class Index:
    """Candidate finder over numbered patterns."""

    __slots__ = ("_all", "_bold", "_lines")

    def __init__(self, prepared: Prepared) -> None:
        self._lines = WholeLines(prepared.lines) if prepared.lines else None
        bold = OwnedLiterals(prepared.bold)
        self._bold = Literals(bold)
        self._all = Literals(bold, OwnedLiterals(prepared.timid))

    def candidates(self, folded: Sequence[str], prose: Sequence[bool] = ()) -> list[tuple[int, int]]:
        """(line, pattern) pairs worth confirming, in order.

        ``folded`` are the case-folded cores of all lines; ``prose`` tells which of them look like prose.
        """
        found: list[tuple[int, int]] = []
        if self._lines is not None:
            stems = list(map(stem, folded))
            table = self._lines.table(stems)
            found = [(line, number) for line, text in enumerate(stems) if text in table for number in table[text]]
        places: Sequence[int] = range(len(folded))
        if prose:
            places = [place for place, is_prose in enumerate(prose) if is_prose]
            _find(self._bold, places, [folded[place] for place in places], found)
            places = [place for place, is_prose in enumerate(prose) if not is_prose]
            folded = [folded[place] for place in places]
        _find(self._all, places, folded, found)
        return sorted(set(found))


def _find(literals: Literals, places: Sequence[int], folded: Sequence[str], found: list[tuple[int, int]]) -> None:
    """Add the (line, pattern) pairs of some lines, of which ``places`` are the numbers."""
    haystack = ("\n" + "\n".join(folded) + "\n").encode("utf-8", "surrogatepass")
    line, at = -1, 0
    for start, numbers in literals.find(haystack):
        if start >= at:
            line += haystack.count(b"\n", at, start + 1)
            at = start + 1
        place = places[line]
        for number in numbers:
            found.append((place, number))


def _fewest(literals: Iterable[str]) -> list[str]:
    """Without those that hold another of them."""
    kept: list[str] = []
    for literal in sorted(set(literals), key=lambda text: (len(text), text)):
        if not any(other in literal for other in kept):
            kept.append(literal)
    return kept


def _short(literal: str) -> str:
    """Enough of a literal to be rare; a short one makes a small automaton. An anchor stays."""
    if len(literal) <= _MAX_LITERAL:
        return literal
    if literal.endswith("\n") and not literal.startswith("\n"):
        return literal[-_MAX_LITERAL:]
    return literal[:_MAX_LITERAL]
