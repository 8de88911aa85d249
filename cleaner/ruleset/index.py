"""The index: which patterns can match which lines, found in one pass over the whole text.

Texts that are a whole line are looked up in a table of folded lines. All other literals go into one Aho-Corasick
automaton (Aho and Corasick, 1975; `ahocorasick_rs`), which runs once over the folded cores of all lines, joined by
line breaks, so that a break in a literal is an anchor. What the index names is only a candidate: the pattern decides.
"""

from collections.abc import Sequence
from typing import NamedTuple

import ahocorasick_rs

from cleaner.ruleset.pattern import Pattern

_MAX_LITERAL = 14


class Prepared(NamedTuple):
    """What an index is made from, ready for the cache: patterns by their numbers.

    ``equal``: patterns by the whole folded line they equal. ``literals`` and ``owners``: what to search for, and the
    patterns that need it. ``slow``: patterns without a literal. ``repeats``: patterns that are a repetition.
    """

    equal: dict[str, list[int]]
    literals: list[bytes]
    owners: list[list[int]]
    slow: list[int]
    repeats: list[int]


def prepare(patterns: Sequence[Pattern]) -> Prepared:
    """Sort patterns by how they are found."""
    found = Prepared({}, [], [], [], [])
    owners: dict[str, list[int]] = {}
    for number, pattern in enumerate(patterns):
        if pattern.mode == "equal":
            for text in pattern.texts:
                found.equal.setdefault(text, []).append(number)
        elif pattern.mode == "repeats":
            found.repeats.append(number)
        elif not pattern.literals:
            found.slow.append(number)
        else:
            for literal in sorted({_short(literal) for literal in pattern.literals}):
                owners.setdefault(literal, []).append(number)
    found.literals.extend(literal.encode("utf-8", "surrogatepass") for literal in owners)
    found.owners.extend(owners.values())
    return found


class Index:
    """Candidate finder over numbered patterns."""

    __slots__ = ("_automaton", "_equal", "_owners")

    def __init__(self, prepared: Prepared) -> None:
        self._equal = prepared.equal
        self._owners = prepared.owners
        self._automaton = None
        if prepared.literals:
            self._automaton = ahocorasick_rs.BytesAhoCorasick(
                prepared.literals,
                matchkind=ahocorasick_rs.MatchKind.Standard,
                implementation=ahocorasick_rs.Implementation.ContiguousNFA,
            )

    def candidates(self, folded: Sequence[str]) -> list[tuple[int, int]]:
        """(line, pattern) pairs worth confirming, in order; ``folded`` are the case-folded cores of all lines."""
        found: set[tuple[int, int]] = set()
        if self._equal:
            equal = self._equal
            for line, text in enumerate(folded):
                if text in equal:
                    found.update((line, number) for number in equal[text])
        if self._automaton is not None:
            haystack = ("\n" + "\n".join(folded) + "\n").encode("utf-8", "surrogatepass")
            line, at = -1, 0
            hits = self._automaton.find_matches_as_indexes(haystack, overlapping=True)
            hits.sort(key=_start)
            for owner, start, _ in hits:
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


def _start(hit: tuple[int, int, int]) -> int:
    return hit[1]
