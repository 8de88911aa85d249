"""A pattern ready to match: what a phrase, a regular expression or a likeness compiles to."""

import sys
import time
from collections import Counter
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

import regex

from cleaner.folding import core_of
from cleaner.ruleset.expressions import compiled

if TYPE_CHECKING:
    from cleaner.ruleset.model import Stand
    from cleaner.selectors import Selector

Mode = Literal["equal", "regex", "like", "repeats", "same", "css"]

# In `prev` and `next`: the very same line.
SAME = "{=}"

# Longer lines are never boilerplate that a whole-line rule knows, and this bounds the work on hostile ones.
MAX_LINE = 10_000
TIMEOUT = 0.25

DIGIT = r"\d"
UNNAMED_DATE = "_date"


class BadPattern(ValueError):
    """A pattern that cannot be compiled; the message says what is wrong and how to mend it."""


class Pattern(NamedTuple):
    """One alternative of a rule's pattern.

    ``mode`` equal: the folded core is one of ``texts``. regex: ``texts[0]`` is an expression, for the core of the line
    if ``on_core`` else for its view. like: the folded core is ``at_least`` percent alike ``texts[0]``. repeats: the
    line stands in the relation ``texts[0]``. same: the neighbour says what the line says. css: the line stands in an
    element that one of ``selectors`` fits. ``literals``: every match holds one of them (empty: not indexed); ``weak``
    when they are too common to be a good index. ``fields`` maps group names to slot types. ``needs``: a mark without
    which the view cannot match (`DIGIT`: any digit), for patterns without literals. ``calm``: up to so many characters
    it needs no clock.
    ``shortest``, ``longest``: characters of what an expression can match, as far as is known; ``spaces``: how many
    spaces it can hold at most.
    """

    mode: Mode
    texts: tuple[str, ...]
    stand: "Stand" = "line"
    on_core: bool = True
    literals: tuple[str, ...] = ()
    fields: dict[str, str] = {}
    at_least: int = 0
    weak: bool = False
    needs: str = ""
    calm: int = 0
    shortest: int = 0
    longest: int = 10_000
    spaces: int = 10_000
    selectors: "tuple[Selector, ...]" = ()


class Found(NamedTuple):
    """Where in a line's view a pattern matched, and the spans of its fields: (name, type, start, end).

    ``twin``: for a line that repeats another, the index of the copy that stays.
    """

    start: int
    end: int
    fields: tuple[tuple[str, str, int, int], ...] = ()
    twin: int = -1


def find(pattern: Pattern, view: str, key: str) -> Found | None:
    """Match one pattern against one line, given its view and its key (the case-folded core). Raises TimeoutError."""
    if len(view) > MAX_LINE or not key:
        return None
    mode = pattern.mode
    if mode == "equal":
        return whole(view, key) if key in pattern.texts else None
    if mode == "like":
        return whole(view, key) if _alike(pattern, key) else None
    if mode != "regex" or len(view) < pattern.shortest:
        return None
    if pattern.stand == "line" and (len(key) > pattern.longest or key.count(" ") > pattern.spaces):
        return None
    # A core as long as the view is the view.
    core = view if not pattern.on_core or len(key) == len(view) else core_of(view)
    return _search(pattern, view, core)


def whole(view: str, key: str) -> Found:
    """Where the core of a line stands in its view."""
    if len(key) == len(view):
        return Found(0, len(view))
    core = core_of(view)
    start = view.find(core)
    return Found(start, start + len(core))


def _alike(pattern: Pattern, key: str) -> bool:
    if not pattern.shortest <= len(key) <= pattern.longest:
        return False
    # Loading rapidfuzz takes a tenth of a start: until some line comes near, a bound does.
    if "rapidfuzz.fuzz" not in sys.modules and not _may_be_alike(pattern, key):
        return False
    from rapidfuzz.fuzz import ratio

    return ratio(key, pattern.texts[0], score_cutoff=pattern.at_least) >= pattern.at_least


def _may_be_alike(pattern: Pattern, key: str) -> bool:
    """Each letter that one text has more of than the other costs at least one edit: a bound without a comparison."""
    ours, theirs = Counter(key), Counter(pattern.texts[0])
    size = ours.total() + theirs.total()
    return 100 * (size - ((ours - theirs) + (theirs - ours)).total()) >= pattern.at_least * size


def _search(pattern: Pattern, view: str, text: str) -> Found | None:
    way = _way(pattern.texts[0], pattern.stand)
    match = way(text) if len(text) <= pattern.calm else _timed(way, text)
    if match is None:
        return None
    shift = 0 if text is view else view.find(text)
    if not match.re.groupindex:
        return Found(match.start() + shift, match.end() + shift)
    given = {name: value for name, value in match.groupdict().items() if value is not None}
    dates = [given[name] for name, kind in pattern.fields.items() if kind == "date" and name in given]
    if dates and not _are_dates(dates):
        return None
    fields = tuple(
        (name, pattern.fields.get(name, ""), match.start(name) + shift, match.end(name) + shift)
        for name in given
        if name != UNNAMED_DATE
    )
    return Found(match.start() + shift, match.end() + shift, fields)


@cache
def _way(source: str, stand: "Stand") -> Callable[..., regex.Match[str] | None]:
    expression = compiled(source)
    return {"line": expression.fullmatch, "start": expression.match}.get(stand, expression.search)


def _timed(way: Callable[..., regex.Match[str] | None], text: str) -> regex.Match[str] | None:
    """A match within the time. The clock on the wall also runs while others work: only time worked counts."""
    try:
        return way(text, timeout=TIMEOUT)
    except TimeoutError:
        pass
    while True:
        start = time.thread_time()
        try:
            return way(text, timeout=TIMEOUT)
        except TimeoutError:
            if time.thread_time() - start > TIMEOUT / 2:
                raise


def _are_dates(texts: list[str]) -> bool:
    from cleaner.ruleset.calendar import is_date

    return all(map(is_date, texts))
