"""Rules that can go: only those whose loss no text, no verdict, no field and no example of their own shows."""

from pathlib import Path

import pytest

from cleaner import Cleaner, load_ruleset
from cleaner.cleaning import Level
from cleaner.corpus.cases import read_case
from cleaner.corpus.redundant import redundant
from cleaner.ruleset.load import load_texts

from .helpers import rule

WORD = rule("word.en", "phrase: [Advertisement, Publicity]", match="[Publicity]")
AGAIN = rule("again.en", "phrase: Advertisement")
CASE = "S|Advertisement\n-|\n |The mill is sold.\n"
CUT = "T|41% left to read\n-|\n |The mill is sold.\n"


def found(folder: Path, rules: str, *cases: str, level: Level = "normal") -> dict[str, tuple[str, ...]]:
    """The redundant rules, each with those that do its work."""
    (folder / "rules.yaml").write_text(rules, encoding="utf-8")
    cleaner = Cleaner(load_ruleset([folder / "rules.yaml"], builtin=False), level=level)
    files = []
    for number, text in enumerate(cases):
        files.append(folder / f"{number}.txt")
        files[-1].write_text(f"shows: A.\n---\n{text}", encoding="utf-8")
    sources, problems = load_texts([("rules.yaml", rules)])
    assert problems == []
    return {item.rule.id: item.others for item in redundant(cleaner, sources, map(read_case, files))}


def test_a_rule_whose_work_another_does_is_named_with_it(tmp_path: Path) -> None:
    assert found(tmp_path, WORD + AGAIN, CASE) == {"again.en": ("word.en",)}


def test_its_own_examples_are_enough(tmp_path: Path) -> None:
    assert found(tmp_path, WORD + AGAIN) == {"again.en": ("word.en",)}
    assert found(tmp_path, WORD + rule("more.en", "phrase: [Advertisement, Boost]", match="[Boost]"), CASE) == {}


def test_a_rule_that_a_case_needs_is_not_named(tmp_path: Path) -> None:
    more = rule("more.en", "phrase: [Advertisement, Boost]")
    assert found(tmp_path, WORD + more, CASE) == {"more.en": ("word.en",)}
    assert found(tmp_path, WORD + more, CASE, "S|Boost\n-|\n |The mill is sold.\n") == {}


def test_of_two_that_do_the_same_both_are_named(tmp_path: Path) -> None:
    rules = AGAIN + AGAIN.replace("again.en", "once.en")
    assert found(tmp_path, rules, CASE) == {"again.en": ("once.en",), "once.en": ("again.en",)}


def test_work_may_be_done_by_several(tmp_path: Path) -> None:
    both = rule("both.en", "phrase: [One, Two]", match="[One, Two]")
    rules = both + rule("one.en", "phrase: [One, Uno]", match="[Uno]") + rule("two.en", "phrase: Two", do="drop_block")
    assert found(tmp_path, rules)["both.en"] == ("one.en", "two.en")


LEFT = rule("left.en", 'phrase: "{:number}% left to read"', kind="truncation", match='["41% left to read"]')


@pytest.mark.parametrize("needed", ['phrase: "{percent_left:number}% left to read"', 'phrase: "41% left to read"'])
def test_a_rule_only_needed_for_a_field_or_for_access_is_not_named(tmp_path: Path, needed: str) -> None:
    sets = {} if "percent_left" in needed else {"sets": "{truncated: true, access: subscription}"}
    more = rule("fact.en", needed, kind="truncation", match='["41% left to read"]', **sets)
    assert found(tmp_path, LEFT + more, CUT) == {"left.en": ("fact.en",)}


def test_a_fact_that_two_rules_tell_is_needed_of_neither(tmp_path: Path) -> None:
    facts = {"sets": "{truncated: true, access: subscription}", "match": '["41% left to read"]'}
    rules = rule("a.en", 'phrase: "41% left to read"', **facts) + rule("b.en", 'phrase: "41% left to read"', **facts)
    assert found(tmp_path, rules, CUT) == {"a.en": ("b.en",), "b.en": ("a.en",)}


@pytest.mark.parametrize(
    "more", [{"do": "keep"}, {"status": "preview"}, {"status": "retired"}, {"confidence": "guess"}], ids=str
)
def test_rules_that_do_nothing_to_judge_are_left_out(tmp_path: Path, more: dict[str, str]) -> None:
    assert found(tmp_path, AGAIN + rule("other.en", "phrase: Nothing", match="[Nothing]", **more), CASE) == {}


def test_a_guess_is_judged_where_guesses_act(tmp_path: Path) -> None:
    rules = WORD + rule("other.en", "phrase: Advertisement", confidence="guess")
    assert found(tmp_path, rules, CASE, level="normal") == {}
    assert found(tmp_path, rules, CASE, level="all") == {"other.en": ("word.en",)}


def test_a_rule_that_never_acts_is_not_named(tmp_path: Path) -> None:
    """Nothing was tried, so nothing is known; `rules stats` names such rules."""
    (tmp_path / "rules.yaml").write_text(WORD + AGAIN, encoding="utf-8")
    cleaner = Cleaner(load_ruleset([tmp_path / "rules.yaml"], builtin=False))
    assert list(redundant(cleaner, [], [])) == []


def test_a_rule_whose_examples_it_does_not_take_is_named_without_others(tmp_path: Path) -> None:
    assert found(tmp_path, AGAIN.replace("[Advertisement]", "[The weir is dry.]")) == {"again.en": ()}


def test_an_example_that_the_guard_keeps_proves_nothing(tmp_path: Path) -> None:
    likely = AGAIN.replace("certain", "likely")
    assert found(tmp_path, likely) == {}
    assert found(tmp_path, likely + likely.replace("again.en", "once.en")) == {}
    assert found(tmp_path, likely + likely.replace("again.en", "once.en"), CASE) == {"again.en": ("once.en",)}


def test_nothing_is_changed_by_looking(tmp_path: Path) -> None:
    (tmp_path / "rules.yaml").write_text(WORD + AGAIN, encoding="utf-8")
    cleaner = Cleaner(load_ruleset([tmp_path / "rules.yaml"], builtin=False))
    sources, _ = load_texts([("rules.yaml", WORD + AGAIN)])
    assert list(redundant(cleaner, sources, [])) == list(redundant(cleaner, sources, []))
    assert cleaner.clean("Advertisement\nThe mill is sold.\n").text == "The mill is sold.\n"
