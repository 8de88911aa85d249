"""What goes because it is no part of the body, and why, in words; nothing where the text is an article already."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from cleaner.planning.body import PARTS, TEXT, Segmentation, share_of
from cleaner.planning.dump import TINY_WORDS, is_enough, much_learned
from cleaner.planning.places import PLACES
from cleaner.planning.shapes import Units
from cleaner.planning.traits import TRAITS

# A body shorter than this, or with so small a part of the page's prose, is as likely a mistake.
_MIN_BODY_WORDS = 40
# The markup tells a note of two sentences from a menu.
_MIN_MARKED_WORDS = 15
# Links and lines that rules know: with fewer of them a page of HTML is an article and nothing else.
_MIN_LINKED = 4
_LINKED = len(TRAITS) + PLACES.index("linked")
_MIN_PROSE_SHARE = 0.3
# A page has a menu above its text, or much below it. A table at the end of a text has neither.
_MIN_ABOVE, _MIN_BELOW = 2, 20
# Where the site's own furniture is known, what is left is worth more.
_MIN_LEARNED_SHARE = 0.1


class Outside(NamedTuple):
    """A run of units that are no part of the body: the lines, by index, and why, in words."""

    lines: list[int]
    reason: str


def outside(found: Segmentation, known: Mapping[int, str], always: bool) -> list[Outside]:
    """What stands around the body; nothing when there is hardly one, or (unless ``always``) the text is an article."""
    units, parts = found.units, found.parts
    body = sum(count for count, part in zip(units.words, parts, strict=True) if part == TEXT)
    least = _MIN_MARKED_WORDS if found.names else _MIN_BODY_WORDS
    if body < least or not (always or _is_dump(found, known)):
        return []
    runs: list[Outside] = []
    for (part, called), group in groupby(range(len(parts)), key=lambda at: (parts[at], found.called.get(at))):
        members = list(group)
        if part != TEXT:
            lines = [index for member in members for index in units.lines[member]]
            runs.append(Outside(lines, _reason(units, members, part, called)))
    return runs


def _is_dump(found: Segmentation, known: Mapping[int, str]) -> bool:
    units, parts = found.units, found.parts
    if found.names:
        linked = sum(part != TEXT and row[_LINKED] > 1 / 2 for part, row in zip(parts, found.rows, strict=True))
        return linked + len(known) >= _MIN_LINKED
    tiny = sum(
        part != TEXT and count <= TINY_WORDS and not any(index in known for index in group)
        for part, count, group in zip(parts, units.words, units.lines, strict=True)
    )
    above, below = parts.index(TEXT), parts[::-1].index(TEXT)
    if not is_enough(tiny, known) or (above < _MIN_ABOVE and below < _MIN_BELOW):
        return False
    return share_of(units, parts) >= (_MIN_LEARNED_SHARE if much_learned(known) else _MIN_PROSE_SHARE)


def _reason(units: Units, members: Sequence[int], part: int, called: str | None) -> str:
    """What kind of run it is, in words."""
    prose = sum(units.prose[member] > 0 for member in members)
    short = len(members) - prose
    what = [f"{short} short line{'s' * (short != 1)}"] if short else []
    if prose:
        what.append(f"{prose} paragraph{'s' * (prose != 1)}")
    where = f", in what the page calls {called.removeprefix('in_').removeprefix('is_')}" if called else ""
    return f"{' and '.join(what)} {PARTS[part]}{where}"
