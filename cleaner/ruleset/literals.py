"""Which texts must a line hold for a pattern to match at all? The index searches for these.

The answer must never be too narrow: a literal that a matching line can lack would lose matches in silence. So anything
not understood here counts as "could be anything". The method is that of Russ Cox, "Regular Expression Matching with a
Trigram Index" (2012), kept to whole literals: a pattern is read as a sequence of parts, each with the few exact texts
it can be, or none; neighbouring exact parts are joined, and the rarest run wins.

Literals are case-folded and free of edge decoration, as is the text they are searched in.
"""

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


def searchable(text: str) -> str:
    """A literal as it stands in the searched text: folded in case, without decoration at its ends.

    A line break at an end is an anchor; decoration next to it would have been cut from the searched text, so there
    the anchor is given up.
    """
    folded = text.casefold()
    head, tail = folded.startswith("\n"), len(folded) > 1 and folded.endswith("\n")
    inner = folded.strip("\n")
    bare = inner.strip(_ENDS)
    left = "\n" if head and inner and inner[0] == bare[:1] else ""
    right = "\n" if tail and inner and inner[-1] == bare[-1:] else ""
    return left + bare + right if bare else ""


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
        texts = [searchable(text) for text in exact]
        return [texts] if all(texts) else []
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
    cleaned = [[searchable(text) for text in run] for run in runs]
    return [run for run in cleaned if all(run)]
