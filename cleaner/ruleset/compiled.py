"""A compiled rule: all that running it takes, and nothing that only its author needs."""

import msgspec

from cleaner.ruleset.model import Action, Confidence, Kind, Status, When
from cleaner.ruleset.pattern import Pattern


class CompiledRule(msgspec.Struct, frozen=True, omit_defaults=True):
    """A rule ready to run: no examples, conditions as written, patterns compiled."""

    id: str
    about: str
    kind: Kind
    lang: str
    when: When
    do: Action
    confidence: Confidence
    patterns: tuple[Pattern, ...]
    file: str
    line: int
    prev: tuple[Pattern, ...] = ()
    next: tuple[Pattern, ...] = ()
    zones: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    sets: dict[str, str | int | float | bool] = {}
    sites: tuple[str, ...] = ()
    not_sites: tuple[str, ...] = ()
    status: Status = "stable"
    was: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """``file:line`` of the rule."""
        return f"{self.file}:{self.line}"

    @property
    def plain(self) -> bool:
        """Whether the line alone decides: no zone, neighbour, position or language."""
        when = self.when
        return not (self.zones or self.prev or self.next or when.at or self.languages or when.repeats)
