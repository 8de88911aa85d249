"""Traits: what the shape of a unit, and of what stands around it, says for or against its being part of the body.

None needs to know the language; where it is known, its commonest words count as well. Each is a number from 0 to about
1, so that the weights fitted to them (``rules/body.yml``) can be compared.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, repeat
from math import log2
from operator import add, sub, truediv
from typing import NamedTuple

from cleaner.document import Line, closes_like_a_sentence, looks_like_prose, word_counts
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
_COMMAS = (",", "、")
_SEPARATORS = (" | ", " · ", "»", " / ")
_DIGITS = b"0123456789"
_MARKS = ".,;:!?\"'()"
_USUAL = 0.4
# What rules know that stands below a text rather than in it.
_ENDS = frozenset({"related", "comments", "legal", "newsletter", "subscribe", "share", "author", "donation"})
_MIN_SENTENCE = 8
_NEAR, _FAR = 4, 10
_FARTHEST = 30
_GAP = 6
_MOST_OF_ONE = 60
# For each number of words its share of so many.
_SHARES = [[min(count, most) / most for count in range(_MOST_OF_ONE + 1)] for most in (8, 20, _MOST_OF_ONE)]


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
    words = word_counts(views)
    closed = list(map(closes_like_a_sentence, views))
    sentences = [
        ends + (len(_SENTENCE.findall(view)) if len(view) > 1 else 0) for view, ends in zip(views, closed, strict=True)
    ]
    capitals = [_capitals(view) if count > 2 else 0.0 for view, count in zip(views, words, strict=True)]
    prose = [
        count if (count >= _MIN_SENTENCE and many) or looks_like_prose(view) else 0
        for view, count, many in zip(views, words, sentences, strict=True)
    ]
    return Units(groups, views, words, prose), list(map(Shape, capitals, sentences, closed))


def _capitals(view: str) -> float:
    """The share of words, but for the first, that begin with a capital letter; none in two words."""
    letters = [first for token in view.split(" ") if (first := token[:1]).isalpha()]
    return sum(map(str.isupper, letters[1:])) / (len(letters) - 1) if len(letters) > 2 else 0.0


def traits(units: Units, shapes: Sequence[Shape], known: Mapping[int, str], language: str | None) -> list[list[float]]:
    """For each unit its `TRAITS`, in order. ``known``: kinds of the lines that rules take, by index.

    They are worked out column by column, for the whole page at once: unit by unit takes three times as long.
    """
    views, words, prose = units.views, units.words, units.prose
    if not views:
        return []
    size = len(views)
    whole = "\n".join(views)
    keys = whole.casefold().split("\n")
    times = Counter(keys)
    common = common_words(language)
    kinds = [
        known.get(group[0], "") if len(group) == 1 else next((known[index] for index in group if index in known), "")
        for group in units.lines
    ]
    first, last = _main_stretch(prose)
    doubled = [float(times[key] > 1) for key in keys]
    omission = [float(view.endswith("...")) for view in views]
    address = _having(_ADDRESSES, whole, views)
    digits = _digits(whole)
    dated = [
        float(count < 12 and (many > 2 or not view.isascii()) and _TIME.search(view) is not None)
        for view, count, many in zip(views, words, digits, strict=True)
    ]
    capitals, sentences, closed = zip(*shapes, strict=True)
    capped = [count if count < _MOST_OF_ONE else _MOST_OF_ONE for count in words]
    is_known = [float(bool(kind)) for kind in kinds]
    mass = [0.0, 0.0, *(log2(1 + count) / 6 for count in prose), 0.0, 0.0]
    columns: list[Iterable[float]] = [
        [1.0] * size,
        *(map(shares.__getitem__, capped) for shares in _SHARES),
        [count / 4 if count < 4 else 1.0 for count in sentences],
        map(float, closed),
        [
            min(many / (count or 1), 0.3) / 0.3
            for many, count in zip(_counts(_COMMAS, whole, views), words, strict=True)
        ],
        [min(many / len(view), 0.4) / 0.4 for many, view in zip(digits, views, strict=True)],
        capitals,
        [float(count > 1 and view.isupper()) for view, count in zip(views, words, strict=True)],
        [many / 3 if many < 3 else 1.0 for many in _counts(_SEPARATORS, whole, views)],
        address,
        omission,
        [float(view[0] in "\"'«") for view in views],
        doubled,
        _commonness(keys, common),
        [float(view[-1] == ":") for view in views],
        mass[1:],
        mass[3:],
        mass,
        mass[4:],
        _shared(_contents(keys, common), first, last),
        is_known,
        _ends_above(kinds, first),
        _next_known(kinds),
        *_near((dated, omission, doubled, capitals, is_known, address)),
        _prose_near(prose),
    ]
    return list(map(list, zip(*columns, strict=False)))


def _counts(marks: Sequence[str], whole: str, views: Sequence[str]) -> list[int]:
    """For each view how many of the marks it holds. Most pages hold few of them at all."""
    counts = [0] * len(views)
    for mark in marks:
        if mark in whole:
            counts = list(map(add, counts, map(str.count, views, repeat(mark))))
    return counts


def _having(marks: Sequence[str], whole: str, views: Sequence[str]) -> list[float]:
    """For each view whether it holds one of the marks."""
    present = [mark for mark in marks if mark in whole]
    return [float(any(mark in view for mark in present)) for view in views] if present else [0.0] * len(views)


def _digits(whole: str) -> list[int]:
    """For each line of a text how many digits it holds."""
    data = whole.encode("utf-8", "surrogatepass")
    without = data.translate(None, _DIGITS)
    return list(map(sub, map(len, data.split(b"\n")), map(len, without.split(b"\n"))))


def _ends_above(kinds: Sequence[str], first: int) -> list[float]:
    """For each unit, up to four, how many below the beginning of the text and above it end texts."""
    ends = [at >= first and kind in _ENDS for at, kind in enumerate(kinds)]
    return [min(count, 4) / 4 for count in accumulate(ends, initial=0)]


def _next_known(kinds: Sequence[str]) -> list[float]:
    """For each unit, how far below it the next one stands that rules know."""
    distances = []
    distance = _FARTHEST
    for kind in reversed(kinds):
        distance = 0 if kind else min(distance + 1, _FARTHEST)
        distances.append(distance / _FARTHEST)
    return distances[::-1]


def _near(columns: Sequence[Sequence[float]]) -> Iterator[Iterable[float]]:
    """For each column its mean around each unit."""
    size = len(columns[0])
    lows = [at - _NEAR if at > _NEAR else 0 for at in range(size)]
    highs = [*range(min(_NEAR + 1, size), size), *[size] * min(_NEAR + 1, size)]
    widths = list(map(sub, highs, lows))
    for column in columns:
        sum_to = [0.0, *accumulate(column)].__getitem__
        yield map(truediv, map(sub, map(sum_to, highs), map(sum_to, lows)), widths)


def _prose_near(prose: Sequence[int]) -> list[float]:
    """How much prose stands around each unit."""
    size = len(prose)
    sums = [0, *accumulate(min(count, _MOST_OF_ONE) for count in prose)]
    return [(sums[min(size, at + _FAR + 1)] - sums[max(0, at - _FAR)]) / (8 * _MOST_OF_ONE) for at in range(size)]


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


def _contents(keys: Sequence[str], common: frozenset[str]) -> list[set[str]]:
    """For each unit the words that say what it is about; pairs of letters where a script writes no spaces."""
    bare = "\n".join(keys)
    for mark in _MARKS:
        bare = bare.replace(mark, "")
    tokens = [line.split(" ") for line in bare.split("\n")]
    telling = {word for word in {*chain.from_iterable(tokens)} if len(word) > 3 and word not in common}
    return [
        {key[at : at + 2] for at in range(len(key) - 1)}
        if (key.count(" ") + 1) * 12 < len(key) and not key.isascii()
        else telling.intersection(some)
        for key, some in zip(keys, tokens, strict=True)
    ]


def _shared(contents: Sequence[set[str]], first: int, last: int) -> list[float]:
    """For each unit the share of its words that the text, from ``first`` to ``last``, uses elsewhere."""
    vocabulary = Counter(chain.from_iterable(contents[first:last]))
    again = {word for word, count in vocabulary.items() if count > 1}
    once = set(vocabulary)
    return [
        len((again if first <= at < last else once) & content) / len(content) if content else 0.0
        for at, content in enumerate(contents)
    ]


def _commonness(keys: Sequence[str], common: frozenset[str]) -> list[float]:
    """Twice the share of a language's commonest words; what is usual when they are not known."""
    if not common:
        return [_USUAL] * len(keys)
    is_common = common.__contains__
    split = [key.split(" ") for key in keys]
    return [2 * sum(map(is_common, words)) / len(words) for words in split]
