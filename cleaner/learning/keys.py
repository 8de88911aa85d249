"""The lines of many pages as numbers, fast enough for a crawl.

Two lines with one number say the same but for letter case, spaces, decoration at their ends and the figures in them.
This is coarser than the match view of a line (`cleaner.folding`), which costs ten times as much: a rule that comes of
it is tried with the match view again.
"""

import re
from collections.abc import Sequence
from itertools import compress
from typing import NamedTuple

import numpy as np
import xxhash
from numpy.typing import NDArray

from cleaner.document import PROSE_CHARS, PROSE_WORDS, UNCLOSED_PROSE_CHARS, UNSPACED_PROSE_CHARS, looks_like_prose

Hashes = NDArray[np.uint64]

# Longer lines are no template: they are an article on one line, or no text at all.
MAX_BYTES = 1000

# 64 bits of xxh3.
hash_of = xxhash.xxh3_64_intdigest
# Digits of scripts that have their own: Arabic, Persian, Devanagari, full width.
_NATIVE = re.compile(b"(?:\xd9[\xa0-\xa9]|\xdb[\xb0-\xb9]|\xe0\xa5[\xa6-\xaf]|\xef\xbc[\x90-\x99])+")
_NATIVE_LEADS = (b"\xd9", b"\xdb", b"\xe0\xa5", b"\xef\xbc")
_DECORATION = b" -*|:>#"


def _table() -> bytes:
    table = bytearray(range(256))
    for upper in range(ord("A"), ord("Z") + 1):
        table[upper] = upper + 32
    for digit in b"123456789":
        table[digit] = ord("0")
    for space in b"\t\v\f\r":
        table[space] = ord(" ")
    return bytes(table)


_FOLD = _table()


class Keys(NamedTuple):
    """The lines of some texts: ``hashes``, 0 for blank ones; ``sizes`` in bytes; ``prose``: which look like prose."""

    hashes: Hashes
    sizes: NDArray[np.int64]
    prose: NDArray[np.bool_]


def fold(data: bytes) -> list[bytes]:
    """The lines of a UTF-8 text without case, decoration and figures.

    >>> fold(b"* Read 12 comments\\nREAD 340  COMMENTS")
    [b'read 0 comments', b'read 0 comments']
    """
    data = data.translate(_FOLD)
    # Each pass halves the runs at least; a regular expression takes twice as long.
    for run, one in ((b"00", b"0"), (b"  ", b" ")):
        while run in data:
            data = data.replace(run, one)
    return [line.strip(_DECORATION) for line in data.split(b"\n")]


def plain_figures(data: bytes) -> bytes:
    """A UTF-8 text with figures as Europe writes them; done page by page, since few pages have any others."""
    if data.isascii() or not any(lead in data for lead in _NATIVE_LEADS):
        return data
    return _NATIVE.sub(b"0", data)


def keys_of(lines: Sequence[bytes]) -> Keys:
    """The numbers of folded lines."""
    sizes = np.fromiter(map(len, lines), np.int64, len(lines))
    hashes = np.fromiter(map(hash_of, lines), np.uint64, len(lines))
    hashes[sizes == 0] = 0
    prose = np.zeros(len(lines), np.bool_)
    long = sizes >= UNSPACED_PROSE_CHARS
    prose[long] = list(map(_is_prose, compress(lines, long.tolist())))
    return Keys(hashes, sizes, prose)


def _is_prose(line: bytes) -> bool:
    """What `looks_like_prose` says; most lines are ASCII, and need not be read to be told."""
    if not line.isascii():
        return looks_like_prose(line.decode("utf-8", "replace"))
    if len(line) < PROSE_CHARS or line.count(b" ") + 1 < PROSE_WORDS:
        return False
    if line[-1] in b".!?" or line.rstrip(b"\"')]}")[-1:] in (b".", b"!", b"?"):
        return True
    return len(line) >= UNCLOSED_PROSE_CHARS and (b", " in line or b". " in line)


def number_of(text: str) -> int:
    """The number of any text, as a name for it: 64 bits of xxh3."""
    return hash_of(text.encode("utf-8", "surrogatepass"))
