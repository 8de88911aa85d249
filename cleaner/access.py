"""Is the article cut, how, and how much of it is left to read: a fact apart from which lines were dropped.

A notice counts by where it stands. With no prose below it the article ends there. With some prose below it may be an
article whose page goes on with teasers; with more prose below than above, it is a template or speaks of another
article, and proves nothing. A notice that gives a number was filled in for this very page and keeps its weight, unless
so much text stands above it that the article would be longer than articles are.

Where the page came with its markup, that weighs too: a notice in an element that is not shown proves nothing, and one
in the page's footer, or beside an article that stands behind its gate in full, proves less. Markup alone never proves
a cut: its word is ``likely`` at most.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from cleaner.document import Line
from cleaner.planning.edits import Fact

if TYPE_CHECKING:
    from cleaner.facts.claims import Claims
    from cleaner.facts.gates import Sign

Truncated = Literal["yes", "likely", "no"]
# Characters; few articles are as long.
LONGEST = 40_000
MEASURES = ("percent_left", "words_left", "characters_left")


class Evidence(NamedTuple):
    """A line that speaks for a cut: where it stands, what it says, and by which rule.

    Of markup that speaks for a cut, it is the last line that is left of the article, what the page claims, and
    ``markup:`` with the kind of evidence.
    """

    line: int
    text: str
    rule: str


class Access(NamedTuple):
    """Whether the article is cut. ``kind`` is what would open it: subscription, registration, metered, app …

    ``claims`` is what the markup of the page claims about access, if it came with any: evidence, not truth.
    """

    truncated: Truncated
    kind: str | None = None
    percent_left: float | int | None = None
    words_left: float | int | None = None
    characters_left: float | int | None = None
    evidence: tuple[Evidence, ...] = ()
    claims: "Claims | None" = None


class _Weighed(NamedTuple):
    weight: int
    fact: Fact


def judge(
    facts: Iterable[Fact], prose: Sequence[Line], signs: Sequence["Sign"] = (), claims: "Claims | None" = None
) -> Access:
    """The verdict from what was found and the prose lines that stay; and from what the markup says, if there is any."""
    weighed = [
        _Weighed(weight, fact) for fact in facts if (weight := _weight(fact, prose) - _discount(fact, signs)) > 0
    ]
    cuts = [Evidence(sign.line, sign.text, sign.rule) for sign in signs if sign.says == "cut"]
    if not weighed:
        return Access("likely" if cuts else "no", evidence=tuple(cuts), claims=claims)
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
        evidence=(*(seen[line] for line in sorted(seen)), *cuts),
        claims=claims,
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


def _discount(fact: Fact, signs: Sequence["Sign"]) -> int:
    """What the markup takes from the weight of a notice."""
    here = {sign.says for sign in signs if sign.line == fact.line or sign.says == "whole"}
    if "hidden" in here:
        return 2
    return 1 if "furniture" in here or "whole" in here else 0


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
