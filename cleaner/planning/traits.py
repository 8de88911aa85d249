"""Traits: what the shape of a unit, and of what stands around it, says for or against its being part of the body.

None needs to know the language but for two short lists: the commonest words of a language, and what comments are
called. Each is a number from 0 to about 1, so that the weights fitted to them (``rules/body.yml``) can be compared.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate, compress
from math import log2
from statistics import median_low
from typing import NamedTuple

from cleaner.language import common_words
from cleaner.planning.nearby import by_value, falling, floats, near, rising, so_far, to_next, up_to
from cleaner.planning.shapes import Shapes, Units
from cleaner.planning.tokens import commonness, contents_of, counts, digits_of, says, shared_words

TRAITS = (
    "always", "words_8", "words_20", "words_60", "sentences", "closed", "commas", "digits", "capitals", "separators",
    "omission", "colon", "exclaims", "informal", "bullet", "doubled", "common_words",
    "prose_above", "prose_below", "prose_2_above", "prose_2_below", "known", "known_below", "ends_above",
    "comments_above", "stamps_above", "above_main", "below_main", "share_above", "mass_above", "usual_length",
    "words_of_the_text", "words_of_the_headline", "below_headline", "near_known", "near_comments", "near_omissions",
    "near_stamps", "near_tiny", "near_capitals", "near_prose",
)  # fmt: skip

_DIGIT = re.compile(r"\d")
# How people write who do not write for print.
_INFORMAL = ("!!", "??", "!?", "?!", ":)", ":(", ";)", ";(", ":-)", ":-(", ";-)", " i ")
_DOTS_WITHIN = re.compile(r"\.\.(?=\S| \S)")
_BULLETS = frozenset("•*·◦▪+#>»-")
_COMMAS = (",", "、")
_SEPARATORS = (" | ", " · ", "»", " / ")
# A date or a time of day, as stands beside whatever somebody posted.
# All begin with a digit, so that only digits are looked at.
_STAMP = re.compile(
    r"\d(?:[:.]\d\d|(?:(?<=\b1)9|(?<=\b2)0)\d\d\b| ?[ap]m\b"
    r"|(?<=\b\d)(?:\w++|\d*+ \w++) ago\b|(?<=\bvor \d)\d*+ |(?<=\bhace \d)|(?<=\bil y a \d))"
)
# What comments and answers are called.
_COMMENTS = (
    "comment", "kommentar", "coment", "reactie", "reply", "replies", "antwort", "repond", "repon", "répon", "trackback",
    "yorum", "komentar", "komentář", "hozzászól", "コメント", "评论", "評論", "留言", "ความคิดเห็น", "коммент", "комент",
    "σχόλι", "تعليق", "نظر",
)  # fmt: skip
_LABEL_WORDS, _STAMP_WORDS, _TINY_WORDS = 14, 16, 3
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
    units: Units, shapes: Shapes, known: Mapping[int, str], language: str | None
) -> tuple[list[tuple[float, ...]], Columns]:
    """For each unit its `TRAITS`, in order. ``known``: kinds of the lines that rules take, by index.

    They are worked out column by column, for the whole page at once: unit by unit takes twice as long.
    """
    views, words, prose = units.views, units.words, units.prose
    size = len(views)
    if not views:
        return [], Columns([], [], [], [], [], [], [], 0, 0)
    page = "\n".join(views)
    folded = page.casefold()
    keys = folded.split("\n")
    common = common_words(language)
    first, last = _main_stretch(prose)
    tokens = folded.replace("\n", " ").split(" ")
    contents = contents_of(tokens, keys, common)
    kinds = [
        known.get(group[0], "") if len(group) == 1 else next((known[index] for index in group if index in known), "")
        for group in units.lines
    ]
    is_known = [kind != "" for kind in kinds]
    digits = digits_of(folded)
    stamps = _stamps(keys, words, prose, digits)
    comments = _comments(keys, words, prose)
    shared = shared_words(contents, first, last)
    times = Counter(keys)
    capped = [count if count < _MOST_OF_ONE else _MOST_OF_ONE for count in prose]
    above = list(accumulate(capped, initial=0))
    columns = Columns(
        kinds,
        [kind in _ENDS for kind in kinds],
        comments,
        [count <= _TINY_WORDS and not some for count, some in zip(words, prose, strict=True)],
        [times[key] > 1 for key in keys] if len(times) < size else [False] * size,
        [
            share * min(share * len(content), _HEADLINE_HITS) / _HEADLINE_HITS
            if share and not some and not kind and _HEADLINE_WORDS[0] <= count <= _HEADLINE_WORDS[1]
            else 0.0
            for share, content, some, kind, count in zip(
                shared[:last], contents[:last], prose[:last], kinds[:last], words[:last], strict=True
            )
        ]
        + [0.0] * (size - last),
        [count / (above[-1] or 1) for count in above[:-1]],
        first,
        last,
    )
    headline = _headline(columns)
    about = contents[headline] if headline >= 0 else set()
    usual = log2(1 + median_low([count for count in prose[first:last] if count] or [_FARTHEST]))
    mass = [0.0, 0.0, *by_value(prose, lambda count: log2(1 + count) / 6), 0.0, 0.0]
    omission = floats([view.endswith("...") for view in views]) if "..." in page else [0.0] * size
    lasts = [view[-1] for view in views]
    rows = zip(
        [1.0] * size,
        up_to(words, 8),
        up_to(words, 20),
        up_to(words, _MOST_OF_ONE),
        up_to(shapes.sentences, 4),
        floats(shapes.closed),
        [
            min(many / count, 0.3) / 0.3 if many else 0.0
            for many, count in zip(counts(_COMMAS, page, views), words, strict=True)
        ],
        [min(many / len(view), 0.4) / 0.4 if many else 0.0 for many, view in zip(digits, views, strict=True)],
        shapes.capitals,
        up_to(counts(_SEPARATORS, page, views), 3),
        omission,
        [1.0 if char == ":" else 0.0 for char in lasts],
        [1.0 if char in "!?" else 0.0 for char in lasts],
        _informal(folded, keys),
        [1.0 if view[1:2] == " " and view[0] in _BULLETS else 0.0 for view in views],
        floats(columns.doubled),
        commonness(tokens, keys, common),
        mass[1:],
        mass[3:],
        mass,
        mass[4:],
        floats(is_known),
        to_next(is_known, _FARTHEST),
        so_far(columns.ends, first, 4, itself=False),
        so_far(comments, first, 3),
        so_far(stamps, first, 5),
        falling(first + 1, _FARTHEST_FROM_MAIN) + [0.0] * (size - first - 1),
        [0.0] * last + rising(size - last + 1, _FARTHEST_FROM_MAIN)[1:],
        columns.share,
        [total / _MUCH_PROSE if total < _MUCH_PROSE else 1.0 for total in above],
        by_value(words, lambda count: max(0.0, 1 - abs(log2(1 + count) - usual) / 4)),
        shared,
        [len(content & about) / max(2, len(content)) for content in contents] if about else [0.0] * size,
        [0.0] * (headline + 1) + [1.0] * (size - headline - 1) if headline >= 0 else [0.0] * size,
        near(is_known, 4),
        near([kind == "comments" for kind in kinds], 5),
        near(omission, 4),
        near(stamps, 8),
        near(columns.tiny, 4),
        near(shapes.capitals, 4),
        near(up_to(prose, _MOST_OF_ONE), 10),
        strict=False,
    )
    return list(rows), columns


def _comments(keys: Sequence[str], words: Sequence[int], prose: Sequence[int]) -> list[bool]:
    """For each unit whether it is a label that speaks of comments."""
    labels = [
        at for at, (count, some) in enumerate(zip(words, prose, strict=True)) if count <= _LABEL_WORDS and not some
    ]
    few = [keys[at] for at in labels]
    comments = [False] * len(keys)
    for at in compress(labels, says(_COMMENTS, "\n".join(few), few)):
        comments[at] = True
    return comments


def _stamps(keys: Sequence[str], words: Sequence[int], prose: Sequence[int], digits: Sequence[int]) -> list[bool]:
    """For each unit whether it is a label with a date or a time of day; there is none without a digit."""
    return [
        count <= _STAMP_WORDS
        and not some
        and (many > 0 or (not key.isascii() and _DIGIT.search(key) is not None))
        and _STAMP.search(key) is not None
        for key, count, some, many in zip(keys, words, prose, digits, strict=True)
    ]


def _informal(page: str, keys: Sequence[str]) -> list[float]:
    """For each unit whether it is written as people write who do not write for print."""
    informal = says(_INFORMAL, page, keys)
    if ".." in page:
        informal = [
            already or (".." in key and _DOTS_WITHIN.search(key) is not None)
            for already, key in zip(informal, keys, strict=True)
        ]
    return floats(informal)


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
