"""The body of a page, from the shape of its text, and its markup if any: where it begins and ends, what interrupts it.

Each unit is weighed by its traits, and each place where the text could begin or end by what stands there; then the
heaviest way through the page is sought that begins before the text, enters it once, may leave it for interruptions,
and ends behind it (Viterbi, 1967). Choosing line by line would lose one body line in ten: a subhead alone looks like a
menu.
"""

from collections.abc import Container, Mapping, Sequence
from math import log1p
from operator import mul
from typing import NamedTuple

from cleaner.document import Line
from cleaner.markup import Markup
from cleaner.planning.dump import LEARNED
from cleaner.planning.edges import ends, starts
from cleaner.planning.names import Names, NamesAround
from cleaner.planning.places import places
from cleaner.planning.shapes import Units, read_units
from cleaner.planning.traits import TRAITS, traits
from cleaner.planning.units import units_of
from cleaner.ruleset.weights import Weights

BEFORE, TEXT, BETWEEN, AFTER = range(4)
PARTS = ("above the text", "text", "between parts of the text", "below the text")
_NEVER = -1e9
_CLOSED, _OMISSION = TRAITS.index("closed"), TRAITS.index("omission")
_SHARED = TRAITS.index("words_of_the_text")
_HEADLINE_ABOVE, _HEADLINE_WORDS = 8, (3, 25)
# Menus have hardly a line of five words; the text uses fewer of a long headline's.
_HEADLINE_SHARED, _LONG_HEADLINE_SHARED, _LONG_HEADLINE = 0.3, 0.15, 5
# A body with less of the page's prose is doubtful: the page is gone through once more, leaning towards the text.
_DOUBTFUL_SHARE = 0.4


class Segmentation(NamedTuple):
    """What part of a page each unit belongs to (`BEFORE`, `TEXT`, `BETWEEN`, `AFTER`), and how much it weighs.

    ``rows`` are its traits (and its places in the markup), ``names`` those of the elements around it, ``called`` the
    name by which the markup gave a unit between parts of the text away.
    """

    units: Units
    parts: list[int]
    weights: list[float]
    rows: list[tuple[float, ...]]
    names: Sequence[Names] = ()
    called: Mapping[int, str] = {}


def segment(
    lines: Sequence[Line],
    known: Mapping[int, str],
    language: str | None,
    weights: Weights,
    markup: Markup | None = None,
) -> Segmentation:
    """Find the body. ``known``: the kinds of the lines that rules take, by index; ``markup``: where the lines stand, if
    ``weights`` are those for pages with markup."""
    units, shapes = read_units(lines, units_of(lines, markup))
    if not units.views:
        return Segmentation(units, [], [], [])
    # The weights are fitted to pages of which nothing was learned: what was is no sign of what general rules know.
    learned = {index for index, kind in known.items() if kind == LEARNED}
    told = {index: kind for index, kind in known.items() if index not in learned} if learned else known
    rows, columns = traits(units, shapes, told, language)
    names: list[Names] = []
    if markup is not None:
        rows, names = with_places(lines, units, rows, markup, weights.names)
    sizes = list(map(log1p, units.words))
    heavy = [
        sum(map(mul, row, weights.prose if prose else weights.short)) * size
        for row, prose, size in zip(rows, units.prose, sizes, strict=True)
    ]
    if names:
        # Most units of a page stand in the same few elements.
        sums = {some: sum(map(weights.names.__getitem__, some)) for some in set(names)}
        heavy = [weight + sums[some] * size for weight, some, size in zip(heavy, names, sizes, strict=True)]
    if learned:
        heavy = [
            weight + weights.moves["learned"] * size if any(index in learned for index in group) else weight
            for weight, size, group in zip(heavy, sizes, units.lines, strict=True)
        ]
    start = [sum(map(mul, row, weights.start)) for row in starts(units, columns)]
    end = [sum(map(mul, row, weights.end)) for row in ends(units, shapes, columns)]
    parts = path(heavy, start, end, weights.moves)
    if not names and share_of(units, parts) < _DOUBTFUL_SHARE:
        leaning = [weight + weights.moves["doubt"] * size for weight, size in zip(heavy, sizes, strict=True)]
        parts = path(leaning, start, end, weights.moves)
    if TEXT in parts:
        taken = [any(index in known for index in group) for group in units.lines]
        first, last = parts.index(TEXT), len(parts) - 1 - parts[::-1].index(TEXT)
        edges = [at for at in (first - 1, last + 1) if 0 <= at < len(parts) and not taken[at] and _is_whole(rows[at])]
        for at in (*([] if names else edges), *_headline(units, rows, taken, first)):
            parts[at] = TEXT
    called = foreign(parts, rows, names, weights) if names else {}
    for at in called:
        parts[at] = BETWEEN
    return Segmentation(units, parts, heavy, rows, names, called)


def with_places(
    lines: Sequence[Line], units: Units, rows: Sequence[tuple[float, ...]], markup: Markup, known: Container[str]
) -> tuple[list[tuple[float, ...]], list[Names]]:
    """The traits of the units with their places in the markup, and the names of what they stand in."""
    blocks = [[markup.blocks[lines[index].number] for index in group] for group in units.lines]
    around = NamesAround(known)
    names = [around.of(group[0].node) for group in blocks]
    return [row + place for row, place in zip(rows, places(blocks, units.prose, markup), strict=True)], names


def foreign(
    parts: Sequence[int], rows: Sequence[Sequence[float]], names: Sequence[Names], weights: Weights
) -> dict[int, str]:
    """The units of the text that their markup gives away as captions, boxes or bars within it; each with the name that
    says most."""
    sums = {some: sum(map(weights.within_names.__getitem__, some)) for some in set(names)}
    return {
        at: min(names[at], key=lambda name: (name.startswith("is_"), weights.within_names[name], name), default="")
        for at, (part, row, some) in enumerate(zip(parts, rows, names, strict=True))
        if part == TEXT and sums[some] + sum(map(mul, row, weights.within)) < weights.moves["foreign"]
    }


def share_of(units: Units, parts: Sequence[int]) -> float:
    """How much of the page's prose the body holds."""
    prose = sum(count for count, part in zip(units.prose, parts, strict=True) if part == TEXT)
    return prose / (sum(units.prose) or 1)


def _is_whole(row: Sequence[float]) -> bool:
    """Whether a unit is a sentence, though a short one: right above or below the text it is its first or last words."""
    return row[_CLOSED] > row[_OMISSION]


def _headline(units: Units, rows: Sequence[Sequence[float]], taken: Sequence[bool], first: int) -> list[int]:
    """The headline, a little above the text: a line of some words, of which the text uses some too."""
    for at in range(first - 1, max(first - 1 - _HEADLINE_ABOVE, -1), -1):
        fits = _HEADLINE_WORDS[0] <= units.words[at] <= _HEADLINE_WORDS[1] and not taken[at]
        least = _HEADLINE_SHARED if units.words[at] < _LONG_HEADLINE else _LONG_HEADLINE_SHARED
        if fits and rows[at][_SHARED] >= least and not rows[at][_OMISSION]:
            return [at]
    return []


def path(heavy: Sequence[float], start: Sequence[float], end: Sequence[float], moves: Mapping[str, float]) -> list[int]:
    """The heaviest way through the page. Only units of the text weigh anything, and where it begins and ends."""
    interrupt, resume = moves["interrupt"], moves["resume"]
    text = between = after = left = _NEVER
    steps: list[tuple[int, int, int]] = []
    for weight, begins, stops in zip(heavy, start, end, strict=True):
        into_after, after_from = (left, TEXT) if left > after else (after, AFTER)
        into_between, between_from = (between, BETWEEN) if between >= text + interrupt else (text + interrupt, TEXT)
        into_text, text_from = (begins, BEFORE) if begins > text else (text, TEXT)
        if between + resume > into_text:
            into_text, text_from = between + resume, BETWEEN
        steps.append((text_from, between_from, after_from))
        text, between, after = into_text + weight, into_between, into_after
        left = text + stops
    part = TEXT if left > after else AFTER
    parts = []
    for step in reversed(steps):
        parts.append(part)
        part = step[part - 1] if part else BEFORE
    return parts[::-1]
