"""``rules fmt``: one form, the same rules, every comment."""

from pathlib import Path

import pytest
import yaml

from cleaner.ruleset.files import rule_files
from cleaner.ruleset.packs import builtin_folder
from cleaner.ruleset.problems import RulesError
from cleaner.ruleset.tidy import tidy

UNTIDY = """\
# Rules of the mill.
-   examples:
       keep: [ "Advertisement is dead." ]   # a sentence
       match:
       - Advertisement
       - {stands: tail, text: "Ad: – {x}"}
    kind: sponsor
    # What such a line is:
    about: 'Word that marks an advertisement.'
    confidence: certain
    do:   drop_line
    when:
      max_words: 3
      # Both ways of writing it.
      phrase:
      - "Advertisement"   # the long one
      - Ad
    id: word.en
    lang: en
- id: no.en
  about: "A text with: a colon, and # a hash"
  kind: consent
  lang: "no"
  when: {phrase: "yes"}
  do: keep
  confidence: guess
  examples:
    match: ["yes"]
    keep:
      - text: >-
          A long line that its author
          broke in two.
      - |
        One line.
# The end.
"""


def test_keys_come_in_one_order_and_rules_with_a_blank_line() -> None:
    lines = tidy(UNTIDY, "rules.yaml").split("\n")
    keys = [line[2:].partition(":")[0] for line in lines if line[:2] in ("- ", "  ") and line[2:3].isalpha()]
    usual = ["id", "about", "kind", "lang", "when", "do", "confidence", "examples"]
    assert keys == usual * 2
    starts = [number for number, line in enumerate(lines) if line.startswith("- ")]
    assert starts[0] == 1
    assert lines[starts[1] - 1] == ""
    when = lines.index("  when:")
    assert lines[when + 1].strip().startswith(("phrase:", "#"))
    assert all(line == line.rstrip() for line in lines)


def test_it_is_the_same_rules() -> None:
    assert yaml.safe_load(tidy(UNTIDY, "rules.yaml")) == yaml.safe_load(UNTIDY)


def test_a_second_time_changes_nothing() -> None:
    once = tidy(UNTIDY, "rules.yaml")
    assert tidy(once, "rules.yaml") == once


@pytest.mark.parametrize(
    "comment",
    [
        "# Rules of the mill.",
        "# a sentence",
        "# What such a line is:",
        "# Both ways of writing it.",
        "# the long one",
        "# The end.",
    ],
)
def test_comments_stay(comment: str) -> None:
    assert tidy(UNTIDY, "rules.yaml").count(comment) == 1


def test_quotes_and_long_lines_are_left_as_they_were() -> None:
    long = "word " * 60
    text = f"- id: a.en\n  about: 'Once {long}on.'\n  when:\n    phrase: \"{long}off\"\n"
    assert tidy(text, "rules.yaml") == text


@pytest.mark.parametrize("text", ["", "# only a comment\n", "hello\n", "id: no list\n"])
def test_what_is_no_list_of_rules_is_left_alone(text: str) -> None:
    assert tidy(text, "rules.yaml") == text


@pytest.mark.parametrize("text", ["- id: 'open\n", "- {a: b\n", "- a: 1\n  a: 2\n", "- a: b: c\n", "\t- a\n"])
def test_what_is_no_yaml_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(RulesError, match=r"^rules\.yaml:\d+:1: .*run 'cleaner rules lint'"):
        tidy(text, "rules.yaml")


@pytest.mark.parametrize("file", [Path(file) for file in rule_files(str(builtin_folder()))], ids=lambda file: file.name)
def test_the_rules_that_ship_keep_their_meaning(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    once = tidy(text, "rules.yaml")
    assert yaml.safe_load(once) == yaml.safe_load(text)
    assert tidy(once, "rules.yaml") == once
