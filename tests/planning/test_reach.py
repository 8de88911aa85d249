"""How far a block reaches: the short, open lines right below the one that fired."""

from collections.abc import Sequence

import pytest

from .helpers import BRIDGE, FERRY, cleaner_of, page, rule

BLOCK = cleaner_of(rule("block", phrase="Related stories", do="drop_block"))
LIKELY_BLOCK = cleaner_of(rule("block", phrase="Related stories", do="drop_block", confidence="likely"))


def gone_below(*below: str) -> list[str]:
    """The lines that a block takes from what stands below its label."""
    text = page(BRIDGE, "", "Related stories", *below)
    return [edit.text for edit in BLOCK.clean(text).edits if edit.rule == "block"][1:]


def test_a_block_takes_the_short_lines_below() -> None:
    assert gone_below("Harbour map", "Tides of the week", "Boats for sale") == [
        "Harbour map",
        "Tides of the week",
        "Boats for sale",
    ]


@pytest.mark.parametrize("blanks", [1, 2, 4])
def test_blank_lines_right_below_the_label_do_not_end_it(blanks: int) -> None:
    assert gone_below(*[""] * blanks, "Harbour map", "Tides") == ["Harbour map", "Tides"]


@pytest.mark.parametrize("blank", ["", "   ", "\t", "\u00a0", "\u200b"])
def test_a_blank_line_ends_a_block(blank: str) -> None:
    assert gone_below("Harbour map", blank, "The people of the bridge") == ["Harbour map"]


def test_prose_ends_a_block() -> None:
    assert gone_below("Harbour map", FERRY, "Tides") == ["Harbour map"]
    assert gone_below(FERRY, "Tides") == []


@pytest.mark.parametrize(
    "line",
    ["Nobody came.", "Who would swim?", "They did!", "“It is shut.”", "(So it was.)", "He said: “No!”)", "橋は閉鎖。"],
)
def test_a_line_that_closes_like_a_sentence_ends_a_block(line: str) -> None:
    assert gone_below("Harbour map", line, "Tides") == ["Harbour map"]


@pytest.mark.parametrize("line", ["and then it fell", "élan vital on the quay", "ünder the bridge"])
def test_a_line_that_starts_in_lower_case_ends_a_block(line: str) -> None:
    assert gone_below("Harbour map", line, "Tides") == ["Harbour map"]


@pytest.mark.parametrize("line", ["10 boats to see", "“Bridge” in pictures", "الميناء", "港の地図"])
def test_a_start_without_case_does_not_end_a_block(line: str) -> None:
    assert gone_below("Harbour map", line, "Tides") == ["Harbour map", line, "Tides"]


def test_a_line_of_many_words_ends_a_block() -> None:
    assert gone_below("A " * 24 + "b", "Tides") == ["A " * 24 + "b", "Tides"]
    assert gone_below("A " * 25 + "b", "Tides") == []


def test_a_block_takes_twelve_lines_at_most() -> None:
    links = [f"Story {number}" for number in range(20)]
    assert gone_below(*links) == links[:12]


def test_a_subhead_before_prose_is_spared() -> None:
    assert gone_below("Harbour map", "Tides", "The people of the bridge", FERRY) == ["Harbour map", "Tides"]


def test_a_blank_line_between_links_and_subhead_is_enough() -> None:
    assert gone_below("Harbour map", "Tides", "", "The people of the bridge", FERRY) == ["Harbour map", "Tides"]


def test_a_single_link_before_prose_goes() -> None:
    assert gone_below("Harbour map", FERRY) == ["Harbour map"]


def test_a_block_may_have_nothing_below() -> None:
    assert gone_below() == []


@pytest.mark.parametrize(
    "below",
    [
        ("Harbour map", "Tides", "", "Boats"),
        ("", "Harbour map", FERRY),
        (FERRY,),
        ("Nobody came.",),
    ],
)
def test_confidence_does_not_change_the_reach(below: Sequence[str]) -> None:
    text = page(BRIDGE, "", "Related stories", *below)
    assert LIKELY_BLOCK.clean(text).text == BLOCK.clean(text).text


def test_a_paragraph_with_a_notice_at_its_end_ends_a_block() -> None:
    cleaner = cleaner_of(
        rule("block", phrase="Related stories", do="drop_block", confidence="likely"),
        rule("more", phrase="Read more", match="end", do="strip"),
    )
    assert cleaner.clean(page(BRIDGE, "", "Related stories", f"{FERRY} Read more")).text == page(BRIDGE, "", FERRY)


def test_blocks_may_overlap() -> None:
    text = page(BRIDGE, "", "Related stories", "Harbour map", "Related stories", "Tides", "", "The end")
    cleaned = BLOCK.clean(text)
    assert cleaned.text == page(BRIDGE, "", "The end")
    assert cleaned.restore() == text
