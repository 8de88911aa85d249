"""docs/rules.md names every part of the rule language, and the rules that pages show are good rules."""

import re
from typing import get_args

import pytest

from cleaner.planning.repeats import RELATIONS
from cleaner.ruleset import model
from cleaner.ruleset.compile import compile_rule
from cleaner.ruleset.load import load_texts
from cleaner.ruleset.slots import type_names
from cleaner.trials.examples import try_examples
from cleaner.trials.guard import unguarded

from .helpers import blocks, codes, first_cells, page, section

PAGE = page("docs/rules.md")
CODES = set(codes(PAGE))


def words(text: str) -> set[str]:
    """The words in backticks, with those of ``key: value`` apart."""
    return {word for code in codes(text) for word in re.findall(r"\w+", code)}


def test_keys_of_a_rule_and_no_other() -> None:
    assert set(first_cells(section(PAGE, "Keys of a rule"))) == set(model.Rule.__struct_fields__)


def test_keys_of_an_example_and_no_other() -> None:
    assert set(first_cells(section(PAGE, "Examples"))) == set(model.Example.__struct_fields__)
    assert set(model.Examples.__struct_fields__) <= CODES


def test_patterns_and_conditions() -> None:
    keys = set(model.When.__struct_fields__)
    assert keys == {*model.PATTERNS, *model.CONDITIONS, "match", "at_least"}
    assert {*model.PATTERNS, "match", "at_least"} <= set(codes(section(PAGE, "Patterns")))


def test_conditions_and_no_other() -> None:
    named = {cell.partition(":")[0] for cell in first_cells(section(PAGE, "Conditions"))} - {"true"}
    assert named == set(model.CONDITIONS) | {"last"}  # `at: first` / `last`


def test_slot_types_and_no_other() -> None:
    paragraph = section(PAGE, "Patterns").partition("\nTypes: ")[2].partition("\n\n")[0]
    outside_brackets = re.sub(r"\([^()]*\)", "", paragraph)
    assert sorted(re.findall(r"`(\w+)`", outside_brackets)) == sorted(type_names())


@pytest.mark.parametrize("form", ["{}", "{*}", "{name}", "{name*}", "{name:type}", "{:type}", "{{", "}}", "{=}"])
def test_forms_of_slots(form: str) -> None:
    assert form in CODES


def test_actions_and_no_other() -> None:
    assert set(first_cells(section(PAGE, "What a rule does"))) - {"do"} == set(get_args(model.Action))


def test_repetitions_and_no_other() -> None:
    assert set(get_args(model.Repeat)) == set(RELATIONS)
    table = [cell for cell in first_cells(section(PAGE, "Patterns")) if re.fullmatch(r"[a-z]+", cell)]
    assert set(table) - {"repeats"} == set(RELATIONS)


def test_kinds_and_no_other() -> None:
    row = next(line for line in PAGE.split("\n") if line.startswith("| `kind` |"))
    assert set(re.findall(r"`(\w+)`", row)) - {"kind"} == set(get_args(model.Kind))


@pytest.mark.parametrize("choices", [model.Confidence, model.Status, model.Stand, model.Zone])
def test_values(choices: object) -> None:
    assert set(get_args(choices)) <= words(PAGE)


def test_confidence_words_and_no_other() -> None:
    table = {cell for cell in first_cells(section(PAGE, "Confidence")) if not cell.startswith("--")}
    assert table == set(get_args(model.Confidence))


@pytest.mark.parametrize("name", ["README.md", "docs/rules.md", "CONTRIBUTING.md"])
def test_rules_shown_pass_their_own_trial(name: str) -> None:
    text = page(name)
    if name == "CONTRIBUTING.md":
        yaml = re.findall(r"cat >> rules/\S+ <<'END'\n(.*?)^END$", text, re.MULTILINE | re.DOTALL)[0]
    else:
        yaml = "\n".join(block.text for block in blocks(text, "yaml"))
    sources, problems = load_texts([(name, yaml)])
    assert (len(sources), problems) == (2 if name == "docs/rules.md" else 1, [])
    for source in sources:
        rule, found = compile_rule(source)
        assert rule is not None
        assert found == []
        tried = try_examples(source, rule)
        assert len(tried) >= 2
        assert [item for item in tried if not item.good] == []
        assert [str(problem) for problem in unguarded(source, rule)] == []


def test_no_yaml_escapes_the_trial() -> None:
    """Rules are shown on those three pages; one shown elsewhere must be tried too."""
    others = ["docs/corpus.md", "docs/command-line.md", "docs/false-positives.md", "docs/scrapers.md"]
    assert [name for name in others if blocks(page(name), "yaml")] == []
