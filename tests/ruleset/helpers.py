"""Patterns against lines, always with the question whether the index would have found them too."""

from collections.abc import Mapping, Sequence

from cleaner.folding import core_of, view_of
from cleaner.ruleset.compile import regex_pattern
from cleaner.ruleset.index import Index, prepare
from cleaner.ruleset.model import Stand, When
from cleaner.ruleset.pattern import Found, Pattern, find
from cleaner.ruleset.phrase import compile_phrase
from cleaner.ruleset.slots import field_value


def folded(line: str) -> str:
    return core_of(view_of(line)).casefold()


def index_of(patterns: Sequence[Pattern]) -> Index:
    return Index(prepare(patterns))


def slow_of(patterns: Sequence[Pattern]) -> list[int]:
    """The patterns that the index does not find, by number."""
    return list(prepare(patterns).slow)


def found(pattern: Pattern, line: str) -> Found | None:
    """What a pattern finds in a line; a find that the index would have missed is an error."""
    view = view_of(line)
    hit = find(pattern, view, folded(line))
    if hit is not None and pattern.mode != "repeats":
        candidates = index_of([pattern]).candidates(["before", folded(line), "after"])
        assert slow_of([pattern]) or (1, 0) in candidates, (pattern.literals, line)
    return hit


def phrase_hits(phrase: str, line: str, lang: str = "en", stand: Stand = "line") -> bool:
    return found(compile_phrase(phrase, lang, stand), line) is not None


def phrase_fields(phrase: str, line: str, lang: str = "en") -> Mapping[str, object] | None:
    """The fields that a phrase takes from a line; None when it does not match."""
    hit = found(compile_phrase(phrase, lang), line)
    if hit is None:
        return None
    view = view_of(line)
    return {name: field_value(kind, view[start:end]) for name, kind, start, end in hit.fields}


def regex_hits(expression: str, line: str, stand: Stand = "line") -> bool:
    return found(regex_pattern(expression, When(regex=expression, match=stand)), line) is not None
