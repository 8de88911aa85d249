"""Whether a text is the dump of a whole page: a quick look, before anything is loaded or weighed to find its body."""

from collections.abc import Mapping, Sequence

from cleaner.document import Line

# So much of a dump is furniture beyond doubt: lines of a few words that are no text, some of them known to rules. An
# extractor's output has hardly any.
TINY_WORDS = 4
_MIN_TINY = 4
_MIN_KNOWN = 1
_MIN_BOTH = 8
# The kind of the rules that are learned from a site's own pages. Where they take so many lines, few are left for nobody
# to know.
LEARNED = "furniture"
MUCH_LEARNED = 12


def may_be_dump(lines: Sequence[Line], known: Mapping[int, str]) -> bool:
    """Whether a quick look leaves it open that the text is a page's dump."""
    # A bullet is no word.
    few = [index for index, line in enumerate(lines) if line.view and line.view.count(" ") <= TINY_WORDS]
    return is_enough(len(few) - sum(map(known.__contains__, few)), known)


def is_enough(tiny: int, known: Mapping[int, str]) -> bool:
    """Whether so many tiny lines that no rule takes, and the lines that rules take, make a dump."""
    if much_learned(known):
        return True
    return tiny >= _MIN_TINY and len(known) >= _MIN_KNOWN and tiny + len(known) >= _MIN_BOTH


def much_learned(known: Mapping[int, str]) -> bool:
    """Whether much of the page is known from other pages of its site."""
    return len(known) >= MUCH_LEARNED and sum(kind == LEARNED for kind in known.values()) >= MUCH_LEARNED
