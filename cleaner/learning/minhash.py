"""MinHash bands: numbers of which texts that share most of their tokens most likely have one in common.

Broder, "On the resemblance and containment of documents", 1997; bands: Leskovec, Rajaraman and Ullman, "Mining of
Massive Datasets", 3.4. The signatures are rensa's.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from rensa import RMinHash

from cleaner.learning.keys import Hashes

# Two texts that share a share s of their tokens have a band in common with a likelihood of 1 - (1 - s^3)^bands: with 16
# bands that is .88 for a half, .997 for two thirds.
_ROWS = 3
_SEED = 20
_AT_ONCE = 50_000


def bands_of(tokens: Sequence[list[str]], bands: int) -> Hashes:
    """For each list of tokens as many numbers as there are bands."""
    out = np.zeros((len(tokens), bands), np.uint64)
    for start in range(0, len(tokens), _AT_ONCE):
        some = list(tokens[start : start + _AT_ONCE])
        digests = np.array(RMinHash.digests_from_token_sets(some, bands * _ROWS, _SEED), np.uint64)
        for row in digests.reshape(len(some), bands, _ROWS).transpose(2, 0, 1):
            part = out[start : start + len(some)]
            part ^= row
            part *= np.uint64(0x9E3779B97F4A7C15)
    out ^= out >> np.uint64(29)
    return out


def shingles(words: Sequence[str]) -> list[str]:
    """Words, and each two that stand side by side."""
    return [*words, *(f"{one} {other}" for one, other in pairwise(words))]
