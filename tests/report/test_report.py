"""Reports: facts as plain data, explanations and diffs in words."""

from pathlib import Path

import pytest

from cleaner import Cleaned, Cleaner, load_ruleset
from cleaner.reading.text import read_text
from cleaner.report.explain import diff, explanation, shown
from cleaner.report.facts import cleaning_of, document_of, withheld_of
from cleaner.report.why import reasons

RULES = """\
- id: word.en
  about: Word that marks an advertisement.
  kind: sponsor
  lang: en
  when: {phrase: ["Advertisement", "Sponsored by {sponsor:name}"]}
  do: drop_line
  confidence: certain
  examples: {match: [Advertisement], keep: [Advertisement is dead.]}
- id: likely.en
  about: Word that is most often a label.
  kind: share
  lang: en
  when: {phrase: Share, prev: "{} sold."}
  do: drop_line
  confidence: likely
  examples: {match: [{text: Share, before: It is sold.}], keep: [Share]}
- id: same.en
  about: Line that stands again right below.
  kind: heading
  lang: en
  when: {repeats: next}
  do: drop_line
  confidence: certain
  examples: {match: [{text: Mill, after: Mill}], keep: [Mill]}
"""
PAGE = "Advertisement\n\nIt is sold.\nShare\nSponsored by Anna Miller\n"


@pytest.fixture
def cleaner(tmp_path: Path) -> Cleaner:
    (tmp_path / "rules.yaml").write_text(RULES, encoding="utf-8")
    return Cleaner(load_ruleset([tmp_path / "rules.yaml"], builtin=False))


def plain(text: str, colour: str) -> str:
    return text


def marked(text: str, colour: str) -> str:
    return f"<{colour}>{text}</>"


def test_facts_of_a_document(cleaner: Cleaner) -> None:
    found = document_of(cleaner.clean(PAGE))
    assert list(found) == ["text", "kept", "removed", "access", "fields", "edits"]
    assert found["access"] == {"truncated": "no"}
    assert found["fields"] == {"sponsor": "Anna Miller"}
    assert [edit["rule"] for edit in found["edits"]] == ["word.en", "likely.en", "word.en"]
    assert list(found["edits"][0]) == ["line", "rule", "kind", "confidence", "reason", "text"]


def test_facts_of_a_record(cleaner: Cleaner) -> None:
    cleaned = cleaner.clean(PAGE)
    assert list(cleaning_of(cleaned, edits=False)) == ["kept", "removed", "access", "fields"]
    assert cleaning_of(cleaned, edits=True)["edits"] == document_of(cleaned)["edits"]


def test_warnings_stand_only_where_there_are_some(cleaner: Cleaner) -> None:
    cleaned = cleaner.clean("It is sold.\nShare\n")
    assert "warnings" not in cleaning_of(cleaned, edits=True)
    warned = Cleaned(text="", edits=(), access=cleaned.access, fields={}, kept=0, removed=0, warnings=("slow",))
    assert cleaning_of(warned, edits=False)["warnings"] == ["slow"]
    assert document_of(warned)["warnings"] == ["slow"]
    assert list(explanation(warned, marked))[-1] == "<yellow>warning</>: slow"


def test_what_was_held_back_says_why(cleaner: Cleaner) -> None:
    strict = Cleaner(cleaner.ruleset, level="strict")
    (held,) = withheld_of(strict.clean(PAGE).withheld)
    assert (held["rule"], held["line"]) == ("likely.en", 4)
    assert held["withheld"] == "its confidence is below the level"


def test_an_explanation_in_colour(cleaner: Cleaner) -> None:
    lines = list(explanation(cleaner.clean(PAGE), marked))
    assert lines[0] == "<dim>    1</> <red>-</> Advertisement"
    assert lines[1].startswith("        <cyan>word.en</> (sponsor, certain) ")
    assert "        sponsor = Anna Miller" in lines
    assert lines[-3:] == ["kept 1 lines, removed 3", "truncated: no", "fields: sponsor = Anna Miller"]


@pytest.mark.parametrize(
    ("text", "fit"),
    [
        ("  The mill ", "The mill"),
        ("a\tb\x1b[31mc\x07", "a b [31mc"),
        ("é\u2028\u200bx", "é  x"),
        ("x" * 100, "x" * 100),
        ("x" * 101, "x" * 99 + "…"),
        ("", ""),
    ],
)
def test_a_line_fit_for_a_terminal(text: str, fit: str) -> None:
    assert shown(text) == fit


def test_a_diff_in_colour(cleaner: Cleaner) -> None:
    lines = list(diff(PAGE, cleaner.clean(PAGE), "page.txt", marked))
    assert lines[:3] == ["<red>--- page.txt</>", "<green>+++ page.txt (cleaned)</>", "<cyan>@@ -1,5 +1 @@</>"]
    assert lines[3:] == [
        "<red>-Advertisement</>",
        "<red>-</>",
        "<dim> It is sold.</>",
        "<red>-Share</>",
        "<red>-Sponsored by Anna Miller</>",
    ]


def test_a_diff_to_nothing(cleaner: Cleaner) -> None:
    lines = list(diff("Advertisement", cleaner.clean("Advertisement"), "page.txt", plain))
    assert lines[2:] == ["@@ -1 +0,0 @@", "-Advertisement"]


def why(cleaner: Cleaner, page: str, line: int, rule: str | None = None) -> list[str]:
    return list(reasons(cleaner, read_text(page), line - 1, rule, plain))


def test_why_of_a_neighbour_and_of_a_repetition(cleaner: Cleaner) -> None:
    lines = why(cleaner, PAGE, 4)
    assert "    yes  pattern" in lines
    assert "    yes  prev" in lines
    assert lines[-1] == "  the line goes: likely.en: Word that is most often a label."
    assert "    no   prev" in why(cleaner, "Mill\nShare\n", 2)
    lines = why(cleaner, "Mill\nMill\nIt is sold.\n", 1)
    assert lines[1] == "  zone: none (the page has no prose); looks like prose: no"
    assert lines[-1] == "  the line goes: same.en: Line that stands again right below."
    assert why(cleaner, "Mill\nMill\nIt is sold.\n", 2)[-2:] == ["  no rule knows this wording", "  the line stays"]


def test_why_of_one_rule_says_no_where_it_does_not_match(cleaner: Cleaner) -> None:
    lines = why(cleaner, PAGE, 3, "likely.en")
    assert lines[2].startswith("  likely.en (share, drop_line, likely) ")
    assert lines[3:5] == ["    no   pattern", "    no   prev"]
