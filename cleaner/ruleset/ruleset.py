"""A rule set: compiled rules, their patterns in one list, and the index over them."""

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from cleaner.ruleset.compiled import CompiledRule
from cleaner.ruleset.index import Index, Prepared, prepare
from cleaner.ruleset.pattern import Pattern


class Entry(NamedTuple):
    """One pattern of a rule set, with the number of its rule."""

    rule: int
    pattern: Pattern


class RuleSet:
    """Rules ready to run. Never changed once made; safe to share between threads and to pickle."""

    def __init__(self, rules: Sequence[CompiledRule], prepared: Prepared | None = None) -> None:
        self.rules = tuple(rule for rule in rules if rule.status != "retired")
        self._prepared = prepared

    def __reduce__(self) -> tuple[type["RuleSet"], tuple[tuple[CompiledRule, ...], Prepared]]:
        return RuleSet, (self.rules, self.prepared)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """All patterns of all rules, in order."""
        return tuple(Entry(number, pattern) for number, rule in enumerate(self.rules) for pattern in rule.patterns)

    @cached_property
    def prepared(self) -> Prepared:
        """How the entries are found; entries are named by their number."""
        return self._prepared or prepare([entry.pattern for entry in self.entries])

    @cached_property
    def index(self) -> Index:
        """The candidate finder over ``entries``."""
        return Index(self.prepared)

    @cached_property
    def zoned_slow(self) -> tuple[int, ...]:
        """Entries without a literal that only hold in named zones: tried there alone."""
        return tuple(number for number in self.prepared.slow if self.rules[self.entries[number].rule].zones)

    @cached_property
    def open_slow(self) -> tuple[int, ...]:
        """Entries without a literal that are tried on every line."""
        return tuple(number for number in self.prepared.slow if not self.rules[self.entries[number].rule].zones)

    @property
    def repeats(self) -> Sequence[int]:
        """Entries whose pattern is a repetition."""
        return self.prepared.repeats
