"""The lines of many pages as numbers, fast enough for a crawl.

Two lines with one number say the same but for letter case, spaces, decoration at their ends and the figures in them.
This is coarser than the match view of a line (`cleaner.folding`), which costs ten times as much: a rule that comes of
it is tried with the match view again.
"""

import re
from collections.abc import Sequence
from itertools import compress, repeat
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
    return [line.strip(_DECORATION) for line in _without_runs(data.translate(_FOLD)).split(b"\n")]


def _without_runs(data: bytes) -> bytes:
    """One nought and one space for many; replacing them by hand takes five times as long."""
    letters = np.frombuffer(data, np.uint8)
    again = (letters[1:] == ord(" ")) | (letters[1:] == ord("0"))
    again &= letters[1:] == letters[:-1]
    if not again.any():
        return data
    left = np.ones(len(letters), np.bool_)
    np.logical_not(again, out=left[1:])
    return letters[left].tobytes()


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
    return Keys(hashes, sizes, _prose(lines, sizes))


def _prose(lines: Sequence[bytes], sizes: NDArray[np.int64]) -> NDArray[np.bool_]:
    """What `looks_like_prose` says of each line; most are ASCII, and need not be read to be told."""
    prose = np.zeros(len(lines), np.bool_)
    long = np.flatnonzero(sizes >= UNSPACED_PROSE_CHARS)
    some = [lines[at] for at in long.tolist()]
    plain = np.fromiter(map(bytes.isascii, some), np.bool_, len(some))
    others = ~plain
    prose[long[others]] = [looks_like_prose(line.decode("utf-8", "replace")) for line in compress(some, others)]
    plain &= sizes[long] >= PROSE_CHARS
    some = list(compress(some, plain))
    spaces = np.fromiter(map(bytes.count, some, repeat(b" ")), np.int64, len(some))
    prose[long[plain]] = [
        line[-1] in b".!?" or _closes(line) if many else False
        for line, many in zip(some, (spaces >= PROSE_WORDS - 1).tolist(), strict=True)
    ]
    return prose


def _closes(line: bytes) -> bool:
    if line.rstrip(b"\"')]}")[-1:] in (b".", b"!", b"?"):
        return True
    return len(line) >= UNCLOSED_PROSE_CHARS and (b", " in line or b". " in line)


def number_of(text: str) -> int:
    """The number of any text, as a name for it: 64 bits of xxh3."""
    return hash_of(text.encode("utf-8", "surrogatepass"))
