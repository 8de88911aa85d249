"""What is known of a line of a source: on how many of its pages it stands, and what stands around it there."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.learning.count import BODY, HEAD, MAX_PAGES, NOWHERE, TAIL, Pages, Rows, first_of
from cleaner.learning.keys import Hashes

# A page whose prose is to this share its own, and on no other page of its source, is an article of its own.
_OWN_SHARE = 0.25
_BESIDE_SHARE = 0.2
# With fewer copies, everything looks as if it came again.
MIN_PAGES = 3


class Evidence(NamedTuple):
    """A line of one source.

    ``pages``: on how many pages it stands, estimated beyond `MAX_PAGES`; ``of``: how many there are; ``articles``: on
    how many different articles it stands among the pages looked at, at most `MAX_PAGES`. ``both``, ``either``: the
    shares of its copies that stand between two lines, or beside one, that come again with it. ``head``, ``body``,
    ``tail``: the shares of its copies above, within and below the prose. ``several``, ``varied``: the shares of
    its pages that hold it more than once, and again with other figures. ``first``, ``last``: the days of its first and
    last page, 0 when none is known. ``miss``: a line of the source that is like it, and is not known to come again.
    """

    line: int
    source: int
    texts: tuple[str, ...]
    pages: int
    of: int
    articles: int
    both: float
    either: float
    head: float
    body: float
    tail: float
    several: float
    varied: float
    prose: bool
    first: int
    last: int
    miss: str = ""

    @property
    def share(self) -> float:
        """The share of the source's pages on which the line stands."""
        return self.pages / self.of


class Facts(NamedTuple):
    """What is to be known of the pages: their numbers, sorted; the days of each; its article; pages by source."""

    page: Hashes
    first: NDArray[np.int32]
    last: NDArray[np.int32]
    article: Hashes
    of: dict[int, int]


def facts_of(pages: Pages) -> Facts:
    """Look over all pages. A page read on several days is one page."""
    new = np.flatnonzero(first_of(pages.page))
    if not len(new):
        empty = np.zeros(0, np.int32)
        return Facts(pages.page, empty, empty, pages.page, {})
    last = np.maximum.reduceat(pages.day, new)
    known = np.where(pages.day > 0, pages.day, np.iinfo(np.int32).max)
    first = np.minimum.reduceat(known, new)
    first[last == 0] = 0
    sources, times = np.unique(pages.source[new], return_counts=True)
    of = dict(zip(sources.tolist(), times.tolist(), strict=True))
    return Facts(pages.page[new], first, last, _articles(pages.page[new], pages.source[new], pages.sketch[new]), of)


def _articles(page: Hashes, source: Hashes, sketch: NDArray[np.uint32]) -> Hashes:
    """A number for the article of each page: the pages of one story, updated again and again, share theirs.

    Most prose of an article stands on no other page. Pages of which this does not hold are of one story if a line of
    the rarer half of their prose joins them, or a chain of such lines: a story may grow until nothing is left of how it
    began, and what stands on all pages, such as a plea for money, is in the other half.
    """
    values = (sketch.astype(np.uint64) ^ (source[:, None] << np.uint64(32))).ravel()
    _, place, times = np.unique(values, return_inverse=True, return_counts=True)
    frequency = times[place].reshape(sketch.shape).astype(np.int64)
    some = sketch > 0
    own = (some & (frequency == 1)).sum(axis=1)
    known = some & (frequency > 1)
    alone = (own >= _OWN_SHARE * some.sum(axis=1)) | ~known.any(axis=1)
    frequency[~known] = np.iinfo(np.int64).max
    left = np.flatnonzero(~alone)
    order = np.argsort(frequency[left], axis=1, kind="stable")
    rarest = np.take_along_axis(values.reshape(sketch.shape)[left], order, axis=1)
    halves = (known[left].sum(axis=1) + 1) // 2
    lines = [some[:half] for some, half in zip(rarest.tolist(), halves.tolist(), strict=True)]
    article = page.copy()
    article[left] = _joined(lines)
    return article


def _joined(lines: Sequence[list[int]]) -> Hashes:
    """For each page, by its lines, the smallest line of all pages that it is joined to."""
    parent: dict[int, int] = {}

    def root(line: int) -> int:
        while (up := parent.setdefault(line, line)) != line:
            parent[line] = parent[up]
            line = up
        return line

    for first, *others in lines:
        for other in others:
            low, high = sorted((root(first), root(other)))
            parent[high] = low
    return np.array([root(first) for first, *_ in lines], np.uint64)


def evidence_of(rows: Rows, texts: bytes, facts: Facts, least: int = MIN_PAGES) -> Iterator[Evidence]:
    """The evidence on each line and source that stands on ``least`` pages or more; ``rows`` as the store gives them."""
    group = first_of(rows.line, rows.source)
    starts = np.flatnonzero(group)
    sizes = np.diff(np.append(starts, len(group)))
    number = np.cumsum(group) - 1
    often = sizes >= least
    inside = often[number] if len(number) else group
    above = _comes_again(number, rows.above, inside, sizes)
    below = _comes_again(number, rows.below, inside, sizes)
    ends = np.cumsum(rows.sizes, dtype=np.int64)
    at_page = np.searchsorted(facts.page, rows.page)
    for which in np.flatnonzero(often).tolist():
        span = slice(starts[which], starts[which] + sizes[which])
        source = int(rows.source[span.start])
        zones = np.bincount(rows.zone[span], minlength=NOWHERE + 1) / sizes[which]
        days = facts.first[at_page[span]], facts.last[at_page[span]]
        known = days[0][days[0] > 0]
        sides = above[span].astype(np.int8) + below[span]
        pieces = [
            texts[end - size : end].decode("utf-8", "replace").strip()
            for end, size in zip(ends[span].tolist(), rows.sizes[span].tolist(), strict=True)
            if size
        ]
        yield Evidence(
            line=int(rows.line[span.start]),
            source=source,
            texts=tuple(dict.fromkeys(pieces)),
            pages=_estimate(rows.page[span], facts.of[source]),
            of=facts.of[source],
            articles=len(np.unique(facts.article[at_page[span]])),
            both=float((sides == 2).mean()),
            either=float((sides > 0).mean()),
            head=float(zones[HEAD]),
            body=float(zones[BODY]),
            tail=float(zones[TAIL]),
            several=float(rows.several[span].mean()),
            varied=float(rows.varied[span].mean()),
            prose=bool(rows.prose[span.start]),
            first=int(known.min()) if len(known) else 0,
            last=int(days[1].max()),
        )


def _comes_again(
    number: NDArray[np.int64], beside: NDArray[np.uint16], inside: NDArray[np.bool_], sizes: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """For each row whether the line beside it stands there again and again; the end of a page counts as one.

    That is on `MIN_PAGES` pages, and on a share of those that hold the line: a byline stands above many a date.
    """
    again = np.zeros(len(number), np.bool_)
    at = np.flatnonzero(inside)
    pair = (number[at].astype(np.uint64) << np.uint64(16)) | beside[at]
    _, place, times = np.unique(pair, return_inverse=True, return_counts=True)
    enough = np.maximum(MIN_PAGES, _BESIDE_SHARE * sizes[number[at]])
    again[at] = (times[place] >= enough) | (beside[at] == 0)
    return again


def _estimate(pages: Hashes, most: int) -> int:
    """How many pages there are, of which these are the ones with the smallest numbers."""
    size = len(pages)
    if size < MAX_PAGES:
        return size
    return min(max(size, round((size - 1) * 2.0**64 / float(pages[-1]))), most)
