"""Traits: what the shape of a unit, and of what stands around it, says for or against its being part of the body.

None needs to know the language but for two short lists: the commonest words of a language, and what comments are
called. Each is a number from 0 to about 1, so that the weights fitted to them (``rules/body.yml``) can be compared.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from math import log2
from operator import sub
from statistics import median_low
from typing import NamedTuple

from cleaner.language import common_words
from cleaner.planning.shapes import Shape, Units

TRAITS = (
    "always", "words_8", "words_20", "words_60", "sentences", "closed", "commas", "digits", "capitals", "separators",
    "omission", "colon", "exclaims", "informal", "bullet", "doubled", "common_words",
    "prose_above", "prose_below", "prose_2_above", "prose_2_below", "known", "known_below", "ends_above",
    "comments_above", "stamps_above", "above_main", "below_main", "share_above", "mass_above", "usual_length",
    "words_of_the_text", "words_of_the_headline", "below_headline", "near_known", "near_comments", "near_omissions",
    "near_stamps", "near_tiny", "near_capitals", "near_prose",
)  # fmt: skip

_DIGITS = "0123456789"
_DIGIT = re.compile(r"\d")
# How people write who do not write for print.
_INFORMAL = ("!!", "??", "!?", "?!", ":)", ":(", ";)", ";(", ":-)", ":-(", ";-)", " i ")
_DOTS_WITHIN = re.compile(r"\.\.(?=\S| \S)")
_BULLET = re.compile(r"[•*·◦▪+#>»-] ")
# A date or a time of day, as stands beside whatever somebody posted.
_STAMP = re.compile(r"\d{1,2}[:.]\d\d|\b(?:19|20)\d\d\b|\d ?[ap]m\b|\b\d+ ?\w+ ago\b|\bvor \d+ |\bhace \d|\bil y a \d")
# What comments and answers are called.
_COMMENTS = (
    "comment", "kommentar", "coment", "reactie", "reply", "replies", "antwort", "repond", "repon", "répon", "trackback",
    "yorum", "komentar", "komentář", "hozzászól", "コメント", "评论", "評論", "留言", "ความคิดเห็น", "коммент", "комент",
    "σχόλι", "تعليق", "نظر",
)  # fmt: skip
_LABEL_WORDS, _STAMP_WORDS, _TINY_WORDS = 14, 16, 3
_WITHOUT_MARKS = str.maketrans("", "", ".,;:!?\"'()")
_USUAL = 0.4
# What rules know that stands below a text rather than in it.
_ENDS = frozenset({"related", "comments", "legal", "newsletter", "subscribe", "share", "author", "donation"})
_GAP = 6
_MOST_OF_ONE, _MUCH_PROSE = 60, 300
_FARTHEST, _FARTHEST_FROM_MAIN = 30, 40
_HEADLINE_WORDS = (3, 25)
_HEADLINE_HITS = 5


class Columns(NamedTuple):
    """What the traits of the units and of their edges (`cleaner.planning.edges`) share, a value for each unit.

    ``kinds``: of what rules take; ``ends``: whether that stands below texts; ``comments``: whether a line speaks of
    comments; ``headline``: how well a line would do as the headline; ``share``: of the page's prose above; ``first``
    and ``last``: the main stretch of prose.
    """

    kinds: list[str]
    ends: list[bool]
    comments: list[bool]
    tiny: list[bool]
    doubled: list[bool]
    headline: list[float]
    share: list[float]
    first: int
    last: int


def traits(
    units: Units, shapes: Sequence[Shape], known: Mapping[int, str], language: str | None
) -> tuple[list[tuple[float, ...]], Columns]:
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
    labels = [(not some and count <= _STAMP_WORDS, key) for key, count, some in zip(keys, words, prose, strict=True)]
    numbered = [_DIGIT.search(key) is not None for key in keys]
    stamps = [
        short and some and _STAMP.search(key) is not None for (short, key), some in zip(labels, numbered, strict=True)
    ]
    comments = [
        short and says and count <= _LABEL_WORDS
        for (short, _), count, says in zip(labels, words, _says(keys, _COMMENTS), strict=True)
    ]
    shared = [
        sum([vocabulary[token] > (first <= at < last) for token in content]) / len(content) if content else 0.0
        for at, content in enumerate(contents)
    ]
    columns = Columns(
        kinds,
        [kind in _ENDS for kind in kinds],
        comments,
        [count <= _TINY_WORDS and not some for count, some in zip(words, prose, strict=True)],
        [times[key] > 1 for key in keys],
        [
            share * min(share * len(content), _HEADLINE_HITS) / _HEADLINE_HITS
            if at < last and not some and not kind and _HEADLINE_WORDS[0] <= count <= _HEADLINE_WORDS[1]
            else 0.0
            for at, (share, content, some, kind, count) in enumerate(
                zip(shared, contents, prose, kinds, words, strict=True)
            )
        ],
        _shares(prose),
        first,
        last,
    )
    headline = _headline(columns)
    about = contents[headline] if headline >= 0 else set()
    usual = log2(1 + median_low([count for count in prose[first:last] if count] or [_FARTHEST]))
    mass = [0.0, 0.0, *_by_value(prose, lambda count: log2(1 + count) / 6), 0.0, 0.0]
    above = [0, *accumulate(min(count, _MOST_OF_ONE) for count in prose)]
    omission = [view.endswith("...") for view in views]
    capitals = [shape.capitals for shape in shapes]
    rows = zip(
        [1.0] * size,
        _up_to(words, 8),
        _up_to(words, 20),
        _up_to(words, _MOST_OF_ONE),
        [min(shape.sentences, 4) / 4 for shape in shapes],
        [float(shape.closed) for shape in shapes],
        [
            min((view.count(",") + view.count("、")) / count, 0.3) / 0.3
            for view, count in zip(views, words, strict=True)
        ],
        [
            min(sum(map(view.count, _DIGITS)) / len(view), 0.4) / 0.4 if some else 0.0
            for view, some in zip(views, numbered, strict=True)
        ],
        capitals,
        [min(view.count(" | ") + view.count(" · ") + view.count("»") + view.count(" / "), 3) / 3 for view in views],
        map(float, omission),
        [float(view[-1] == ":") for view in views],
        [float(view[-1] in "!?") for view in views],
        [
            float(says or (".." in key and _DOTS_WITHIN.search(key) is not None))
            for key, says in zip(keys, _says(keys, _INFORMAL), strict=True)
        ],
        [float(_BULLET.match(view) is not None) for view in views],
        map(float, columns.doubled),
        [_commonness(key, common) for key in keys],
        mass[1:],
        mass[3:],
        mass,
        mass[4:],
        [float(bool(kind)) for kind in kinds],
        _to_next([bool(kind) for kind in kinds]),
        _so_far(columns.ends, first, 4, itself=False),
        _so_far(comments, first, 3),
        _so_far(stamps, first, 5),
        [min(max(first - at, 0), _FARTHEST_FROM_MAIN) / _FARTHEST_FROM_MAIN for at in range(size)],
        [min(max(at - last + 1, 0), _FARTHEST_FROM_MAIN) / _FARTHEST_FROM_MAIN for at in range(size)],
        columns.share,
        [min(total, _MUCH_PROSE) / _MUCH_PROSE for total in above],
        _by_value(words, lambda count: max(0.0, 1 - abs(log2(1 + count) - usual) / 4)),
        shared,
        [len(content & about) / max(2, len(content)) if content else 0.0 for content in contents],
        [float(0 <= headline < at) for at in range(size)],
        _near([bool(kind) for kind in kinds], 4),
        _near([kind == "comments" for kind in kinds], 5),
        _near(omission, 4),
        _near(stamps, 8),
        _near(columns.tiny, 4),
        _near(capitals, 4),
        _near(_up_to(prose, _MOST_OF_ONE), 10),
        strict=False,
    )
    return list(rows), columns


def _says(keys: Sequence[str], stems: Sequence[str]) -> list[bool]:
    """For each unit whether one of some words stands in it. Most stand nowhere on a page."""
    page = "\n".join(keys)
    says = [False] * len(keys)
    for stem in stems:
        if stem in page:
            says = [already or stem in key for already, key in zip(says, keys, strict=True)]
    return says


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


def _headline(columns: Columns) -> int:
    """The line that is likeliest the headline: right above the main stretch for choice, and said twice; -1 for none."""
    first = columns.first
    best, found = 0.0, -1
    for at, fit in enumerate(columns.headline):
        if fit:
            worth = 1 + fit - 0.004 * abs(first - at) + 0.1 * columns.doubled[at] - 0.3 * (at > first)
            if worth >= best:
                best, found = worth, at
    return found


def _shares(prose: Sequence[int]) -> list[float]:
    """For each unit how much of the page's prose stands above it."""
    sums = [0, *accumulate(min(count, _MOST_OF_ONE) for count in prose)]
    return [above / (sums[-1] or 1) for above in sums[:-1]]


def _so_far(column: Sequence[bool], first: int, most: int, itself: bool = True) -> list[float]:
    """For each unit how many have been marked since the main stretch began, as a share of what counts as many."""
    sums = list(accumulate([False] * first + list(column[first:]), initial=0))
    return [min(count, most) / most for count in (sums[1:] if itself else sums[:-1])]


def _to_next(column: Sequence[bool]) -> list[float]:
    """For each unit how far below the next marked one is, itself included, as a share of what counts as far."""
    distances = []
    distance = _FARTHEST
    for marked in reversed(column):
        distance = 0 if marked else min(distance + 1, _FARTHEST)
        distances.append(distance / _FARTHEST)
    return distances[::-1]


def _near(column: Sequence[float], near: int) -> list[float]:
    """For each unit the mean of a column over so many units above and below, and itself."""
    size, full = len(column), 2 * near + 1
    sums = list(accumulate(column, initial=0.0))
    highs = sums[near + 1 :] + sums[-1:] * min(near, size)
    means = [gap / full for gap in map(sub, highs, [0.0] * near + sums)]
    for at in {*range(min(near, size)), *range(max(size - near, 0), size)}:
        means[at] *= full / (min(at + near + 1, size) - max(at - near, 0))
    return means


def _up_to(values: Sequence[int], most: int) -> list[float]:
    """Each value as a share of what counts as many."""
    return _by_value(values, lambda value: min(value, most) / most)


def _by_value(values: Sequence[int], function: Callable[[int], float]) -> list[float]:
    """A function of each value; units have few different lengths."""
    table = {value: function(value) for value in set(values)}
    return [table[value] for value in values]


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
