"""Whether the article is cut: by what a notice says, and by where it stands."""

from typing import Any

import pytest

from cleaner import Access, Evidence

from .planning.helpers import BRIDGE, FERRY, SHOPS, cleaner_of, page, rule

WALL = rule("wall", phrase="Subscribe to read on", sets={"truncated": True, "access": "subscription"})
MAYBE = rule("maybe", phrase="Read the full story", sets={"truncated": "likely", "access": "link"})
LEFT = rule(
    "left",
    phrase="You have {percent_left:number}% left to read",
    sets={"truncated": True, "access": "metered"},
)
WORDS = rule("words", phrase="{words_left:number} words remaining", sets={"truncated": True})
CHARS = rule("chars", phrase="[+{characters_left:number} chars]", match="end", do="strip", sets={"truncated": True})
SUBSCRIBE, STORY, PERCENT = "Subscribe to read on", "Read the full story", "You have 41.5% left to read"


def access_of(text: str, *rules: dict[str, Any], level: str = "normal") -> Access:
    return cleaner_of(*(rules or (WALL, MAYBE, LEFT, WORDS, CHARS)), level=level).clean(text).access


def test_no_notice_no_cut() -> None:
    assert access_of(page(BRIDGE, FERRY)) == Access("no")
    assert access_of("") == Access("no")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        # Nothing below the notice: the article ends there.
        (page(BRIDGE, SUBSCRIBE), "yes"),
        (page(BRIDGE, SUBSCRIBE, "Menu", "Weather"), "yes"),
        (page(SUBSCRIBE), "yes"),
        (page("The bridge", SUBSCRIBE, "Menu"), "yes"),
        # Less prose below than above: perhaps teasers.
        (page(BRIDGE, FERRY, SUBSCRIBE, SHOPS), "likely"),
        # As much or more: a template, or another article's.
        (page(BRIDGE, SUBSCRIBE, BRIDGE), "no"),
        (page(BRIDGE, SUBSCRIBE, FERRY, SHOPS), "no"),
        (page(SUBSCRIBE, BRIDGE), "no"),
        (page("The bridge", SUBSCRIBE, "", BRIDGE), "no"),
    ],
)
def test_a_notice_counts_by_where_it_stands(text: str, verdict: str) -> None:
    assert access_of(text).truncated == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (page(BRIDGE, STORY), "likely"),
        (page(BRIDGE, FERRY, STORY, SHOPS), "no"),
        (page(STORY, BRIDGE), "no"),
    ],
)
def test_a_notice_that_says_likely_never_proves_more(text: str, verdict: str) -> None:
    assert access_of(text).truncated == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (page(BRIDGE, PERCENT), "yes"),
        (page(BRIDGE, FERRY, PERCENT, SHOPS), "yes"),
        (page(BRIDGE, PERCENT, FERRY, SHOPS), "no"),
        (page(PERCENT, BRIDGE), "no"),
    ],
)
def test_a_notice_with_a_number_keeps_its_weight(text: str, verdict: str) -> None:
    access = access_of(text)
    assert access.truncated == verdict
    assert access.percent_left == (41.5 if verdict == "yes" else None)


@pytest.mark.parametrize(
    ("confidence", "level", "verdict"),
    [
        ("certain", "normal", "yes"),
        ("likely", "normal", "likely"),
        ("guess", "normal", "no"),
        ("guess", "all", "no"),
        ("certain", "strict", "yes"),
        ("likely", "strict", "likely"),
    ],
)
def test_confidence_bounds_the_verdict(confidence: str, level: str, verdict: str) -> None:
    assert access_of(page(BRIDGE, SUBSCRIBE), {**WALL, "confidence": confidence}, level=level).truncated == verdict


def test_a_tag_proves_without_a_removal() -> None:
    cleaned = cleaner_of({**WALL, "do": "tag"}).clean(page(BRIDGE, SUBSCRIBE))
    assert cleaned.edits == ()
    assert cleaned.access.truncated == "yes"


@pytest.mark.parametrize("says", [{"truncated": False}, {}, {"desk": "harbour"}])
def test_a_rule_that_does_not_speak_of_a_cut_proves_none(says: dict[str, object]) -> None:
    assert access_of(page(BRIDGE, SUBSCRIBE), {**WALL, "sets": says}) == Access("no")


def test_an_interruption_is_no_evidence() -> None:
    broken = rule("story", phrase="Story continues below", kind="interruption")
    cleaned = cleaner_of(broken).clean(page(BRIDGE, "Story continues below"))
    assert cleaned.text == page(BRIDGE, "")
    assert cleaned.access == Access("no")


@pytest.mark.parametrize(
    ("line", "measure", "value"),
    [
        (PERCENT, "percent_left", 41.5),
        ("You have 41,5 % left to read", "percent_left", 41.5),
        ("640 words remaining", "words_left", 640),
        ("1 200 words remaining", "words_left", 1200),
        ("The council said … [+812 chars]", "characters_left", 812),
    ],
)
def test_how_much_is_left(line: str, measure: str, value: float) -> None:
    access = access_of(page(BRIDGE, line))
    assert access.truncated == "yes"
    measures = {"percent_left": access.percent_left, "words_left": access.words_left}
    measures["characters_left"] = access.characters_left
    assert {name: found for name, found in measures.items() if found is not None} == {measure: value}


def test_measures_of_several_notices_come_together() -> None:
    access = access_of(page(BRIDGE, PERCENT, "640 words remaining", STORY))
    assert (access.percent_left, access.words_left, access.characters_left) == (41.5, 640, None)


def test_the_kind_is_that_of_the_strongest_notice() -> None:
    assert access_of(page(BRIDGE, STORY, SUBSCRIBE)).kind == "subscription"
    assert access_of(page(BRIDGE, SUBSCRIBE, STORY)).kind == "subscription"
    assert access_of(page(BRIDGE, SUBSCRIBE, PERCENT, "Menu")).kind == "metered"
    assert access_of(page(BRIDGE, PERCENT, SUBSCRIBE)).kind == "metered"


def test_a_notice_without_a_kind_leaves_it_to_the_others() -> None:
    assert access_of(page(BRIDGE, "640 words remaining")).kind is None
    assert access_of(page(BRIDGE, STORY, "640 words remaining")).kind == "link"


def test_a_notice_without_weight_gives_neither_kind_nor_measure() -> None:
    access = access_of(page(PERCENT, BRIDGE, FERRY, STORY))
    assert (access.truncated, access.kind, access.percent_left) == ("likely", "link", None)


def test_the_evidence_is_the_lines_that_count() -> None:
    text = page("", BRIDGE, "", f"  {PERCENT}", "", SUBSCRIBE, "")
    access = access_of(text)
    assert access.evidence == (
        Evidence(4, f"  {PERCENT}", "left"),
        Evidence(6, SUBSCRIBE, "wall"),
    )


def test_a_line_is_evidence_once() -> None:
    access = access_of(page(BRIDGE, SUBSCRIBE), WALL, {**WALL, "id": "wall-2"})
    assert [(item.line, item.rule) for item in access.evidence] == [(2, "wall")]


def test_a_line_that_stays_over_many_passes_is_evidence_once() -> None:
    tag = {**WALL, "do": "tag"}
    access = access_of(page(BRIDGE, SUBSCRIBE, "Item 1", "Item 2"), tag, rule("last", regex=r"Item \d", at="last"))
    assert [item.line for item in access.evidence] == [2]


def test_prose_that_went_does_not_count() -> None:
    assert access_of(page(BRIDGE, SUBSCRIBE, FERRY), WALL).truncated == "no"
    assert access_of(page(BRIDGE, SUBSCRIBE, FERRY), WALL, rule("a", phrase=FERRY, prev="Nothing")).truncated == "no"
    assert access_of(page(BRIDGE, SUBSCRIBE, FERRY), WALL, rule("a", phrase=FERRY)).truncated == "yes"
    assert access_of(page(BRIDGE, SUBSCRIBE, FERRY), {**WALL, "do": "drop_to_end"}).truncated == "yes"
