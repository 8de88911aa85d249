"""Where rules disagree: keep, then the larger edit, then the higher confidence, then the id."""

from itertools import permutations

import pytest

from .helpers import BRIDGE, FERRY, cleaner_of, page, removals, rule

DROPS = ("drop_line", "drop_block", "drop_to_end")


@pytest.mark.parametrize("drop", DROPS)
@pytest.mark.parametrize("confidence", ["certain", "likely", "guess"])
@pytest.mark.parametrize("level", ["strict", "normal", "all"])
def test_keep_beats_every_drop(drop: str, confidence: str, level: str) -> None:
    cleaner = cleaner_of(
        rule("a", phrase="Menu", do=drop),
        rule("b", phrase="Menu", do="keep", confidence=confidence),
        level=level,
    )
    text = page(BRIDGE, "Menu")
    cleaned = cleaner.clean(text)
    assert cleaned.text == text
    assert cleaned.edits == ()
    assert cleaned.withheld == ()


def test_keep_beats_a_strip() -> None:
    strip = rule("a", phrase="Read more", match="end", do="strip")
    keep = rule("b", phrase="The bridge is shut. Read more", do="keep")
    assert cleaner_of(strip).clean("The bridge is shut. Read more").text == "The bridge is shut."
    assert cleaner_of(strip, keep).clean("The bridge is shut. Read more").edits == ()


def test_keep_holds_inside_a_block() -> None:
    cleaner = cleaner_of(rule("a", phrase="Related", do="drop_block"), rule("b", phrase="Ferry timetable", do="keep"))
    cleaned = cleaner.clean(page(BRIDGE, "", "Related", "Harbour map", "Ferry timetable", "Tides"))
    assert cleaned.text == page(BRIDGE, "", "Ferry timetable", "")
    assert [text for text, _ in removals(cleaned)] == ["Related", "Harbour map", "Tides"]


def test_keep_holds_below_a_drop_to_end() -> None:
    cleaner = cleaner_of(rule("a", phrase="Cut here", do="drop_to_end"), rule("b", phrase="Correction: {*}", do="keep"))
    cleaned = cleaner.clean(page(BRIDGE, "Cut here", FERRY, "Correction: the bridge is older.", "Menu"))
    assert cleaned.text == page(BRIDGE, "Correction: the bridge is older.", "")


def test_a_kept_line_proves_nothing() -> None:
    told = {"sets": {"truncated": True, "desk": "harbour"}}
    cleaner = cleaner_of(rule("a", phrase="Subscribe", **told), rule("b", phrase="Subscribe", do="keep"))
    cleaned = cleaner.clean(page(BRIDGE, "Subscribe"))
    assert cleaned.access.truncated == "no"
    assert cleaned.fields == {}


@pytest.mark.parametrize(
    ("larger", "smaller"),
    [("drop_to_end", "drop_block"), ("drop_to_end", "drop_line"), ("drop_block", "drop_line")],
)
def test_the_larger_edit_wins_whatever_the_confidence(larger: str, smaller: str) -> None:
    cleaner = cleaner_of(
        rule("a", phrase="Related", do=smaller, confidence="certain"),
        rule("b", phrase="Related", do=larger, confidence="likely"),
    )
    cleaned = cleaner.clean(page(BRIDGE, "Related", "Harbour map"))
    assert removals(cleaned) == [("Related", "b"), ("Harbour map", "b")]


def test_a_whole_line_wins_over_a_part_of_it() -> None:
    cleaner = cleaner_of(
        rule("a", phrase="Read more", match="end", do="strip", confidence="certain"),
        rule("b", phrase="More boats. Read more", do="drop_line", confidence="likely"),
    )
    assert removals(cleaner.clean(page(BRIDGE, "More boats. Read more"))) == [("More boats. Read more", "b")]


@pytest.mark.parametrize("order", list(permutations(["guess", "likely", "certain"])))
def test_the_higher_confidence_wins_among_equal_edits(order: tuple[str, ...]) -> None:
    rules = [rule(f"a{number}", phrase="Menu", confidence=word) for number, word in enumerate(order)]
    (edit,) = cleaner_of(*rules, level="all").clean(page("Menu", BRIDGE)).edits
    assert edit.confidence == "certain"
    assert edit.rule == f"a{order.index('certain')}"


@pytest.mark.parametrize("order", list(permutations(["first", "second", "third"])))
def test_the_id_that_sorts_first_wins_among_equals(order: tuple[str, ...]) -> None:
    cleaner = cleaner_of(*(rule(name, phrase="Menu") for name in order))
    assert removals(cleaner.clean(page("Menu", BRIDGE))) == [("Menu", "first")]


def test_a_line_in_the_reach_of_a_block_is_credited_to_the_block() -> None:
    cleaner = cleaner_of(rule("a", phrase="Tides"), rule("b", phrase="Related", do="drop_block", confidence="likely"))
    cleaned = cleaner.clean(page(BRIDGE, "", "Related", "Tides", "", "Tides"))
    assert removals(cleaned) == [("Related", "b"), ("Tides", "b"), ("Tides", "a")]


def test_an_edit_says_where_why_and_by_which_rule() -> None:
    cleaner = cleaner_of(
        rule("menu", phrase="Menu"),
        rule("byline", phrase="By {author:name}", about="Line with the author.", kind="author", confidence="likely"),
    )
    (edit,) = cleaner.clean(page(BRIDGE, "By Ada Reed", FERRY)).edits
    assert (edit.line, edit.start, edit.text, edit.end) == (2, len(BRIDGE) + 1, "By Ada Reed", "\n")
    assert (edit.rule, edit.kind, edit.confidence) == ("byline", "author", "likely")
    assert edit.reason == "Line with the author."
    assert edit.place.startswith("made.yaml:")
    assert edit.fields == {"author": "Ada Reed"}


def test_a_tag_removes_nothing() -> None:
    cleaner = cleaner_of(rule("a", phrase="By {author:name}", do="tag"))
    cleaned = cleaner.clean(page("By Ada Reed", BRIDGE))
    assert cleaned.text == page("By Ada Reed", BRIDGE)
    assert cleaned.fields == {"author": "Ada Reed"}
