"""Traits: what the shape of a unit, and of what stands around it, says for or against its being part of the body.

None needs to know the language; where it is known, its commonest words count as well. Each is a number from 0 to about
1, so that the weights fitted to them (``rules/body.yml``) can be compared.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate
from math import log2
from typing import NamedTuple

from cleaner.document import Line, closes_like_a_sentence, looks_like_prose, word_count
from cleaner.language import common_words

TRAITS = (
    "always", "words_8", "words_20", "words_60", "sentences", "closed", "commas", "digits", "capitals", "all_capitals",
    "separators", "address", "omission", "quotation", "doubled", "common_words", "colon",
    "prose_above", "prose_below", "prose_2_above", "prose_2_below", "words_of_the_text", "known", "ends_above",
    "known_below", "near_times", "near_omissions", "near_doubles", "near_capitals", "near_known", "near_addresses",
    "near_prose",
)  # fmt: skip

_SENTENCE = re.compile(r"[.!?।؟][\"')\]]* +(?=[^a-z\d ])|[。！？]")
_TIME = re.compile(r"\d{1,2}[:.]\d\d|\b(?:19|20)\d\d\b")
_ADDRESSES = ("http", "www.", "@", ".com")
_DIGITS = "0123456789"
_WITHOUT_MARKS = str.maketrans("", "", ".,;:!?\"'()")
_USUAL = 0.4
# What rules know that stands below a text rather than in it.
_ENDS = frozenset({"related", "comments", "legal", "newsletter", "subscribe", "share", "author", "donation"})
_MIN_SENTENCE = 8
_NEAR, _FAR = 4, 10
_FARTHEST = 30
_GAP = 6
_MOST_OF_ONE = 60


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
    words = list(map(word_count, views))
    shapes = list(map(_shape, views))
    prose = [
        count if (shape.sentences and count >= _MIN_SENTENCE) or looks_like_prose(view) else 0
        for view, count, shape in zip(views, words, shapes, strict=True)
    ]
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


def traits(units: Units, shapes: Sequence[Shape], known: Mapping[int, str], language: str | None) -> list[list[float]]:
    """For each unit its `TRAITS`, in order. ``known``: kinds of the lines that rules take, by index."""
    views, words, prose = units.views, units.words, units.prose
    size = len(views)
    keys = [view.casefold() for view in views]
    times = Counter(keys)
    common = common_words(language)
    first, last = _main_stretch(prose)
    contents = [_content(key, common) for key in keys]
    vocabulary = Counter(token for content in contents[first:last] for token in content)
    kinds = [next((known[index] for index in group if index in known), "") for group in units.lines]
    marked = [index for index, kind in enumerate(kinds) if kind]
    ends = [index for index in marked if index >= first and kinds[index] in _ENDS]
    doubled = [float(times[key] > 1) for key in keys]
    omission = [float(view.endswith("...")) for view in views]
    address = [float(any(mark in view for mark in _ADDRESSES)) for view in views]
    dated = [float(count < 12 and _TIME.search(view) is not None) for view, count in zip(views, words, strict=True)]
    capitals = [shape.capitals for shape in shapes]
    is_known = [float(bool(kind)) for kind in kinds]
    mass = [0.0, 0.0, *(log2(1 + count) / 6 for count in prose), 0.0, 0.0]
    columns = (dated, omission, doubled, capitals, is_known, address)
    sums = [[0.0, *accumulate(column)] for column in columns]
    prose_sums = [0, *accumulate(min(count, _MOST_OF_ONE) for count in prose)]
    rows: list[list[float]] = []
    for at in range(size):
        view, count, shape, content = views[at], words[at], shapes[at], contents[at]
        chars = len(view)
        inside = 1 if first <= at < last else 0
        shared = sum(vocabulary[token] > inside for token in content) / len(content) if content else 0.0
        below = bisect_left(marked, at)
        next_known = marked[below] - at if below < len(marked) and kinds[at] == "" else (0 if kinds[at] else _FARTHEST)
        low, high = max(0, at - _NEAR), min(size, at + _NEAR + 1)
        row = [
            1.0,
            min(count, 8) / 8,
            min(count, 20) / 20,
            min(count, 60) / 60,
            min(shape.sentences, 4) / 4,
            float(shape.closed),
            min((view.count(",") + view.count("、")) / max(count, 1), 0.3) / 0.3,
            min(sum(map(view.count, _DIGITS)) / chars, 0.4) / 0.4,
            shape.capitals,
            float(count > 1 and view.isupper()),
            min(view.count(" | ") + view.count(" · ") + view.count("»") + view.count(" / "), 3) / 3,
            address[at],
            omission[at],
            float(view[0] in "\"'«"),
            doubled[at],
            _commonness(keys[at], common),
            float(view[-1] == ":"),
            mass[at + 1],
            mass[at + 3],
            mass[at],
            mass[at + 4],
            shared,
            is_known[at],
            min(bisect_left(ends, at), 4) / 4,
            min(next_known, _FARTHEST) / _FARTHEST,
        ]
        row += [(column[high] - column[low]) / (high - low) for column in sums]
        row.append((prose_sums[min(size, at + _FAR + 1)] - prose_sums[max(0, at - _FAR)]) / (8 * _MOST_OF_ONE))
        rows.append(row)
    return rows


def _main_stretch(prose: Sequence[int]) -> tuple[int, int]:
    """From where to where most of the prose stands with the least between (the maximal sum of Bentley, 1984)."""
    best = total = 0
    start = first = last = 0
    for at, count in enumerate(prose):
        if total <= 0:
            total, start = 0, at
        total += min(count, _MOST_OF_ONE) if count else -_GAP
        if total > best:
            best, first, last = total, start, at + 1
    return first, last


def _content(key: str, common: frozenset[str]) -> set[str]:
    """The words of a unit that say what it is about; pairs of letters where a script writes no spaces."""
    if (key.count(" ") + 1) * 12 < len(key) and not key.isascii():
        return {key[at : at + 2] for at in range(len(key) - 1)}
    return {word for word in key.translate(_WITHOUT_MARKS).split(" ") if len(word) > 3 and word not in common}


def _commonness(key: str, common: frozenset[str]) -> float:
    """Twice the share of a language's commonest words; what is usual when they are not known."""
    if not common:
        return _USUAL
    words = key.split(" ")
    return 2 * len([word for word in words if word in common]) / len(words)
