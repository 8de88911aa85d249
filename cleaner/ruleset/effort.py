"""How much work an expression can make of a line: a clock costs more than most matches, so only those that need it run
against one.

A backtracking matcher tries, at worst, every way in which the parts of an expression can share out a text. For parts
side by side the ways multiply; a repetition of a single character has as many as the text is long.
"""

from cleaner.ruleset.pattern import MAX_LINE
from cleaner.ruleset.syntax import Choice, Node, Optional_, Repeat, Seq, Void

# Some hundredths of a second.
_ENOUGH = 1_000_000
_LENGTHS = (MAX_LINE, 3_000, 1_000, 600, 400, 250, 150, 100, 60)


def calm_up_to(node: Node) -> int:
    """Up to how many characters of text an expression is sure to be done soon; 0 when it never is."""
    return next((length for length in _LENGTHS if length * ways(node, length) <= _ENOUGH * 10), 0)


def calm_slots(elastic: int) -> int:
    """The same for a phrase, by its number of slots that can end in more than one place."""
    return next((length for length in _LENGTHS if length ** max(elastic, 1) <= _ENOUGH), 0)


def ways(node: Node, length: int) -> float:
    """In how many ways the parts can share out a text of so many characters, at most."""
    match node:
        case Seq(parts):
            product = 1.0
            for part in parts:
                product *= ways(part, length)
            return product
        case Choice(options):
            # Of alternatives that take no repetition two at most are assumed to fit in one place.
            return 2 + sum(ways(option, length) - 1 for option in options)
        case Optional_(inner):
            return 1 + ways(inner, length)
        case Repeat(inner, low, high, is_open):
            times = length if is_open else high
            if (each := ways(inner, length)) <= 1:
                return 1 + min(times - low, length)
            return min(each, 1e9) ** min(times, 16)
        case Void(inner) if inner is not None:
            return ways(inner, length)
        case _:
            return 1
