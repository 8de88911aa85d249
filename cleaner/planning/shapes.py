"""Shapes: what the units of a page look like by themselves, and which of them are prose."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import regex

from cleaner.document import UNSPACED, Line, closes_like_a_sentence, looks_like_prose, word_count

_SENTENCE = re.compile(r"[.!?।؟][\"')\]]* +(?=[^a-z\d ])|[。！？]")
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


class Shape(NamedTuple):
    """What one unit looks like by itself."""

    capitals: float
    sentences: int
    closed: bool


def read_units(lines: Sequence[Line], groups: list[list[int]]) -> tuple[Units, list[Shape]]:
    """The units of some groups of lines, and their shapes."""
    views = [
        lines[group[0]].view if len(group) == 1 else " ".join([lines[index].view for index in group])
        for group in groups
    ]
    shapes = list(map(_shape, views))
    words, prose = [], []
    for view, shape in zip(views, shapes, strict=True):
        if view.isascii() or not (unspaced := _letters(UNSPACED, view)) * 2 > len(view):
            count = word_count(view)
            is_prose = (shape.sentences and count >= _MIN_SENTENCE) or looks_like_prose(view)
        elif (spelt := _letters(_SPELT, view)) * 2 > unspaced:
            count = view.count(" ") + 1 + spelt // _LETTERS_OF_A_WORD
            is_prose = count >= _SPELT_PROSE_WORDS
        else:
            count = word_count(view)
            is_prose = count >= _MIN_SENTENCE and (shape.sentences > 1 or _FULL_STOP.search(view) is not None)
        words.append(count)
        prose.append(count if is_prose else 0)
    return Units(groups, views, words, prose), shapes


def _shape(view: str) -> Shape:
    tokens = view.split(" ")
    letters = [token for token in tokens if token[:1].isalpha()]
    capitals = 0.0
    if len(letters) > 2:
        capitals = len([token for token in letters[1:] if token[0].isupper()]) / (len(letters) - 1)
    closed = closes_like_a_sentence(view)
    sentences = closed + (len(_SENTENCE.findall(view)) if len(view) > 1 else 0)
    return Shape(capitals, sentences, closed)


def _letters(script: str, view: str) -> int:
    return len(_letter_of(script).findall(view))


@cache
def _letter_of(script: str) -> regex.Pattern[str]:
    return regex.compile(f"[{script}]")
