"""The body of a page, from the shape of its text alone: where it begins, where it ends, what interrupts it.

Each unit is weighed by its traits; then the cheapest way through the page is sought that begins before the text, enters
it once, may leave it for interruptions, and ends behind it (Viterbi, 1967). Choosing line by line would lose one body
line in ten: a subhead alone looks like a menu.
"""

from collections.abc import Mapping, Sequence
from itertools import groupby
from math import log1p
from operator import mul
from typing import NamedTuple

from cleaner.document import Line
from cleaner.planning.dump import TINY_WORDS, is_enough
from cleaner.planning.traits import TRAITS, Units, read_units, traits
from cleaner.planning.units import units_of
from cleaner.ruleset.weights import Weights

BEFORE, TEXT, BETWEEN, AFTER = range(4)
PARTS = ("above the text", "text", "between two parts of the text", "below the text")
_NEVER = -1e9
_CLOSED, _OMISSION = TRAITS.index("closed"), TRAITS.index("omission")
_SHARED = TRAITS.index("words_of_the_text")
_HEADLINE_ABOVE, _HEADLINE_WORDS, _HEADLINE_SHARED = 8, (3, 25), 0.34
_BREAK = 6


class Segmentation(NamedTuple):
    """What part of a page each unit belongs to (`BEFORE`, `TEXT`, `BETWEEN`, `AFTER`), and how much it weighs."""

    units: Units
    parts: list[int]
    weights: list[float]
    rows: list[list[float]]


def segment(lines: Sequence[Line], known: Mapping[int, str], language: str | None, weights: Weights) -> Segmentation:
    """Find the body. ``known``: the kinds of the lines that rules take, by index."""
    units, shapes = read_units(lines, units_of(lines))
    rows = traits(units, shapes, known, language)
    heavy = [
        sum(map(mul, row, weights.prose if prose else weights.short)) * log1p(count)
        for row, prose, count in zip(rows, units.prose, units.words, strict=True)
    ]
    apart = known.keys().isdisjoint
    taken = [not apart(group) for group in units.lines]
    parts = _path(heavy, units.prose, taken, weights)
    if TEXT in parts:
        first, last = parts.index(TEXT), len(parts) - 1 - parts[::-1].index(TEXT)
        ends = [at for at in (first - 1, last + 1) if 0 <= at < len(parts) and not taken[at] and _is_whole(rows[at])]
        for at in (*ends, *_headline(units, rows, taken, first)):
            parts[at] = TEXT
    return Segmentation(units, parts, heavy, rows)


def _is_whole(row: Sequence[float]) -> bool:
    """Whether a unit is a sentence, though a short one: right above or below the text it is its first or last words."""
    return row[_CLOSED] > row[_OMISSION]


def _headline(units: Units, rows: Sequence[Sequence[float]], taken: Sequence[bool], first: int) -> list[int]:
    """The headline, a little above the text: a line of some words, most of which the text uses too."""
    for at in range(first - 1, max(first - 1 - _HEADLINE_ABOVE, -1), -1):
        fits = _HEADLINE_WORDS[0] <= units.words[at] <= _HEADLINE_WORDS[1] and not taken[at]
        if fits and rows[at][_SHARED] >= _HEADLINE_SHARED and not rows[at][_OMISSION]:
            return [at]
    return []


def _path(heavy: Sequence[float], prose: Sequence[int], taken: Sequence[bool], weights: Weights) -> list[int]:
    """The heaviest way through the page. Only units of the text weigh anything; each change of part costs."""
    moves = weights.moves
    start, start_at_break, resume = moves["start"], moves["start_at_break"], moves["resume"]
    interrupt, end, end_at_break = moves["interrupt"], moves["end"], moves["end_at_break"]
    end_at_known = moves["end_at_known"]
    above, below = _breaks(prose), _breaks(prose[::-1])[::-1]
    before, text, between, after = 0.0, _NEVER, _NEVER, _NEVER
    steps: list[tuple[int, int, int, int]] = []
    for weight, wide_above, wide_below, is_taken in zip(heavy, above, below, taken, strict=True):
        # Of two ways that weigh the same, the one from the later part.
        into_text, text_from = before + start + start_at_break * wide_above, BEFORE
        if text >= into_text:
            into_text, text_from = text, TEXT
        if between + resume >= into_text:
            into_text, text_from = between + resume, BETWEEN
        into_between, between_from = text + interrupt, TEXT
        if between >= into_between:
            into_between, between_from = between, BETWEEN
        into_after, after_from = text + end + end_at_break * wide_below + end_at_known * is_taken, TEXT
        if after >= into_after:
            into_after, after_from = after, AFTER
        steps.append((BEFORE, text_from, between_from, after_from))
        text, between, after = into_text + weight, into_between, into_after
    _, part = max((before, BEFORE), (text, TEXT), (after, AFTER))
    parts = []
    for step in reversed(steps):
        parts.append(part)
        part = step[part]
    return parts[::-1]


def _breaks(prose: Sequence[int]) -> list[float]:
    """For each unit how many units without prose stand right above it, as a share of what makes a full break."""
    widths = []
    width = _BREAK
    for count in prose:
        widths.append(width / _BREAK)
        if count:
            width = 0
        elif width < _BREAK:
            width += 1
    return widths


# A body shorter than this, or with so small a part of the page's prose, is as likely a mistake.
_MIN_BODY_WORDS = 40
_MIN_PROSE_SHARE = 0.4


class Outside(NamedTuple):
    """A run of units that are no part of the body: the lines, by index, and why, in words."""

    lines: list[int]
    reason: str


def outside(found: Segmentation, known: Mapping[int, str], always: bool) -> list[Outside]:
    """What stands around the body; nothing when there is hardly one, or (unless ``always``) the text is an article."""
    units, parts = found.units, found.parts
    body = sum(count for count, part in zip(units.words, parts, strict=True) if part == TEXT)
    if body < _MIN_BODY_WORDS or not (always or _is_dump(found, known)):
        return []
    runs: list[Outside] = []
    for part, group in groupby(range(len(parts)), key=parts.__getitem__):
        members = list(group)
        if part != TEXT:
            lines = [index for member in members for index in units.lines[member]]
            runs.append(Outside(lines, _reason(units, members, part)))
    return runs


def _is_dump(found: Segmentation, known: Mapping[int, str]) -> bool:
    units, parts = found.units, found.parts
    tiny = sum(
        part != TEXT and count <= TINY_WORDS and not any(index in known for index in group)
        for part, count, group in zip(parts, units.words, units.lines, strict=True)
    )
    if not is_enough(tiny, len(known)):
        return False
    prose = sum(count for count, part in zip(units.prose, parts, strict=True) if part == TEXT)
    return prose >= _MIN_PROSE_SHARE * sum(units.prose)


def _reason(units: Units, members: Sequence[int], part: int) -> str:
    """What kind of run it is, in words."""
    prose = sum(units.prose[member] > 0 for member in members)
    short = len(members) - prose
    what = [f"{short} short line{'s' * (short != 1)}"] if short else []
    if prose:
        what.append(f"{prose} paragraph{'s' * (prose != 1)}")
    return f"{' and '.join(what)} {PARTS[part]}"
