"""Near copies: lines that are no copies of each other to the letter, and still one template.

Lines are compared only where they share a band of their MinHash signatures, and then confirmed word by word
(`cleaner.learning.wording`). Every group has a centre to which all its lines are copies, so that a chain of small
changes does not join what is different at its ends.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from cleaner.learning.minhash import bands_of, shingles
from cleaner.learning.wording import are_copies, changed_word

BANDS = 16
# Shorter lines say too little to be told apart from others, longer ones are text.
MIN_WORDS, MAX_WORDS = 4, 60
# A band that so many lines share says nothing, and comparing them all would take for ever.
_MOST_IN_A_BAND = 50
# Two words in one place may be each other's opposite, and their lines be news; three make it a place for any word.
_CHANGES = 3
_NAME = "{:name}"
_FIGURES = re.compile(r"\d+")


def clusters(texts: Sequence[str], groups: Sequence[int]) -> list[list[int]]:
    """Groups of near copies, as indexes into ``texts``, for groups of two and more; the centre of each comes first.

    Only lines with the same number in ``groups`` are put together. Which lines come first decides which are centres:
    sort them, so that the answer does not depend on the order of the input.
    """
    members: dict[int, list[int]] = {}
    taken: set[int] = set()
    changed = []
    for one, other in _pairs(texts, groups):
        # Pairs come in order, so a line is a centre, or taken, before it stands on the left.
        if one in taken or other in taken:
            continue
        if other not in members and are_copies(texts[one], texts[other]):
            taken.add(other)
            members.setdefault(one, [one]).append(other)
        elif change := changed_word(texts[one], texts[other]):
            changed.append((one, other, change))
    _join_changed([item for item in changed if item[0] not in taken and item[1] not in taken], members)
    return [found for _, found in sorted(members.items())]


def _join_changed(changed: Sequence[tuple[int, int, tuple[int, str]]], members: dict[int, list[int]]) -> None:
    """Put the groups of centres together that differ in one word, where there are words enough in its place."""
    by_place: dict[tuple[int, int], list[tuple[int, str]]] = defaultdict(list)
    for one, other, (place, word) in changed:
        by_place[one, place].append((other, word))
    centres: set[int] = set()
    taken: set[int] = set()
    for (one, _), found in by_place.items():
        left = [(other, word) for other, word in found if other not in taken and other not in centres]
        if one in taken or len({word for _, word in left}) + 1 < _CHANGES:
            continue
        centres.add(one)
        for other, _ in left:
            taken.add(other)
            members[one] = members.get(one, [one]) + members.pop(other, [other])


def _pairs(texts: Sequence[str], groups: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of lines of one group that share a band, each once, in order."""
    bands = bands_of([shingles(_masked(_FIGURES.sub("0", text).split())) for text in texts], BANDS)
    group = np.array(groups, np.uint64)
    found = []
    for band in range(BANDS):
        order = np.lexsort((np.arange(len(texts)), bands[:, band], group))
        same = (bands[order[1:], band] == bands[order[:-1], band]) & (group[order[1:]] == group[order[:-1]])
        starts = np.flatnonzero(np.concatenate([[True], ~same, [True]]))
        for start, end in pairwise(starts.tolist()):
            if end - start > 1:
                run = order[start : min(end, start + _MOST_IN_A_BAND)].tolist()
                found += [(one, other) for at, one in enumerate(run) for other in run[at + 1 :]]
    yield from sorted(set(found))


def _masked(words: Sequence[str]) -> list[str]:
    """Words without letter case; names, which may change, are all the same."""
    masked: list[str] = []
    for word in words:
        name = bool(masked) and word[0].isupper()
        if not name or masked[-1] != _NAME:
            masked.append(_NAME if name else word.casefold())
    return masked
