"""One rule as a page to read."""

from collections.abc import Iterator

from cleaner.ruleset.load import SourceRule
from cleaner.ruleset.model import CONDITIONS, listed, pattern_of, text_of


def rule_page(source: SourceRule) -> str:
    """What a rule is, where it stands, what it matches and what it leaves alone."""
    return "\n".join(_lines(source))


def _lines(source: SourceRule) -> Iterator[str]:
    rule = source.rule
    yield f"{rule.id}  ({rule.kind}, {rule.lang}, {rule.confidence})"
    yield f"  {rule.about}"
    yield f"  {source.file}:{source.line}"
    name, texts = pattern_of(rule.when)
    yield f"  when {name}:"
    yield from (f"    {text}" for text in texts)
    extra = [] if rule.when.match == "line" else [f"match: {rule.when.match}"]
    for condition in CONDITIONS:
        if (value := getattr(rule.when, condition)) is not None:
            extra.append(f"{condition}: {_shown(value)}")
    if rule.when.at_least is not None:
        extra.append(f"at_least: {rule.when.at_least}")
    yield from (f"    and {item}" for item in extra)
    yield f"  do {rule.do}"
    if rule.status != "stable":
        yield f"  status: {rule.status}"
    if rule.slow:
        yield "  slow: true"
    for key in ("sites", "not_sites", "was", "refs"):
        if values := listed(getattr(rule, key)):
            yield f"  {key}: {', '.join(values)}"
    if rule.sets:
        yield "  sets " + ", ".join(f"{key}: {value}" for key, value in rule.sets.items())
    for side in ("match", "keep"):
        yield f"  {side}:"
        for item in getattr(rule.examples, side):
            yield f"    {text_of(item)}"


def _shown(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value).lower() if isinstance(value, bool) else str(value)
