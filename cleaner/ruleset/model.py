"""The shape of a rule, as a person writes it. The JSON Schema for editors is generated from these types."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

Kind = Literal[
    "sponsor",
    "truncation",
    "interruption",
    "caption",
    "heading",
    "newsletter",
    "subscribe",
    "share",
    "follow",
    "related",
    "consent",
    "comments",
    "audio",
    "author",
    "correction",
    "legal",
    "navigation",
    "app",
    "donation",
    "embed",
    "ai",
    "furniture",
]
Action = Literal["drop_line", "drop_block", "drop_to_end", "strip", "tag", "keep"]
Confidence = Literal["certain", "likely", "guess"]
Status = Literal["stable", "preview", "retired"]
Stand = Literal["line", "start", "end", "part"]
Repeat = Literal["next", "growing", "heading", "lead", "copies"]
Zone = Literal["head", "body", "tail"]

Texts = Annotated[str | list[str], Meta(description="One text, or a list of texts of which any may match.")]
RuleId = Annotated[
    str, Meta(pattern=r"^[a-z0-9]+([.-][A-Za-z0-9]+)*$", description="Unique name, such as share-bar.en")
]
Count = Annotated[int, Meta(ge=0)]


class When(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """One pattern, and plain conditions that must all hold."""

    phrase: Texts | None = None
    regex: Texts | None = None
    like: Texts | None = None
    at_least: Annotated[int, Meta(ge=85, le=100, description="Likeness in percent; goes with like.")] | None = None
    repeats: Repeat | None = None
    css: Annotated[str | list[str], Meta(description="Selectors of elements; for pages read as HTML.")] | None = None
    match: Annotated[Stand, Meta(description="Where in the line the pattern must stand.")] = "line"
    zone: Zone | list[Zone] | None = None
    min_words: Count | None = None
    max_words: Count | None = None
    prose: bool | None = None
    prev: Annotated[str | list[str], Meta(description="Phrases; the line above matches one.")] | None = None
    next: Annotated[str | list[str], Meta(description="Phrases; the line below matches one.")] | None = None
    at: Literal["first", "last"] | None = None
    min_times: Count | None = None
    max_times: Count | None = None
    min_prose_above: Count | None = None
    max_prose_below: Count | None = None
    language: str | list[str] | None = None
    script: str | None = None


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """A line the rule must match, or must leave alone, and where it stands; of a css rule, a page in HTML."""

    text: str = ""
    html: str = ""
    leaves: Annotated[str | list[str], Meta(description="The lines of the page that a css rule leaves alone.")] = []
    gives: dict[str, Any] | None = None
    stands: Literal["head", "body", "tail", "alone"] | None = None
    before: str | None = None
    after: str | None = None
    title: str | None = None
    url: str | None = None
    lang: str | None = None


class Examples(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Both sides of a rule."""

    match: Annotated[list[str | Example], Meta(min_length=1)]
    keep: Annotated[list[str | Example], Meta(min_length=1)]


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """One fact about boilerplate."""

    id: RuleId
    about: Annotated[str, Meta(min_length=1, description="One sentence: what such a line is.")]
    kind: Kind
    lang: Annotated[str, Meta(pattern=r"^(any|[a-z]{2,3}(-[A-Za-z]+)*)$")]
    when: When
    do: Action
    confidence: Confidence
    examples: Examples
    sets: dict[str, str | int | float | bool] = {}
    sites: str | list[str] = []
    not_sites: str | list[str] = []
    status: Status = "stable"
    was: str | list[str] = []
    refs: str | list[str] = []
    slow: bool = False


CONDITIONS = (
    "zone", "min_words", "max_words", "prose", "prev", "next", "at", "min_times", "max_times", "min_prose_above",
    "max_prose_below", "language", "script",
)  # fmt: skip
PATTERNS = ("phrase", "regex", "like", "repeats", "css")


def listed(value: str | Sequence[str] | None) -> list[str]:
    """A text or a list of texts as a list."""
    if value is None:
        return []
    return [value] if isinstance(value, str) else list(value)


def example_of(item: str | Example, when: When) -> Example:
    """An example with its keys: written as a plain text it is the line, or the page of a css rule."""
    if isinstance(item, Example):
        return item
    return Example(text=item) if when.css is None else Example(html=item)


def text_of(item: str | Example) -> str:
    """What an example shows: its line, or its page."""
    return item if isinstance(item, str) else item.text or item.html


def pattern_of(when: When) -> tuple[str, list[str]]:
    """Name and texts of the one pattern a rule holds."""
    for name in PATTERNS:
        if (value := getattr(when, name)) is not None:
            return name, listed(value)
    return "", []
