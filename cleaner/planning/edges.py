"""Edges: what speaks for the text's beginning with a unit, or ending with it."""

from collections.abc import Iterable, Sequence
from itertools import accumulate

from cleaner.planning.shapes import Shape, Units
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
_HEADLINE_ABOVE = 8
_LABEL_WORDS = 2


def starts(units: Units, columns: Columns) -> list[tuple[float, ...]]:
    """For each unit its `STARTS`, in order."""
    size = len(units.words)
    fits = [0.0] * _HEADLINE_ABOVE + columns.headline
    twice = [said and count > _LABEL_WORDS for said, count in zip(columns.doubled, units.words, strict=True)]
    rows = zip(
        _breaks(units.prose),
        [float(count > 0) for count in units.prose],
        columns.headline,
        [max(fits[at : at + _HEADLINE_ABOVE]) for at in range(size)],
        [min(count, 2) / 2 for count in _above(twice, 8)],
        [count / 3 for count in _above(map(bool, columns.kinds), 3)],
        [float(count > 0) for count in _above([kind == "author" for kind in columns.kinds], 4)],
        [min(abs(at - columns.first), _FARTHEST) / _FARTHEST for at in range(size)],
        columns.share,
        strict=True,
    )
    return list(rows)


def ends(units: Units, shapes: Sequence[Shape], columns: Columns) -> list[tuple[float, ...]]:
    """For each unit its `ENDS`, in order."""
    rows = zip(
        _breaks(units.prose[::-1])[::-1],
        [float(bool(kind)) for kind in (*columns.kinds[1:], "")],
        map(float, (*columns.ends[1:], False)),
        [float(count > 0) for count in _below(columns.ends, 3)],
        map(float, (*columns.tiny[1:], False)),
        map(float, (*columns.doubled[1:], False)),
        [float(count > 0) for count in _below(columns.comments, 3)],
        [float(shape.closed) for shape in shapes],
        [float(count > 0) for count in units.prose],
        [1 - share for share in (*columns.share[1:], 1.0)],
        strict=True,
    )
    return list(rows)


def _breaks(prose: Sequence[int]) -> list[float]:
    """For each unit how many units without prose stand right above it, as a share of what makes a full break."""
    widths = []
    width = _BREAK
    for count in prose:
        widths.append(width / _BREAK)
        width = 0 if count else min(width + 1, _BREAK)
    return widths


def _above(column: Iterable[bool], far: int) -> list[int]:
    """For each unit how many of so many above it are marked."""
    sums = list(accumulate(column, initial=0))
    return [high - low for high, low in zip(sums, [0] * far + sums, strict=False)][: len(sums) - 1]


def _below(column: Sequence[bool], far: int) -> list[int]:
    """For each unit how many of so many below it are marked."""
    return _above(column[::-1], far)[::-1]
