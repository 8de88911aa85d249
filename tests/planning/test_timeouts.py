"""A rule that takes too long on a document is reported and skipped there, and there alone."""

import pytest

from cleaner import Cleaner
from cleaner.ruleset import pattern as patterns
from cleaner.ruleset.compiled import CompiledRule
from cleaner.ruleset.pattern import Pattern
from cleaner.ruleset.ruleset import RuleSet

from .helpers import BRIDGE, FERRY, page, removals, rule, ruleset

# The loader refuses such an expression.
ENDLESS = r"Menu(?:(?:a|aa)+)+b|Ad"
HOSTILE = "Menu" + "a" * 60
GOOD = ruleset(rule("good", phrase="Tides")).rules


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "TIMEOUT", 0.02)


def endless(**changes: object) -> CompiledRule:
    made = CompiledRule(
        id="endless",
        about="A line.",
        kind="navigation",
        lang="en",
        do="drop_line",
        confidence="certain",
        patterns=(Pattern("regex", (ENDLESS,), on_core=False),),
        file="made.yaml",
        line=7,
    )
    return made._replace(**changes)


@pytest.mark.parametrize("use_index", [True, False])
@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"zones": ("head", "tail")},
        {"patterns": (Pattern("regex", (ENDLESS,), on_core=False, literals=("menu", "ad")),)},
        {"patterns": (Pattern("equal", ("ad",), literals=("\nad",)), Pattern("regex", (ENDLESS,), on_core=False))},
    ],
    ids=["open", "zoned", "indexed", "one of two patterns"],
)
def test_it_is_reported_and_skipped(changes: dict[str, object], use_index: bool) -> None:
    cleaner = Cleaner(RuleSet([endless(**changes), *GOOD]), use_index=use_index)
    text = page("Ad", "Tides", BRIDGE, HOSTILE, "Ad")
    cleaned = cleaner.clean(text)
    assert removals(cleaned) == [("Tides", "good")]
    assert cleaned.warnings == (
        "made.yaml:7: rule endless took too long on this document and was skipped; simplify its pattern",
    )
    assert cleaned.restore() == text


def test_it_acts_again_on_the_next_document() -> None:
    cleaner = Cleaner(RuleSet([endless()]))
    assert cleaner.clean(page("Ad", BRIDGE, HOSTILE)).warnings != ()
    cleaned = cleaner.clean(page("Ad", BRIDGE))
    assert cleaned.text == BRIDGE
    assert cleaned.warnings == ()


@pytest.mark.parametrize("side", ["prev", "next"])
def test_a_neighbour_that_takes_too_long(side: str) -> None:
    slow = (Pattern("regex", (ENDLESS,)),)
    made = endless(patterns=(Pattern("equal", ("ad",), literals=("\nad",)),), **{side: slow})
    cleaned = Cleaner(RuleSet([made, *GOOD])).clean(page("Tides", "Ad", "Ad", HOSTILE, "Ad", BRIDGE))
    assert removals(cleaned) == [("Tides", "good")]
    assert len(cleaned.warnings) == 1


def test_what_it_knew_before_is_prose_again() -> None:
    known = endless(patterns=(Pattern("regex", (rf"{ENDLESS}|The bridge.+",), on_core=False),))
    tail = ruleset(rule("tail", phrase="Tides", zone="tail")).rules
    cleaned = Cleaner(RuleSet([known, *tail])).clean(page(FERRY, "Tides", BRIDGE, HOSTILE))
    assert cleaned.warnings != ()
    assert cleaned.edits == ()


def test_it_proves_nothing() -> None:
    made = endless(sets={"truncated": True})
    cleaned = Cleaner(RuleSet([made])).clean(page(BRIDGE, "Ad", HOSTILE))
    assert cleaned.access.truncated == "no"
