"""What stands around a line: prose, zones, neighbours, the page's language."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from cleaner.document import Document, Zone
from cleaner.planning.matching import Match
from cleaner.ruleset.ruleset import RuleSet

_DIGIT = re.compile(r"\d")
_DROPS = frozenset({"drop_line", "drop_block", "drop_to_end"})


class Context:
    """The surroundings of every line of one state of a page."""

    def __init__(self, document: Document, matches: Mapping[int, list[Match]], ruleset: RuleSet) -> None:
        self.document = document
        self.lines = document.lines
        self.solid = document.solid
        self._matches = matches
        self._ruleset = ruleset

    @cached_property
    def keys(self) -> list[str]:
        """The keys of the lines that are not blank."""
        return [self.lines[index].key for index in self.solid]

    @cached_property
    def prose(self) -> list[int]:
        """Indexes of the prose lines: those that look like prose and that no certain rule knows by their wording."""
        return [index for index in self.solid if self.lines[index].prose and not self._known(index)]

    @cached_property
    def prose_set(self) -> frozenset[int]:
        """``prose`` as a set."""
        return frozenset(self.prose)

    @cached_property
    def doubled(self) -> frozenset[int]:
        """Indexes of the lines that say the same as the line above or below."""
        equal = [order for order, (key, below) in enumerate(pairwise(self.keys)) if key == below]
        return frozenset(self.solid[near] for order in equal for near in (order, order + 1))

    @cached_property
    def with_digit(self) -> frozenset[int]:
        """Indexes of the lines that hold a digit."""
        return frozenset(index for index in self.solid if _DIGIT.search(self.lines[index].view))

    def zone(self, index: int) -> Zone | None:
        """Above the first prose line, between, or below the last; None on a page without prose."""
        if not self.prose:
            return None
        if index < self.prose[0]:
            return "head"
        return "tail" if index > self.prose[-1] else "body"

    def zone_lines(self, zone: str) -> Sequence[int]:
        """The lines of a zone that are not blank."""
        return self._zones.get(zone, ())

    @cached_property
    def _zones(self) -> dict[str, list[int]]:
        if not self.prose:
            return {}
        first = bisect_left(self.solid, self.prose[0])
        last = bisect_left(self.solid, self.prose[-1])
        return {"head": self.solid[:first], "body": self.solid[first : last + 1], "tail": self.solid[last + 1 :]}

    def prose_above(self, index: int) -> int:
        """How many prose lines stand above a line."""
        return bisect_left(self.prose, index)

    def prose_below(self, index: int) -> int:
        """How many prose lines stand below a line."""
        return len(self.prose) - bisect_right(self.prose, index)

    @cached_property
    def times(self) -> Counter[str]:
        """For each rule, by its id, how many lines its pattern matches."""
        counts: Counter[int] = Counter()
        for index in self.solid:
            counts.update({match.rule for match in self._matches.get(self.lines[index].number, ())})
        return Counter({self._ruleset.rules[number].id: count for number, count in counts.items()})

    @cached_property
    def order(self) -> dict[int, int]:
        """For each line that is not blank, its place among them."""
        return {index: order for order, index in enumerate(self.solid)}

    def neighbour(self, index: int, step: int) -> int | None:
        """The nearest line above (-1) or below (+1) that is not blank."""
        order = self.order[index] + step
        return self.solid[order] if 0 <= order < len(self.solid) else None

    @cached_property
    def language(self) -> str | None:
        """What the caller said, else what the commonest words say."""
        if self.document.lang:
            return self.document.lang
        from cleaner.language import language_of

        return language_of(line.view for line in self.lines)

    def _known(self, index: int) -> bool:
        rules = [self._ruleset.rules[match.rule] for match in self._matches.get(self.lines[index].number, ())]
        plain = [rule for rule in rules if rule.plain and rule.status == "stable"]
        if any(rule.do == "keep" for rule in plain):
            return False
        return any(rule.confidence == "certain" and rule.do in _DROPS for rule in plain)
