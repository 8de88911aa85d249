"""The rulebook as pages, and what each rule does on the corpus in words."""

import re
from pathlib import Path
from typing import get_args

import pytest

from cleaner.corpus.stats import Tally
from cleaner.report.kinds import KINDS
from cleaner.report.pages import NAMES, NOTE, pages, phrases, weak
from cleaner.report.tallies import tally_lines, tally_record
from cleaner.ruleset.compile import compile_rules
from cleaner.ruleset.load import SourceRule, load_texts
from cleaner.ruleset.model import Kind, Rule
from cleaner.ruleset.packs import builtin_folder

RULES = r"""
- id: word.en
  about: Word that marks an advertisement.
  kind: sponsor
  lang: en
  when: {phrase: [Advertisement, "Sponsored by {}"]}
  do: drop_line
  confidence: certain
  refs: ["seen on mill.example", "listed by weir.example"]
  examples: {match: [Advertisement], keep: [Advertisement is dead.]}
- id: marks.any
  about: A | pipe, a `tick`, a <b>, a _line_, a [link](x), a \ and a * star.
  kind: share
  lang: any
  when: {phrase: "`| Share |`"}
  do: drop_line
  confidence: likely
  refs: believed
  examples: {match: [{text: "`| Share |` <br> *now* [x] _y_ \\"}], keep: [Share it.]}
- id: long.fr
  about: Long line.
  kind: share
  lang: fr
  when: {phrase: "A long one"}
  do: drop_line
  confidence: guess
  refs: seen on one page
  examples:
    match: ["1234567890 1234567890 1234567890 1234567890 1234567890 1234567890 1234567890 12345678"]
    keep: [Q]
- id: at.mill
  about: Menu of one site.
  kind: navigation
  lang: en
  sites: [mill.example, weir.example]
  when: {phrase: Mill Menu}
  do: drop_line
  confidence: certain
  refs: listed by mill.example
  examples: {match: [Mill Menu], keep: [The Mill Menu is long.]}
- id: old.de
  about: A rule that is no more.
  kind: app
  lang: de
  when: {phrase: Alt}
  do: drop_line
  confidence: certain
  status: retired
  examples: {match: [Alt], keep: [Alt ist sie.]}
"""


@pytest.fixture
def sources() -> list[SourceRule]:
    found, problems = load_texts([("rules.yaml", RULES)])
    assert problems == []
    return found


@pytest.fixture
def found(sources: list[SourceRule]) -> list[Tally]:
    rules, _ = compile_rules(sources)
    by_id = {rule.id: rule for rule in rules}
    return [
        Tally(by_id["word.en"], 10, 9, 4, (("marks.any", 5), ("at.mill", 3), ("x.en", 2), ("y.en", 1)), 3),
        Tally(by_id["marks.any"], 20, 20, 20, (), 5),
        Tally(by_id["long.fr"], 0, 0, 0, (), 0),
        Tally(by_id["at.mill"], 0, 0, 0, (), 0),
    ]


def rows(page: str) -> list[str]:
    return [line for line in page.split("\n") if line.startswith("| ")]


def test_every_kind_has_a_sentence_and_nothing_else_has() -> None:
    assert set(KINDS) == set(get_args(Kind))
    assert [text for text in KINDS.values() if not re.fullmatch(r"[A-Z].{15,}\.", text)] == []


def test_every_kind_and_every_language_has_a_page(sources: list[SourceRule], found: list[Tally]) -> None:
    written = pages(sources, found)
    assert set(written) == {
        "README.md",
        *(f"kinds/{kind}.md" for kind in get_args(Kind)),
        *(f"languages/{lang}.md" for lang in ("any", "en", "fr")),
    }
    for text in written.values():
        assert text.startswith(NOTE)
        assert text.endswith("\n")


def test_the_first_page_leads_to_all_others(sources: list[SourceRule], found: list[Tally]) -> None:
    written = pages(sources, found)
    first = written["README.md"]
    assert "4 rules with 5 wordings in 2 languages; 1 of them hold on 2 sites alone.\n" in first
    assert set(re.findall(r"\]\(([^)]+)\)", first)) == set(written) - {"README.md"}
    assert f"| [share](kinds/share.md) | 2 | {KINDS['share']} |" in first
    assert f"| [app](kinds/app.md) | 0 | {KINDS['app']} |" in first
    assert "| [English](languages/en.md) | 2 | 3 | 1 |" in first
    assert "| [French](languages/fr.md) | 1 | 1 | 1 |" in first


def test_a_page_of_a_kind(sources: list[SourceRule], found: list[Tally]) -> None:
    written = pages(sources, found)
    page = written["kinds/share.md"]
    assert page.startswith(f"{NOTE}\n# share\n\n{KINDS['share']}\n\n2 rules, 2 wordings.")
    assert "they ask for 20 lines, 20 of them rightly: precision at least 83.9% (Wilson, 95 %).\n" in page
    assert page.index("## Any language") < page.index("| `marks.any` |") < page.index("## French")
    assert page.index("## French") < page.index("| `long.fr` |")
    assert "word.en" not in page
    sponsor = rows(written["kinds/sponsor.md"])[-1]
    wanted = "| `word.en` | Word that marks an advertisement. | Advertisement | certain |"
    assert sponsor == f"{wanted} seen on mill.example; listed by weir.example | 9 of 10, at least 60% |"
    assert rows(written["kinds/navigation.md"])[-1].endswith("| listed by mill.example | - |")
    assert "precision" not in written["kinds/navigation.md"], "nothing measured, nothing claimed"
    assert not rows(written["kinds/app.md"])


def test_marks_in_cells_are_escaped(sources: list[SourceRule], found: list[Tally]) -> None:
    page = pages(sources, found)["kinds/share.md"]
    (row,) = (line for line in rows(page) if "marks.any" in line)
    about = r"A \| pipe, a \`tick\`, a \<b>, a \_line\_, a \[link](x), a \\ and a \* star."
    example = r"\`\| Share \|\` \<br> \*now\* \[x] \_y\_ \\"
    assert row == f"| `marks.any` | {about} | {example} | likely | believed | 20 of 20, at least 84% |"
    for line in rows(page):
        assert len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) == 7


def test_long_examples_are_cut(sources: list[SourceRule], found: list[Tally]) -> None:
    (row,) = (line for line in rows(pages(sources, found)["kinds/share.md"]) if "long.fr" in line)
    assert "| 1234567890 1234567890 1234567890 1234567890 1234567890 1234567890 1234567890 … |" in row


def test_a_page_of_a_language_lists_what_is_weakly_evidenced_and_what_holds_at_sites(
    sources: list[SourceRule], found: list[Tally]
) -> None:
    written = pages(sources, found)
    english = written["languages/en.md"]
    assert f"{NOTE}\n# English\n\n2 rules, 3 wordings.\n" in english
    assert "| [sponsor](../kinds/sponsor.md) | 1 |" in english
    assert "kinds/share.md" not in english
    weakly, at_sites = english.partition("## Weakly evidenced")[2].split("## On one site alone")
    assert [row.split(" | ")[0] for row in rows(weakly)] == ["| rule", "| `at.mill`"]
    assert [row.split(" | ")[0] for row in rows(at_sites)] == ["| rule", "| `at.mill`"]
    assert "| `long.fr` |" in written["languages/fr.md"]
    assert "On one site alone" not in written["languages/fr.md"]
    better, _ = load_texts([("rules.yaml", RULES.replace("listed by mill", "seen on mill"))])
    assert "Nothing: every rule was seen on pages.\n" in pages(better, found)["languages/en.md"]


def test_without_tallies_pages_claim_nothing(sources: list[SourceRule]) -> None:
    written = pages(sources, [])
    assert "on the corpus they ask" not in "".join(written.values()).lower()
    assert rows(written["kinds/sponsor.md"])[-1].endswith("| - |")


def test_no_rules_still_make_pages() -> None:
    written = pages([], [])
    assert len(written) == 1 + len(KINDS)
    assert "0 rules with 0 wordings in 0 languages" in written["README.md"]


@pytest.mark.parametrize(
    ("name", "expected"), [("word.en", False), ("marks.any", True), ("long.fr", True), ("at.mill", True)]
)
def test_weak(sources: list[SourceRule], name: str, expected: bool) -> None:
    rules: dict[str, Rule] = {source.rule.id: source.rule for source in sources}
    assert weak(rules[name]) is expected


def test_phrases(sources: list[SourceRule]) -> None:
    assert [phrases([source.rule]) for source in sources] == [2, 1, 1, 1, 1]


def test_every_language_of_the_rulebook_has_a_name() -> None:
    files = Path(builtin_folder(), "common").glob("*.*.yaml")
    langs = {file.name.split(".")[1] for file in files}
    assert {"en", "zh-Hant"} <= langs <= set(NAMES)


def test_tallies_as_a_table(found: list[Tally]) -> None:
    lines = list(tally_lines(found))
    assert lines == [
        "rule       lines  wrong   right  at least  alone  also taken by",
        "word.en       10      1   90.0%     59.6%      4  marks.any 5, at.mill 3, x.en 2 and 1 more",
        "marks.any     20      0  100.0%     83.9%     20",
        "never fired: at.mill",
        "guesses that never fired: long.fr",
        "4 rules, 30 lines, 1 wrong; 1 never fired, and 1 guesses that never did",
    ]


def test_rules_with_wrong_lines_come_first_then_those_with_many(found: list[Tally]) -> None:
    word, marks, *_ = found
    worse = word._replace(rule=word.rule._replace(id="worse.en"), lines=6, right=3)
    more = marks._replace(rule=marks.rule._replace(id="more.en"), lines=21, right=21)
    also = marks._replace(rule=marks.rule._replace(id="also.en"))
    ordered = [line.split()[0] for line in tally_lines([marks, word, also, worse, more])][1:-1]
    assert ordered == ["worse.en", "word.en", "more.en", "also.en", "marks.any"]


def test_no_tallies() -> None:
    assert list(tally_lines([]))[1:] == ["0 rules, 0 lines, 0 wrong; 0 never fired, and 0 guesses that never did"]


def test_a_tally_as_data(found: list[Tally]) -> None:
    assert tally_record(found[0]) == {
        "rule": "word.en",
        "kind": "sponsor",
        "lang": "en",
        "confidence": "certain",
        "lines": 10,
        "right": 9,
        "precision": 0.9,
        "at_least": 0.5958,
        "alone": 4,
        "others": {"marks.any": 5, "at.mill": 3, "x.en": 2, "y.en": 1},
        "cases": 3,
    }
    assert tally_record(found[2])["precision"] is None
