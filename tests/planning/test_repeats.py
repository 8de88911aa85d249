"""Lines that say again what another line of the page says: which copy goes, and which stays."""

from collections.abc import Sequence

import pytest

from .helpers import BRIDGE, FERRY, SHOPS, cleaner_of, page, removals, rule

HEADING = "Harbour bridge to close for years"
TEASER = "Five ways to cross the river"

# In the zones and with the conditions in which such rules are of use.
TWICE_ABOVE = rule("twice-above", repeats="next", zone="head", confidence="likely")
PARAGRAPH_TWICE = rule("paragraph-twice", repeats="next", prose=True)
GROWING = rule("growing", repeats="growing", zone="head", confidence="likely")
HEADLINE = rule("headline", repeats="heading", confidence="likely")
LEAD = rule("lead", repeats="lead")
COPIES = rule("copies", repeats="copies", zone=["head", "tail"], confidence="likely")
ALL = (TWICE_ABOVE, PARAGRAPH_TWICE, GROWING, HEADLINE, LEAD, COPIES)
CLEANER = cleaner_of(*ALL)


def gone(*lines: str) -> list[int]:
    """The numbers of the lines that go, from 1."""
    cleaned = CLEANER.clean(page(*lines))
    return [edit.line for edit in cleaned.edits if edit.rule != "blank-lines"]


@pytest.mark.parametrize("copy", [HEADING, HEADING.upper(), f"— {HEADING} —", HEADING.replace(" ", "\u00a0")])
@pytest.mark.parametrize("between", [(), ("",), ("", "", "")])
def test_a_heading_twice_in_a_row(copy: str, between: Sequence[str]) -> None:
    cleaned = CLEANER.clean(page(HEADING, *between, copy, BRIDGE))
    assert len(removals(cleaned)) == 1
    assert cleaned.kept == 2


def test_a_heading_that_stands_again_below_the_byline() -> None:
    assert gone(HEADING, "By Ada Reed", HEADING, BRIDGE) == [3]


@pytest.mark.parametrize("copies", [3, 4, 7])
def test_a_heading_many_times(copies: int) -> None:
    assert CLEANER.clean(page(*[HEADING] * copies, BRIDGE)).text == page(HEADING, BRIDGE)


@pytest.mark.parametrize(
    "longer",
    [
        f"{HEADING} | The Morning Courier",
        f"{HEADING} - Courier",
        f"{HEADING} – The Morning Courier of Dunmere",
        f"{HEADING} · Courier",
        f"{HEADING} » News",
        f"Courier: {HEADING}",
        f"The Morning Courier | {HEADING}",
        f"Courier - {HEADING}",
    ],
)
def test_a_headline_with_the_name_of_a_site_goes(longer: str) -> None:
    assert gone(longer, "", HEADING, BRIDGE) == [1]
    assert gone(HEADING, "By Ada Reed", longer, BRIDGE) == [3]


@pytest.mark.parametrize(
    "other",
    [
        f"{HEADING} - and what that means for you and all your neighbours",
        f"{HEADING} and open again",
        "Harbour bridge to close for weeks | Courier",
        "Courier: the harbour tunnel is to close",
    ],
)
def test_a_headline_that_says_more_stays(other: str) -> None:
    assert gone(other, "By Ada Reed", HEADING, BRIDGE) == []


def test_a_headline_with_a_site_stays_where_no_plain_one_stands() -> None:
    assert gone(f"{HEADING} | Courier", "By Ada Reed", BRIDGE) == []


@pytest.mark.parametrize("short", ["Harbour", "Bridge to close", "The bridge closes now"])
def test_short_labels_are_no_headings(short: str) -> None:
    assert gone(short, "By Ada Reed", short, BRIDGE) == []
    assert gone(f"{short} | Courier", "By Ada Reed", short, BRIDGE) == []


def test_lines_that_grow_above_the_text() -> None:
    cleaned = CLEANER.clean(
        page("Bridge closed", "Bridge closed for years", "Bridge closed for years, all say", BRIDGE)
    )
    assert cleaned.text == page("Bridge closed for years, all say", BRIDGE)


@pytest.mark.parametrize(
    ("short", "long"),
    [("Bridge", "Bridge closed"), ("Bridge close", "Bridge closed for years"), ("Bridge closed", "Bridge: closed")],
)
def test_lines_that_do_not_grow_word_by_word(short: str, long: str) -> None:
    assert gone(short, long, BRIDGE) == []


def test_lines_that_grow_stay_inside_the_text() -> None:
    assert gone(BRIDGE, "We came", "We came, we saw", FERRY) == []


@pytest.mark.parametrize("between", [(), ("",), ("By Ada Reed", ""), ("By Ada Reed", "Photo: Tom Hale", "12 May")])
def test_a_lead_that_stands_twice(between: Sequence[str]) -> None:
    cleaned = CLEANER.clean(page(HEADING, BRIDGE, *between, BRIDGE, FERRY))
    assert [text for text, _ in removals(cleaned)] == [BRIDGE]


@pytest.mark.parametrize("cut", [40, 60, 90, 106])
@pytest.mark.parametrize("dots", ["...", "…", " …", "...."])
def test_a_lead_cut_with_dots_goes(cut: int, dots: str) -> None:
    assert gone(HEADING, BRIDGE[:cut].rstrip() + dots, "By Ada Reed", BRIDGE, FERRY) == [2]


def test_a_cut_copy_goes_wherever_it_stands() -> None:
    assert gone(HEADING, BRIDGE, "By Ada Reed", f"{BRIDGE[:80]}…", FERRY) == [4]


def test_a_lead_that_differs_by_a_mark_goes() -> None:
    assert gone(HEADING, BRIDGE.replace(", the", " the"), "By Ada Reed", BRIDGE, FERRY) == [2]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The bridge will be closed for 2 years from Monday, the council said in a letter.", ("2", "3")),
        ("On 4 May the council of Dunmere voted on the bridge for the third time this year.", ("4", "14")),
        ("The tunnel was closed at 8.15 pm by the men who had opened it that same morning.", ("8.15", "8.51")),
    ],
)
def test_a_lead_with_other_numbers_stays(one: str, other: tuple[str, str]) -> None:
    assert gone(HEADING, one, "By Ada Reed", one.replace(*other), FERRY) == []
    assert gone(HEADING, one, "By Ada Reed", one, FERRY) == [4]


def test_a_lead_that_is_only_like_another_stays() -> None:
    other = BRIDGE.replace("bridge", "tunnel").replace("Tuesday", "Thursday")
    assert gone(HEADING, BRIDGE, "By Ada Reed", other, FERRY) == []


def test_a_paragraph_twice_in_a_row_inside_the_text() -> None:
    cleaned = CLEANER.clean(page(BRIDGE, "", *[f"{FERRY}\n"] * 2, SHOPS))
    assert cleaned.text == page(BRIDGE, "", FERRY, "", SHOPS)


@pytest.mark.parametrize("copies", [3, 4, 6])
def test_a_teaser_three_times_below_the_text(copies: int) -> None:
    cleaned = CLEANER.clean(page(BRIDGE, "", *[TEASER, "Weather"] * copies))
    assert cleaned.text == page(BRIDGE, "", TEASER, *["Weather"] * copies)


def test_a_teaser_three_times_above_the_text() -> None:
    assert gone(TEASER, "Weather", TEASER, "Sport", TEASER, BRIDGE) == [3, 5]


def test_a_teaser_counts_in_all_zones() -> None:
    assert gone(TEASER, BRIDGE, FERRY, TEASER, "Sport", "Tides", "Boats", "Weather", "Home", TEASER) == [4, 10]


def test_a_teaser_twice_stays() -> None:
    assert gone(BRIDGE, TEASER, "Weather", TEASER) == []
