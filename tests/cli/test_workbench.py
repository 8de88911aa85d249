"""``cleaner``: rules and why."""

import json
from pathlib import Path

import pytest

from .helpers import RULES, Ran, Run

WEAK = """\
- id: weak.en
  about: Word that marks a paid text.
  kind: sponsor
  lang: en
  when:
    phrase: ["Sponsored", "Paid post"]
    max_words: 4
    zone: [head, tail]
  do: drop_line
  confidence: certain
  examples:
    match: [Sponsored]
    keep: [Sponsored by nobody.]
"""


def test_module_is_the_workbench(spawn: Run) -> None:
    import cleaner

    assert spawn("--version", module="cleaner").text == f"cleaner {cleaner.__version__}\n"


@pytest.mark.parametrize("arguments", [[], ["rules"], ["corpus"], ["rules", "paint"], ["why"]])
def test_wrong_usage(workbench: Run, arguments: list[str]) -> None:
    done = workbench(*arguments)
    assert (done.code, done.out) == (2, b"")
    assert done.err.startswith("usage: cleaner")


def test_rules_list(workbench: Run) -> None:
    done = workbench("rules", "list", "rules.yaml")
    assert done.code == 0
    lines = done.text.splitlines()
    assert lines[0].split() == ["word.en", "sponsor", "drop_line", "certain", "rules.yaml:1"]
    assert [line.split()[0] for line in lines] == ["word.en", "left.en", "share-bar.en", "teaser.en", "menu.mill"]
    assert len(workbench("rules", "list").text.splitlines()) == 5


def test_rules_list_names_mistakes(workbench: Run, folder: Path) -> None:
    (folder / "bad.yaml").write_text(RULES.replace("kind: share", "kind: sharing"), encoding="utf-8")
    done = workbench("rules", "list", "bad.yaml")
    assert done.code == 1
    assert len(done.text.splitlines()) == 4
    assert done.err.startswith("bad.yaml:27:9: rule share-bar.en: kind: 'sharing'")


def test_rules_show(workbench: Run) -> None:
    done = workbench("rules", "show", "left.en", "rules.yaml")
    assert (done.code, done.err) == (0, "")
    assert done.text == (
        "left.en  (truncation, en, certain)\n  Notice that says how much is left to read.\n  rules.yaml:10\n"
        "  when phrase:\n    You have {percent_left:number}% left to read.\n  do drop_line\n"
        "  sets truncated: True, access: subscription\n  match:\n    You have 41.5% left to read.\n"
        "  keep:\n    You have 41.5% of the mill left to paint.\n"
    )
    assert "  sites: mill.example.org\n" in workbench("rules", "show", "menu.mill").text
    assert workbench("rules", "show", "sharing.en").text.startswith("share-bar.en  (share, en, likely)\n")


def test_rules_show_knows_conditions(workbench: Run, folder: Path) -> None:
    (folder / "weak.yaml").write_text(WEAK, encoding="utf-8")
    done = workbench("rules", "show", "weak.en", "weak.yaml")
    assert "    and zone: head, tail\n    and max_words: 4\n" in done.text


def test_rules_show_of_an_unknown_rule(workbench: Run) -> None:
    done = workbench("rules", "show", "share-bars.en")
    assert (done.code, done.out) == (2, b"")
    assert done.err == "cleaner: there is no rule 'share-bars.en'; did you mean share-bar.en?\n"


def test_rules_test(workbench: Run) -> None:
    summary = "5 rules: 5 fired, 5 quiet, 0 missing, 0 noisy, 0 wrong, 0 unguarded, 0 mistakes\n"
    assert workbench("rules", "test") == Ran(0, summary.encode(), "")
    done = workbench("rules", "test", "--verbose", "--no-guard", "rules.yaml")
    assert done.code == 0
    assert "fired      rules.yaml:8:22: rule word.en: 'Advertisement': it matches, as it should\n" in done.text
    assert done.text.endswith("5 rules: 5 fired, 5 quiet, 0 missing, 0 noisy, 0 wrong, 0 mistakes\n")


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            "match: [Advertisement]",
            "match: [Advert]",
            "missing    one.yaml:8:22: rule word.en: 'Advert': it should match",
        ),
        (
            "[Advertisement is dead.]",
            "[ADVERTISEMENT]",
            "noisy      one.yaml:8:45: rule word.en: 'ADVERTISEMENT': it should be",
        ),
        ("{percent_left: 41.5}", "{percent_left: 4}", "wrong      one.yaml:21:9: rule left.en: 'You have 41.5% left"),
    ],
)
def test_rules_test_names_bad_examples(workbench: Run, folder: Path, old: str, new: str, line: str) -> None:
    (folder / "one.yaml").write_text(RULES.replace(old, new), encoding="utf-8")
    done = workbench("rules", "test", "one.yaml")
    assert done.code == 1
    assert done.text.startswith(line)
    assert "(gives percent_left: 41.5)" in done.text or line.startswith(("missing", "noisy"))


def test_rules_test_checks_the_guard(workbench: Run, folder: Path) -> None:
    (folder / "weak.yaml").write_text(WEAK, encoding="utf-8")
    done = workbench("rules", "test", "weak.yaml")
    assert done.code == 1
    places = [line.split()[1] for line in done.text.splitlines()[:-1]]
    assert places[0] == "weak.yaml:6:27:"
    assert {"weak.yaml:7:16:", "weak.yaml:8:11:", "weak.yaml:8:18:"} <= set(places)
    assert "no example needs phrase 'Paid post'; add one that fails without it, or take it out" in done.text
    assert "no example needs the condition 'max_words'" in done.text
    assert done.text.endswith(f"{len(places)} unguarded, 0 mistakes\n")
    assert workbench("rules", "test", "--no-guard", "weak.yaml").code == 0


def test_rules_test_of_nothing(workbench: Run, folder: Path) -> None:
    (folder / "empty.yaml").write_text("# nothing yet\n", encoding="utf-8")
    done = workbench("rules", "test", "empty.yaml")
    assert (done.code, done.err) == (2, "cleaner: there are no rules in what you named\n")


def test_rules_lint(workbench: Run) -> None:
    assert workbench("rules", "lint", "rules.yaml") == Ran(0, b"5 rules load, 0 mistakes\n", "")
    done = workbench("rules", "lint", "none.yaml")
    assert done.code == 2
    assert done.err.startswith("none.yaml:1:1: there is no such file or folder of rules")


def test_rules_fmt(workbench: Run, folder: Path) -> None:
    (folder / "rules.yaml").unlink()
    untidy = WEAK.replace("  kind: sponsor\n", "").replace("  do: drop_line\n", "  kind: sponsor\n  do: drop_line\n")
    (folder / "weak.yaml").write_text(untidy, encoding="utf-8")
    (folder / "tidy.yaml").write_text(WEAK.replace("    zone: [head, tail]\n", ""), encoding="utf-8")
    assert workbench("rules", "fmt", "--check", ".") == Ran(1, b"weak.yaml: would change\n", "")
    assert (folder / "weak.yaml").read_text(encoding="utf-8") == untidy
    assert workbench("rules", "fmt", ".") == Ran(0, b"weak.yaml: laid out\n", "")
    assert workbench("rules", "fmt", "--check", ".") == Ran(0, b"", "")
    assert sorted((folder / "weak.yaml").read_text(encoding="utf-8").splitlines()) == sorted(WEAK.splitlines())


@pytest.mark.parametrize("data", [b"- id: 'open\n", b"- id: caf\xe9\n"])
def test_rules_fmt_refuses_what_it_cannot_read(workbench: Run, folder: Path, data: bytes) -> None:
    (folder / "bad.yaml").write_bytes(data)
    done = workbench("rules", "fmt", "bad.yaml")
    assert (done.code, done.out) == (2, b"")
    assert done.err.startswith("bad.yaml:")
    assert (folder / "bad.yaml").read_bytes() == data


def test_rules_schema(workbench: Run) -> None:
    done = workbench("rules", "schema")
    assert done.code == 0
    assert json.loads(done.out)["title"] == "cleaner rule file"


PAGE = "Mill Menu\n\nThe mill is sold.\nShare this story\nMore: The weir\nYou have 41.5% left to read.\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["page.txt:2"], ["line 2: (blank)", "a blank line; it closes up"]),
        (["page.txt:3"], ["line 3: The mill is sold.", "no rule knows this wording", "the line stays"]),
        (
            ["page.txt:4"],
            [
                "share-bar.en (share, drop_line, likely)",
                "yes  pattern",
                "the line goes: share-bar.en: Line of buttons.",
            ],
        ),
        (
            ["page.txt:4", "--level", "strict"],
            ["yes  pattern", "held back: share-bar.en, because its confidence is below the level"],
        ),
        (["page.txt:5"], ["teaser.en", "held back: teaser.en", "the line stays"]),
        (["page.txt:1"], ["no   chosen by the user, and at home on this site", "the line stays"]),
        (
            ["page.txt:1", "--url", "https://mill.example.org/a"],
            ["yes  chosen by the user", "the line goes: menu.mill"],
        ),
        (
            ["page.txt:3", "--rule", "word.en"],
            ["word.en (sponsor, drop_line, certain)", "no   pattern", "the line stays"],
        ),
        (["page.txt:4", "--rules", "more.yaml"], ["weak-share.en", "share-bar.en"]),
    ],
)
def test_why(workbench: Run, folder: Path, arguments: list[str], words: list[str]) -> None:
    (folder / "page.txt").write_text(PAGE, encoding="utf-8")
    more = WEAK.replace("weak.en", "weak-share.en").replace('"Sponsored"', "Share this story")
    (folder / "more.yaml").write_text(more, encoding="utf-8")
    done = workbench("why", *arguments)
    assert (done.code, done.err) == (0, "")
    for word in words:
        assert word in done.text


def test_why_names_each_condition(workbench: Run, folder: Path) -> None:
    (folder / "weak.yaml").write_text(WEAK, encoding="utf-8")
    (folder / "page.txt").write_text("Sponsored\n", encoding="utf-8")
    done = workbench("why", "page.txt:1", "--rule", "weak.en", "--rules", "weak.yaml")
    assert "    yes  max_words: 4\n" in done.text
    assert "    no   zone: head, tail\n" in done.text


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["page.txt"], "is no FILE:LINE"),
        (["page.txt:x"], "is no FILE:LINE"),
        (["page.txt:²"], "is no FILE:LINE"),
        (["none.txt:1"], "is no FILE:LINE"),
        (["page.txt:0"], "there is no line 0"),
        (["page.txt:99"], "there is no line 99"),
        (["page.txt:1", "--rule", "none.en"], "there is no rule 'none.en'"),
        (["page.txt:1", "--rules", "none.yaml"], "there is no such file or folder of rules"),
    ],
)
def test_why_of_what_is_not_there(workbench: Run, folder: Path, arguments: list[str], words: str) -> None:
    (folder / "page.txt").write_text(PAGE, encoding="utf-8")
    done = workbench("why", *arguments)
    assert (done.code, done.out) == (2, b"")
    assert words in done.err
