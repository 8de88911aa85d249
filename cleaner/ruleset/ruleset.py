"""A rule set: compiled rules, their patterns numbered through, and the index over them."""

import marshal
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Any, NamedTuple

from cleaner.ruleset.compiled import CompiledRule
from cleaner.ruleset.homes import Homes, homes_of
from cleaner.ruleset.index import Index, Prepared, prepare
from cleaner.ruleset.pattern import MAX_LINE, Pattern
from cleaner.ruleset.weights import Weights


class Entry(NamedTuple):
    """One pattern of a rule set, with its rule and that rule's number, and what is asked of it for every line.

    ``timid``: the rule may not take lines that look like prose, so that there is no need to look at them. ``texts``:
    the whole lines that it knows, None when it is no such pattern. ``alone``, ``around``: whether the rule has
    conditions that the line alone decides, and such that depend on what stands around it. ``most_spaces``: what its
    lines hold at most.
    """

    rule: int
    pattern: Pattern
    of: CompiledRule
    timid: bool
    texts: frozenset[str] | None
    alone: bool
    around: bool
    most_spaces: int


class Elsewhere(NamedTuple):
    """A pattern that is tried only where its rule holds, and how to tell at a glance on which lines it may match.

    ``beside_a_copy``: whether its lines stand beside a line that says the same.
    """

    number: int
    zones: tuple[str, ...]
    languages: tuple[str, ...]
    needs: str
    weak: bool
    beside_a_copy: bool


class Numbering(NamedTuple):
    """Which rule each pattern belongs to, the first pattern of each rule, and what is to be known of each beforehand.

    ``elsewhere``: patterns without a good literal that only hold in named zones, languages or sites: they are tried
    there; if they have a weak literal, on the lines that the index names. ``homes``: the rules bound to sites.
    """

    rule_of: list[int]
    first_of: list[int]
    elsewhere: list[int]
    homes: Homes


class RuleSet:
    """Rules ready to run. Never changed once made; safe to share between threads and to pickle."""

    def __init__(
        self,
        rules: Sequence[CompiledRule],
        prepared: Prepared | None = None,
        numbering: Numbering | None = None,
        weights: Weights | None = None,
        page_weights: Weights | None = None,
    ) -> None:
        # From the cache they come with the rest and are loaded one by one, as they are needed.
        self.rules = rules if prepared else tuple(rule for rule in rules if rule.status != "retired")
        self.numbering = numbering or _numbering(self.rules)
        self.prepared = prepared or _prepared(self.rules)
        # By which the body is found in a page's text, and in its markup; None when these rules come without.
        self.weights = weights
        self.page_weights = page_weights
        self.entries = _Entries(self)
        self._elsewhere: dict[int, Elsewhere] = {}

    def __reduce__(self) -> tuple[type["RuleSet"], tuple[Any, ...]]:
        return RuleSet, (tuple(self.rules), self.prepared, self.numbering, self.weights, self.page_weights)

    @property
    def size(self) -> int:
        """How many patterns there are."""
        return len(self.numbering.rule_of)

    def entry(self, number: int) -> Entry:
        """A pattern by its number."""
        return self.entries[number]

    def elsewhere(self, active: Callable[[int], int]) -> list[Elsewhere]:
        """The patterns that are tried only where their rules hold, of the rules that may act."""
        rule_of, known = self.numbering.rule_of, self._elsewhere
        numbers = [number for number in self.numbering.elsewhere if active(rule_of[number])]
        for number in numbers:
            if number not in known:
                known[number] = _tried_elsewhere(number, self.entry(number))
        return [known[number] for number in numbers]

    @cached_property
    def index(self) -> Index:
        """The candidate finder over all patterns."""
        return Index(self.prepared)

    @cached_property
    def selectors(self) -> Mapping[str, Sequence[int]]:
        """The patterns that are selectors, by what an element must have to fit them."""
        packed = self.prepared.selectors
        return marshal.loads(packed) if packed else {}


class _Entries(dict[int, Entry]):
    """The patterns of a rule set by their numbers, made as they are asked for."""

    def __init__(self, ruleset: RuleSet) -> None:
        super().__init__()
        self._ruleset = ruleset

    def __missing__(self, number: int) -> Entry:
        rules, numbering = self._ruleset.rules, self._ruleset.numbering
        place = numbering.rule_of[number]
        rule = rules[place]
        entry = self[number] = _entry(place, rule.patterns[number - numbering.first_of[place]], rule)
        return entry


def _entry(place: int, pattern: Pattern, rule: CompiledRule) -> Entry:
    texts = frozenset(pattern.texts) if pattern.mode == "equal" else None
    alone = any(limit is not None for limit in (rule.min_words, rule.max_words, rule.prose, rule.script))
    most = MAX_LINE if rule.max_words is None else rule.max_words - 1
    return Entry(place, pattern, rule, rule.timid, texts, alone, rule.around, most)


def _prepared(rules: Sequence[CompiledRule]) -> Prepared:
    patterns = [pattern for rule in rules for pattern in rule.patterns]
    return prepare(patterns, bytes(rule.timid for rule in rules for _ in rule.patterns))


def _tried_elsewhere(number: int, entry: Entry) -> Elsewhere:
    rule, pattern = entry.of, entry.pattern
    copy = any(near and all(one.mode == "same" for one in near) for near in (rule.prev, rule.next))
    return Elsewhere(number, rule.zones, rule.languages, pattern.needs, pattern.weak, copy)


def _numbering(rules: Sequence[CompiledRule]) -> Numbering:
    rule_of = [number for number, rule in enumerate(rules) for _ in rule.patterns]
    first_of = [0, *accumulate(len(rule.patterns) for rule in rules)][:-1]
    patterns = [(rule, pattern) for rule in rules for pattern in rule.patterns]
    elsewhere = [number for number, (rule, pattern) in enumerate(patterns) if _is_elsewhere(rule, pattern)]
    return Numbering(rule_of, first_of, elsewhere, homes_of(rules))


def _is_elsewhere(rule: CompiledRule, pattern: Pattern) -> bool:
    bound = rule.zones or rule.languages or rule.sites
    return bool(bound) and pattern.mode not in ("repeats", "css") and (pattern.weak or not pattern.literals)
