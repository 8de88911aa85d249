"""Finding the body of a page's text by its shape."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleaner import Cleaner, load_ruleset
from cleaner.planning.body import AFTER, BEFORE, TEXT, segment
from cleaner.planning.shapes import read_units
from cleaner.planning.traits import TRAITS, traits
from cleaner.planning.units import units_of
from cleaner.reading.text import read_text

BODY = [
    "The keeper of the lower lock counted forty-one barges on Monday, which is more than the canal has ever seen.",
    "Nobody had told him that the upper lock was closed, he said. He let them all in and went to lunch.",
    "When he came back, the barges stood so close that a goat walked from one bank to the other without wet feet.",
    "A question of water",
    "The council of the canal will meet on Friday to decide who pays for the water that the upper lock has lost.",
    "Until then the skippers play cards. The goat, which belongs to nobody, has been given a hat.",
    "It seems to like it.",
]
MENU = ["Home", "News", "Canal", "Locks", "Weirs", "People", "Barges", "Sport", "Weather", "Log in", "Search", "Jobs"]
TEASERS = [
    "Related articles",
    "Mill of the month: the one that turns...",
    "Why the ferry is late...",
    "Five goats to see before winter...",
]
FOOT = ["About us", "Contact", "Privacy policy", "Terms of use", "Archive", "Tides", "Imprint", "© 2026 The Canal Post"]
PAGE = [*MENU, "Barges wait at the lower lock", *BODY, *TEASERS, *FOOT]
WEIGHTS = load_ruleset().weights


def kept(lines: list[str], gap: str = "\n", **options: str) -> list[str]:
    cleaned = Cleaner(**options).clean(gap.join(lines))  # type: ignore[arg-type]
    return [line for line in cleaned.text.split("\n") if line.strip()]


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n\n\n", "\r\n"])
def test_the_furniture_of_a_page_goes_and_the_text_stays(gap: str) -> None:
    left = [line.strip() for line in kept(PAGE, gap)]
    assert [line for line in left if line in BODY] == BODY
    assert set(left) <= {*BODY, "Barges wait at the lower lock"}


def test_each_dropped_line_says_why() -> None:
    edits = [edit for edit in Cleaner().clean("\n".join(PAGE)).edits if edit.rule == "body"]
    assert {edit.text for edit in edits} >= {"Locks", "Weirs", "Tides"}
    assert {(edit.kind, edit.confidence) for edit in edits} == {("outside", "likely")}
    assert {edit.reason.partition(" short lines ")[0].isdecimal() for edit in edits} == {True}
    assert {" ".join(edit.reason.split(" ")[-3:]) for edit in edits} == {"above the text", "below the text"}


def test_the_rule_that_knows_a_line_keeps_its_name() -> None:
    rules = {edit.text: edit.rule for edit in Cleaner().clean("\n".join(PAGE)).edits}
    assert rules["Privacy policy"] not in ("body", "")
    assert rules["Tides"] == "body"


@pytest.mark.parametrize("text", [BODY, [*BODY, "Related articles"], ["Barges wait", *BODY], BODY[:2]])
def test_an_article_is_left_alone(text: list[str]) -> None:
    cleaned = Cleaner().clean("\n\n".join(text))
    assert not [edit for edit in cleaned.edits if edit.rule == "body"]


@pytest.mark.parametrize(
    "options", [{"body": "off"}, {"level": "strict"}, {"ignore": ["body"]}, {"select": ["sponsor"]}], ids=str
)
def test_it_can_be_turned_off(options: dict[str, object]) -> None:
    cleaned = Cleaner(**options).clean("\n".join(PAGE))  # type: ignore[arg-type]
    assert not [edit for edit in cleaned.edits if edit.rule == "body"]


def test_it_can_be_asked_for_alone_and_always() -> None:
    unknown = ["Canal", "Locks", "Weirs", "People", "Barges", "Tides", "Moorings", "Ferries", "Goats", "Reeds", "Eels"]
    few = [*unknown, *BODY]
    assert kept(few, body="auto") == few
    left = kept(few, body="on")
    assert left[-len(BODY) :] == BODY
    assert len(left) <= len(BODY) + 1
    cleaned = Cleaner(select=["body"], body="on").clean("\n".join(PAGE))
    assert {edit.rule for edit in cleaned.edits} == {"body"}


def test_without_the_built_in_rules_there_are_no_weights() -> None:
    assert Cleaner(builtin=False, body="on").clean("\n".join(PAGE)).edits == ()


def test_a_mode_that_does_not_exist() -> None:
    with pytest.raises(ValueError, match="'maybe'; choose from auto, on, off"):
        Cleaner(body="maybe")  # type: ignore[arg-type]


def test_the_parts_of_a_page() -> None:
    lines = read_text("\n".join(PAGE)).lines
    assert WEIGHTS is not None
    found = segment(lines, {}, "en", WEIGHTS)
    first, last = len(MENU) + 1, len(MENU) + len(BODY)
    assert found.parts[0] == BEFORE
    assert set(found.parts[first : last + 1]) == {TEXT}
    assert found.parts[-1] == AFTER
    assert sorted(found.parts[: first - 1]) == found.parts[: first - 1]


def test_weights_and_traits_belong_together() -> None:
    assert WEIGHTS is not None
    assert len(WEIGHTS.prose) == len(WEIGHTS.short) == len(TRAITS)


LINES = st.lists(st.one_of(st.sampled_from([*PAGE, ""]), st.text(max_size=40)), max_size=40)


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(LINES)
def test_traits_are_small_numbers(texts: list[str]) -> None:
    lines = read_text("\n".join(texts)).lines
    units, shapes = read_units(lines, units_of(lines))
    rows, _ = traits(units, shapes, {0: "related"}, "en")
    assert len(rows) == len(units.lines)
    assert all(len(row) == len(TRAITS) for row in rows)
    assert all(0 <= value <= 3 for row in rows for value in row)


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(LINES, st.sampled_from(["auto", "on"]))
def test_it_adds_nothing_and_settles(texts: list[str], body: str) -> None:
    text = "\n".join(texts)
    cleaner = Cleaner(body=body)  # type: ignore[arg-type]
    cleaned = cleaner.clean(text)
    assert cleaned.restore() == text
    assert cleaner.clean(cleaned.text).text == cleaned.text
    if text.strip() and any(line.view for line in read_text(text).lines):
        assert cleaned.text.strip() or all(edit.confidence == "certain" for edit in cleaned.edits)
