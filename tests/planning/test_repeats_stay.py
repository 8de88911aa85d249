"""What is said twice on purpose stays; and of what goes, one copy is always left."""

from itertools import combinations

import pytest

from cleaner import clean

from .helpers import BRIDGE, FERRY, SHOPS, cleaner_of, page, reasons_withheld, removals, rule
from .test_repeats import ALL, CLEANER, HEADING

QUESTION = "Q: And what did you do on the bridge that night?"
REFRAIN = "One for the boat that will never come home to the land."
ON_PURPOSE = {
    "refrain": page(
        "The Rower", "", "One for the woman with bread in her sleeve,", "two for the boy who was told not to leave.",
        "Row, ferryman, row to the land.", "", "Three for the priest with his book upside down,",
        "four for the tailor who came without frown.", "Row, ferryman, row to the land.", "",
        "Five for the oar and the last for the hand,", "Row, ferryman, row to the land.",
    ),
    "chant": page(BRIDGE, "", "Bread!", "Bread!", "Bread!", "", "Give us our bridge", "Give us our bridge", "", FERRY),
    "interview": page(
        HEADING, "", BRIDGE, "", "Q: And what did you do then?", f"A: {FERRY}", "Q: And what did you do then?",
        "A: I swam.", "Q: And what did you do then?", f"A: {SHOPS}",
    ),
    "recipe": page(
        "Three-day rye", "", BRIDGE, "", "Day 1", "Mix flour and water.", "Cover and leave in a warm place.", "Day 2",
        "Add flour and water.", "Cover and leave in a warm place.", "Day 3", "Cover and leave in a warm place.", "",
        FERRY,
    ),
    "table": page(BRIDGE, "", "Mon 10 12 10 12 10", "Tue 10 12 10 12 10", "0 0", "0 0", "-", "-", "-", "", FERRY),
    "numbers": page("2024", "2024", "3-1", "3-1", BRIDGE),
    "list": page(BRIDGE, "", "Salt", "Salt and pepper", "Salt and pepper from the mill", "", "Salt", "", FERRY),
    "two speakers": page(BRIDGE, "", "“I did not.”", "“You did.”", "“I did not.”", "“You did.”", "", FERRY),
    "verse without prose": page("Nobody knows it", "Nobody knows it", "Nobody knows it, not I", "Nobody knows it"),
    "verse below the text": page(
        BRIDGE, "", "Row to the land of the", "singing and sand,", "Row to the land of the", "bell and the band,",
        "Row to the land of the", "reed in the hand,",
    ),
    "long questions": page(
        HEADING, "", BRIDGE, "", QUESTION, f"A: {FERRY}", QUESTION, "A: I swam.", QUESTION, f"A: {SHOPS}",
    ),
    "long refrain": page(
        HEADING, "", BRIDGE, "", REFRAIN, "", FERRY, "", REFRAIN, "", "He rowed.", "", REFRAIN, "", SHOPS,
    ),
}  # fmt: skip


@pytest.mark.parametrize("text", ON_PURPOSE.values(), ids=ON_PURPOSE)
def test_what_repeats_on_purpose_stays(text: str) -> None:
    assert removals(CLEANER.clean(text)) == []


@pytest.mark.parametrize("text", ON_PURPOSE.values(), ids=ON_PURPOSE)
def test_what_repeats_on_purpose_stays_with_the_rules_that_ship(text: str) -> None:
    assert removals(clean(text)) == []


CROWDED = page(
    HEADING, HEADING, f"{HEADING} | Courier", f"Courier: {HEADING}", HEADING, "", BRIDGE, BRIDGE, "By Ada Reed", BRIDGE,
    f"{BRIDGE[:80]}...", FERRY, "", FERRY, "", HEADING, HEADING, "", HEADING,
)  # fmt: skip
_LOOSE = [rule(f"any-{name}", repeats=name) for name in ("next", "growing", "heading", "lead", "copies")]


SAID = (HEADING, BRIDGE, "By Ada Reed", FERRY)


@pytest.mark.parametrize("chosen", [rules for size in (2, 3, 5) for rules in combinations(_LOOSE, size)])
def test_a_copy_is_left_whatever_rules_combine(chosen: tuple[dict[str, object], ...]) -> None:
    cleaned = cleaner_of(*chosen).clean(CROWDED)
    assert [said for said in SAID if said not in cleaned.text] == []
    assert cleaned.restore() == CROWDED


def test_of_everything_one_copy_is_left() -> None:
    cleaned = cleaner_of(*ALL).clean(CROWDED)
    head, rest = cleaned.text.split(BRIDGE)
    assert head.count(HEADING) == 1
    assert rest.startswith(page("", "By Ada Reed", "", FERRY))
    assert rest.count(FERRY) == 1


@pytest.mark.parametrize("longer", [f"{HEADING} | Courier", f"{HEADING} - The Morning Courier"])
def test_the_plain_headline_stays_though_the_other_grows_from_it(longer: str) -> None:
    assert CLEANER.clean(page(HEADING, longer, BRIDGE)).text == page(HEADING, BRIDGE)


@pytest.mark.parametrize("order", [("next", "heading"), ("heading", "next")])
def test_a_preview_does_not_save_the_copy_that_a_rule_takes(order: tuple[str, str]) -> None:
    rules = {"next": rule("next", repeats="next", status="preview"), "heading": rule("heading", repeats="heading")}
    cleaned = cleaner_of(*(rules[name] for name in order)).clean(page(HEADING, HEADING, BRIDGE))
    assert cleaned.text == page(HEADING, BRIDGE)


def test_a_rule_below_the_level_does_not_save_the_copy_that_another_takes() -> None:
    cleaner = cleaner_of(
        rule("next", repeats="next", confidence="likely"), rule("heading", repeats="heading"), level="strict"
    )
    assert cleaner.clean(page(HEADING, HEADING, BRIDGE)).text == page(HEADING, BRIDGE)


def test_a_copy_stays_when_the_other_goes_with_the_end_of_the_page() -> None:
    cleaner = cleaner_of(rule("lead", repeats="lead"), rule("end", phrase="More from Dunmere", do="drop_to_end"))
    cleaned = cleaner.clean(page(HEADING, f"{BRIDGE[:80]}…", "More from Dunmere", BRIDGE))
    assert cleaned.text == page(HEADING, f"{BRIDGE[:80]}…", "")


def test_a_copy_stays_when_the_other_goes_with_a_block() -> None:
    cleaner = cleaner_of(rule("next", repeats="next"), rule("block", phrase="Menu", do="drop_block", next=HEADING))
    text = page("Top", HEADING, "Menu", HEADING, HEADING, "", BRIDGE)
    assert cleaner.clean(text).text == page("Top", HEADING, "", BRIDGE)


def test_a_repeated_paragraph_is_prose_and_safe_from_a_likely_rule() -> None:
    cleaned = cleaner_of(rule("next", repeats="next", confidence="likely")).clean(page(BRIDGE, BRIDGE))
    assert cleaned.edits == ()
    assert reasons_withheld(cleaned) == [(BRIDGE, "prose")]
