"""What is worked out for a whole page at once is what one would work out unit by unit."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.document import word_count, word_counts
from cleaner.planning.body import AFTER, BEFORE, BETWEEN, TEXT, _path

VIEWS = st.lists(st.text("ab 1,2|», 日本é", min_size=1, max_size=12), min_size=1, max_size=8)
MOVES = {"interrupt": -2.0, "resume": -0.5}
WEIGHTS = st.integers(-4, 4).map(float)


@given(views=VIEWS)
def test_words(views: list[str]) -> None:
    assert word_counts(views) == list(map(word_count, views))


def worth(parts: tuple[int, ...], heavy: list[float], start: list[float], end: list[float]) -> float | None:
    """What a way through a page weighs; None for a way that nobody can go, or that never enters the text."""
    total, before = 0.0, BEFORE
    for at, part in enumerate(parts):
        if part == TEXT:
            total += heavy[at]
        if (before, part) == (BEFORE, TEXT):
            total += start[at]
        elif (before, part) == (TEXT, BETWEEN):
            total += MOVES["interrupt"]
        elif (before, part) == (BETWEEN, TEXT):
            total += MOVES["resume"]
        elif (before, part) == (TEXT, AFTER):
            total += end[at - 1]
        elif before != part:
            return None
        before = part
    if before == TEXT:
        total += end[-1]
    return total if before in (TEXT, AFTER) else None


@pytest.mark.parametrize("size", [1, 3, 5])
@given(data=st.data())
def test_the_way_through_the_page_is_the_heaviest_there_is(size: int, data: st.DataObject) -> None:
    heavy, start, end = (data.draw(st.lists(WEIGHTS, min_size=size, max_size=size)) for _ in range(3))
    found = tuple(_path(heavy, start, end, MOVES))
    ways = (worth(parts, heavy, start, end) for parts in product((BEFORE, TEXT, BETWEEN, AFTER), repeat=size))
    assert worth(found, heavy, start, end) == max(weight for weight in ways if weight is not None)
