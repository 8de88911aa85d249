"""A compiled rule: all that running it takes, and nothing that only its author needs."""

from typing import TYPE_CHECKING, NamedTuple

from cleaner.ruleset.pattern import Pattern

if TYPE_CHECKING:
    from cleaner.ruleset.model import Action, Confidence, Kind, Stand, Status

RANK = {"certain": 2, "likely": 1, "guess": 0}


class CompiledRule(NamedTuple):
    """A rule ready to run: no examples, patterns compiled, conditions flat. See `cleaner.ruleset.model` for each."""

    id: str
    about: str
    kind: "Kind"
    lang: str
    do: "Action"
    confidence: "Confidence"
    patterns: tuple[Pattern, ...]
    file: str
    line: int
    match: "Stand" = "line"
    zones: tuple[str, ...] = ()
    min_words: int | None = None
    max_words: int | None = None
    prose: bool | None = None
    prev: tuple[Pattern, ...] = ()
    next: tuple[Pattern, ...] = ()
    at: str | None = None
    min_times: int | None = None
    max_times: int | None = None
    min_prose_above: int | None = None
    max_prose_below: int | None = None
    languages: tuple[str, ...] = ()
    script: str | None = None
    sets: dict[str, str | int | float | bool] = {}
    sites: tuple[str, ...] = ()
    not_sites: tuple[str, ...] = ()
    status: "Status" = "stable"
    was: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """``file:line`` of the rule."""
        return f"{self.file}:{self.line}"

    @property
    def timid(self) -> bool:
        """Whether it may not take a line that looks like prose: it drops, and it is not certain."""
        return self.confidence != "certain" and self.do not in ("keep", "tag")

    @property
    def on_markup(self) -> bool:
        """Whether it asks for the markup of a page, so that it has no business in text."""
        return any(pattern.mode == "css" for pattern in self.patterns)

    @property
    def plain(self) -> bool:
        """Whether the line and its place in the markup decide: no zone, neighbour, count, language or repetition."""
        return not self.around and all(pattern.mode != "repeats" for pattern in self.patterns)

    @property
    def around(self) -> bool:
        """Whether a condition asks for what stands around the line."""
        return bool(self.zones or self.prev or self.next or self.at or self.languages or self.counts)

    @property
    def counts(self) -> bool:
        """Whether a condition counts lines of the page."""
        limits = (self.min_times, self.max_times, self.min_prose_above, self.max_prose_below)
        return any(limit is not None for limit in limits)


def merged(rule: CompiledRule) -> CompiledRule:
    """The same rule with all phrases that are plain text as one pattern: a tenth of the objects to load at a start."""
    return rule._replace(
        patterns=_with_one_plain(rule.patterns), prev=_with_one_plain(rule.prev), next=_with_one_plain(rule.next)
    )


def _with_one_plain(patterns: tuple[Pattern, ...]) -> tuple[Pattern, ...]:
    plain = [pattern for pattern in patterns if pattern.mode == "equal"]
    if len(plain) < 2:
        return patterns
    texts = tuple(text for pattern in plain for text in pattern.texts)
    literals = tuple(literal for pattern in plain for literal in pattern.literals)
    return plain[0]._replace(texts=texts, literals=literals), *(one for one in patterns if one.mode != "equal")
