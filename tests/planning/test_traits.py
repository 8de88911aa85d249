"""What is worked out for a whole page at once is what one would work out unit by unit."""

from collections import Counter
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.document import word_count, word_counts
from cleaner.planning import traits
from cleaner.planning.body import AFTER, BEFORE, BETWEEN, TEXT, _path
from cleaner.ruleset.weights import Weights

VIEWS = st.lists(st.text("ab 1,2|», 日本é", min_size=1, max_size=12), min_size=1, max_size=8)
KINDS = st.lists(st.sampled_from(["", "", "related", "sponsor"]), max_size=40)


@given(views=VIEWS)
def test_words(views: list[str]) -> None:
    assert word_counts(views) == list(map(word_count, views))


@given(views=VIEWS)
def test_marks_and_digits(views: list[str]) -> None:
    whole = "\n".join(views)
    assert traits._digits(whole) == [sum(map(view.count, "0123456789")) for view in views]
    assert traits._counts((",", "»"), whole, views) == [view.count(",") + view.count("»") for view in views]
    assert traits._having(("1", "ab"), whole, views) == [float("1" in view or "ab" in view) for view in views]


@given(kinds=KINDS, first=st.integers(0, 10))
def test_what_rules_know(kinds: list[str], first: int) -> None:
    below = [next((d for d in range(30) if at + d < len(kinds) and kinds[at + d]), 30) for at in range(len(kinds))]
    assert traits._next_known(kinds) == [distance / 30 for distance in below]
    ends = [min(kinds[first:at].count("related"), 4) / 4 for at in range(len(kinds))]
    assert traits._ends_above(kinds, first)[: len(kinds)] == ends


@given(column=st.lists(st.sampled_from([0.0, 0.5, 1.0]), min_size=1, max_size=25))
def test_what_stands_around(column: list[float]) -> None:
    around = [column[max(0, at - 4) : at + 5] for at in range(len(column))]
    assert [list(near) for near in traits._near([column])] == [[sum(part) / len(part) for part in around]]


@given(
    contents=st.lists(st.sets(st.sampled_from("abcd"), max_size=3), max_size=8),
    ends=st.tuples(*[st.integers(0, 8)] * 2),
)
def test_words_of_the_text(contents: list[set[str]], ends: tuple[int, int]) -> None:
    first, last = sorted(ends)
    counts = Counter(word for content in contents[first:last] for word in content)
    assert traits._shared(contents, first, last) == [
        sum(counts[word] > (first <= at < last) for word in content) / len(content) if content else 0.0
        for at, content in enumerate(contents)
    ]


MOVES = {
    "start": -1.0, "start_at_break": 2.0, "end": -1.5, "end_at_break": 1.0, "end_at_known": 2.0, "interrupt": -2.0,
    "resume": -0.5,
}  # fmt: skip


def worth(parts: tuple[int, ...], heavy: list[float], taken: list[bool]) -> float | None:
    """What a way through a page without prose weighs; None for a way that nobody can go."""
    total, before = 0.0, BEFORE
    breaks = [min(6, 6 + at) / 6 for at in range(len(parts))]
    for at, part in enumerate(parts):
        if part == TEXT:
            total += heavy[at]
        if (before, part) == (BEFORE, TEXT):
            total += MOVES["start"] + MOVES["start_at_break"] * breaks[at]
        elif (before, part) == (TEXT, BETWEEN):
            total += MOVES["interrupt"]
        elif (before, part) == (BETWEEN, TEXT):
            total += MOVES["resume"]
        elif (before, part) == (TEXT, AFTER):
            total += MOVES["end"] + MOVES["end_at_break"] + MOVES["end_at_known"] * taken[at]
        elif before != part:
            return None
        before = part
    return total if before != BETWEEN else None


@pytest.mark.parametrize("size", [1, 3, 5])
@given(data=st.data())
def test_the_way_through_the_page_is_the_heaviest_there_is(size: int, data: st.DataObject) -> None:
    heavy = data.draw(st.lists(st.integers(-4, 4).map(float), min_size=size, max_size=size))
    taken = data.draw(st.lists(st.booleans(), min_size=size, max_size=size))
    found = tuple(_path(heavy, [0] * size, taken, Weights([], [], MOVES)))
    ways = (worth(parts, heavy, taken) for parts in product((BEFORE, TEXT, BETWEEN, AFTER), repeat=size))
    assert worth(found, heavy, taken) == max(weight for weight in ways if weight is not None)
