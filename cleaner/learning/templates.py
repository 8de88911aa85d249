"""Which of many templates a line is a near copy of: up to millions of them, without comparing it with each.

A template and a line are compared only where they share a band of their MinHash signatures; what shares one is
confirmed by its likeness (normalised indel similarity, rapidfuzz's ``ratio``). The tables are flat arrays in one file
that is mapped, not read: what is never asked for is never loaded.
"""

import json
import mmap
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from cleaner.learning.keys import fold
from cleaner.learning.minhash import bands_of, shingles

BANDS = 12
# A band of so many templates is a phrase that all of them share.
_MOST_IN_A_BAND = 64
_MAGIC = b"cleaner templates 1\n"
_HEAD = 4096
AT_LEAST = 85


class Hit(NamedTuple):
    """A line, by index, that is a near copy of a template, by index; ``likeness`` in percent."""

    line: int
    template: int
    likeness: float


class Templates:
    """Templates in arrays. Make them with `build`, or open a file of them with `open_templates`."""

    def __init__(self, texts: NDArray[np.uint8], ends: NDArray[np.uint64], bands: NDArray[np.uint32],
                 owners: NDArray[np.uint32]) -> None:  # fmt: skip
        """``texts``: folded texts, one behind the other, each up to its place in ``ends``. ``bands``, ``owners``: for
        each band its sorted values, and the templates that have them.
        """
        self._texts = texts
        self._ends = ends
        self._bands = bands
        self._owners = owners

    def __len__(self) -> int:
        return len(self._ends)

    @property
    def bytes_each(self) -> float:
        """Bytes of the tables for each template."""
        total = self._texts.nbytes + self._ends.nbytes + self._bands.nbytes + self._owners.nbytes
        return total / max(len(self), 1)

    def find(self, lines: Sequence[str], at_least: float = AT_LEAST) -> list[Hit]:
        """For each line that is alike some template the one it is most alike, the first of equals."""
        folded = [_fold(line) for line in lines]
        bands = _bands(folded)
        best: dict[int, Hit] = {}
        for band in range(BANDS):
            values = self._bands[band]
            low = np.searchsorted(values, bands[:, band])
            high = np.searchsorted(values, bands[:, band], "right")
            for line in np.flatnonzero(high > low).tolist():
                start = int(low[line])
                for at in range(start, min(int(high[line]), start + _MOST_IN_A_BAND)):
                    template = int(self._owners[band, at])
                    held = best.get(line)
                    if held is not None and held.template == template:
                        continue
                    least = held.likeness if held else at_least
                    likeness = fuzz.ratio(folded[line], self._text(template), score_cutoff=least)
                    if likeness and (held is None or (-likeness, template) < (-held.likeness, held.template)):
                        best[line] = Hit(line, template, likeness)
        return [best[line] for line in sorted(best)]

    def save(self, path: str) -> None:
        """Write the tables to a file, beside it first, so that nobody maps half of one."""
        arrays = (self._texts, self._ends, self._bands, self._owners)
        shapes = [[array.dtype.str, list(array.shape)] for array in arrays]
        target = Path(path)
        part = target.with_name(target.name + ".part")
        with part.open("wb") as file:
            file.write((_MAGIC + json.dumps(shapes).encode()).ljust(_HEAD))
            for array in arrays:
                file.write(array.tobytes())
                file.write(b"\0" * (-file.tell() % 8))
        part.replace(target)

    def _text(self, template: int) -> str:
        start = int(self._ends[template - 1]) if template else 0
        return self._texts[start : int(self._ends[template])].tobytes().decode("utf-8")


def build(texts: Sequence[str]) -> Templates:
    """Tables for some templates, which are known by their places from then on."""
    folded = [_fold(text) for text in texts]
    data = [text.encode("utf-8") for text in folded]
    ends = np.cumsum(np.fromiter(map(len, data), np.uint64, len(data)), dtype=np.uint64)
    columns = _bands(folded).T
    order = np.argsort(columns, axis=1, kind="stable")
    bands = np.take_along_axis(columns, order, axis=1)
    return Templates(np.frombuffer(b"".join(data), np.uint8), ends, bands, order.astype(np.uint32))


def open_templates(path: str) -> Templates:
    """The tables in a file. Raises OSError, and ValueError when it holds none."""
    with Path(path).open("rb") as file:
        head = file.read(_HEAD)
        if not head.startswith(_MAGIC):
            raise ValueError(f"{path}: this is no file of templates; make it with Templates.save")
        whole = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    at = _HEAD
    arrays = []
    for kind, shape in json.loads(head[len(_MAGIC) :]):
        size = int(np.prod(shape))
        arrays.append(np.frombuffer(whole, np.dtype(kind), size, at).reshape(shape))
        at += arrays[-1].nbytes
        at += -at % 8
    return Templates(*arrays)


def _fold(text: str) -> str:
    # Lone surrogates, which no UTF-8 holds, become marks of what was lost.
    return fold(text.replace("\n", " ").encode("utf-8", "replace"))[0].decode("utf-8", "replace")


def _bands(folded: Sequence[str]) -> NDArray[np.uint32]:
    return (bands_of(list(map(_tokens, folded)), BANDS) >> np.uint64(32)).astype(np.uint32)


def _tokens(text: str) -> list[str]:
    words = text.split(" ")
    if len(words) < 4:
        # Few words, or none that are written apart.
        return [text[at : at + 4] for at in range(max(1, len(text) - 3))]
    return shingles(words)
