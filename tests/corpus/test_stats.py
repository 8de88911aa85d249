"""What each rule does on cases: lines, right ones, those it alone takes, and who takes the others."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import Cleaner, load_ruleset
from cleaner.corpus.cases import Case, read_case
from cleaner.corpus.stats import Tally, lower_bound, never_fired, tallies

from .helpers import rule

RULES = "".join(
    (
        rule("word.en", "phrase: Advertisement"),
        rule("either.en", "phrase: [Advertisement, Sponsored]", confidence="likely"),
        rule("stay.en", "phrase: Share this story", do="keep"),
        rule("share.en", "phrase: [Share this story, Share]", kind="share"),
        rule("block.en", "phrase: Related articles", do="drop_block", kind="related"),
        rule("end.en", "{phrase: Read on below., match: end}", do="strip", kind="truncation"),
        rule("weir.en", "phrase: The old weir", confidence="guess"),
        rule("swan.en", "phrase: Swans", confidence="guess"),
        rule("geese.en", "phrase: Geese", status="preview"),
        rule("crane.en", "{phrase: Share, zone: head}", kind="share"),
        rule("gone.en", "phrase: Advertisement", status="retired"),
    )
)
CASE = """\
shows: One line for each question.
lang: en
---
S|Advertisement
S|Sponsored
 |Share this story
B|Share
 |Geese
-|
 |The mill is sold to a family from the next valley, who plan to live there with their nine geese.
t| Read on below.
-|
R|Related articles
R|The old weir
 |A new bridge
"""


@pytest.fixture
def cleaner(tmp_path: Path) -> Cleaner:
    (tmp_path / "rules.yaml").write_text(RULES, encoding="utf-8")
    return Cleaner(load_ruleset([tmp_path / "rules.yaml"], builtin=False), level="all")


def case_of(folder: Path, text: str, name: str = "case.txt") -> Case:
    (folder / name).write_text(text, encoding="utf-8")
    return read_case(folder / name)


@pytest.fixture
def found(cleaner: Cleaner, tmp_path: Path) -> dict[str, Tally]:
    return {tally.rule.id: tally for tally in tallies([case_of(tmp_path, CASE)], cleaner)}


@pytest.mark.parametrize(
    ("name", "lines", "right", "alone"),
    [
        ("word.en", 1, 1, 0),
        ("either.en", 2, 2, 1),
        ("stay.en", 1, 1, 1),
        ("share.en", 2, 1, 1),
        ("block.en", 3, 2, 2),
        ("end.en", 1, 1, 1),
        ("weir.en", 1, 1, 0),
        ("swan.en", 0, 0, 0),
        ("geese.en", 0, 0, 0),
        ("crane.en", 1, 1, 0),
    ],
)
def test_lines_right_and_alone(found: dict[str, Tally], name: str, lines: int, right: int, alone: int) -> None:
    tally = found[name]
    assert (tally.lines, tally.right, tally.alone, tally.cases) == (lines, right, alone, bool(lines))
    assert tally.precision == (right / lines if lines else None)


def test_rules_that_share_a_line_name_each_other(found: dict[str, Tally]) -> None:
    others = {name: tally.others for name, tally in found.items() if tally.others}
    assert others == {
        "word.en": (("either.en", 1),),
        "either.en": (("word.en", 1),),
        "share.en": (("crane.en", 1),),
        "crane.en": (("share.en", 1),),
        "block.en": (("weir.en", 1),),
        "weir.en": (("block.en", 1),),
    }


def test_a_line_that_a_keep_rule_protects_is_wrong_for_the_rule_that_wants_it(cleaner: Cleaner, tmp_path: Path) -> None:
    kept = case_of(tmp_path, "shows: A.\n---\n |Share this story\n |The mill is sold.\n")
    gone = case_of(tmp_path, "shows: A.\n---\nB|Share this story\n |The mill is sold.\n", "gone.txt")
    for case, right in ((kept, (0, 1)), (gone, (1, 0))):
        found = {tally.rule.id: tally for tally in tallies([case], cleaner)}
        assert (found["share.en"].right, found["stay.en"].right) == right
        assert (found["share.en"].lines, found["stay.en"].lines) == (1, 1)


def test_cases_add_up(cleaner: Cleaner, tmp_path: Path) -> None:
    cases = [case_of(tmp_path, CASE, f"{number}.txt") for number in range(3)]
    found = {tally.rule.id: tally for tally in tallies(cases, cleaner)}
    assert (found["either.en"].lines, found["either.en"].cases, found["either.en"].others) == (6, 3, (("word.en", 3),))


def test_others_come_most_often_first_then_by_name(tmp_path: Path) -> None:
    text = "".join(
        (
            rule("all.en", "phrase: [One, Two, Three]"),
            rule("b.en", "phrase: [One]"),
            rule("a.en", "phrase: [Two]"),
            rule("c.en", "phrase: [Two, Three]"),
        )
    )
    (tmp_path / "rules.yaml").write_text(text, encoding="utf-8")
    cleaner = Cleaner(load_ruleset([tmp_path / "rules.yaml"], builtin=False))
    case = case_of(tmp_path, "shows: A.\n---\nS|One\nS|Two\nS|Three\n |The mill is sold.\n")
    found = tallies([case], cleaner)
    assert [tally.rule.id for tally in found] == ["all.en", "b.en", "a.en", "c.en"], "in the order of the rules"
    assert found[0].others == (("c.en", 2), ("a.en", 1), ("b.en", 1))


def test_a_line_that_prose_protects_is_not_asked_for(tmp_path: Path) -> None:
    prose = "The mill is sold to a family from the next valley, who plan to live there with their nine geese."
    for confidence, lines in (("likely", 0), ("certain", 1)):
        text = rule("prose.en", f'phrase: "{prose}"', confidence=confidence)
        (tmp_path / "rules.yaml").write_text(text, encoding="utf-8")
        cleaner = Cleaner(load_ruleset([tmp_path / "rules.yaml"], builtin=False), level="all")
        (tally,) = tallies([case_of(tmp_path, f"shows: A.\n---\n |{prose}\n |It is sold.\n")], cleaner)
        assert (tally.lines, tally.right) == (lines, 0)


def test_rules_of_a_site_fire_on_its_pages_alone(tmp_path: Path) -> None:
    (tmp_path / "rules.yaml").write_text(rule("at.mill", "phrase: Mill Menu", sites="mill.example"), encoding="utf-8")
    cleaner = Cleaner(load_ruleset([tmp_path / "rules.yaml"], builtin=False))
    for header, lines in (("", 0), ("url: https://mill.example/a\n", 1), ("url: https://weir.example/a\n", 0)):
        (tally,) = tallies([case_of(tmp_path, f"shows: A.\n{header}---\nV|Mill Menu\n |The mill is sold.\n")], cleaner)
        assert tally.lines == lines


def test_never_fired(found: dict[str, Tally]) -> None:
    assert [rule.id for rule in never_fired(list(found.values()))] == ["swan.en", "geese.en"]


# Wilson's interval at 95 %, as published tables have it (to three places).
@pytest.mark.parametrize(
    ("right", "tries", "bound"),
    [
        (0, 0, 0.0),
        (0, 10, 0.0),
        (1, 1, 0.207),
        (5, 10, 0.237),
        (8, 10, 0.490),
        (9, 10, 0.596),
        (10, 10, 0.722),
        (20, 20, 0.839),
        (95, 100, 0.888),
        (100, 100, 0.963),
        (1000, 1000, 0.996),
    ],
)
def test_lower_bound(right: int, tries: int, bound: float) -> None:
    assert lower_bound(right, tries) == pytest.approx(bound, abs=0.0006)


@given(st.integers(1, 10_000).flatmap(lambda tries: st.tuples(st.integers(0, tries), st.just(tries))))
def test_the_bound_lies_below_the_share_and_rises_with_every_right_line(pair: tuple[int, int]) -> None:
    right, tries = pair
    assert 0 <= lower_bound(right, tries) <= right / tries + 1e-12
    assert lower_bound(right, tries) < lower_bound(right + 1, tries + 1)
    assert lower_bound(right, tries + 1) <= lower_bound(right, tries) + 1e-12
