"""Which patterns match which lines, as far as the line alone can tell."""

from collections.abc import Callable, Mapping, Sequence, Set
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple, Protocol

from cleaner.document import Line, word_count
from cleaner.markup import Markup
from cleaner.ruleset.compiled import CompiledRule
from cleaner.ruleset.pattern import DIGIT, MAX_LINE, Found, find, whole
from cleaner.ruleset.ruleset import Entry, RuleSet


class Match(NamedTuple):
    """An entry of the rule set that matched a line, and where."""

    entry: int
    rule: int
    found: Found


class Near(Protocol):
    """Finds lines that are nearly, and not quite, what a pattern matches."""

    def find(self, lines: Sequence[str]) -> list[tuple[int, int]]:
        """(line, pattern) pairs."""
        ...


class Matcher:
    """Matches lines against the active rules of a rule set; notes rules that time out and leaves them out.

    One matcher serves one document. ``use_index`` off tries every pattern on every line: slower, and the same answer.
    ``near`` is asked about the lines that nothing matches; ``markup`` tells which lines stand in elements that rules
    name.
    """

    def __init__(
        self,
        ruleset: RuleSet,
        active: Callable[[int], int],
        use_index: bool = True,
        near: Near | None = None,
        markup: Markup | None = None,
    ) -> None:
        self.ruleset = ruleset
        self._markup = markup
        self._near = near
        self.active = active
        self.use_index = use_index
        self.timed_out: set[int] = set()
        self._named: dict[int, set[str]] = {number: set() for number in ruleset.numbering.elsewhere}
        # Patterns without a good literal, of the rules that act: they are tried where their rules hold.
        self.elsewhere = ruleset.elsewhere(active)
        self._memo: dict[int, dict[str, Match | None]] = {number: {} for number in ruleset.numbering.elsewhere}

    def match_lines(self, lines: Sequence[Line]) -> dict[int, list[Match]]:
        """Matches by line number, for the lines that have any. Those tried elsewhere are left for later."""
        keys = list(map(attrgetter("key"), lines))
        if max(map(len, keys), default=0) > MAX_LINE:
            keys = [key if len(key) <= MAX_LINE else "" for key in keys]
        found: dict[int, list[Match]] = {}
        entries, active, named = self.ruleset.entries, self.active, self._named
        for index, number in self._pairs(keys, lines):
            line = lines[index]
            if number in named:
                named[number].add(line.view)
                continue
            entry = entries[number]
            if (entry.timid and line.prose) or not active(entry.rule):
                continue
            if line.view.count(" ") > entry.most_spaces:
                continue
            hit = self._find(entry, line)
            if hit is not None and (not entry.alone or holds_alone(entry.of, line)):
                found.setdefault(line.number, []).append(Match(number, entry.rule, hit))
        if self._markup is not None:
            self._match_placed(lines, found)
        if self._near is not None:
            self._match_near(self._near, lines, found)
        return found

    def kept_alone(self, lines: Sequence[Line]) -> set[int]:
        """The numbers of the lines that some rule keeps, as far as the line alone can tell."""
        rules = self.ruleset.rules
        keys = [line.key if len(line.key) <= MAX_LINE else "" for line in lines]
        kept = set()
        for index, number in self._pairs(keys, lines):
            rule = self.ruleset.numbering.rule_of[number]
            if rules[rule].do == "keep" and self.active(rule) and self._find(self.ruleset.entry(number), lines[index]):
                kept.add(lines[index].number)
        for line in lines if self.placed else ():
            numbers = self.placed.get(line.number, ())
            if any(rules[self.ruleset.numbering.rule_of[number]].do == "keep" for number in numbers):
                kept.add(line.number)
        return kept

    @cached_property
    def placed(self) -> Mapping[int, Sequence[int]]:
        """By line number, the patterns in whose elements the line stands, whatever their rules ask beside it."""
        if self._markup is None:
            return {}
        from cleaner.planning.placed import placed

        return placed(self._markup, self.ruleset, self.active, self.use_index)

    def _match_placed(self, lines: Sequence[Line], found: dict[int, list[Match]]) -> None:
        at = self.placed
        for line in lines if at else ():
            for number in at.get(line.number, ()):
                entry = self.ruleset.entry(number)
                if not line.key or len(line.view) > MAX_LINE or (entry.timid and line.prose):
                    continue
                if holds_alone(entry.of, line):
                    found.setdefault(line.number, []).append(Match(number, entry.rule, Found(0, len(line.view))))

    def _match_near(self, near: Near, lines: Sequence[Line], found: dict[int, list[Match]]) -> None:
        left = [line for line in lines if line.view and not line.prose and line.number not in found]
        for at, number in near.find([line.text for line in left]):
            entry = self.ruleset.entry(number)
            line = left[at]
            if self.active(entry.rule) and holds_alone(entry.of, line):
                hit = Found(0, len(line.view))
                found.setdefault(line.number, []).append(Match(number, entry.rule, hit))

    def named(self, number: int) -> Set[str]:
        """The views of the lines for which the index names a pattern with a weak literal."""
        return self._named[number]

    def match_elsewhere(self, number: int, line: Line) -> Match | None:
        """One pattern that is tried only where its rule holds, against one line."""
        memo = self._memo[number]
        try:
            return memo[line.view]
        except KeyError:
            entry = self.ruleset.entry(number)
            hit = None if entry.timid and line.prose else self._find(entry, line)
            holds = hit is not None and (not entry.alone or holds_alone(entry.of, line))
            match = memo[line.view] = Match(number, entry.rule, hit) if hit is not None and holds else None
            return match

    def _pairs(self, keys: Sequence[str], lines: Sequence[Line]) -> list[tuple[int, int]]:
        ruleset = self.ruleset
        if not self.use_index:
            numbers = [number for number in range(ruleset.size) if number not in self._named]
            return [(line, number) for line, key in enumerate(keys) if key for number in numbers]
        pairs = ruleset.index.candidates(keys, list(map(attrgetter("prose"), lines)))
        slow = [number for number in ruleset.prepared.slow if number not in self._named]
        always = [number for number in slow if self.active(ruleset.numbering.rule_of[number])]
        if always:
            pairs += [(line, number) for line, key in enumerate(keys) if key for number in always]
            pairs.sort()
        return pairs

    def _find(self, entry: Entry, line: Line) -> Found | None:
        if entry.rule in self.timed_out:
            return None
        if entry.texts is not None:
            return whole(line.view, line.key) if line.key in entry.texts and len(line.view) <= MAX_LINE else None
        if (needs := entry.pattern.needs) and needs != DIGIT and needs not in line.view:
            return None
        try:
            return find(entry.pattern, line.view, line.key)
        except TimeoutError:
            self.timed_out.add(entry.rule)
            return None


def alone_conditions(rule: CompiledRule, line: Line) -> list[tuple[str, bool]]:
    """The conditions of a rule that the line alone decides, each with whether it holds."""
    view = line.view
    checks: list[tuple[str, bool]] = []
    if rule.min_words is not None:
        checks.append((f"min_words: {rule.min_words}", word_count(view) >= rule.min_words))
    if rule.max_words is not None:
        checks.append((f"max_words: {rule.max_words}", word_count(view) <= rule.max_words))
    if rule.prose is not None:
        checks.append((f"prose: {str(rule.prose).lower()}", line.prose == rule.prose))
    if rule.script is not None:
        checks.append((f"script: {rule.script}", _mostly(rule.script, view)))
    return checks


def holds_alone(rule: CompiledRule, line: Line) -> bool:
    """Whether all of `alone_conditions` hold, without putting them into words."""
    if rule.min_words is not None and word_count(line.view) < rule.min_words:
        return False
    if rule.max_words is not None and word_count(line.view) > rule.max_words:
        return False
    if rule.prose is not None and line.prose != rule.prose:
        return False
    return rule.script is None or _mostly(rule.script, line.view)


def _mostly(script: str, view: str) -> bool:
    from cleaner.ruleset.expressions import compiled

    letters = len(compiled(r"\p{L}").findall(view))
    return letters > 0 and 2 * len(compiled(rf"(?V1)[\p{{L}}&&\p{{Script={script}}}]").findall(view)) > letters
