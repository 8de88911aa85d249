"""Whether a text is the dump of a whole page: a quick look, before anything is loaded or weighed to find its body."""

from collections.abc import Mapping, Sequence

from cleaner.document import Line

# So much of a dump is furniture beyond doubt: lines of a few words that are no text, some of them known to rules. An
# extractor's output has hardly any.
TINY_WORDS = 4
_MIN_TINY = 4
_MIN_KNOWN = 1
_MIN_BOTH = 8
# Where rules know so much, as those that were learned do, few tiny lines are left for nobody to know.
MUCH_KNOWN = 12


def may_be_dump(lines: Sequence[Line], known: Mapping[int, str]) -> bool:
    """Whether a quick look leaves it open that the text is a page's dump."""
    # A bullet is no word.
    few = [index for index, line in enumerate(lines) if line.view and line.view.count(" ") <= TINY_WORDS]
    return is_enough(len(few) - sum(map(known.__contains__, few)), len(known))


def is_enough(tiny: int, known: int) -> bool:
    """Whether so many tiny lines that no rule takes, and so many lines that rules take, make a dump."""
    enough = tiny >= _MIN_TINY or known >= MUCH_KNOWN
    return enough and known >= _MIN_KNOWN and tiny + known >= _MIN_BOTH
