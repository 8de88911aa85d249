"""Near copies: lines that are no copies of each other to the letter, and still one template.

Lines are compared only where they share a band of their MinHash signature (Broder, 1997; bands: Leskovec, Rajaraman
and Ullman, "Mining of Massive Datasets", 3.4), and then confirmed word by word (`are_copies`). Every group has a centre
to which all its lines are copies, so that a chain of small changes does not join what is different at its ends.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import numpy as np
from rensa import RMinHash

from cleaner.learning.keys import Hashes
from cleaner.learning.wording import are_copies, words_of

BANDS, _BAND_ROWS = 16, 3
_PERMUTATIONS = BANDS * _BAND_ROWS
_SEED = 20
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


def signatures(texts: Sequence[str]) -> Hashes:
    """For each text `BANDS` numbers; near copies have most likely one in common."""
    tokens = [_shingles(text) for text in texts]
    if not tokens:
        return np.zeros((0, BANDS), np.uint64)
    digests = np.array(RMinHash.digests_from_token_sets(tokens, _PERMUTATIONS, _SEED), np.uint64)
    bands = digests.reshape(len(texts), BANDS, _BAND_ROWS)
    mixed = np.zeros((len(texts), BANDS), np.uint64)
    for row in range(_BAND_ROWS):
        mixed = (mixed ^ bands[:, :, row]) * np.uint64(0x9E3779B97F4A7C15)
    return mixed ^ (mixed >> np.uint64(29))


def _pairs(texts: Sequence[str], groups: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of lines of one group that share a band, each once, in order."""
    bands = signatures(texts)
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


def _shingles(text: str) -> list[str]:
    words = [word.casefold() for word in words_of(text)]
    return words + [f"{one} {other}" for one, other in pairwise(words)]
