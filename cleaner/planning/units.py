"""Units: lines of which one sentence goes on into the next. They stand or fall together.

Pages are flattened in many ways: one line a block, a line break at every inline tag, hard wrapping. What was one
paragraph is put together again as far as lower-case beginnings, open ends, spaces at the seams and the width of the
page tell, so that the shape of a paragraph is seen and no part of it is judged alone.
"""

import re
from collections.abc import Sequence

from cleaner.document import Line, closes_like_a_sentence
from cleaner.markup import Markup, Node
from cleaner.planning.names import block_of

# What no line of its own begins with; a single full stop neither.
_CLOSING = frozenset(",;:!?)]}%")
_BULLETS = frozenset("-*•·◦▪+#>»|o")
_NUMBER = re.compile(r"\d{1,3}[.)] ")
_SPACES = " \u00a0"
_MIN_LINES = 8
# The widths at which people and mail programs wrap text, and how far short of it a full line may stay.
_NARROWEST, _WIDEST, _SHORT = 50, 100, 14
# From here on an open line is rather a part of a paragraph than a label.
_LONG, _VERY_LONG = 40, 60
_MAX_LINK_WORD = 3


def units_of(lines: Sequence[Line], markup: Markup | None = None) -> list[list[int]]:
    """The lines that are not blank, by index, in groups that belong together.

    Where the markup tells the blocks, only what stands in one block can belong together.
    """
    if markup is not None:
        return _units_of_blocks(lines, markup)
    solid = [index for index, line in enumerate(lines) if line.view]
    width = _wrapped_at(lines, solid)
    indented = 3 * [lines[index].text[0] for index in solid].count(" ") > len(solid)
    units: list[list[int]] = []
    size = 0
    last = -3
    for index in solid:
        blanks = index - last - 1
        # Nothing goes on over two blank lines.
        if blanks < 2 and _goes_on(lines[last], size, lines[index], blanks, width, indented):
            units[-1].append(index)
        else:
            units.append([index])
            size = 0
        size += len(lines[index].view)
        last = index
    return units


def _units_of_blocks(lines: Sequence[Line], markup: Markup) -> list[list[int]]:
    units: list[list[int]] = []
    size = 0
    last = -2
    block: Node | None = None
    for index, line in enumerate(lines):
        if not line.view:
            continue
        here = block_of(markup.blocks[line.number].node)
        if here is block and last == index - 1 and _goes_on(lines[last], size, line, 0, 0, indented=False):
            units[-1].append(index)
        else:
            units.append([index])
            size = 0
        size += len(line.view)
        last, block = index, here
    return units


def _wrapped_at(lines: Sequence[Line], solid: Sequence[int]) -> int:
    """The width at which the text is wrapped; 0 when it is not."""
    sizes = [len(lines[index].text.rstrip()) for index in solid]
    widest = max(sizes, default=0)
    if len(sizes) < _MIN_LINES or not _NARROWEST <= widest <= _WIDEST:
        return 0
    return widest if 4 * sum(size >= widest - _SHORT for size in sizes) >= len(sizes) else 0


def _goes_on(upper: Line, size: int, lower: Line, blanks: int, width: int, indented: bool) -> bool:
    """Whether a sentence of one line goes on in the next; ``size``: characters of its unit so far."""
    above, below = upper.view, lower.view
    first = below[0]
    if (first in _BULLETS and below[1:2] == " ") or (first.isdecimal() and _NUMBER.match(below)):
        return False
    if width:
        word = len(lower.text.lstrip().partition(" ")[0])
        return blanks == 0 and len(upper.text.rstrip()) + 1 + word > width
    if first in _CLOSING or (first == "." and not below.startswith("...")):
        return len(above) > len("and")
    if closes_like_a_sentence(above):
        return False
    lower_case = first.islower()
    long = size >= _LONG or len(below) >= _LONG
    # A parser that breaks lines at inline tags leaves the space between two words at the seam.
    seam = blanks == 0 and (upper.text[-1] in _SPACES or (not indented and lower.text[0] in _SPACES))
    if above[-1] in "(" or (seam and long):
        return True
    if lower_case:
        return size >= _LONG or seam or above[-1] in ",-" or (blanks == 0 and long)
    if blanks or size < _VERY_LONG:
        return False
    last = above.rpartition(" ")[2]
    return last[-1] == "," or (len(last) <= _MAX_LINK_WORD and last.isalpha() and last.islower())
