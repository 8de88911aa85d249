"""Which rules fire on which lines of one state of a page: their patterns match and all their conditions hold."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from cleaner.folding import align
from cleaner.planning.conditions import holds_around, speaks
from cleaner.planning.context import Context
from cleaner.planning.matching import Match, Matcher, holds_alone
from cleaner.planning.repeats import related
from cleaner.ruleset.compiled import CompiledRule
from cleaner.ruleset.pattern import DIGIT, Found, Pattern
from cleaner.ruleset.slots import field_value


class Fired(NamedTuple):
    """A rule that fired: index of the line, number of the rule, and where it matched."""

    at: int
    rule: int
    found: Found


def fire(context: Context, matches: Mapping[int, list[Match]], matcher: Matcher) -> list[Fired]:
    """All rules that fire, in the order of lines and rules; of one rule's alternatives the first."""
    fired: dict[tuple[int, int], Fired] = {}
    for index, match in _candidates(context, matches, matcher):
        key = (index, match.rule)
        if key in fired or match.rule in matcher.timed_out:
            continue
        rule = matcher.ruleset.entry(match.entry).of
        try:
            if holds_around(rule, index, context):
                fired[key] = Fired(index, match.rule, match.found)
        except TimeoutError:
            matcher.timed_out.add(match.rule)
    return [fired[key] for key in sorted(fired) if key[1] not in matcher.timed_out]


def _candidates(context: Context, matches: Mapping[int, list[Match]], matcher: Matcher) -> Iterator[tuple[int, Match]]:
    if matches:
        for index in context.solid:
            for match in matches.get(context.lines[index].number, ()):
                yield index, match
    yield from _elsewhere(context, matcher)
    yield from _repeats(context, matcher)


def _elsewhere(context: Context, matcher: Matcher) -> Iterator[tuple[int, Match]]:
    """Patterns without a good literal, on the lines where their rules hold that may match at a glance."""
    ruleset = matcher.ruleset
    for number in ruleset.numbering.elsewhere:
        if not matcher.active(ruleset.numbering.rule_of[number]):
            continue
        entry = ruleset.entry(number)
        rule, weak = entry.of, matcher.use_index and entry.pattern.weak
        if weak and not matcher.named(number):
            continue
        if rule.languages and not speaks(context.language, rule.languages):
            continue
        for indexes in [context.zone_lines(zone) for zone in rule.zones] or [context.solid]:
            if weak:
                named = matcher.named(number)
                indexes = [index for index in indexes if context.lines[index].view in named]
            elif matcher.use_index:
                indexes = _at_a_glance(entry.pattern, rule, indexes, context)
            for index in indexes:
                if (match := matcher.match_elsewhere(number, context.lines[index])) is not None:
                    yield index, match


def _at_a_glance(pattern: Pattern, rule: CompiledRule, indexes: Sequence[int], context: Context) -> Sequence[int]:
    """The lines that hold what the pattern needs and stand beside a copy of themselves if they must."""
    if pattern.needs == DIGIT:
        indexes = [index for index in indexes if index in context.with_digit]
    elif pattern.needs:
        indexes = [index for index in indexes if pattern.needs in context.lines[index].view]
    if any(patterns and all(near.mode == "same" for near in patterns) for patterns in (rule.prev, rule.next)):
        indexes = [index for index in indexes if index in context.doubled]
    return indexes


def _repeats(context: Context, matcher: Matcher) -> Iterator[tuple[int, Match]]:
    ruleset = matcher.ruleset
    numbers = [number for number in ruleset.prepared.repeats if matcher.active(ruleset.entry(number).rule)]
    names = {number: ruleset.entry(number).pattern.texts[0] for number in numbers}
    relations = related(context, sorted(set(names.values())))
    for number in numbers:
        rule = ruleset.entry(number).rule
        for index, twin in sorted(relations[names[number]].items()):
            line = context.lines[index]
            if holds_alone(ruleset.rules[rule], line):
                yield index, Match(number, rule, Found(0, len(line.view), twin=twin))


def fields_of(fired: Fired, context: Context) -> dict[str, str | int | float]:
    """The fields a match gives: the input's own characters, or numbers read from them."""
    if not fired.found.fields:
        return {}
    line = context.lines[fired.at]
    places = align(line.text, line.view)
    fields: dict[str, str | int | float] = {}
    for name, kind, start, end in fired.found.fields:
        text = line.text[places[start] : places[end]] if places else line.view[start:end]
        fields[name] = field_value(kind, text)
    return fields
