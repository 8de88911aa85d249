"""A rule set: compiled rules, their patterns in one list, and the index over them."""

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from cleaner.ruleset.compiled import CompiledRule
from cleaner.ruleset.index import Index
from cleaner.ruleset.pattern import Pattern


class Entry(NamedTuple):
    """One pattern of a rule set: number of its rule, which alternative it is, the pattern."""

    rule: int
    part: int
    pattern: Pattern


class RuleSet:
    """Rules ready to run. Never changed once made; safe to share between threads and to pickle."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self.rules = tuple(rule for rule in rules if rule.status != "retired")

    def __reduce__(self) -> tuple[type["RuleSet"], tuple[tuple[CompiledRule, ...]]]:
        return RuleSet, (self.rules,)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """All patterns of all rules, in order."""
        return tuple(
            Entry(number, part, pattern)
            for number, rule in enumerate(self.rules)
            for part, pattern in enumerate(rule.patterns)
        )

    @cached_property
    def index(self) -> Index:
        """The candidate finder over ``entries``."""
        return Index([entry.pattern for entry in self.entries])

    @cached_property
    def zoned_slow(self) -> tuple[int, ...]:
        """Entries without a literal that only hold in named zones: tried there alone."""
        return tuple(number for number in self.index.slow if self.rules[self.entries[number].rule].zones)

    @cached_property
    def open_slow(self) -> tuple[int, ...]:
        """Entries without a literal that are tried on every line."""
        return tuple(number for number in self.index.slow if not self.rules[self.entries[number].rule].zones)

    @cached_property
    def repeats(self) -> tuple[int, ...]:
        """Entries whose pattern is a repetition."""
        return tuple(number for number, entry in enumerate(self.entries) if entry.pattern.mode == "repeats")
