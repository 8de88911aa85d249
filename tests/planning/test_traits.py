"""What is worked out for a whole page at once is what one would work out unit by unit."""

import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.document import close_like_sentences, closes_like_a_sentence, word_count, word_counts
from cleaner.planning.body import AFTER, BEFORE, BETWEEN, TEXT, path
from cleaner.planning.nearby import (
    above,
    below,
    breaks,
    falling,
    highest_of_8_above,
    near,
    rising,
    so_far,
    to_next,
    up_to,
)
from cleaner.planning.shapes import _SENTENCE, _capitals
from cleaner.planning.tokens import commonness, contents_of, counts, digits_of, says, shared_words
from cleaner.planning.traits import _STAMP, _comments

VIEWS = st.lists(st.text("ab 1,2|», 日本é", min_size=1, max_size=12), min_size=1, max_size=8)
# As views are: no two spaces in a row and none at the ends.
WORDS = st.text("aBÉǅ日1(.", min_size=1, max_size=5)
LINES = st.lists(st.lists(WORDS, min_size=1, max_size=6).map(" ".join), min_size=1, max_size=8)
MARKED = st.lists(st.booleans(), max_size=50)
VALUES = st.lists(st.sampled_from([0.0, 0.0, 0.25, 1.0]), max_size=50)
MOVES = {"interrupt": -2.0, "resume": -0.5}
WEIGHTS = st.integers(-4, 4).map(float)


@given(views=VIEWS)
def test_words(views: list[str]) -> None:
    assert word_counts(views) == list(map(word_count, views))


@given(views=st.lists(st.text('a.)"。»! ', min_size=1, max_size=4), max_size=8))
def test_closed(views: list[str]) -> None:
    assert close_like_sentences(views) == list(map(closes_like_a_sentence, views))


@given(views=LINES)
def test_capitals(views: list[str]) -> None:
    def plain(view: str) -> float:
        letters = [token[0] for token in view.split(" ") if token[0].isalpha()]
        return sum(map(str.isupper, letters[1:])) / (len(letters) - 1) if len(letters) > 2 else 0.0

    assert _capitals(views, [view.count(" ") + 1 for view in views]) == list(map(plain, views))


@given(view=st.text('aA1 .!。")', max_size=12))
def test_sentences(view: str) -> None:
    plain = re.compile(r"[.!?।؟][\"')\]]* +(?=[^a-z\d ])|[。！？]")
    assert len(_SENTENCE.findall(view)) == len(plain.findall(view))


PARTS = ["1", "7", "19", "20", "12", " ", ":", ".", "a", "pm", "am", " ago", "days", "vor ", "hace ", "il y a ", "x"]


@given(key=st.lists(st.sampled_from(PARTS), max_size=8).map("".join))
def test_stamps(key: str) -> None:
    plain = r"\d{1,2}[:.]\d\d|\b(?:19|20)\d\d\b|\d ?[ap]m\b|\b\d+ ?\w+ ago\b|\bvor \d+ |\bhace \d|\bil y a \d"
    assert (_STAMP.search(key) is None) == (re.search(plain, key) is None)


@given(views=VIEWS)
def test_marks(views: list[str]) -> None:
    page = "\n".join(views)
    assert counts((",", "a", "|"), page, views) == [
        view.count(",") + view.count("a") + view.count("|") for view in views
    ]
    assert says(("b", "12"), page, views) == ["b" in view or "12" in view for view in views]
    assert digits_of(page) == [len(re.findall("[0-9]", view)) for view in views]


@given(
    labels=st.lists(
        st.tuples(st.sampled_from(["reply", "a bridge"]), st.sampled_from([1, 14, 15]), st.sampled_from([0, 9]))
    )
)
def test_comments(labels: list[tuple[str, int, int]]) -> None:
    found = _comments([key for key, _, _ in labels], [count for _, count, _ in labels], [some for _, _, some in labels])
    assert found == [key == "reply" and count <= 14 and not some for key, count, some in labels]


COMMON = frozenset({"the", "with"})
SAID = ["the", "with", "with,", "bridge", "(bridge)", "harbour", "a.b.c.d", "日本語" * 5]
KEYS = st.lists(st.lists(st.sampled_from(SAID), min_size=1).map(" ".join), min_size=1, max_size=8)


def plain_content(key: str) -> set[str]:
    if (key.count(" ") + 1) * 12 < len(key) and not key.isascii():
        return {key[at : at + 2] for at in range(len(key) - 1)}
    bare = key.translate(str.maketrans("", "", ".,;:!?\"'()"))
    return {word for word in bare.split(" ") if len(word) > 3 and word not in COMMON}


@given(keys=KEYS, data=st.data())
def test_what_units_are_about(keys: list[str], data: st.DataObject) -> None:
    tokens = " ".join(keys).split(" ")
    contents = contents_of(tokens, keys, COMMON)
    assert contents == list(map(plain_content, keys))
    first = data.draw(st.integers(0, len(keys)))
    last = data.draw(st.integers(first, len(keys)))

    def elsewhere(word: str, at: int) -> bool:
        return any(word in content for other, content in enumerate(contents[:last]) if other != at and other >= first)

    shared = [
        sum(elsewhere(word, at) for word in content) / len(content) if content else 0.0
        for at, content in enumerate(contents)
    ]
    assert shared_words(contents, first, last) == shared
    common = [2 * sum(word in COMMON for word in key.split(" ")) / len(key.split(" ")) for key in keys]
    assert commonness(tokens, keys, COMMON) == common


@given(column=VALUES, reach=st.integers(1, 10))
def test_means(column: list[float], reach: int) -> None:
    around = [column[max(at - reach, 0) : at + reach + 1] for at in range(len(column))]
    assert near(column, reach) == pytest.approx([sum(values) / len(values) for values in around], abs=1e-12)


@given(column=MARKED, data=st.data(), most=st.integers(1, 4))
def test_how_many_so_far(column: list[bool], data: st.DataObject, most: int) -> None:
    first = data.draw(st.integers(0, len(column)))
    size = range(len(column))
    assert so_far(column, first, most) == [min(sum(column[first : at + 1]), most) / most for at in size]
    assert so_far(column, first, most, itself=False) == [min(sum(column[first:at]), most) / most for at in size]


@given(column=MARKED, far=st.integers(1, 12))
def test_how_far(column: list[bool], far: int) -> None:
    marked = [at for at, is_marked in enumerate(column) if is_marked]
    next_one = [min([other - at for other in marked if other >= at] + [far]) for at in range(len(column))]
    assert to_next(column, far) == [distance / far for distance in next_one]
    last_one = [min([at - other - 1 for other in marked if other < at] + [far]) for at in range(len(column))]
    assert breaks(column, far) == [distance / far for distance in last_one]
    assert above(column, far) == [sum(column[max(at - far, 0) : at]) for at in range(len(column))]
    assert below(column, far) == [sum(column[at + 1 : at + 1 + far]) for at in range(len(column))]


@given(size=st.integers(0, 60), far=st.integers(1, 40))
def test_steps(size: int, far: int) -> None:
    assert rising(size, far) == up_to(range(size), far) == [min(at, far) / far for at in range(size)]
    assert falling(size, far) == rising(size, far)[::-1]


@given(column=VALUES)
def test_the_highest_above(column: list[float]) -> None:
    assert highest_of_8_above(column) == [max([0.0, *column[max(at - 8, 0) : at]]) for at in range(len(column))]


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
    found = tuple(path(heavy, start, end, MOVES))
    ways = (worth(parts, heavy, start, end) for parts in product((BEFORE, TEXT, BETWEEN, AFTER), repeat=size))
    assert worth(found, heavy, start, end) == max(weight for weight in ways if weight is not None)
