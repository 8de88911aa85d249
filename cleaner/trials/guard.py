"""The guard check: take away each part of a rule in turn; if no example fails, nothing guards that part."""

from collections.abc import Iterator, Sequence
from typing import Any

from cleaner.ruleset.compiled import CompiledRule
from cleaner.ruleset.css import looser, text_of
from cleaner.ruleset.load import SourceRule
from cleaner.ruleset.model import CONDITIONS, listed, pattern_of
from cleaner.ruleset.pattern import Pattern
from cleaner.ruleset.problems import Problem
from cleaner.selectors import Selector
from cleaner.trials.examples import try_examples

_LISTS = {"zone": "zones", "language": "languages", "prev": "prev", "next": "next"}


def unguarded(source: SourceRule, rule: CompiledRule) -> Iterator[Problem]:
    """The phrases and conditions of a rule whose loss no example notices."""
    for path, name, variant in _variants(source, rule):
        if all(tried.good for tried in try_examples(source, variant)):
            message = f"no example needs {name}; add one that fails without it, or take it out"
            yield source.problem(path, message)


def _variants(source: SourceRule, rule: CompiledRule) -> Iterator[tuple[list[str | int], str, CompiledRule]]:
    """The rule with each of its parts taken away in turn: where the part stands, its name, what is left."""
    pattern, texts = pattern_of(source.rule.when)
    if len(rule.patterns) > 1:
        for number in range(len(rule.patterns)):
            rest = rule.patterns[:number] + rule.patterns[number + 1 :]
            path: list[str | int] = ["when", pattern, number]
            yield path, f"{pattern} {texts[number]!r}", rule._replace(patterns=rest)
    alone = isinstance(getattr(source.rule.when, pattern), str)
    for number, one in enumerate(rule.patterns):
        for part, selectors in _selectors(one):
            path = ["when", pattern] if alone else ["when", pattern, number]
            changed = one._replace(selectors=selectors)
            yield path, part, rule._replace(patterns=(*rule.patterns[:number], changed, *rule.patterns[number + 1 :]))
    for name in CONDITIONS:
        if getattr(source.rule.when, name) is None:
            continue
        yield ["when", name], f"the condition {name!r}", _without(rule, name)
        yield from _shorter(source, rule, name)


def _selectors(pattern: Pattern) -> Iterator[tuple[str, tuple[Selector, ...]]]:
    """The selectors of a pattern with one of them, or one part of one, taken away in turn."""
    held = pattern.selectors
    for number, selector in enumerate(held):
        before, after = held[:number], held[number + 1 :]
        if before or after:
            yield f"the selector {text_of(selector)!r}", (*before, *after)
        for part, loose in looser(selector):
            yield f"{part} in {text_of(selector)!r}", (*before, loose, *after)


def _without(rule: CompiledRule, name: str) -> CompiledRule:
    return _changed(rule, _LISTS[name], ()) if name in _LISTS else _changed(rule, name, None)


def _changed(rule: CompiledRule, attribute: str, value: Any) -> CompiledRule:
    return rule._replace(**{attribute: value})


def _shorter(source: SourceRule, rule: CompiledRule, name: str) -> Iterator[tuple[list[str | int], str, CompiledRule]]:
    """A condition that is a list, with each of its members taken away in turn."""
    attribute = _LISTS.get(name)
    members = listed(getattr(source.rule.when, name)) if attribute else []
    if attribute is None or len(members) < 2:
        return
    held: Sequence[object] = getattr(rule, attribute)
    for number, member in enumerate(members):
        rest = (*held[:number], *held[number + 1 :])
        path: list[str | int] = ["when", name, number]
        yield path, f"{member!r} in {name!r}", _changed(rule, attribute, rest)
