"""All that is counted of some pages → the drafts of rules."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.learning.cluster import MAX_WORDS, MIN_WORDS, clusters
from cleaner.learning.count import SKETCH, Counts, Pages, Rows, first_of, gather, merge
from cleaner.learning.drafts import Draft, drafts
from cleaner.learning.evidence import MIN_PAGES, Evidence, Facts, evidence_of, facts_of
from cleaner.learning.store import Store

# Of a source with more different lines, only those that come again are looked through for near copies.
_MOST_LINES = 50_000
_MOST_OTHERS = 5_000
_LINES_A_PART = 2_000_000
_SHORTEST, _LONGEST = 12, 400


class Learned(NamedTuple):
    """The drafts, and what they were learned from: how many pages, sources and different lines."""

    drafts: list[Draft]
    pages: int
    sources: int
    lines: int


class _Light(NamedTuple):
    """A line that may be a near copy: its source and number, on how many pages it stands, its text."""

    source: int
    line: int
    pages: int
    text: str


def learn(store: Store, since: int = 0, progress: Callable[[str], None] = lambda _: None) -> Learned:
    """The rules that a store comes to. ``since``: only pages of that day and later, and those of no known day."""
    pages, sources = store.pages(since)
    facts = facts_of(pages)
    parts = max(1, store.size // _LINES_A_PART)
    progress("looking for near copies")
    light, lines = _light(store, parts, since)
    moved = _near_copies(light)
    progress("weighing the evidence")
    found = _evidence(store, parts, since, facts, moved)
    progress("writing rules")
    known = {(one.source, one.line) for one in found} | set(moved)
    others: dict[int, list[str]] = defaultdict(list)
    for item in light:
        if (item.source, item.line) not in known and len(others[item.source]) < _MOST_OTHERS:
            others[item.source].append(item.text)
    return Learned(
        drafts(found, sources, {source: others[source] for source in sources}), len(facts.page), len(sources), lines
    )


def _light(store: Store, parts: int, since: int) -> tuple[list[_Light], int]:
    """The lines among which near copies are looked for, in order; and how many different lines there are."""
    light: list[_Light] = []
    seen: dict[int, int] = defaultdict(int)
    total = 0
    for rows, texts in store.rows(parts, since):
        group = np.flatnonzero(first_of(rows.line, rows.source))
        total += len(group)
        times = np.diff(np.append(group, len(rows.line)))
        ends = np.cumsum(rows.sizes, dtype=np.int64)
        sizes = rows.sizes[group]
        fits = ~rows.prose[group] & (sizes >= _SHORTEST) & (sizes <= _LONGEST)
        for at, count in zip(group[fits].tolist(), times[fits].tolist(), strict=True):
            source = int(rows.source[at])
            seen[source] += 1
            if count == 1 and seen[source] > _MOST_LINES:
                continue
            text = texts[int(ends[at]) - int(rows.sizes[at]) : int(ends[at])].decode("utf-8", "replace")
            if MIN_WORDS <= text.count(" ") + 1 <= MAX_WORDS:
                light.append(_Light(source, int(rows.line[at]), count, text))
    return light, total


def _near_copies(light: Sequence[_Light]) -> dict[tuple[int, int], int]:
    """For each source and line that is a near copy the line whose copy it is; that one itself as well."""
    light = sorted(light, key=lambda item: (item.source, -item.pages, item.line))
    moved = {}
    for group in clusters([item.text for item in light], [item.source for item in light]):
        centre = light[group[0]]
        for at in group:
            moved[light[at].source, light[at].line] = centre.line
    return moved


def _evidence(store: Store, parts: int, since: int, facts: Facts, moved: dict[tuple[int, int], int]) -> list[Evidence]:
    found: list[Evidence] = []
    apart: list[Counts] = []
    from_lines = np.array(sorted({line for _, line in moved}), np.uint64)
    for rows, texts in store.rows(parts, since):
        away = np.isin(rows.line, from_lines)
        new = rows.line.copy()
        for at in np.flatnonzero(away).tolist():
            target = moved.get((int(rows.source[at]), int(rows.line[at])))
            away[at] = target is not None
            if target is not None:
                new[at] = target
        found += evidence_of(*_some(rows, texts, ~away), facts)
        some, their = _some(rows._replace(line=new), texts, away)
        apart.append(Counts(some, their, _no_pages(), {}))
    if apart:
        whole = merge(apart)
        found += evidence_of(whole.rows, whole.texts, facts)
    return [one for one in found if one.articles >= MIN_PAGES and one.texts]


def _some(rows: Rows, texts: bytes, which: NDArray[np.bool_]) -> tuple[Rows, bytes]:
    ends = np.cumsum(rows.sizes, dtype=np.int64)
    return Rows._make(column[which] for column in rows), gather(texts, (ends - rows.sizes)[which], rows.sizes[which])


def _no_pages() -> Pages:
    empty = np.zeros(0, np.uint64)
    return Pages(empty, empty, np.zeros(0, np.int32), np.zeros((0, SKETCH), np.uint32))
