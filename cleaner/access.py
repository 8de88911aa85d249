"""Is the article cut, how, and how much of it is left to read: a fact apart from which lines were dropped.

A notice counts by where it stands. With no prose below it the article ends there. With some prose below it may be an
article whose page goes on with teasers; with more prose below than above, it is a template or speaks of another
article, and proves nothing. A notice that gives a number was filled in for this very page and keeps its weight, unless
so much text stands above it that the article would be longer than articles are.
"""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from cleaner.document import Line
from cleaner.planning.edits import Fact

Truncated = Literal["yes", "likely", "no"]
# Characters; few articles are as long.
LONGEST = 40_000
MEASURES = ("percent_left", "words_left", "characters_left")


class Evidence(NamedTuple):
    """A line that speaks for a cut: where it stands, what it says, and by which rule."""

    line: int
    text: str
    rule: str


class Access(NamedTuple):
    """Whether the article is cut. ``kind`` is what would open it: subscription, registration, metered, app …"""

    truncated: Truncated
    kind: str | None = None
    percent_left: float | int | None = None
    words_left: float | int | None = None
    characters_left: float | int | None = None
    evidence: tuple[Evidence, ...] = ()


class _Weighed(NamedTuple):
    weight: int
    fact: Fact


def judge(facts: Iterable[Fact], prose: Sequence[Line]) -> Access:
    """The verdict from what was found and the prose lines that stay."""
    weighed = [_Weighed(weight, fact) for fact in facts if (weight := _weight(fact, prose)) > 0]
    if not weighed:
        return Access("no")
    best = max(weighed, key=lambda item: (item.weight, _measured(item.fact), item.fact.line))
    seen: dict[int, Evidence] = {}
    for item in weighed:
        fact = item.fact
        seen.setdefault(fact.line, Evidence(fact.line, fact.text, fact.rule))
    kinds = [kind for item in (best, *weighed) if isinstance(kind := item.fact.sets.get("access"), str)]
    return Access(
        truncated="yes" if best.weight > 1 else "likely",
        kind=kinds[0] if kinds else None,
        percent_left=_measure(weighed, "percent_left"),
        words_left=_measure(weighed, "words_left"),
        characters_left=_measure(weighed, "characters_left"),
        evidence=tuple(seen[line] for line in sorted(seen)),
    )


def _weight(fact: Fact, prose: Sequence[Line]) -> int:
    """2 for yes, 1 for likely, 0 for nothing."""
    says = fact.sets.get("truncated")
    weight = {True: 2, "likely": 1}.get(says, 0) if isinstance(says, bool | str) else 0
    if not weight:
        return 0
    if fact.confidence != "certain":
        weight = min(weight, 1)
    before = sum(len(line.view) for line in prose if line.number < fact.line)
    after = sum(len(line.view) for line in prose if line.number > fact.line)
    if _too_long(fact, before):
        return min(weight, 1)
    if not after:
        return weight
    if after >= before:
        return 0
    return weight if _measured(fact) else weight - 1


def _too_long(fact: Fact, shown: int) -> bool:
    """Whether the article would be longer than articles are if so much of it were left: then it is all there."""
    left = fact.fields.get("percent_left")
    return isinstance(left, int | float) and left < 100 and shown > LONGEST * max(0.1, 1 - left / 100)


def _measured(fact: Fact) -> bool:
    return any(name in fact.fields for name in MEASURES)


def _measure(weighed: Iterable[_Weighed], name: str) -> float | int | None:
    for item in weighed:
        value = item.fact.fields.get(name)
        if isinstance(value, int | float):
            return value
    return None
