"""A rule set: compiled rules, their patterns numbered through, and the index over them."""

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from cleaner.ruleset.compiled import CompiledRule
from cleaner.ruleset.index import Index, Prepared, prepare
from cleaner.ruleset.pattern import Pattern


class Entry(NamedTuple):
    """One pattern of a rule set, with its rule and that rule's number.

    ``timid``: the rule may not take lines that look like prose, so that there is no need to look at them.
    """

    rule: int
    pattern: Pattern
    of: CompiledRule
    timid: bool


class Numbering(NamedTuple):
    """Which rule each pattern belongs to, the first pattern of each rule, and the patterns that are slow.

    ``later``: patterns with a weak literal that only hold so, tried there on the lines that the index names.
    ``zoned_slow``: patterns without a literal that only hold in named zones or languages, tried there alone;
    ``open_slow``: those that are tried on every line.
    """

    rule_of: list[int]
    first_of: list[int]
    zoned_slow: list[int]
    open_slow: list[int]
    later: list[int]


class RuleSet:
    """Rules ready to run. Never changed once made; safe to share between threads and to pickle."""

    def __init__(
        self,
        rules: Sequence[CompiledRule],
        prepared: Prepared | None = None,
        numbering: Numbering | None = None,
    ) -> None:
        # From the cache they come with the rest and are loaded one by one, as they are needed.
        self.rules = rules if prepared else tuple(rule for rule in rules if rule.status != "retired")
        self.prepared = prepared or prepare([pattern for rule in self.rules for pattern in rule.patterns])
        self.numbering = numbering or _numbering(self.rules, self.prepared)
        self._entries: dict[int, Entry] = {}

    def __reduce__(self) -> tuple[type["RuleSet"], tuple[tuple[CompiledRule, ...], Prepared, Numbering]]:
        return RuleSet, (tuple(self.rules), self.prepared, self.numbering)

    @property
    def size(self) -> int:
        """How many patterns there are."""
        return len(self.numbering.rule_of)

    def entry(self, number: int) -> Entry:
        """A pattern by its number."""
        entry = self._entries.get(number)
        if entry is None:
            place = self.numbering.rule_of[number]
            rule = self.rules[place]
            pattern = rule.patterns[number - self.numbering.first_of[place]]
            entry = self._entries[number] = Entry(place, pattern, rule, rule.timid)
        return entry

    @cached_property
    def index(self) -> Index:
        """The candidate finder over all patterns."""
        return Index(self.prepared)


def _numbering(rules: Sequence[CompiledRule], prepared: Prepared) -> Numbering:
    rule_of = [number for number, rule in enumerate(rules) for _ in rule.patterns]
    first_of, at = [], 0
    for rule in rules:
        first_of.append(at)
        at += len(rule.patterns)
    bound = {number for number in prepared.slow if _bound(rules[rule_of[number]])}
    still = [number for number in prepared.slow if number not in bound]
    later = [
        number
        for first, rule in zip(first_of, rules, strict=True)
        if _bound(rule)
        for number, pattern in enumerate(rule.patterns, first)
        if pattern.weak
    ]
    return Numbering(rule_of, first_of, sorted(bound), still, later)


def _bound(rule: CompiledRule) -> bool:
    return bool(rule.zones or rule.languages)
