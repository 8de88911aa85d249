"""Edges: what speaks for the text's beginning with a unit, or ending with it."""

from cleaner.planning.nearby import above, below, breaks, falling, floats, highest_of_8_above, rising, up_to
from cleaner.planning.shapes import Shapes, Units
from cleaner.planning.traits import Columns

STARTS = (
    "at_break", "prose", "headline", "headline_above", "doubled_above", "known_above", "author_above", "off_main",
    "share_above",
)  # fmt: skip
ENDS = (
    "at_break", "known_below", "end_below", "end_soon", "tiny_below", "doubled_below", "comments_soon", "closed",
    "prose", "share_below",
)  # fmt: skip
_BREAK = 6
_FARTHEST = 30
_LABEL_WORDS = 2


def starts(units: Units, columns: Columns) -> list[tuple[float, ...]]:
    """For each unit its `STARTS`, in order."""
    kinds, first = columns.kinds, columns.first
    twice = [said and count > _LABEL_WORDS for said, count in zip(columns.doubled, units.words, strict=True)]
    rows = zip(
        breaks(units.prose, _BREAK),
        [1.0 if count else 0.0 for count in units.prose],
        columns.headline,
        highest_of_8_above(columns.headline),
        up_to(above(twice, 8), 2),
        up_to(above([kind != "" for kind in kinds], 3), 3),
        [1.0 if count else 0.0 for count in above([kind == "author" for kind in kinds], 4)],
        falling(first + 1, _FARTHEST) + rising(len(kinds) - first, _FARTHEST)[1:],
        columns.share,
        strict=True,
    )
    return list(rows)


def ends(units: Units, shapes: Shapes, columns: Columns) -> list[tuple[float, ...]]:
    """For each unit its `ENDS`, in order."""
    rows = zip(
        breaks(units.prose[::-1], _BREAK)[::-1],
        [1.0 if kind else 0.0 for kind in (*columns.kinds[1:], "")],
        floats([*columns.ends[1:], False]),
        [1.0 if count else 0.0 for count in below(columns.ends, 3)],
        floats([*columns.tiny[1:], False]),
        floats([*columns.doubled[1:], False]),
        [1.0 if count else 0.0 for count in below(columns.comments, 3)],
        floats(shapes.closed),
        [1.0 if count else 0.0 for count in units.prose],
        [1 - share for share in (*columns.share[1:], 1.0)],
        strict=True,
    )
    return list(rows)
