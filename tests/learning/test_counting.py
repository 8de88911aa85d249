"""Counting in one go, in batches, in stores that are merged: always the same."""

import random
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleaner.document import looks_like_prose
from cleaner.learning import count as counting
from cleaner.learning.count import Counts, Page, count, merge
from cleaner.learning.keys import keys_of
from cleaner.learning.learn import learn
from cleaner.learning.rulefile import rule_file
from cleaner.learning.store import Store, open_store

from .helpers import article, faults_of, page, phrases, text_learned

FEW = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
SOURCES = ["courier.example", "gullpoint.example", "Weir Valley Echo"]
BLOCKS = [
    ["Harbour Courier", "News Sport Weather", "Log in"],
    ["Share this story with the harbour", "All comments", "About us"],
    ["Read {n} comments on this story", "You have {n},5 % left to read"],
    ["Follow {name} on the morning show", "Write to the paper"],
    ["\N{BULLET} More", "MORE", "{n}", "{n} March 2025"],
    [
        "Help us",
        "Nobody owns this paper but the people who read it, so give what you can to keep it going for all.",
        "OK",
    ],
]
NAMES = ["Ada Reed", "Tom Sole", "Bo Lindqvist", "Jonas Vik"]


@st.composite
def page_lists(draw: st.DrawFn) -> list[Page]:
    """Pages of a few sources, with blocks that come again, figures and names that change, and whole pages twice."""
    pages = []
    for _ in range(draw(st.integers(1, 14))):
        lines = []
        for block in draw(st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=4)):
            number, name = draw(st.integers(0, 40)), draw(st.sampled_from(NAMES))
            lines += [line.format(n=number, name=name) for line in block]
        at = draw(st.integers(0, len(lines)))
        text = article(draw(st.integers(0, 25)), draw(st.integers(0, 3)))
        day = draw(st.sampled_from([0, 20_000, 20_001, 20_500]))
        pages.append(page(lines[:at], text, lines[at:], source=draw(st.sampled_from(SOURCES)), day=day))
    return pages + draw(st.lists(st.sampled_from(pages), max_size=4))


def parts_of(pages: Sequence[Page], size: int) -> list[Sequence[Page]]:
    return [pages[at : at + size] for at in range(0, len(pages), size)]


def same(one: Counts, other: Counts) -> None:
    for mine, theirs in zip((*one.rows, *one.pages), (*other.rows, *other.pages), strict=True):
        assert mine.dtype == theirs.dtype
        np.testing.assert_array_equal(mine, theirs)
    assert one.texts == other.texts
    assert one.sources == other.sources


@FEW
@given(page_lists(), st.integers(1, 6), st.randoms(use_true_random=False))
def test_order_and_batches_make_no_difference(pages: list[Page], size: int, shuffler: random.Random) -> None:
    # Enough of everything that something is learned.
    pages = pages + [page(BLOCKS[0], article(60 + number), BLOCKS[1], day=20_000) for number in range(5)]
    wanted = text_learned(pages)
    assert "Harbour Courier" in wanted
    shuffled = list(pages)
    shuffler.shuffle(shuffled)
    assert text_learned(shuffled, size) == wanted
    at = shuffler.randint(0, len(shuffled))
    with open_store(":memory:") as one, open_store(":memory:") as other:
        for store, some in ((one, shuffled[:at]), (other, [*shuffled[at:], *shuffled[:2]])):
            for batch in parts_of(some, size):
                store.add(batch)
        for into, from_ in ((one, other), (other, one)):
            into.add_store(from_)
            assert rule_file(learn(into).drafts) == wanted


@FEW
@given(page_lists(), st.integers(1, 5), st.sampled_from([1, 2, 3, 64]), st.randoms(use_true_random=False))
def test_counts_merge_exactly(pages: list[Page], size: int, most: int, shuffler: random.Random) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(counting, "MAX_PAGES", most)
        # A count is of one day.
        pages = [one._replace(day=20_000) for one in pages]
        whole = count(pages)
        shuffled = list(pages)
        shuffler.shuffle(shuffled)
        parts = [count(part) for part in parts_of(shuffled, size)]
        same(merge(parts), whole)
        same(merge([merge(parts[:2]), *parts[2:], whole]), whole)
        _, times = np.unique(np.stack([whole.rows.line, whole.rows.source]), axis=1, return_counts=True)
        assert times.max(initial=0) <= most


@pytest.mark.parametrize("pages", [[], [Page("", "a.example")], [Page("\n \n\t\n", "a.example")]])
def test_pages_of_nothing(pages: list[Page]) -> None:
    counted = count(pages)
    assert len(counted.rows.line) == 0
    assert len(counted.pages.page) == len(pages)
    same(merge([counted, counted]), counted)
    assert phrases(pages) == set()


def test_only_the_pages_with_the_smallest_numbers_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [page("Harbour Courier", article(number, 1)) for number in range(30)]
    whole = count(pages)
    (line,) = [line for line in np.unique(whole.rows.line) if (whole.rows.line == line).sum() == 30]
    monkeypatch.setattr(counting, "MAX_PAGES", 4)
    few = count(pages)
    np.testing.assert_array_equal(
        few.rows.page[few.rows.line == line], np.sort(whole.rows.page[whole.rows.line == line])[:4]
    )
    assert len(few.pages.page) == 30


def test_the_same_page_read_twice_counts_once() -> None:
    pages = [page(BLOCKS[0], article(number), BLOCKS[1]) for number in range(5)]
    same(count([*pages, *pages]), count(pages))
    again = [one._replace(day=20_000) for one in pages]
    days = merge([count(pages), count(again)])
    same(days._replace(pages=count(pages).pages), count(pages))
    assert days.pages.day.tolist() == [0, 20_000] * 5
    assert phrases([*pages[:3], *again[:3]]) == phrases(pages[:3])


def rows_of(store: Store, parts: int) -> tuple[list[list[int]], bytes]:
    found = list(store.rows(parts))
    assert len(found) == parts
    columns = [np.concatenate(columns).tolist() for columns in zip(*(rows for rows, _ in found), strict=True)]
    return columns, b"".join(texts for _, texts in found)


@FEW
@given(page_lists(), st.integers(1, 6))
def test_rows_come_in_any_number_of_parts(pages: list[Page], size: int) -> None:
    with open_store(":memory:") as store:
        for part in parts_of(pages, size):
            store.add(part)
        wanted = rows_of(store, 1)
        assert rows_of(store, 2) == wanted
        assert rows_of(store, 7) == wanted


@FEW
@given(page_lists())
def test_whatever_is_learned_is_without_fault(pages: list[Page]) -> None:
    assert faults_of(text_learned(pages)) == []


def test_a_line_counts_for_each_of_its_sources_alone() -> None:
    pages = [page(BLOCKS[0], article(number), BLOCKS[1], source=f"paper{number}.example") for number in range(10)]
    assert phrases(pages) == set()


@given(st.text("aB ,.!?\"')é日。", max_size=260))
def test_prose_is_what_looks_like_prose(line: str) -> None:
    line = line.replace("\n", " ").strip()
    assert keys_of([line.encode()]).prose.tolist() == [looks_like_prose(line)]
