"""Which texts must a line hold for a pattern to match at all? The index searches for these.

The answer must never be too narrow: a literal that a matching line can lack would lose matches in silence. So anything
not understood here counts as "could be anything". The method is that of Russ Cox, "Regular Expression Matching with a
Trigram Index" (2012), kept to whole literals: a pattern is read as a sequence of parts, each with the few exact texts
it can be, or none; neighbouring exact parts are joined, and the rarest run wins.

Literals are case-folded and free of edge decoration, as is the text they are searched in.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cleaner.folding import EDGE
from cleaner.ruleset.syntax import Any_, Choice, Node, Optional_, Repeat, Seq, Text, Void

MAX_CHOICES = 128
MIN_BITS = 14.0
# Rules that admit to be slow are searched for by less: better a text that is on many lines than none at all.
WEAK_BITS = 8.0
_BITS = dict.fromkeys("etaoinsrhldu", 4.0) | {" ": 3.0, "\n": 7.0}
# Letters whose other case is newer than some supported Python's Unicode tables: the two libraries may differ there.
_UNSETTLED = frozenset("ɤƛ\ua7d3\ua7d5")
_ENDS = EDGE + "."
# Guillemets are decoration of some lines only; one full stop or two are the end of a sentence, three are decoration.
_SURE = re.escape("".join(char for char in EDGE if char not in "«»‹›"))
_DECORATION = re.compile(rf"(?:[{_SURE}]|\.{{3,}}(?!\.))*")


class Required(NamedTuple):
    """Texts of which every match holds at least one, and how rare the commonest of them is, in bits."""

    texts: tuple[str, ...]
    bits: float

    @property
    def weak(self) -> bool:
        """Whether they are too common for a rule that does not admit to be slow."""
        return self.bits < MIN_BITS


def bits(text: str) -> float:
    """How rare a text is, very roughly: the information in its letters."""
    return sum(_BITS.get(char, 5.0 if char.isascii() else 7.0) for char in text)


def best(choices: Iterable[Sequence[str]]) -> Required | None:
    """The set of alternatives whose commonest member is rarest; None when none is worth searching for."""
    found: Required | None = None
    for texts in choices:
        if not texts:
            continue
        settled = [_settled(text) for text in texts]
        required = Required(tuple(dict.fromkeys(settled)), min(bits(text) for text in settled))
        if required.bits >= WEAK_BITS and (found is None or required.bits > found.bits):
            found = required
    return found


def _settled(text: str) -> str:
    """The rarest stretch of a text without letters on which the two libraries may differ."""
    pieces = [""]
    for char in text:
        if char in _UNSETTLED or unicodedata.category(char) == "Cn":
            pieces.append("")
        else:
            pieces[-1] += char
    return max(pieces, key=bits)


def searchable(text: str) -> tuple[str, ...]:
    """A literal as it can stand in the searched text, folded in case; empty when nothing of it is sure to.

    A line break at an end is an anchor. Decoration at an end stands there as it is, unless it is the end of the line:
    then it was cut off with all decoration around it, and there is a line break in its place. Marks of which it is not
    known beforehand whether they are decoration are left out of the literal.
    """
    folded = text.casefold()
    inner = folded.strip("\n")
    bare = inner.strip(_ENDS)
    if not bare:
        return ()
    at = inner.index(bare)
    head, tail = inner[:at], inner[at + len(bare) :]
    lefts = _ends(head, folded.startswith("\n"))
    rights = _ends(tail, len(folded) > 1 and folded.endswith("\n"))
    return tuple(left + bare + right for left in lefts for right in rights)


def _ends(marks: str, at_break: bool) -> tuple[str, ...]:
    """What can stand at an end of a literal where a text has these marks, and a line break behind them or not."""
    sure = _DECORATION.fullmatch(marks)
    if at_break:
        return ("\n",) if sure else ("",)
    return (marks, "\n") if marks and sure else ("",)


def required_of(node: Node, whole_line: bool) -> Required | None:
    """The literals that a regular expression needs; ``whole_line`` when it must match from end to end of a line."""
    if whole_line:
        options = node.options if isinstance(node, Choice) else (node,)
        node = Choice(tuple(_between_breaks(option) for option in options))
    return best(_runs(node))


def mark_of(node: Node) -> str:
    """A mark, neither letter nor space, that stands in every match; empty when there is none at the top level."""
    parts = node.parts if isinstance(node, Seq) else (node,)
    marks = [part.text for part in parts if isinstance(part, Text)]
    return next((mark for mark in marks if not mark.isalnum() and not mark.isspace()), "")


def _between_breaks(node: Node) -> Node:
    parts = node.parts if isinstance(node, Seq) else (node,)
    return Seq((Text("\n"), *parts, Text("\n")))


def _exact(node: Node) -> list[str] | None:
    """Every text a part can be, if they are few."""
    match node:
        case Text(text):
            return [text]
        case Void():
            return [""]
        case Choice(options):
            texts: list[str] = []
            for option in options:
                if (more := _exact(option)) is None:
                    return None
                texts += more
            return texts if len(texts) <= MAX_CHOICES else None
        case Optional_(inner):
            exact = _exact(inner)
            return None if exact is None or len(exact) >= MAX_CHOICES else ["", *exact]
        case Seq(parts):
            texts = [""]
            for part in parts:
                more_texts = _exact(part)
                if more_texts is None or len(texts) * len(more_texts) > MAX_CHOICES:
                    return None
                texts = [text + more for text in texts for more in more_texts]
            return texts
        case _:
            return None


def _runs(node: Node) -> list[list[str]]:
    """Sets of alternatives, one of each set standing in every match."""
    exact = _exact(node)
    if exact is not None:
        return _searchable(exact)
    match node:
        case Seq(parts):
            return _sequence_runs(parts)
        case Repeat(inner, low) if low > 0:
            return _runs(inner)
        case Choice(options):
            joined: list[str] = []
            for option in options:
                found = best(_runs(option))
                if found is None:
                    return []
                joined += found.texts
            return [joined]
        case Any_() | Optional_() | Repeat() | _:
            return []


def _sequence_runs(parts: Sequence[Node]) -> list[list[str]]:
    runs: list[list[str]] = []
    current = [""]
    for part in parts:
        exact = _exact(part)
        if exact is not None and len(current) * len(exact) <= MAX_CHOICES:
            current = [text + more for text in current for more in exact]
            continue
        runs.append(current)
        current = exact if exact is not None else [""]
        if exact is None:
            runs += _runs(part)
    runs.append(current)
    return [found for run in runs for found in _searchable(run)]


def _searchable(texts: Iterable[str]) -> list[list[str]]:
    """What to search for when one of some texts stands in every match, as one set; none when one cannot be found."""
    found = [searchable(text) for text in texts]
    return [[text for some in found for text in some]] if all(found) else []
