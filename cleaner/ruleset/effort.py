"""How much work an expression can make of a line: a clock costs more than most matches, so only those that need it run
against one.

A backtracking matcher tries, at worst, every way in which the parts of an expression can share out a text. For parts
side by side the ways multiply; a repetition of a single character has as many as the text is long.
"""

from collections.abc import Sequence
from itertools import pairwise

from cleaner.ruleset.pattern import MAX_LINE
from cleaner.ruleset.syntax import Choice, Node, Optional_, Repeat, Seq, Text, Void

# Ways through an expression, each with a step for every character: less than the clock would allow.
_ENOUGH = 10_000_000
# Ends of a phrase's slots, which words bound: the steps between are few.
_ENOUGH_ENDS = 1_000_000
_LENGTHS = (MAX_LINE, 3_000, 1_000, 600, 400, 250, 150, 100, 60)


def calm_up_to(node: Node) -> int:
    """Up to how many characters of text an expression is sure to be done soon; 0 when it never is."""
    return next((length for length in _LENGTHS if length * ways(node, length) <= _ENOUGH), 0)


def calm_slots(elastic: int) -> int:
    """The same for a phrase, by its number of slots that can end in more than one place."""
    return next((length for length in _LENGTHS if length ** max(elastic, 1) <= _ENOUGH_ENDS), 0)


def ways(node: Node, length: int) -> float:
    """In how many ways the parts can share out a text of so many characters, at most."""
    match node:
        case Seq(parts):
            product = 1.0
            for part in parts:
                product *= ways(part, length)
            return product
        case Choice(options):
            some = [ways(option, length) for option in options]
            return max(some) if _exclusive(options) else sum(some)
        case Optional_(inner):
            return 1 + ways(inner, length)
        case Repeat(inner, low, high, is_open):
            times = length if is_open else high
            if (each := ways(inner, length)) <= 1:
                return 1 + min(times - low, length)
            # Beyond these it is far too much anyway, and the number stays one that a float can hold.
            return min(each, 1e4) ** min(times, 64)
        case Void(inner) if inner is not None:
            return ways(inner, length)
        case _:
            return 1


def _exclusive(options: Sequence[Node]) -> bool:
    """Whether no two alternatives fit in one place: none begins with all the letters that another surely begins with.

    In alphabetical order a beginning stands right before what it begins.
    """
    return not any(below.startswith(above) for above, below in pairwise(sorted(map(_beginning, options))))


def _beginning(node: Node) -> str:
    """The letters that every match of a part begins with, as far as they are plain to see."""
    letters = ""
    for part in node.parts if isinstance(node, Seq) else (node,):
        if not isinstance(part, Text):
            break
        letters += part.text
    return letters.casefold()
