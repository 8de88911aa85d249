"""The conditions of a rule that depend on what stands around the line."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from cleaner.planning.context import Context
from cleaner.ruleset.compiled import CompiledRule
from cleaner.ruleset.pattern import Pattern, find


def around_conditions(rule: CompiledRule, index: int, context: Context) -> Iterator[tuple[str, bool]]:
    """Each condition in words, with whether it holds; cheap ones first."""
    if rule.zones:
        yield f"zone: {', '.join(rule.zones)}", context.zone(index) in rule.zones
    if rule.at == "first":
        yield "at: first", index == context.solid[0]
    if rule.at == "last":
        yield "at: last", index == context.solid[-1]
    if rule.counts:
        yield from _counts(rule, index, context)
    if rule.prev:
        yield "prev", _neighbour_matches(rule.prev, context, index, -1)
    if rule.next:
        yield "next", _neighbour_matches(rule.next, context, index, +1)
    if rule.languages:
        yield f"language: {', '.join(rule.languages)}", speaks(context.language, rule.languages)


def holds_around(rule: CompiledRule, index: int, context: Context) -> bool:
    """Whether all of them hold, without putting them into words. Raises TimeoutError."""
    if rule.zones and context.zone(index) not in rule.zones:
        return False
    if rule.at is not None and index != context.solid[0 if rule.at == "first" else -1]:
        return False
    if rule.prev and not _neighbour_matches(rule.prev, context, index, -1):
        return False
    if rule.next and not _neighbour_matches(rule.next, context, index, +1):
        return False
    if rule.counts and not all(holds for _, holds in _counts(rule, index, context)):
        return False
    return not rule.languages or speaks(context.language, rule.languages)


def _counts(rule: CompiledRule, index: int, context: Context) -> Iterator[tuple[str, bool]]:
    if rule.min_times is not None:
        yield f"min_times: {rule.min_times}", context.times[rule.id] >= rule.min_times
    if rule.max_times is not None:
        yield f"max_times: {rule.max_times}", context.times[rule.id] <= rule.max_times
    if rule.min_prose_above is not None:
        yield f"min_prose_above: {rule.min_prose_above}", context.prose_above(index) >= rule.min_prose_above
    if rule.max_prose_below is not None:
        yield f"max_prose_below: {rule.max_prose_below}", context.prose_below(index) <= rule.max_prose_below


def speaks(language: str | None, wanted: Sequence[str]) -> bool:
    """Whether a language is one of those wanted, or a regional form of one.

    >>> speaks("en-GB", ["en"]), speaks("zh-Hant", ["zh-Hans"]), speaks(None, ["en"])
    (True, False, False)
    """
    return language is not None and _speaks(language, tuple(wanted))


@lru_cache(maxsize=256)
def _speaks(language: str, wanted: tuple[str, ...]) -> bool:
    return f"{language}-".casefold().startswith(tuple(f"{one}-".casefold() for one in wanted))


def _neighbour_matches(patterns: Sequence[Pattern], context: Context, index: int, step: int) -> bool:
    neighbour = context.neighbour(index, step)
    if neighbour is None:
        return False
    key, near = context.lines[index].key, context.lines[neighbour]
    for pattern in patterns:
        if pattern.mode == "equal":
            if near.key in pattern.texts:
                return True
        elif pattern.mode == "same":
            if near.key == key:
                return True
        elif find(pattern, near.view, near.key) is not None:
            return True
    return False
