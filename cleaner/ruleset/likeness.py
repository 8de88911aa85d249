"""Likeness: near copies of a text, with literals that no near copy can lack.

rapidfuzz's ``ratio`` is ``100 · (1 - d / (m + n))`` with d the insertions and deletions between texts of m and n
characters. A ratio of at least t bounds d, and each edit can spoil one piece of the text; so of d + 1 pieces one must
stand in the line unspoiled (the pigeonhole principle of Wu and Manber's agrep, 1992).
"""

from itertools import pairwise

from cleaner.folding import core_of, view_of
from cleaner.ruleset.literals import bits
from cleaner.ruleset.pattern import BadPattern, Pattern

_MIN_CHARS = 20
_MIN_PIECE_BITS = 8.0


def like_pattern(text: str, at_least: int) -> Pattern:
    """A pattern for lines alike a text by ``at_least`` percent. Raises BadPattern."""
    folded = core_of(view_of(text)).casefold()
    size = len(folded)
    if size < _MIN_CHARS:
        raise BadPattern(f"'like' needs a text of at least {_MIN_CHARS} characters; use 'phrase' for a short one")
    # The longest line that can reach the ratio has n = m + d characters: d <= (1 - t) · (2 m + d). In whole numbers,
    # for a rounding error here would be a piece too few.
    edits = 2 * size * (100 - at_least) // at_least
    pieces = edits + 1
    bounds = [size * index // pieces for index in range(pieces + 1)]
    cut = [folded[low:high] for low, high in pairwise(bounds)]
    searched = tuple(dict.fromkeys(piece.strip(" ") for piece in cut))
    if min(bits(piece) for piece in searched) < _MIN_PIECE_BITS:
        raise BadPattern(f"{at_least} % of so short a text leaves nothing sure to search for; raise at_least")
    # From 200 · m >= at_least · (m + n), with the line the shorter text and with it the longer.
    shortest, longest = -(-size * at_least // (200 - at_least)), size * (200 - at_least) // at_least
    return Pattern("like", (folded,), literals=searched, at_least=at_least, shortest=shortest, longest=longest)
