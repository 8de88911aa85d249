"""Which lines stand on which pages of which source: counted in sorted arrays, exactly mergeable.

A row is one line on one page. Of each line the `MAX_PAGES` pages with the smallest numbers are kept for each source:
the numbers are hashes, so these are a sample that does not depend on the order of the pages, and their largest tells
how many there are (k minimum values: Bar-Yossef et al., "Counting distinct elements in a data stream", 2002). Two
counts are merged by sorting their rows together and cutting again, which gives what counting everything at once gives.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.learning.keys import MAX_BYTES, Hashes, Keys, fold, hash_of, keys_of, number_of, plain_figures

MAX_PAGES = 32
TEXTS = 5
SKETCH = 8

HEAD, BODY, TAIL, NOWHERE = range(4)
_ZONE, _VARIED, _PROSE, _SEVERAL = 3, 4, 8, 16


class Page(NamedTuple):
    """One page: its text, the source it is of, and the day (days since 1970-01-01; 0 when it is not known)."""

    text: str
    source: str
    day: int = 0


class Rows(NamedTuple):
    """Lines on pages, sorted by source, line and page; all columns have one length.

    ``line``, ``source``, ``page``: their numbers. ``above``, ``below``: 16 bits of the number of the next line that is
    not blank, 0 at the ends of the page. ``flags``: the zone (`HEAD`, `BODY`, `TAIL`, or `NOWHERE` on a page without
    prose), whether the line stands there again, whether with other figures, and whether it looks like prose. ``sizes``:
    how many bytes of ``texts`` are this row's; only the first `TEXTS` rows of a line and source have any.
    """

    line: Hashes
    source: Hashes
    page: Hashes
    above: NDArray[np.uint16]
    below: NDArray[np.uint16]
    flags: NDArray[np.uint8]
    sizes: NDArray[np.uint16]

    @property
    def zone(self) -> NDArray[np.uint8]:
        """The zone of each row."""
        return self.flags & np.uint8(_ZONE)

    @property
    def several(self) -> NDArray[np.bool_]:
        """Which lines stand on their page more than once."""
        return (self.flags & np.uint8(_SEVERAL)) > 0

    @property
    def varied(self) -> NDArray[np.bool_]:
        """Which lines stand on their page again with other figures."""
        return (self.flags & np.uint8(_VARIED)) > 0

    @property
    def prose(self) -> NDArray[np.bool_]:
        """Which lines look like prose."""
        return (self.flags & np.uint8(_PROSE)) > 0


class Pages(NamedTuple):
    """Pages, sorted by number and day. ``sketch``: the smallest numbers of the page's lines of prose, 0 for none."""

    page: Hashes
    source: Hashes
    day: NDArray[np.int32]
    sketch: NDArray[np.uint32]


class Counts(NamedTuple):
    """What some pages come to: the rows, their texts one behind the other, the pages, and the sources' names."""

    rows: Rows
    texts: bytes
    pages: Pages
    sources: dict[int, str]


def count(pages: Sequence[Page]) -> Counts:
    """Count the lines of some pages, which are of one day: of the same page on two days, the last would count."""
    # In the order of their numbers, each once: rows are then in order of source and page from the start.
    named: dict[tuple[int, int], tuple[bytes, Page]] = {}
    for page in pages:
        data = page.text.encode("utf-8", "surrogatepass")
        name = number_of(page.source)
        # The same text of two sources is two pages.
        named[name, hash_of(data) ^ name] = data, page
    ordered = sorted(named)
    source = np.array([name for name, _ in ordered], np.uint64)
    number = np.array([name for _, name in ordered], np.uint64)
    raw = [named[name][0] for name in ordered]
    pages = [named[name][1] for name in ordered]
    data = b"\n".join(raw)
    plain = list(map(plain_figures, raw))
    keys = keys_of(fold(data if plain == raw else b"\n".join(plain)))
    lines = data.split(b"\n")
    of = np.repeat(np.arange(len(pages)), [text.count(b"\n") + 1 for text in raw])
    solid = np.flatnonzero(keys.hashes)
    keys = Keys(keys.hashes[solid], keys.sizes[solid], keys.prose[solid])
    of = of[solid]
    above, below = _neighbours(keys.hashes, of)
    flags = _zones(keys.prose, of, len(pages)) | (keys.prose * np.uint8(_PROSE))
    day = np.array([page.day for page in pages], np.int32)
    table = _sorted_pages(Pages(number, source, day, _sketches(keys, of, len(pages))))
    order = np.flatnonzero(keys.sizes <= MAX_BYTES)
    # Two stable sorts, the second by small numbers, cost half of what sorting by three columns costs.
    order = order[np.argsort(keys.hashes[order], kind="stable")]
    ranks = np.cumsum(first_of(source)).astype(np.uint16 if len(pages) < 2**16 else np.uint32)
    order = order[np.argsort(ranks[of[order]], kind="stable")]
    starts = np.flatnonzero(first_of(ranks[of[order]], keys.hashes[order], of[order]))
    flags[order[starts]] |= _again(starts, len(order), lines, solid[order])
    order = order[starts]
    rows = Rows(
        keys.hashes[order], source[of[order]], number[of[order]], above[order], below[order], flags[order],
        np.zeros(len(order), np.uint16),
    )  # fmt: skip
    left = np.flatnonzero(_rank(rows) < MAX_PAGES)
    rows = Rows._make(column[left] for column in rows)
    with_text = np.flatnonzero(_rank(rows) < TEXTS)
    texts = [lines[at][:MAX_BYTES] for at in solid[order[left[with_text]]].tolist()]
    rows.sizes[with_text] = np.fromiter(map(len, texts), np.uint16, len(texts))
    return Counts(rows, b"".join(texts), table, sources={number_of(page.source): page.source for page in pages})


def merge(parts: Sequence[Counts]) -> Counts:
    """The counts of all pages together: what `count` gives for them at once."""
    rows = Rows._make(np.concatenate(columns) for columns in zip(*(part.rows for part in parts), strict=True))
    ends = np.cumsum(rows.sizes, dtype=np.int64)
    order = np.lexsort((rows.page, rows.line, rows.source))
    chosen = order[first_of(rows.source[order], rows.line[order], rows.page[order])]
    merged = Rows._make(column[chosen] for column in rows)
    few = _rank(merged) < MAX_PAGES
    chosen = chosen[few]
    merged = Rows._make(column[few] for column in merged)
    keep = _rank(merged) < TEXTS
    texts = gather(b"".join(part.texts for part in parts), (ends - rows.sizes)[chosen[keep]], merged.sizes[keep])
    merged.sizes[~keep] = 0
    pages = Pages._make(np.concatenate(columns) for columns in zip(*(part.pages for part in parts), strict=True))
    sources = {number: name for part in parts for number, name in part.sources.items()}
    return Counts(merged, texts, _sorted_pages(pages), sources)


def first_of(*columns: NDArray[Any]) -> NDArray[np.bool_]:
    """Where sorted columns begin something new."""
    new = np.ones(len(columns[0]), np.bool_)
    if len(new):
        new[1:] = np.logical_or.reduce([column[1:] != column[:-1] for column in columns])
    return new


def _again(
    starts: NDArray[np.int64], size: int, lines: Sequence[bytes], places: NDArray[np.int64]
) -> NDArray[np.uint8]:
    """Flags of the lines that stand on their page again, and of those that do so with other figures.

    A list of dates differs in its figures; a page's own date, above the text and below it, does not. ``starts``: where
    the copies of another line or page begin, among ``size``; ``places``: which of ``lines`` each copy is.
    """
    times = np.diff(np.append(starts, size))
    flags = (times > 1) * np.uint8(_SEVERAL)
    for at in np.flatnonzero(flags).tolist():
        copies = places[starts[at] : starts[at] + times[at]].tolist()
        if len({lines[copy].strip() for copy in copies}) > 1:
            flags[at] |= _VARIED
    return flags


def _rank(rows: Rows) -> NDArray[np.int64]:
    """How many pages of the same line and source stand before each row."""
    group = first_of(rows.line, rows.source)
    if not len(group):
        return np.zeros(0, np.int64)
    rank: NDArray[np.int64] = np.arange(len(group)) - np.flatnonzero(group)[np.cumsum(group) - 1]
    return rank


def _neighbours(hashes: Hashes, of: NDArray[np.int64]) -> tuple[NDArray[np.uint16], NDArray[np.uint16]]:
    short = (hashes >> np.uint64(48)).astype(np.uint16)
    above, below = np.zeros_like(short), np.zeros_like(short)
    same = of[1:] == of[:-1]
    above[1:] = short[:-1] * same
    below[:-1] = short[1:] * same
    return above, below


def _zones(prose: NDArray[np.bool_], of: NDArray[np.int64], pages: int) -> NDArray[np.uint8]:
    at = np.flatnonzero(prose)
    first, last = np.full(pages, len(prose)), np.full(pages, -1)
    np.minimum.at(first, of[at], at)
    np.maximum.at(last, of[at], at)
    place = np.arange(len(prose))
    zones = np.where(place < first[of], HEAD, np.where(place > last[of], TAIL, BODY)).astype(np.uint8)
    zones[last[of] < 0] = NOWHERE
    return zones


def _sketches(keys: Keys, of: NDArray[np.int64], pages: int) -> NDArray[np.uint32]:
    sketch = np.zeros((pages, SKETCH), np.uint32)
    at = np.flatnonzero(keys.prose)
    order = at[np.lexsort((keys.hashes[at], of[at]))]
    hashes, of = keys.hashes[order], of[order]
    new = first_of(hashes, of)
    hashes, of = hashes[new], of[new]
    begin = np.searchsorted(of, np.arange(pages))
    rank = np.arange(len(of)) - begin[of] if len(of) else of
    few = rank < SKETCH
    sketch[of[few], rank[few]] = (hashes[few] >> np.uint64(32)).astype(np.uint32)
    return sketch


def _sorted_pages(pages: Pages) -> Pages:
    order = np.lexsort((pages.day, pages.page))
    order = order[first_of(pages.page[order], pages.day[order])]
    return Pages._make(column[order] for column in pages)


def gather(data: bytes, starts: NDArray[np.int64], sizes: NDArray[np.uint16]) -> bytes:
    """The slices of ``data``, one behind the other."""
    if not len(starts):
        return b""
    widths = sizes.astype(np.int64)
    before = np.cumsum(widths) - widths
    places = np.repeat(starts - before, widths) + np.arange(int(widths.sum()))
    return np.frombuffer(data, np.uint8)[places].tobytes()
