"""Each condition of a rule, where it holds and where it does not."""

from typing import Any

import pytest

from .helpers import BRIDGE, FERRY, SHOPS, cleaner_of, page, rule

FRENCH = "Le pont du port sera fermé pour deux ans dès lundi, et les gens de la ville ne sont pas d'accord avec ça."
LONG = "Menu of the harbour, of the boats and of all the people who have ever been on one of them: it is a long one."


def goes(text: str, line: int, lang: str | None = None, **when: Any) -> bool:
    """Whether a rule with these conditions takes a line, known by its word Menu or by the pattern given."""
    pattern = {} if when.keys() & {"phrase", "regex"} else {"regex": "Menu.*"}
    cleaned = cleaner_of(rule("a", **pattern, **when)).clean(text, lang=lang)
    return line in [edit.line for edit in cleaned.edits]


ZONED = page("Menu", BRIDGE, "Menu", FERRY, "Menu")


@pytest.mark.parametrize(
    ("zone", "lines"),
    [
        ("head", {1}),
        ("body", {3}),
        ("tail", {5}),
        (["head", "tail"], {1, 5}),
        (["body", "tail"], {3, 5}),
        (["head", "body"], {1, 3}),
    ],
)
def test_zone(zone: str | list[str], lines: set[int]) -> None:
    assert {line for line in range(1, 6) if goes(ZONED, line, zone=zone)} == lines


@pytest.mark.parametrize("zone", ["head", "body", "tail"])
def test_a_page_without_prose_has_no_zones(zone: str) -> None:
    assert not goes(page("Boats", "Menu", "Tides"), 2, zone=zone)


def test_a_prose_line_is_body() -> None:
    text = page(BRIDGE, LONG, FERRY)
    assert goes(text, 2, zone="body", prose=True)
    assert not goes(text, 2, zone=["head", "tail"], prose=True)


@pytest.mark.parametrize(("low", "holds"), [(1, True), (3, True), (4, False)])
def test_min_words(low: int, holds: bool) -> None:
    assert goes(page("Menu of boats", BRIDGE), 1, min_words=low) is holds


@pytest.mark.parametrize(("high", "holds"), [(2, False), (3, True), (30, True)])
def test_max_words(high: int, holds: bool) -> None:
    assert goes(page("Menu of boats", BRIDGE), 1, max_words=high) is holds


@pytest.mark.parametrize(("key", "count", "holds"), [("min_words", 4, True), ("max_words", 3, False)])
def test_words_of_a_script_without_spaces(key: str, count: int, holds: bool) -> None:
    text = page("港の橋は閉鎖中です", BRIDGE)
    assert goes(text, 1, phrase="港{*}", lang="ja", **{key: count}) is holds


@pytest.mark.parametrize(("line", "prose"), [("Menu", False), (LONG, True), (LONG[:-1], False)])
def test_prose(line: str, prose: bool) -> None:
    text = page(BRIDGE, line)
    assert goes(text, 2, prose=True) is prose
    assert goes(text, 2, prose=False) is not prose


@pytest.mark.parametrize(
    ("above", "holds"),
    [
        (["Related stories"], True),
        (["RELATED STORIES:"], True),
        (["Related stories", "", " "], True),
        (["Boats"], True),
        (["Related stories", "Tides"], False),
        (["Related stories of old"], False),
        ([], False),
    ],
)
def test_prev(above: list[str], holds: bool) -> None:
    text = page(*above, "Menu", BRIDGE)
    assert goes(text, len(above) + 1, prev=["Related stories", "Boats"]) is holds


@pytest.mark.parametrize(
    ("below", "holds"),
    [(["By Ada Reed"], True), (["", "— By Ada Reed —"], True), (["Tides", "By Ada Reed"], False), ([], False)],
)
def test_next(below: list[str], holds: bool) -> None:
    assert goes(page(BRIDGE, "Menu", *below), 2, next="By {:name}") is holds


@pytest.mark.parametrize(
    ("near", "holds"), [("Menu", True), ("MENU", True), ("* Menu *", True), ("Menu of boats", False), ("Men", False)]
)
def test_the_very_same_line(near: str, holds: bool) -> None:
    assert goes(page(BRIDGE, near, "Menu", FERRY), 3, prev="{=}") is holds
    assert goes(page(BRIDGE, "Menu", "", near, FERRY), 2, next="{=}") is holds


def test_both_neighbours_must_match() -> None:
    both = {"prev": "Boats", "next": "Tides"}
    assert goes(page("Boats", "Menu", "Tides", BRIDGE), 2, **both)
    assert not goes(page("Boats", "Menu", "Boats", BRIDGE), 2, **both)
    assert not goes(page("Tides", "Menu", "Tides", BRIDGE), 2, **both)


@pytest.mark.parametrize(
    ("at", "text", "line", "holds"),
    [
        ("first", page("", " ", "Menu", BRIDGE), 3, True),
        ("first", page("Tides", "Menu", BRIDGE), 2, False),
        ("last", page(BRIDGE, "Menu", "", " "), 2, True),
        ("last", page(BRIDGE, "Menu", "Tides"), 2, False),
    ],
)
def test_at(at: str, text: str, line: int, holds: bool) -> None:
    assert goes(text, line, at=at) is holds


@pytest.mark.parametrize(
    ("text", "lang", "language", "holds"),
    [
        (page("Menu", BRIDGE, FERRY, SHOPS), None, "en", True),
        (page("Menu", BRIDGE, FERRY, SHOPS), None, "fr", False),
        (page("Menu", FRENCH), None, "fr", True),
        (page("Menu", FRENCH), None, ["en", "fr"], True),
        (page("Menu", FRENCH), None, ["en", "de"], False),
        (page("Menu", FRENCH), "en", "en", True),
        (page("Menu", FRENCH), "en", "fr", False),
        (page("Menu", "Boats"), None, "en", False),
        (page("Menu", "Boats"), "en", "en", True),
        (page("Menu", "Boats"), "EN-gb", "en", True),
        (page("Menu", "Boats"), "eng", "en", False),
        (page("Menu", "Boats"), "en", "en-GB", False),
    ],
)
def test_language(text: str, lang: str | None, language: str | list[str], holds: bool) -> None:
    assert goes(text, 1, lang=lang, language=language) is holds


@pytest.mark.parametrize(
    ("line", "script", "holds"),
    [
        ("Menu 2024", "Latin", True),
        ("Menu", "Cyrillic", False),
        ("Menu Порт города", "Cyrillic", True),
        ("Menu Порт", "Latin", False),
        ("Menu 港", "Latin", True),
    ],
)
def test_script(line: str, script: str, holds: bool) -> None:
    assert goes(page(line, BRIDGE), 1, script=script) is holds


def test_a_line_without_letters_is_of_no_script() -> None:
    assert not goes(page("10 / 12", BRIDGE), 1, regex="10 / 12", script="Latin")


def test_all_conditions_must_hold() -> None:
    conditions = {"zone": "head", "max_words": 3, "prev": "Boats", "at": "last"}
    for missing in conditions:
        held = {key: value for key, value in conditions.items() if key != missing}
        assert goes(page("Boats", "Menu", BRIDGE), 2, **held) is (missing == "at")


@pytest.mark.parametrize("text", [page("***", "Menu", BRIDGE), page("—", "Menu", "…", BRIDGE)])
def test_decoration_alone_is_a_neighbour_that_says_nothing(text: str) -> None:
    assert not goes(text, 2, prev=["Boats", "{}"])


@pytest.mark.parametrize("long", [9_996, 9_997])
def test_very_long_lines_are_no_rules_business(long: int) -> None:
    assert goes(page("Menu" + "x" * long, BRIDGE), 1) is (long == 9_996)


def test_retired_rules_are_not_loaded() -> None:
    cleaner = cleaner_of(rule("a", phrase="Menu", status="retired"), rule("b", phrase="Boats"))
    assert [made.id for made in cleaner.ruleset.rules] == ["b"]
    cleaned = cleaner.clean(page("Menu", BRIDGE))
    assert (cleaned.edits, cleaned.withheld) == ((), ())


@pytest.mark.parametrize(
    ("condition", "lines"),
    [
        ({"min_times": 2}, {2, 4}),
        ({"min_times": 3}, set()),
        ({"max_times": 1}, set()),
        ({"max_times": 2}, {2, 4}),
        ({"min_prose_above": 1}, {2, 4}),
        ({"min_prose_above": 2}, {4}),
        ({"max_prose_below": 1}, {2, 4}),
        ({"max_prose_below": 0}, {4}),
    ],
)
def test_counts(condition: dict[str, int], lines: set[int]) -> None:
    text = page(BRIDGE, "Menu of boats", FERRY, "Menu of tides", "Tides")
    assert {line for line in range(1, 6) if goes(text, line, phrase="Menu of {:word}", **condition)} == lines


def test_a_line_that_several_alternatives_match_counts_once() -> None:
    text = page(BRIDGE, "Menu of boats", FERRY)
    assert not goes(text, 2, phrase=["Menu of {:word}", "Menu of boats"], min_times=2)


def test_prose_that_a_certain_rule_knows_by_its_wording_is_not_counted() -> None:
    text = page(BRIDGE, "Menu of boats", FERRY)
    known = rule("known", phrase=FERRY)
    cleaner = cleaner_of(rule("a", phrase="Menu of boats", max_prose_below=0), known)
    assert [edit.line for edit in cleaner.clean(text).edits] == [2, 3]
