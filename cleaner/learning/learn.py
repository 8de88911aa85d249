"""All that is counted of some pages → the drafts of rules."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from cleaner.learning.cluster import MAX_WORDS, MIN_WORDS, clusters
from cleaner.learning.count import SKETCH, Counts, Pages, Rows, first_of, merge
from cleaner.learning.drafts import Draft, drafts
from cleaner.learning.evidence import Evidence, Facts, evidence_of, facts_of
from cleaner.learning.judge import judge
from cleaner.learning.misses import Misses
from cleaner.learning.store import Store

# Of a source with more different lines, only those that come again are looked through for near copies.
_MOST_LINES = 50_000
_MOST_OTHERS = 5_000
_ROWS_A_PART = 250_000
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
    """The rules that a store comes to. ``since``: only from pages of that day and later, if not 0."""
    pages, sources = store.pages(since)
    facts = facts_of(pages)
    parts = max(1, store.size // _ROWS_A_PART)
    found: list[Evidence] = []
    lines = 0
    for number, (rows, texts) in enumerate(store.rows(parts, since), 1):
        progress(f"learning, part {number} of {parts}")
        lines += int(first_of(rows.source, rows.line).sum())
        found += _boilerplate(rows, texts, facts)
    progress("writing rules")
    return Learned(drafts(found, sources), len(facts.page), len(sources), lines)


def _boilerplate(rows: Rows, texts: bytes, facts: Facts) -> list[Evidence]:
    """What is boilerplate among the lines of some sources, each with a near miss if there is one."""
    light = _light(rows, texts)
    moved = _near_copies(light)
    if moved:
        line = rows.line.copy()
        at = np.flatnonzero(np.isin(line, np.array([line for _, line in moved], np.uint64)))
        pairs = zip(rows.source[at].tolist(), line[at].tolist(), strict=True)
        line[at] = [moved.get(pair, pair[1]) for pair in pairs]
        # Copies of one template become copies of one line.
        whole = merge([Counts(rows._replace(line=line), texts, _no_pages(), {})])
        rows, texts = whole.rows, whole.texts
    found = [one for one in evidence_of(rows, texts, facts) if one.texts and judge(one).confidence]
    known = {(one.source, one.line) for one in found} | set(moved)
    others: dict[int, list[str]] = defaultdict(list)
    for item in light:
        if (item.source, item.line) not in known and len(others[item.source]) < _MOST_OTHERS:
            others[item.source].append(item.text)
    misses = {source: Misses(lines) for source, lines in others.items()}
    return [
        one._replace(miss=misses[one.source].nearest(one.texts[0])) if one.source in misses else one for one in found
    ]


def _light(rows: Rows, texts: bytes) -> list[_Light]:
    """The lines among which near copies are looked for, in order."""
    light: list[_Light] = []
    seen: dict[int, int] = defaultdict(int)
    group = np.flatnonzero(first_of(rows.source, rows.line))
    times = np.diff(np.append(group, len(rows.line)))
    ends = np.cumsum(rows.sizes, dtype=np.int64)
    sizes = rows.sizes[group]
    fits = ~rows.prose[group] & (sizes >= _SHORTEST) & (sizes <= _LONGEST)
    for at, count in zip(group[fits].tolist(), times[fits].tolist(), strict=True):
        source = int(rows.source[at])
        seen[source] += 1
        if count == 1 and seen[source] > _MOST_LINES:
            continue
        text = texts[int(ends[at]) - int(rows.sizes[at]) : int(ends[at])].decode("utf-8", "replace").strip()
        if MIN_WORDS <= text.count(" ") + 1 <= MAX_WORDS:
            light.append(_Light(source, int(rows.line[at]), count, text))
    return light


def _near_copies(light: Sequence[_Light]) -> dict[tuple[int, int], int]:
    """For each source and line that is a near copy the line whose copy it is; that one itself as well."""
    light = sorted(light, key=lambda item: (item.source, -item.pages, item.line))
    moved = {}
    for group in clusters([item.text for item in light], [item.source for item in light]):
        centre = light[group[0]]
        for at in group:
            moved[light[at].source, light[at].line] = centre.line
    return moved


def _no_pages() -> Pages:
    empty = np.zeros(0, np.uint64)
    return Pages(empty, empty, np.zeros(0, np.int32), np.zeros((0, SKETCH), np.uint32))
