"""What confidence may do: prose is safe from what is merely likely, and no page is emptied on it."""

import pytest

from .helpers import BRIDGE, FERRY, cleaner_of, page, reasons_withheld, removals, rule

DROPS = ("drop_line", "drop_block", "drop_to_end")
WITHIN_THE_LEVEL = [("likely", "normal"), ("likely", "all"), ("guess", "all")]


@pytest.mark.parametrize("do", DROPS)
@pytest.mark.parametrize(("confidence", "level"), WITHIN_THE_LEVEL)
def test_prose_never_goes_by_a_rule_below_certain(do: str, confidence: str, level: str) -> None:
    cleaner = cleaner_of(rule("a", phrase=BRIDGE, do=do, confidence=confidence), level=level)
    cleaned = cleaner.clean(page(FERRY, BRIDGE))
    assert cleaned.edits == cleaned.withheld == ()


@pytest.mark.parametrize("do", DROPS)
@pytest.mark.parametrize("level", ["strict", "normal", "all"])
def test_prose_goes_by_a_certain_rule(do: str, level: str) -> None:
    cleaner = cleaner_of(rule("a", phrase=BRIDGE, do=do), level=level)
    assert cleaner.clean(page(FERRY, BRIDGE)).text == page(FERRY, "")


def test_a_certain_rule_drops_to_the_end_past_prose() -> None:
    cleaner = cleaner_of(rule("a", phrase="More stories", do="drop_to_end"))
    assert cleaner.clean(page(BRIDGE, "More stories", FERRY)).text == page(BRIDGE, "")


@pytest.mark.parametrize(("confidence", "level"), WITHIN_THE_LEVEL)
def test_a_rule_below_certain_drops_to_the_end_only_past_the_last_prose(confidence: str, level: str) -> None:
    cleaner = cleaner_of(rule("a", phrase="More stories", do="drop_to_end", confidence=confidence), level=level)
    cleaned = cleaner.clean(page(BRIDGE, "More stories", "Tides", FERRY))
    assert cleaned.edits == ()
    assert reasons_withheld(cleaned) == [("More stories", "prose below")]
    assert cleaner.clean(page(BRIDGE, "More stories", "Tides", "Boats")).text == page(BRIDGE, "")


def test_a_long_notice_that_a_certain_rule_knows_is_no_prose() -> None:
    cleaner = cleaner_of(
        rule("a", phrase="More stories", do="drop_to_end", confidence="likely"),
        rule("b", phrase=FERRY),
    )
    assert cleaner.clean(page(BRIDGE, "More stories", FERRY, "Tides")).text == page(BRIDGE, "")


def test_a_long_notice_that_is_kept_is_prose_again() -> None:
    cleaner = cleaner_of(
        rule("a", phrase="More stories", do="drop_to_end", confidence="likely"),
        rule("b", phrase=FERRY),
        rule("c", phrase=FERRY, do="keep"),
    )
    assert cleaner.clean(page(BRIDGE, "More stories", FERRY, "Tides")).edits == ()


def test_nothing_empties_a_page_unless_certain() -> None:
    text = page("Menu", "", "Weather", "")
    cleaned = cleaner_of(rule("a", phrase=["Menu", "Weather"], confidence="likely")).clean(text)
    assert cleaned.text == text
    assert reasons_withheld(cleaned) == [("Menu", "guard"), ("Weather", "guard")]
    assert cleaned.warnings == ("2 lines would go and leave nothing, and not all of that is certain; they stay",)
    assert (cleaned.kept, cleaned.removed) == (2, 0)


def test_what_is_certain_goes_even_so() -> None:
    cleaner = cleaner_of(rule("a", phrase="Menu", confidence="likely"), rule("b", phrase="Weather"))
    cleaned = cleaner.clean(page("Menu", "Weather"))
    assert cleaned.text == "Menu\n"
    assert reasons_withheld(cleaned) == [("Menu", "guard")]
    assert len(cleaned.warnings) == 1


@pytest.mark.parametrize("text", ["Menu", "Menu\n", "\n\nMenu\n\n\nMenu\n", "  \r\nMenu\r\n\t\r\n"])
def test_certain_rules_may_empty_a_page(text: str) -> None:
    cleaned = cleaner_of(rule("a", phrase="Menu")).clean(text)
    assert cleaned.text == ""
    assert cleaned.warnings == ()
    assert cleaned.restore() == text


def test_one_line_that_stays_is_enough_for_the_guard() -> None:
    cleaner = cleaner_of(rule("a", phrase=["Menu", "Weather"], confidence="likely"))
    assert cleaner.clean(page("Menu", "Boats", "Weather")).text == "Boats\n"


def test_a_part_that_stays_is_enough_for_the_guard() -> None:
    cleaner = cleaner_of(rule("a", phrase="Read more", match="end", do="strip", confidence="likely"))
    assert cleaner.clean("The boats. Read more").text == "The boats."
    assert cleaner.clean("Read more").warnings != ()


def test_a_doubtful_drop_to_end_does_not_empty_a_page() -> None:
    cleaner = cleaner_of(rule("a", phrase="Menu", do="drop_to_end", confidence="likely"))
    cleaned = cleaner.clean(page("Menu", "Weather", "Boats"))
    assert cleaned.edits == ()
    assert reasons_withheld(cleaned) == [("Menu", "guard"), ("Weather", "guard"), ("Boats", "guard")]


def test_a_page_is_not_emptied_step_by_step() -> None:
    cleaner = cleaner_of(rule("a", phrase="Menu", confidence="likely"), rule("b", phrase="Weather", at="first"))
    cleaned = cleaner.clean(page("Menu", "Weather"))
    assert cleaned.text.strip() != ""
    assert cleaner.clean(cleaned.text).text == cleaned.text


def test_a_page_is_not_emptied_part_by_part() -> None:
    cleaner = cleaner_of(
        rule("a", phrase="赞助。", lang="zh", match="start", do="strip"),
        rule("b", phrase="阅读更多文章", lang="zh", match="end", do="strip", confidence="likely"),
    )
    assert cleaner.clean("赞助。阅读更多文章").text.strip() != ""


@pytest.mark.parametrize(
    ("confidence", "level", "goes"),
    [
        ("certain", "strict", True),
        ("likely", "strict", False),
        ("guess", "strict", False),
        ("certain", "normal", True),
        ("likely", "normal", True),
        ("guess", "normal", False),
        ("certain", "all", True),
        ("likely", "all", True),
        ("guess", "all", True),
    ],
)
def test_the_level_says_how_sure_a_rule_must_be(confidence: str, level: str, goes: bool) -> None:
    cleaned = cleaner_of(rule("a", phrase="Menu", confidence=confidence), level=level).clean(page("Menu", BRIDGE))
    assert removals(cleaned) == ([("Menu", "a")] if goes else [])
    assert reasons_withheld(cleaned) == ([] if goes else [("Menu", "level")])


@pytest.mark.parametrize("level", ["strict", "normal", "all"])
def test_a_preview_is_reported_and_never_applied(level: str) -> None:
    cleaner = cleaner_of(rule("a", phrase="Menu", status="preview"), level=level)
    cleaned = cleaner.clean(page("Menu", BRIDGE))
    assert cleaned.text == page("Menu", BRIDGE)
    assert reasons_withheld(cleaned) == [("Menu", "preview")]
    assert cleaned.withheld[0].edit.rule == "a"


def test_a_preview_proves_nothing() -> None:
    cleaner = cleaner_of(rule("a", phrase="By {author:name}", status="preview", sets={"truncated": True}))
    cleaned = cleaner.clean(page(BRIDGE, "By Ada Reed"))
    assert cleaned.fields == {}
    assert cleaned.access.truncated == "no"


def test_a_preview_keeps_nothing() -> None:
    cleaner = cleaner_of(rule("a", phrase="Menu"), rule("b", phrase="Menu", do="keep", status="preview"))
    assert cleaner.clean(page("Menu", BRIDGE)).text == BRIDGE


def test_what_stays_for_being_prose_proves_nothing() -> None:
    told = {"sets": {"truncated": True, "desk": "harbour"}, "confidence": "likely"}
    cleaned = cleaner_of(rule("a", phrase=FERRY, **told)).clean(page(BRIDGE, FERRY))
    assert cleaned.edits == cleaned.withheld == ()
    assert (cleaned.access.truncated, cleaned.fields) == ("no", {})


def test_what_stays_for_the_level_speaks_of_a_cut_and_tells_nothing_else() -> None:
    cut = rule("a", phrase="{percent_left:number}% left", sets={"truncated": True}, confidence="likely")
    by = rule("b", phrase="By {author:name}", confidence="likely")
    cleaned = cleaner_of(cut, by, level="strict").clean(page("By Ada Reed", BRIDGE, "40% left"))
    assert cleaned.edits == ()
    assert (cleaned.access.truncated, cleaned.access.percent_left) == ("likely", 40)
    assert "author" not in cleaned.fields


def test_what_goes_by_another_rule_is_not_reported_as_withheld() -> None:
    cleaner = cleaner_of(rule("a", phrase="Menu", status="preview"), rule("b", phrase="Menu"))
    cleaned = cleaner.clean(page("Menu", BRIDGE))
    assert removals(cleaned) == [("Menu", "b")]
    assert cleaned.withheld == ()
