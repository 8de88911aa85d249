"""Near copies: lines that are no copies of each other to the letter, and still one template.

Lines are compared only where they share a band of their MinHash signatures, and then confirmed word by word
(`are_copies`). Every group has a centre to which all its lines are copies, so that a chain of small changes does not
join what is different at its ends.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import numpy as np

from cleaner.learning.minhash import bands_of, shingles
from cleaner.learning.wording import are_copies, words_of

BANDS = 16
# Shorter lines say too little to be told apart from others, longer ones are text.
MIN_WORDS, MAX_WORDS = 4, 60
# A band that so many lines share says nothing, and comparing them all would take for ever.
_MOST_IN_A_BAND = 200


def clusters(
    texts: Sequence[str], groups: Sequence[int], alike: Callable[[str, str], bool] = are_copies
) -> list[list[int]]:
    """Groups of near copies, as indexes into ``texts``, for groups of two and more.

    Only lines with the same number in ``groups`` are put together. Which lines come first decides which are centres:
    sort them, so that the answer does not depend on the order of the input.
    """
    centre_of: dict[int, int] = {}
    members: dict[int, list[int]] = {}
    for one, other in _pairs(texts, groups):
        # Pairs come in order, so a line is a centre, or taken, before it stands on the left.
        if one in centre_of or other in centre_of or other in members:
            continue
        if alike(texts[one], texts[other]):
            centre_of[other] = one
            members.setdefault(one, [one]).append(other)
    return [sorted(found) for _, found in sorted(members.items())]


def _pairs(texts: Sequence[str], groups: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of lines of one group that share a band, each once, in order."""
    bands = bands_of([shingles([word.casefold() for word in words_of(text)]) for text in texts], BANDS)
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
