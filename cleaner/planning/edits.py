"""What a plan is made of."""

from typing import Literal, NamedTuple

Why = Literal["level", "preview", "prose", "guard", "unaligned", "prose below"]

WHY_WITHHELD: dict[Why, str] = {
    "level": "its confidence is below the level",
    "preview": "the rule is a preview",
    "prose": "the line looks like prose and the rule is not certain",
    "guard": "nothing would be left, and not everything that goes is certain",
    "unaligned": "the matched part cannot be told from the rest of the line",
    "prose below": "prose stands below, and the rule is not certain",
}

BLANK = "blank-lines"
# What the shape of the text tells, rather than a rule.
BODY = "body"
BodyMode = Literal["auto", "on", "off"]
BODY_MODES: tuple[BodyMode, ...] = ("auto", "on", "off")


class Edit(NamedTuple):
    """One removal. ``text`` and ``end`` are what went, from ``start`` (characters into the input) on line ``line``.

    ``rule`` is the id of the rule, ``body`` for a line outside the body, or ``blank-lines`` for a blank one that closed
    up; ``place`` is ``file:line`` of the rule; ``reason`` says what such a line is.
    """

    line: int
    start: int
    text: str
    end: str
    rule: str
    kind: str
    confidence: str
    reason: str
    place: str = ""
    fields: dict[str, str | int | float | bool] = {}


class Withheld(NamedTuple):
    """An edit that a rule asked for and that was not made."""

    edit: Edit
    why: Why


class Fact(NamedTuple):
    """What a matching line proves: the fields it holds and the facts its rule sets."""

    line: int
    text: str
    rule: str
    place: str
    confidence: str
    fields: dict[str, str | int | float]
    sets: dict[str, str | int | float | bool]
