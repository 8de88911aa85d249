"""A page is planned anew on what is left until a plan is empty; what is clean stays as it is."""

import pytest

from cleaner import Cleaner
from cleaner.planning.settle import MAX_PASSES

from .helpers import BRIDGE, FERRY, SHOPS, cleaner_of, page, removals, rule

FROM_THE_TOP = cleaner_of(rule("top", regex=r"Item \d+", at="first"))
FROM_BELOW = cleaner_of(rule("below", regex=r"Item \d+", at="last"))
CASCADES = {
    "the first line, again and again": (FROM_THE_TOP, page("Item 1", "", "Item 2", "Item 3", BRIDGE, "Item 4")),
    "the last line, again and again": (FROM_BELOW, page("Item 1", BRIDGE, "Item 2", "", "Item 3", "Item 4", "")),
    "a neighbour comes close": (
        cleaner_of(rule("ad", phrase="Ad"), rule("by", phrase="By {author:name}", prev="The Bridge", kind="author")),
        page("The Bridge", "Ad", "By Ada Reed", BRIDGE),
    ),
    "copies come together": (
        cleaner_of(rule("ad", phrase="Ad"), rule("twice", repeats="next", zone="head")),
        page("The Bridge", "Ad", "The Bridge", "Ad", "The Bridge", BRIDGE),
    ),
    "the tail grows": (
        cleaner_of(rule("note", phrase=SHOPS, prev="Notice"), rule("menu", phrase="Menu", zone="tail")),
        page(BRIDGE, "Menu", "Notice", SHOPS),
    ),
    "a block meets what was apart": (
        cleaner_of(rule("ad", phrase="Ad"), rule("block", phrase="Related", do="drop_block", next="Tides")),
        page(BRIDGE, "Related", "Ad", "Tides", "Harbour map", "", FERRY),
    ),
    "what is left of a line is known": (
        cleaner_of(
            rule("a", phrase="Sponsored.", match="start", do="strip"),
            rule("b", phrase="Read more.", match="end", do="strip"),
            rule("c", phrase="Boats and tides."),
        ),
        page(BRIDGE, "Sponsored. Boats and tides. Read more. Read more.", FERRY),
    ),
}


@pytest.mark.parametrize(("cleaner", "text"), CASCADES.values(), ids=CASCADES)
def test_cascades_settle(cleaner: Cleaner, text: str) -> None:
    cleaned = cleaner.clean(text)
    assert len(removals(cleaned)) > 1
    assert cleaned.warnings == ()
    assert cleaned.restore() == text
    again = cleaner.clean(cleaned.text)
    assert again.text == cleaned.text
    assert again.edits == ()


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("the first line, again and again", page(BRIDGE, "Item 4")),
        ("the last line, again and again", page("Item 1", BRIDGE, "")),
        ("a neighbour comes close", page("The Bridge", BRIDGE)),
        ("copies come together", page("The Bridge", BRIDGE)),
        ("the tail grows", page(BRIDGE, "Notice", "")),
        ("a block meets what was apart", page(BRIDGE, "", FERRY)),
        ("what is left of a line is known", page(BRIDGE, FERRY)),
    ],
)
def test_what_cascades_leave(name: str, left: str) -> None:
    cleaner, text = CASCADES[name]
    assert cleaner.clean(text).text == left


def test_edits_of_all_passes_come_in_the_order_of_the_page() -> None:
    cleaned = FROM_BELOW.clean(page(BRIDGE, "Item 1", "Item 2", "Item 3"))
    assert [edit.line for edit in cleaned.edits] == [2, 3, 4]


@pytest.mark.parametrize("cleaner", [FROM_THE_TOP, FROM_BELOW])
def test_a_page_that_settles_just_in_time(cleaner: Cleaner) -> None:
    items = [f"Item {number}" for number in range(MAX_PASSES - 1)]
    text = page(BRIDGE, *items) if cleaner is FROM_BELOW else page(*items, BRIDGE)
    cleaned = cleaner.clean(text)
    assert len(cleaned.edits) == MAX_PASSES - 1
    assert cleaned.text.strip() == BRIDGE
    assert cleaned.warnings == ()


@pytest.mark.parametrize("cleaner", [FROM_THE_TOP, FROM_BELOW])
@pytest.mark.parametrize("more", [0, 1, 40])
def test_a_page_that_does_not_settle_comes_out_as_it_went_in(cleaner: Cleaner, more: int) -> None:
    items = [f"Item {number}" for number in range(MAX_PASSES + more)]
    text = page(BRIDGE, "", *items) if cleaner is FROM_BELOW else page(*items, "", BRIDGE)
    cleaned = cleaner.clean(text)
    assert cleaned.text == text
    assert cleaned.edits == ()
    assert cleaned.withheld == ()
    assert (cleaned.kept, cleaned.removed) == (MAX_PASSES + more + 1, 0)
    assert cleaned.warnings == ("the rules keep finding more to remove here; the text is left as it was",)
    assert cleaned.restore() == text


def test_a_page_that_does_not_settle_proves_nothing() -> None:
    cleaner = cleaner_of(rule("top", phrase="Item {number:number}", at="first", sets={"truncated": True}))
    cleaned = cleaner.clean(page(*[f"Item {number}" for number in range(MAX_PASSES + 9)], BRIDGE))
    assert cleaned.access.truncated == "no"
    assert cleaned.fields == {}


def test_a_keep_rule_ends_a_cascade() -> None:
    cleaner = cleaner_of(rule("top", regex=r"Item \d+", at="first"), rule("keep", phrase="Item 3", do="keep"))
    items = [f"Item {number}" for number in range(MAX_PASSES + 9)]
    assert cleaner.clean(page(*items, BRIDGE)).text == page(*items[3:], BRIDGE)


def test_a_rule_that_was_withheld_acts_once_the_page_allows_it() -> None:
    cleaner = cleaner_of(
        rule("end", phrase="More stories", do="drop_to_end", confidence="likely"),
        rule("notice", phrase=FERRY, prev="Notice"),
    )
    cleaned = cleaner.clean(page(BRIDGE, "More stories", "Notice", FERRY))
    assert cleaned.text == page(BRIDGE, "")
    assert cleaned.withheld == ()
