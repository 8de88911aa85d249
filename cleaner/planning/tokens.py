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


def contents_of(tokens: Sequence[str], keys: Sequence[str], common: frozenset[str]) -> list[set[str]]:
    """For each line the words that say what it is about; pairs of letters where a script writes no spaces."""
    different = list(set(tokens))
    bare = "\n".join(different)
    for mark in _MARKS:
        bare = bare.replace(mark, "")
    words = zip(different, bare.split("\n"), strict=True)
    telling = {token: word for token, word in words if len(word) > 3 and word not in common}.get
    contents = []
    at = 0
    for key in keys:
        size = key.count(" ") + 1
        if size * 12 < len(key) and not key.isascii():
            contents.append({key[start : start + 2] for start in range(len(key) - 1)})
        else:
            contents.append(set(filter(None, map(telling, tokens[at : at + size]))))
        at += size
    return contents


def shared_words(contents: Sequence[set[str]], first: int, last: int) -> list[float]:
    """For each unit the share of its words that the text, from ``first`` to ``last``, uses elsewhere."""
    vocabulary = Counter(chain.from_iterable(contents[first:last]))
    once = set(vocabulary)
    again = {word for word, count in vocabulary.items() if count > 1}
    return [
        0.0 if words.isdisjoint(content) else len(words & content) / len(content)
        for words, part in ((once, contents[:first]), (again, contents[first:last]), (once, contents[last:]))
        for content in part
    ]


def commonness(tokens: Sequence[str], keys: Sequence[str], common: frozenset[str]) -> list[float]:
    """Twice the share of a language's commonest words; what is usual when they are not known."""
    if not common:
        return [_USUAL] * len(keys)
    count = bytes(map(common.__contains__, tokens)).count
    sizes = [key.count(" ") + 1 for key in keys]
    return [2 * count(1, end - size, end) / size for end, size in zip(accumulate(sizes), sizes, strict=True)]
