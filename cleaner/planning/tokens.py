"""Marks and words of the units of a page, counted for the whole page at once.

Most marks stand nowhere on a page, as one look at its whole text tells; words are put into sets once.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, chain, repeat
from operator import add, contains, or_, sub

_DIGITS = b"0123456789"
_MARKS = ".,;:!?\"'()"
_USUAL = 0.4


def counts(marks: Sequence[str], page: str, views: Sequence[str]) -> list[int]:
    """For each view how many of the marks it holds; ``page``: all of them in one text."""
    found = [0] * len(views)
    for mark in marks:
        if mark in page:
            found = list(map(add, found, map(str.count, views, repeat(mark))))
    return found


def says(stems: Sequence[str], page: str, views: Sequence[str]) -> list[bool]:
    """For each view whether one of some words stands in it."""
    found = [False] * len(views)
    for stem in stems:
        if stem in page:
            found = list(map(or_, found, map(contains, views, repeat(stem))))
    return found


def digits_of(page: str) -> list[int]:
    """For each line of a text how many digits it holds."""
    data = page.encode("utf-8", "surrogatepass")
    without = data.translate(None, _DIGITS)
    return list(map(sub, map(len, data.split(b"\n")), map(len, without.split(b"\n"))))


def contents_of(page: str, keys: Sequence[str], common: frozenset[str]) -> list[set[str]]:
    """For each line the words that say what it is about; pairs of letters where a script writes no spaces."""
    bare = page
    for mark in _MARKS:
        bare = bare.replace(mark, "")
    tokens = [line.split(" ") for line in bare.split("\n")]
    telling = {word for word in {*chain.from_iterable(tokens)} if len(word) > 3 and word not in common}
    contents = list(map(telling.intersection, tokens))
    if not page.isascii():
        for at, key in enumerate(keys):
            if (key.count(" ") + 1) * 12 < len(key) and not key.isascii():
                contents[at] = set(map(add, key, key[1:]))
    return contents


def shared_words(contents: Sequence[set[str]], first: int, last: int) -> list[float]:
    """For each unit the share of its words that the text, from ``first`` to ``last``, uses elsewhere."""
    vocabulary = Counter(chain.from_iterable(contents[first:last]))
    once = set(vocabulary)
    again = {word for word, count in vocabulary.items() if count > 1}
    return [
        len(words & content) / len(content) if content else 0.0
        for words, part in ((once, contents[:first]), (again, contents[first:last]), (once, contents[last:]))
        for content in part
    ]


def commonness(page: str, keys: Sequence[str], common: frozenset[str]) -> list[float]:
    """Twice the share of a language's commonest words; what is usual when they are not known."""
    if not common:
        return [_USUAL] * len(keys)
    count = bytes(map(common.__contains__, page.replace("\n", " ").split(" "))).count
    sizes = [key.count(" ") + 1 for key in keys]
    return [2 * count(1, end - size, end) / size for end, size in zip(accumulate(sizes), sizes, strict=True)]
