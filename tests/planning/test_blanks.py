"""Blank lines close up where lines went, to what the page uses between its paragraphs."""

import pytest

from .helpers import BRIDGE, FERRY, SHOPS, cleaner_of, rule

CLEANER = cleaner_of(
    rule("ad", phrase="Ad"),
    rule("more", phrase="Read more", match="end", do="strip"),
    rule("cut", phrase="Cut", do="drop_to_end"),
)


def written(picture: str) -> str:
    """A page from a picture: one sign a line. B, F and S are paragraphs, A an advertisement, C a cut, _ white space."""
    lines = {"B": BRIDGE, "F": FERRY, "S": SHOPS, "A": "Ad", "C": "Cut", "_": " \t", "h": "A subhead", ".": ""}
    return "".join(f"{lines[sign]}\n" for sign in picture)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # One blank line between paragraphs.
        ("B.A.F.S", "B.F.S"),
        ("B.A.A.F.S", "B.F.S"),
        ("B..A..F.S", "B.F.S"),
        ("BA.F.S", "B.F.S"),
        ("B.AF.S", "B.F.S"),
        ("BAF.S", "BF.S"),
        ("h.A.B.F", "h.B.F"),
        # None.
        ("B.A.FS", "BFS"),
        ("BFA...S", "BFS"),
        ("BAFS", "BFS"),
        # Two.
        ("B..F..A..S", "B..F..S"),
        ("B..F....A.S", "B..F..S"),
        ("B..F.A.S", "B..F.S"),
        # The page does not tell: one.
        ("B.A.h", "B.h"),
        ("B...A...h", "B.h"),
        # As often one as two: the fewer.
        ("B..F.S.A..h", "B..F.S.h"),
        # White space only.
        ("B_A_F_S", "B_F_S"),
        ("B_A.F.S", "B_F.S"),
        ("B.A_F.S", "B.F.S"),
        # The start and the end of the page.
        ("A.B.F", "B.F"),
        ("..A..B.F", "B.F"),
        ("_A_B.F", "B.F"),
        ("B.F.A", "B.F"),
        ("B.F..A..", "B.F"),
        ("B.F.A.A_", "B.F"),
        ("A.A", ""),
        # What is not beside a removal stays as it was.
        ("B...F.A.S", "B...F.S"),
        ("..B.A.F..", "..B.F.."),
        ("B....F.S.A.h", "B....F.S.h"),
        # To the end.
        ("B.F.C.S", "B.F"),
        ("B.F..C..", "B.F"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_closing_up(before: str, after: str, end: str) -> None:
    text = written(before).replace("\n", end)
    cleaned = CLEANER.clean(text)
    assert cleaned.text == written(after).replace("\n", end)
    assert cleaned.restore() == text


@pytest.mark.parametrize("text", ["", "\n", "\n\n\n", " \t\n\n", "\r\n", f"\n\n{BRIDGE}\n\n\n\n{FERRY}\n\n\n"])
def test_nothing_changes_where_nothing_went(text: str) -> None:
    cleaned = CLEANER.clean(text)
    assert cleaned.text == text
    assert cleaned.edits == ()


def test_a_part_that_went_closes_nothing() -> None:
    text = f"\n\n{BRIDGE} Read more\n\n\n\n{FERRY}\n\n"
    assert CLEANER.clean(text).text == text.replace(" Read more", "")


def test_blank_lines_that_go_are_edits_of_their_own() -> None:
    text = f"{BRIDGE}\n\nAd\n \n{FERRY}"
    cleaned = CLEANER.clean(text)
    assert [(edit.line, edit.text, edit.end, edit.rule) for edit in cleaned.edits] == [
        (3, "Ad", "\n", "ad"),
        (4, " ", "\n", "blank-lines"),
    ]
    assert (cleaned.kept, cleaned.removed) == (2, 1)


def test_without_a_last_line_break() -> None:
    assert CLEANER.clean(f"Ad\n\n{BRIDGE}").text == BRIDGE
    assert CLEANER.clean(f"{BRIDGE}\n\nAd").text == f"{BRIDGE}\n"


def test_line_ends_of_both_kinds_stay_with_their_lines() -> None:
    text = f"{BRIDGE}\r\n\nAd\r\n\r\n{FERRY}\n"
    cleaned = CLEANER.clean(text)
    assert cleaned.text == f"{BRIDGE}\r\n\n{FERRY}\n"
    assert cleaned.restore() == text


def test_kept_blank_lines_are_the_uppermost() -> None:
    cleaned = CLEANER.clean(f"{BRIDGE}\n \nAd\n\t\n{FERRY}\n\n{SHOPS}")
    assert cleaned.text == f"{BRIDGE}\n \n{FERRY}\n\n{SHOPS}"
