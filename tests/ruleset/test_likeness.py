"""Likeness: near copies match, others do not, and no near copy escapes the index."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.fuzz import ratio

from cleaner.ruleset.likeness import like_pattern
from cleaner.ruleset.pattern import BadPattern

from .helpers import folded, found

DISCLAIMER = (
    "The opinions expressed in this text are those of its author alone and do not reflect the views of the Mill, its"
    " owners or its readers, none of whom has been asked."
)


def test_near_copies_match() -> None:
    pattern = like_pattern(DISCLAIMER, 90)
    assert found(pattern, DISCLAIMER)
    assert found(pattern, DISCLAIMER.upper())
    assert found(pattern, f"* {DISCLAIMER.replace('text', 'article')}")
    assert found(pattern, DISCLAIMER.replace("the Mill", "The Weir").replace("alone ", ""))


def test_others_do_not() -> None:
    pattern = like_pattern(DISCLAIMER, 90)
    assert not found(pattern, DISCLAIMER[:80])
    assert not found(pattern, f"{DISCLAIMER} The miller, who has read it twice, says that he agrees with most of it.")
    assert not found(like_pattern(DISCLAIMER, 100), DISCLAIMER.replace("text", "texts"))
    assert found(like_pattern(DISCLAIMER, 100), DISCLAIMER)


def test_a_likeness_of_a_hundred_is_searched_whole() -> None:
    assert like_pattern(DISCLAIMER, 100).literals == (folded(DISCLAIMER),)


@pytest.mark.parametrize(
    ("text", "at_least"), [("Sponsored", 90), ("— Sponsored by us —", 95), ("A text in which few letters", 85)]
)
def test_short_texts_are_refused(text: str, at_least: int) -> None:
    with pytest.raises(BadPattern, match=r"use 'phrase'|raise at_least"):
        like_pattern(text, at_least)


@pytest.mark.parametrize("at_least", range(85, 101))
def test_there_is_a_piece_more_than_edits_can_spoil(at_least: int) -> None:
    """In whole numbers: a line of m + d characters is as alike as can be after d insertions."""
    for size in (*range(60, 130), 238, 476, 952, 1207, 1734):
        text = "".join(chr(0x4E00 + number) for number in range(size))
        pieces = len(like_pattern(text, at_least).literals)
        edits = pieces - 1
        # With one edit more than there are pieces to spare, no line of any length can be alike enough.
        assert 100 * (edits + 1) > (100 - at_least) * (2 * size + edits + 1)


EDITS = st.lists(
    st.tuples(st.sampled_from(["insert", "delete", "replace"]), st.integers(0, 10_000), st.sampled_from("abc xyz7é")),
    max_size=30,
)


@settings(max_examples=300)
@given(EDITS, st.integers(85, 100), st.sampled_from([DISCLAIMER, DISCLAIMER[:60], DISCLAIMER * 3]))
def test_edits_that_stay_alike_leave_a_piece(edits: list[tuple[str, int, str]], at_least: int, text: str) -> None:
    chars = list(text)
    for kind, at, char in edits:
        at %= len(chars)
        if kind == "insert":
            chars.insert(at, char)
        elif kind == "delete" and len(chars) > 1:
            del chars[at]
        else:
            chars[at] = char
    line = "".join(chars)
    try:
        pattern = like_pattern(text, at_least)
    except BadPattern:
        return
    alike = ratio(folded(line), folded(text)) >= at_least
    # The helper fails when the pattern matches and the index would not have named it.
    assert (found(pattern, line) is not None) == alike


def test_edits_spread_as_evenly_as_can_be() -> None:
    """One insertion into each piece but the last: the worst that edits can do."""
    text = "".join(chr(0x4E00 + number) for number in range(119))
    pattern = like_pattern(text, 85)
    pieces = pattern.literals
    line = "".join(
        piece[:1] + "x" + piece[1:] if number < len(pieces) - 1 else piece for number, piece in enumerate(pieces)
    )
    assert found(pattern, line)
