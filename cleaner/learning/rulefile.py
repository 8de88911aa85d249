"""Drafts as a rule file: YAML that a person can read, correct and merge."""

from collections.abc import Iterable, Iterator

from cleaner.learning.drafts import Draft
from cleaner.ruleset.scaffold import quoted, word_of

_HEAD = """\
# Boilerplate learned from pages: drafts, each with its evidence. 'cleaner learn review' goes through them;
# 'clean --rules' uses them as they are. Rules of status preview are shown and not applied.
"""


def rule_file(drafts: Iterable[Draft]) -> str:
    """The file for some drafts. With none it is a file without rules."""
    texts = list(map(rule_of, drafts))
    return _HEAD + ("\n".join(texts) if texts else "[]\n")


def rule_of(draft: Draft) -> str:
    """One rule, with a line break at its end."""
    return "\n".join(_lines(draft)) + "\n"


def _lines(draft: Draft) -> Iterator[str]:
    yield f"- id: {word_of(draft.id)}"
    yield f"  about: {quoted(draft.about)}"
    yield "  kind: furniture"
    yield "  lang: any"
    if draft.sites:
        yield f"  sites: [{', '.join(map(quoted, draft.sites))}]"
    yield "  when:"
    yield "    phrase:"
    yield f"      - {quoted(draft.phrase)}"
    if draft.zones:
        yield f"    zone: [{', '.join(draft.zones)}]"
    yield "  do: drop_line"
    yield f"  confidence: {draft.confidence}"
    if not draft.applied:
        yield "  status: preview"
    if draft.slow:
        yield "  slow: true"
    yield f"  refs: [{', '.join(map(quoted, draft.refs))}]"
    yield "  examples:"
    yield "    match:"
    for number, text in enumerate(draft.match):
        yield f"      - {quoted(text)}" if number or not draft.zones else _standing(text, draft.zones[0])
    # Every part of a rule has an example that needs it: each zone, and that there are zones at all.
    for zone in draft.zones[1:]:
        yield _standing(draft.match[0], zone)
    yield "    keep:"
    for text in draft.keep:
        yield f"      - {quoted(text)}"
    if draft.zones:
        yield _standing(draft.match[0], "body")


def _standing(text: str, zone: str) -> str:
    return f"      - {{text: {quoted(text)}, stands: {zone}}}"
