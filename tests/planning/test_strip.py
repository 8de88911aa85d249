"""A strip takes one end of a line: at a sentence boundary, with the spaces beside it, and never half a word."""

import pytest

from .helpers import BRIDGE, FERRY, cleaner_of, page, removals, rule

START = rule("start", phrase="Sponsored post.", match="start", do="strip")
END = rule("end", phrase="Read more", match="end", do="strip")


def test_the_start_goes_with_the_space_behind_it() -> None:
    cleaned = cleaner_of(START).clean("Sponsored post.  The bridge is shut.\n")
    assert cleaned.text == "The bridge is shut.\n"
    (edit,) = cleaned.edits
    assert (edit.start, edit.text, edit.end) == (0, "Sponsored post.  ", "")


def test_the_end_goes_with_the_space_before_it_and_the_line_break_stays() -> None:
    cleaned = cleaner_of(END).clean("The bridge is shut.  Read more\r\nThe ferry runs.")
    assert cleaned.text == "The bridge is shut.\r\nThe ferry runs."
    (edit,) = cleaned.edits
    assert (edit.start, edit.text, edit.end) == (19, "  Read more", "")


def test_both_ends_of_one_line_go() -> None:
    text = "Sponsored post. The bridge is shut. Read more"
    cleaned = cleaner_of(START, END).clean(text)
    assert cleaned.text == "The bridge is shut."
    assert removals(cleaned) == [("Sponsored post. ", "start"), (" Read more", "end")]
    assert cleaned.restore() == text


@pytest.mark.parametrize("line", ["Read more", "  Read more", "Read more →", "Read more  "])
def test_a_strip_that_leaves_nothing_takes_the_line_with_its_break(line: str) -> None:
    cleaned = cleaner_of(END).clean(page(BRIDGE, line, BRIDGE))
    assert cleaned.text == page(BRIDGE, BRIDGE)
    (edit,) = cleaned.edits
    assert (edit.line, edit.text, edit.end) == (2, line, "\n")


def test_strips_that_meet_take_the_whole_line() -> None:
    text = page(BRIDGE, "Sponsored post. Read more", "")
    cleaned = cleaner_of(START, END).clean(text)
    assert cleaned.text == page(BRIDGE, "")
    assert cleaned.restore() == text


def test_what_a_strip_leaves_is_looked_at_again() -> None:
    text = page(BRIDGE, "Sponsored post. Menu", "")
    cleaned = cleaner_of(START, rule("menu", phrase="Menu")).clean(text)
    assert cleaned.text == page(BRIDGE, "")
    assert removals(cleaned) == [("Sponsored post. ", "start"), ("Menu", "menu")]
    assert cleaned.restore() == text


def test_what_a_strip_at_the_end_leaves_can_go_and_come_back() -> None:
    text = page("Share this page. Read more", BRIDGE)
    cleaned = cleaner_of(END, rule("share", phrase="Share this page.")).clean(text)
    assert cleaned.text == BRIDGE
    assert cleaned.restore() == text


@pytest.mark.parametrize(
    "line",
    [
        "The bridge is shut. Read more",
        "The bridge is shut! READ MORE…",
        "Is the bridge shut? Read more »",
        "The bridge: Read more",
        "He calls it “a bridge.” Read more",
        "The bridge (in Dunmere) Read more",
    ],
)
def test_the_end_is_cut_behind_a_sentence_or_a_mark(line: str) -> None:
    assert removals(cleaner_of(END).clean(line)) != []


@pytest.mark.parametrize(
    "line",
    [
        "On Sundays she likes to read more",
        "The bridge is shut, read more",
        "The bridge is shut.Read more",
        "The bridge is shut. I tread more",
        "The bridge is shut. Read more of it",
    ],
)
def test_no_sentence_loses_its_end(line: str) -> None:
    assert cleaner_of(END).clean(line).edits == ()


def test_a_bracket_at_the_end_is_a_boundary_of_its_own() -> None:
    cleaner = cleaner_of(rule("chars", phrase="[+{left:number} chars]", match="end", do="strip"))
    cleaned = cleaner.clean("The council said that the works [+812 chars]")
    assert cleaned.text == "The council said that the works"
    assert cleaned.edits[0].fields == {"left": 812}


@pytest.mark.parametrize("line", ["Sponsored posters hang on the bridge.", "A sponsored post. The bridge is shut."])
def test_no_sentence_loses_its_start(line: str) -> None:
    assert cleaner_of(rule("a", phrase="Sponsored post", match="start", do="strip")).clean(line).edits == ()


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("Sponsored\u00a0post. “The bridge” is shut.", "“The bridge” is shut."),
        ("\ufeffSpon\u00adsored post.\u2003The café is shut.", "The café is shut."),
        ("SPONSORED POST. The cafe\u0301 is shut.", "The cafe\u0301 is shut."),
    ],
)
def test_what_stays_is_the_inputs_own(line: str, left: str) -> None:
    cleaned = cleaner_of(START).clean(line)
    assert cleaned.text == left
    assert cleaned.restore() == line


def test_a_strip_that_is_not_certain_leaves_prose_alone() -> None:
    cleaner = cleaner_of({**END, "confidence": "likely"})
    cleaned = cleaner.clean(f"{BRIDGE} {FERRY} Read more")
    assert cleaned.edits == cleaned.withheld == ()
    assert cleaner_of(END).clean(f"{BRIDGE} {FERRY} Read more").text == f"{BRIDGE} {FERRY}"


def test_blank_lines_stay_where_only_a_part_went() -> None:
    assert cleaner_of(END).clean("One.\n\n\nTwo. Read more\n\n\n").text == "One.\n\n\nTwo.\n\n\n"
