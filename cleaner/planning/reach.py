"""How far an action reaches: from the line that fired to the lines and parts that go with it."""

import re
from typing import TYPE_CHECKING

from cleaner.document import Line, closes_like_a_sentence
from cleaner.folding import align
from cleaner.planning.context import Context
from cleaner.ruleset.pattern import Found

if TYPE_CHECKING:
    from cleaner.ruleset.model import Stand

_BLOCK_LINES = 12
_BLOCK_WORDS = 25
_SENTENCE_BREAK = re.compile(r"[.!?] \S")


def block(context: Context, index: int) -> list[int]:
    """The line and the short, open lines right below it, up to a blank line or a prose line.

    A line that closes like a sentence ends the block: it may be a short paragraph. So does the last line before prose
    when there is no blank line between and the block has others: it may be a subhead.
    """
    lines = context.lines
    at = index + 1
    while at < len(lines) and not lines[at].view:
        at += 1
    gone = [index]
    while at < len(lines) and len(gone) <= _BLOCK_LINES and at not in context.prose_set and _is_link(lines[at].view):
        gone.append(at)
        at += 1
    if len(gone) > 2 and at < len(lines) and at in context.prose_set:
        gone.pop()
    return gone


def _is_link(view: str) -> bool:
    """Whether a line may be one of a list of links: short, open, and no piece of running text."""
    if not view or view.count(" ") >= _BLOCK_WORDS or view[:1].islower():
        return False
    return not closes_like_a_sentence(view) and _SENTENCE_BREAK.search(view) is None


def to_end(context: Context, index: int) -> list[int]:
    """The line and every line below it that is not blank."""
    return [at for at in context.solid if at >= index]


def prose_below(context: Context, index: int) -> bool:
    """Whether prose stands below a line."""
    return bool(context.prose) and context.prose[-1] > index


def stripped(line: Line, found: Found, stand: "Stand") -> tuple[int, int] | None:
    """The part of a line's text that goes, with the spaces beside it; None when it cannot be told."""
    places = align(line.text, line.view)
    if places is None:
        return None
    if stand == "end":
        cut = places[found.start]
        return len(line.text[:cut].rstrip()), len(line.text)
    cut = places[found.end]
    return 0, len(line.text) - len(line.text[cut:].lstrip())
