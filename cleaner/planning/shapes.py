"""Shapes: what the units of a page look like by themselves, and which of them are prose."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from cleaner.document import (
    UNSPACED_PROSE_CHARS,
    Line,
    close_like_sentences,
    looks_like_prose,
    unspaced,
    word_counts,
)

# One class of marks to look for first: two alternatives would take three times as long to search for.
_SENTENCE = re.compile(r"[.!?।؟。！？](?:(?<=[。！？])|[\"')\]]* +(?=[^a-z\d ]))")
_MIN_SENTENCE = 8
# Thai, Lao, Myanmar and Khmer spell a word with some five letters and end no sentence with a mark: words are fewer than
# letters make believe, and only what is longer than any headline is prose.
_SPELT = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_LETTERS_OF_A_WORD = 5
_SPELT_PROSE_WORDS = 25
# A headline in Japanese or Chinese may end in a question or a cry, but never in a full stop.
_FULL_STOP = re.compile(r"[。｡][」』）)]*$")


class Units(NamedTuple):
    """The units of a page: the lines of each, its text, its words, and how many of these are sentences."""

    lines: list[list[int]]
    views: list[str]
    words: list[int]
    prose: list[int]


class Shapes(NamedTuple):
    """What each unit looks like by itself, a value for each unit.

    ``capitals``: the share of words, but for the first, that begin with a capital letter; ``closed``: whether it ends
    like a sentence.
    """

    capitals: list[float]
    sentences: list[int]
    closed: list[bool]


def read_units(lines: Sequence[Line], groups: list[list[int]]) -> tuple[Units, Shapes]:
    """The units of some groups of lines, and their shapes."""
    views = [
        lines[group[0]].view if len(group) == 1 else " ".join([lines[index].view for index in group])
        for group in groups
    ]
    words = word_counts(views)
    closed = close_like_sentences(views)
    find = _SENTENCE.findall
    sentences = [ends + len(find(view)) if len(view) > 1 else +ends for view, ends in zip(views, closed, strict=True)]
    prose = [
        count
        if (many and count >= _MIN_SENTENCE) or (len(view) >= UNSPACED_PROSE_CHARS and looks_like_prose(view))
        else 0
        for view, count, many in zip(views, words, sentences, strict=True)
    ]
    tokens = [view.count(" ") + 1 for view in views]
    # Letters of scripts that write no spaces count among the words.
    if tokens != words:
        for at, view in enumerate(views):
            if tokens[at] != words[at] and (letters := unspaced(view)) * 2 > len(view):
                words[at], is_prose = _unspaced_words(view, words[at], letters, sentences[at])
                prose[at] = words[at] if is_prose else 0
    return Units(groups, views, words, prose), Shapes(_capitals(views, tokens), sentences, closed)


def _unspaced_words(view: str, count: int, letters: int, sentences: int) -> tuple[int, bool]:
    """The words of a unit of which most letters are of scripts without spaces, and whether it is prose."""
    spelt = sum(map(len, _spelt_letters().findall(view)))
    if spelt * 2 > letters:
        count = view.count(" ") + 1 + spelt // _LETTERS_OF_A_WORD
        return count, count >= _SPELT_PROSE_WORDS
    return count, count >= _MIN_SENTENCE and (sentences > 1 or _FULL_STOP.search(view) is not None)


def _capitals(views: Sequence[str], tokens: Sequence[int]) -> list[float]:
    """For each unit the share of words, but for the first, that begin with a capital letter; none in two words.

    The first letters of the whole page are told apart at one look: few of them are different ones.
    """
    firsts = "".join(map(itemgetter(0), " ".join(views).split(" "))) if views else ""
    page = firsts.translate({ord(first): _case(first) for first in set(firsts)})
    shares = []
    for end, count in zip(accumulate(tokens), tokens, strict=True):
        share = 0.0
        if count > 2 and (letters := count - page.count("-", end - count, end)) > 2:
            capital = page.count("A", end - count, end)
            share = (capital - page[end - count : end].lstrip("-").startswith("A")) / (letters - 1)
        shares.append(share)
    return shares


def _case(first: str) -> str:
    return "-" if not first.isalpha() else "A" if first.isupper() else "a"


@cache
def _spelt_letters() -> re.Pattern[str]:
    return re.compile(f"[{_SPELT}]+")
