"""The index: which patterns can match which lines, found in one pass over the whole text.

Texts that are a whole line are looked up in a table of folded lines. All other literals go into one Aho-Corasick
automaton (Aho and Corasick, 1975; `ahocorasick_rs`), which runs once over the folded cores of all lines, joined by
line breaks, so that a break in a literal is an anchor. What the index names is only a candidate: the pattern decides.
"""

from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from cleaner.ruleset.lookup import Literals, WholeLines, first_letters, pack_lines, stem
from cleaner.ruleset.pattern import Pattern

_MAX_LITERAL = 14


class Prepared(NamedTuple):
    """What an index is made from, ready for the cache: plain data, patterns by their numbers.

    ``lines``: patterns by the whole folded line they equal, in buckets. ``literals`` and ``owners``: what to search
    for, and the patterns that need it; ``letters``: the literals by their first bytes. ``slow``: patterns without a
    literal. ``repeats``: patterns that are a repetition.
    """

    lines: list[bytes]
    literals: list[bytes]
    owners: list[list[int]]
    letters: dict[bytes, list[int]]
    slow: list[int]
    repeats: list[int]


def prepare(patterns: Sequence[Pattern]) -> Prepared:
    """Sort patterns by how they are found."""
    equal: dict[str, list[int]] = {}
    owners: dict[str, list[int]] = {}
    slow: list[int] = []
    repeats: list[int] = []
    for number, pattern in enumerate(patterns):
        if pattern.mode == "equal":
            for text in dict.fromkeys(map(stem, pattern.texts)):
                equal.setdefault(text, []).append(number)
        elif pattern.mode == "repeats":
            repeats.append(number)
        elif not pattern.literals:
            slow.append(number)
        else:
            for literal in sorted({_short(literal) for literal in pattern.literals}):
                owners.setdefault(literal, []).append(number)
    literals = [literal.encode("utf-8", "surrogatepass") for literal in owners]
    lines = pack_lines(equal) if equal else []
    return Prepared(lines, literals, list(owners.values()), first_letters(literals), slow, repeats)


class Index:
    """Candidate finder over numbered patterns."""

    __slots__ = ("_lines", "_literals", "_owners")

    def __init__(self, prepared: Prepared) -> None:
        self._owners = prepared.owners
        self._lines = WholeLines(prepared.lines) if prepared.lines else None
        self._literals = Literals(prepared.literals, prepared.letters) if prepared.literals else None

    def candidates(self, folded: Sequence[str]) -> list[tuple[int, int]]:
        """(line, pattern) pairs worth confirming, in order; ``folded`` are the case-folded cores of all lines."""
        found: set[tuple[int, int]] = set()
        if self._lines is not None:
            stems = list(map(stem, folded))
            table = self._lines.table(stems)
            for line, text in enumerate(stems):
                if text in table:
                    found.update((line, number) for number in table[text])
        if self._literals is not None:
            haystack = ("\n" + "\n".join(folded) + "\n").encode("utf-8", "surrogatepass")
            line, at = -1, 0
            hits = self._literals.find(haystack)
            hits.sort(key=itemgetter(1))
            for owner, start in hits:
                if start >= at:
                    line += haystack.count(b"\n", at, start + 1)
                    at = start + 1
                found.update((line, number) for number in self._owners[owner])
        return sorted(found)


def _short(literal: str) -> str:
    """Enough of a literal to be rare; a short one makes a small automaton. An anchor stays."""
    if len(literal) <= _MAX_LITERAL:
        return literal
    if literal.endswith("\n") and not literal.startswith("\n"):
        return literal[-_MAX_LITERAL:]
    return literal[:_MAX_LITERAL]
