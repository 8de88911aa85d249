"""One wording for lines that say the same: what they share stays, what changes becomes a slot.

Two lines are copies of one template if they differ in figures, dates and names alone, or in one word more; the words
that they share are most of the line. What may change is decided by the longest common subsequence of their words
(Levenshtein's edits, over words).
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import regex
from rapidfuzz.distance import Levenshtein

from cleaner.folding import core_of, view_of
from cleaner.ruleset.scaffold import phrase_of

_MIN_SHARED = 3
_SHARED = 0.6
# In a headline whose words all begin with capitals, anything looks like a name.
_MIN_PLAIN = 2
_MAX_NAME = 6
_MAX_GAP = 8
# With fewer words a changed one makes another line of it: "More news", "More sport".
_WORDS_FOR_A_CHANGE = 6
_SLOT = regex.compile(r"\{:?[a-z*]*\}")
_PUNCTUATION = ".,;:!?\"'()[]"


class _Gap(NamedTuple):
    """A stretch of words that changes: where it stands in the one text, and in the other."""

    start: int
    end: int
    other_start: int
    other_end: int


@lru_cache(maxsize=65_536)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a line without the decoration at its ends; figures and dates as slots."""
    return tuple(phrase_of(core_of(view_of(text))).split(" "))


def are_copies(one: str, other: str) -> bool:
    """Whether two lines are copies of one template.

    >>> are_copies("Follow Anna Berg on the air", "Follow Carl Holm Lund on the air")
    True
    >>> are_copies("More news from the harbour", "More sport from the harbour")
    False
    """
    words, others = words_of(one), words_of(other)
    longer = max(len(words), len(others))
    gaps = _gaps(words, others)
    changed = 0
    for gap in gaps:
        fillers = words[gap.start : gap.end], others[gap.other_start : gap.other_end]
        if all(map(_is_figure, fillers)) or all(map(_is_name, fillers)):
            continue
        if len(fillers[0]) != 1 or len(fillers[1]) != 1 or any(map(_is_figure, fillers)):
            return False
        changed += 1
    shared = _shared(words, gaps)
    plain = sum(not word[0].isupper() for word in shared)
    enough = (
        len(shared) >= _MIN_SHARED and len(shared) >= _SHARED * min(len(words), len(others)) and plain >= _MIN_PLAIN
    )
    return enough and (changed == 0 or (changed == 1 and longer >= _WORDS_FOR_A_CHANGE))


def wording(texts: Sequence[str]) -> str | None:
    """The phrase that fits all of some copies; None when too little is left of it.

    >>> wording(["Follow Anna Berg on the air", "Follow Carl Holm Lund on the air"])
    'Follow {:name} on the air'
    >>> wording(["12 comments", "7 comments"])
    '{:number} comments'
    """
    base, *others = dict.fromkeys(map(words_of, texts))
    changing = [False] * len(base)
    between = [False] * (len(base) + 1)
    alignments = [_gaps(base, other) for other in others]
    for gap in (gap for gaps in alignments for gap in gaps):
        if gap.start == gap.end:
            between[gap.start] = True
        changing[gap.start : gap.end] = [True] * (gap.end - gap.start)
    out: list[str] = []
    at = 0
    while at <= len(base):
        end = at
        while end < len(base) and changing[end]:
            end += 1
        if end == at and not between[at]:
            out += base[at : at + 1]
            at += 1
            continue
        fillers = [
            base[at:end],
            *(_filler(other, gaps, at, end) for other, gaps in zip(others, alignments, strict=True)),
        ]
        slot = _slot(fillers)
        if slot is None:
            return None
        out.append(slot)
        out += base[end : end + 1]
        at = end + 1
    literal = [word for word in out if _SLOT.sub("", word).strip(_PUNCTUATION)]
    if not literal or (others and len(literal) < min(_MIN_SHARED, len(base))):
        return None
    return " ".join(out)


def _gaps(words: Sequence[str], others: Sequence[str]) -> list[_Gap]:
    gaps: list[_Gap] = []
    for op in Levenshtein.opcodes(words, others):
        if op.tag == "equal":
            continue
        gap = _Gap(op.src_start, op.src_end, op.dest_start, op.dest_end)
        if gaps and gaps[-1].end == gap.start and gaps[-1].other_end == gap.other_start:
            gap = _Gap(gaps[-1].start, gap.end, gaps[-1].other_start, gap.other_end)
            gaps.pop()
        gaps.append(gap)
    return gaps


def _shared(words: Sequence[str], gaps: Sequence[_Gap]) -> list[str]:
    """The words that are no part of a gap."""
    gone = {at for gap in gaps for at in range(gap.start, gap.end)}
    return [word for at, word in enumerate(words) if at not in gone]


def _filler(other: Sequence[str], gaps: Sequence[_Gap], start: int, end: int) -> tuple[str, ...]:
    """What stands in a text in the place of some words of the base."""
    low, high = start, end
    for gap in gaps:
        shift = (gap.other_end - gap.other_start) - (gap.end - gap.start)
        if gap.end < start or (gap.end == start and gap.start < start):
            low += shift
        if gap.end <= end:
            high += shift
    return tuple(other[low:high])


def _slot(fillers: Sequence[Sequence[str]]) -> str | None:
    longest = max(map(len, fillers))
    if longest > _MAX_GAP:
        return None
    if not all(fillers):
        return "{*}"
    if all(_is_name(filler) for filler in fillers):
        return "{:name}"
    if longest == 1:
        return "{:word}" if not any(map(_is_figure, fillers)) else "{}"
    return "{}"


def _is_figure(words: Sequence[str]) -> bool:
    return bool(words) and all(_SLOT.search(word) for word in words)


def _is_name(words: Sequence[str]) -> bool:
    return 0 < len(words) <= _MAX_NAME and all(word[0].isupper() for word in words)
