"""Which rules fire on which lines of one state of a page: their patterns match and all their conditions hold."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from cleaner.folding import align
from cleaner.planning.conditions import holds_around, speaks
from cleaner.planning.context import Context
from cleaner.planning.matching import Match, Matcher, holds_alone
from cleaner.planning.repeats import related
from cleaner.ruleset.pattern import DIGIT, Found
from cleaner.ruleset.ruleset import Elsewhere
from cleaner.ruleset.slots import field_value


class Fired(NamedTuple):
    """A rule that fired: index of the line, number of the rule, and where it matched."""

    at: int
    rule: int
    found: Found


def fire(context: Context, matches: Mapping[int, list[Match]], matcher: Matcher) -> list[Fired]:
    """All rules that fire, in the order of lines and rules; of one rule's alternatives the first."""
    fired: dict[tuple[int, int], Fired] = {}
    entries, timed_out = matcher.ruleset.entries, matcher.timed_out
    for index, match in _candidates(context, matches, matcher):
        key = (index, match.rule)
        if key in fired or match.rule in timed_out:
            continue
        entry = entries[match.entry]
        try:
            if not entry.around or holds_around(entry.of, index, context):
                fired[key] = Fired(index, match.rule, match.found)
        except TimeoutError:
            timed_out.add(match.rule)
    return [fired[key] for key in sorted(fired) if key[1] not in timed_out]


def _candidates(context: Context, matches: Mapping[int, list[Match]], matcher: Matcher) -> Iterator[tuple[int, Match]]:
    if matches:
        for index in context.solid:
            for match in matches.get(context.lines[index].number, ()):
                yield index, match
    yield from _elsewhere(context, matcher)
    yield from _repeats(context, matcher)


def _elsewhere(context: Context, matcher: Matcher) -> Iterator[tuple[int, Match]]:
    """Patterns without a good literal, on the lines where their rules hold that may match at a glance."""
    lines = context.lines
    for one in matcher.elsewhere:
        named = matcher.named(one.number) if one.weak and matcher.use_index else None
        if named is not None and not named:
            continue
        for indexes in map(context.zone_lines, one.zones) if one.zones else (context.solid,):
            if named is not None:
                indexes = [index for index in indexes if lines[index].view in named]
            elif matcher.use_index:
                indexes = _at_a_glance(one, indexes, context)
            # The language last: telling it takes longer than a glance.
            if not indexes or (one.languages and not speaks(context.language, one.languages)):
                continue
            for index in indexes:
                if (match := matcher.match_elsewhere(one.number, lines[index])) is not None:
                    yield index, match


def _at_a_glance(one: Elsewhere, indexes: Sequence[int], context: Context) -> Sequence[int]:
    """The lines that hold what the pattern needs and stand beside a copy of themselves if they must."""
    if one.beside_a_copy:
        indexes = [index for index in indexes if index in context.doubled]
    if one.needs == DIGIT:
        return [index for index in indexes if index in context.with_digit]
    if one.needs:
        return [index for index in indexes if one.needs in context.lines[index].view]
    return indexes


def _repeats(context: Context, matcher: Matcher) -> Iterator[tuple[int, Match]]:
    ruleset = matcher.ruleset
    entries = [(number, ruleset.entry(number)) for number in ruleset.prepared.repeats]
    acting = [(number, entry) for number, entry in entries if matcher.active(entry.rule)]
    relations = related(context, [entry.pattern.texts[0] for _, entry in acting])
    for number, entry in acting:
        for index, twin in sorted(relations[entry.pattern.texts[0]].items()):
            line = context.lines[index]
            if holds_alone(entry.of, line):
                yield index, Match(number, entry.rule, Found(0, len(line.view), twin=twin))


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
