"""One wording for lines that say the same: what they share stays, what changes becomes a slot.

Two lines are copies of one template if they differ in figures and dates alone, or in one name more; the words that
they share are most of the line. One other word may change where three and more are known to stand in its place: of two
lines, the one may say the opposite of the other. What changes is found by the longest common subsequence of the words
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
    return tuple(phrase_of(core_of(view_of(text))).split())


def are_copies(one: str, other: str) -> bool:
    """Whether two lines are copies of one template, but for figures, dates and one name.

    >>> are_copies("Follow Anna Berg on the air", "Follow Carl Holm Lund on the air")
    True
    >>> are_copies("More news from the harbour", "More sport from the harbour")
    False
    """
    words, others = words_of(one), words_of(other)
    gaps = _frame(words, others)
    if not gaps:
        return gaps is not None
    # At the beginning every word has a capital; and a name there is what the sentence is about.
    return len(gaps) == 1 and gaps[0].start > 0 and all(map(_is_name, _fillers(gaps[0], words, others)))


def changed_word(one: str, other: str) -> tuple[int, str] | None:
    """The one word by which a line differs from another, figures and dates aside: its place, and the other's word.

    >>> changed_word("Send me the news of the harbour", "Send me the sport of the harbour")
    (3, 'sport')
    """
    words, others = words_of(one), words_of(other)
    gaps = _frame(words, others)
    if not gaps or len(gaps) > 1 or max(len(words), len(others)) < _WORDS_FOR_A_CHANGE:
        return None
    mine, theirs = _fillers(gaps[0], words, others)
    if len(mine) != 1 or len(theirs) != 1 or _is_figure(mine) or _is_figure(theirs):
        return None
    return gaps[0].start, theirs[0]


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


def _frame(words: Sequence[str], others: Sequence[str]) -> list[_Gap] | None:
    """Where two lines differ in more than figures; None if they share too little."""
    least = max(_MIN_SHARED, _SHARED * min(len(words), len(others)))
    # Words repeat seldom: where this says no, aligning the lines would say no as well, for ten times the time.
    if len(words) - len(set(words) - set(others)) < least:
        return None
    gaps = _gaps(words, others)
    shared = _shared(words, gaps)
    if len(shared) < least:
        return None
    if sum(not word[0].isupper() for word in shared) < _MIN_PLAIN:
        return None
    return [gap for gap in gaps if not all(map(_is_figure, _fillers(gap, words, others)))]


def _fillers(gap: _Gap, words: Sequence[str], others: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    return words[gap.start : gap.end], others[gap.other_start : gap.other_end]


def _gaps(words: Sequence[str], others: Sequence[str]) -> list[_Gap]:
    gaps: list[_Gap] = []
    for op in Levenshtein.opcodes(words, others):
        if op.tag == "equal":
            continue
        gap = _whole_name(_Gap(op.src_start, op.src_end, op.dest_start, op.dest_end), words, others)
        while gaps and gaps[-1].end >= gap.start and gaps[-1].other_end >= gap.other_start:
            last = gaps.pop()
            gap = _Gap(
                min(last.start, gap.start), max(last.end, gap.end),
                min(last.other_start, gap.other_start), max(last.other_end, gap.other_end),
            )  # fmt: skip
        gaps.append(gap)
    return gaps


def _whole_name(gap: _Gap, words: Sequence[str], others: Sequence[str]) -> _Gap:
    """A gap with the word behind it, or before it, where one line has a name that is longer by a word.

    Of "Harbour Radio" and "Radio Weir", or "Ada Reed" and "Ada May Reed", the name changes and not a part of it.
    """
    mine, theirs = _fillers(gap, words, others)
    if (mine and theirs) or not _is_name(mine or theirs):
        return gap
    if gap.end < len(words) and words[gap.end][0].isupper():
        return gap._replace(end=gap.end + 1, other_end=gap.other_end + 1)
    if gap.start > 1 and words[gap.start - 1][0].isupper():
        return gap._replace(start=gap.start - 1, other_start=gap.other_start - 1)
    return gap


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
