"""``cleaner rules``: new, stats, redundant, pages."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleaner.report.kinds import KINDS
from cleaner.report.pages import NOTE
from cleaner.ruleset.load import load_texts

from .helpers import RULES, Run

CASE = """\
shows: A page of the mill.
lang: en
---
S|Advertisement
-|
 |The mill is sold to a family from the next valley.
-|
B|Share this story
 |More: The old weir
T|You have 41.5% left to read.
"""


@pytest.fixture
def corpus(folder: Path) -> Path:
    for name, text in (("en/mill.txt", CASE), ("known-failures/mill.txt", CASE.replace("S|", " |"))):
        file = folder / "corpus" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder / "corpus"


# rules new


def test_new_drafts_a_rule_that_passes_its_trial(workbench: Run, folder: Path) -> None:
    done = workbench("rules", "new", "  Hear 12 of our {best} stories  ", "--kind", "audio", "--to", "audio.en.yaml")
    assert (done.code, done.err) == (0, "")
    assert done.text == (
        "audio.en.yaml:1: rule hear-of-our.en is drafted; say what the line is, then run:"
        " cleaner rules test audio.en.yaml\n"
    )
    text = (folder / "audio.en.yaml").read_text(encoding="utf-8")
    ((source,), problems) = load_texts([("audio.en.yaml", text)])
    assert problems == []
    rule = source.rule
    assert (rule.id, rule.kind, rule.lang, rule.do, rule.confidence) == (
        "hear-of-our.en", "audio", "en", "drop_line", "likely",
    )  # fmt: skip
    assert rule.when.phrase == ["Hear {:number} of our {{best}} stories"]
    assert rule.examples.match == ["Hear 12 of our {best} stories"]
    assert workbench("rules", "test", "audio.en.yaml").code == 0
    assert workbench("rules", "fmt", "--check", "audio.en.yaml").code == 0


def test_new_adds_to_a_file_and_keeps_what_is_in_it(workbench: Run, folder: Path) -> None:
    before = (folder / "rules.yaml").read_text(encoding="utf-8")
    done = workbench("rules", "new", "Swans!", "--kind", "app", "--id", "swans.en", "--to", "rules.yaml")
    assert done.code == 0
    after = (folder / "rules.yaml").read_text(encoding="utf-8")
    assert after.startswith(before.rstrip() + "\n\n- id: swans.en\n")
    line = int(done.text.split(":")[1])
    assert after.splitlines()[line - 1] == "- id: swans.en"
    assert workbench("rules", "list", "rules.yaml").text.splitlines()[-1].endswith(f"rules.yaml:{line}")


def test_new_without_a_file_goes_where_such_rules_live(workbench: Run, folder: Path) -> None:
    shipped = folder.parent / "shipped" / "common"
    for arguments, name in (
        (["Lire la suite", "--kind", "related", "--lang", "fr"], "related.fr.yaml"),
        (["Les mer", "--kind", "related", "--lang", "no"], "related.no.yaml"),
        (["Swans", "--kind", "share", "--lang", "any"], "share.yaml"),
        (["Geese", "--kind", "share", "--lang", "any", "--keep", "Geese are no swans."], "share.yaml"),
    ):
        assert workbench("rules", "new", *arguments).code == 0
        assert (shipped / name).is_file()
    assert (shipped / "share.yaml").read_text(encoding="utf-8").count("- id: ") == 2
    assert '- "Geese are no swans."\n' in (shipped / "share.yaml").read_text(encoding="utf-8")
    assert workbench("rules", "test").code == 0


def test_new_takes_no_id_that_is_taken(workbench: Run, folder: Path) -> None:
    shipped = folder.parent / "shipped" / "all.yaml"
    shipped.write_text(RULES.replace("id: share-bar.en", "id: share-this-story.en"), encoding="utf-8")
    for number in (2, 3):
        done = workbench("rules", "new", "Share this story", "--kind", "share", "--to", "more.yaml")
        assert f"rule share-this-story-{number}.en is drafted" in done.text
    for taken in ("word.en", "sharing.en", "share-this-story-2.en"):
        done = workbench("rules", "new", "Swans", "--kind", "share", "--id", taken, "--to", "more.yaml")
        assert (done.code, done.err) == (2, f"cleaner: there is a rule '{taken}' already; choose another --id\n")
    assert workbench("rules", "lint", "more.yaml").text == "2 rules load, 0 mistakes\n"


def test_new_says_why_the_draft_does_not_pass_yet(workbench: Run, folder: Path) -> None:
    prose = "The mill is sold to a family from the next valley, who plan to live there with their nine geese."
    done = workbench("rules", "new", prose, "--kind", "legal", "--to", "legal.yaml")
    assert done.code == 0
    first, second = done.text.splitlines()
    assert first.startswith("legal.yaml:1: rule the-mill-is.en is drafted; ")
    start = f"missing    legal.yaml:13:9: rule the-mill-is.en: '{prose}': it should match and does not ("
    assert second.startswith(start)
    assert "prose" in second.removeprefix(start)
    done = workbench("rules", "new", "Swans", "--kind", "legal", "--keep", "SWANS", "--to", "swans.yaml")
    assert "noisy      swans.yaml:15:9: rule swans.en: 'SWANS': it should be left alone and is not" in done.text


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["Swans", "--kind", "birds"], "there is no kind 'birds'; the kinds are sponsor, truncation, "),
        ([" ", "--kind", "share"], "a rule is drafted from one line; name it as one argument, in quotes"),
        (["Swans\nGeese", "--kind", "share"], "a rule is drafted from one line"),
        (["Swans \udcff", "--kind", "share"], "some bytes of the line are no text"),
        (["Swans", "--kind", "share", "--keep", "\udcff"], "some bytes of the line are no text"),
        (["Swans", "--kind", "share", "--lang", "English"], "a language is a code such as en, fr or zh-Hans, or any"),
        (["Swans", "--kind", "share", "--id", "Swan Lake"], "an id is words in lower case"),
        (["Swans", "--kind", "share", "--id", "a\nb: c"], "an id is words in lower case"),
        (["...", "--kind", "share"], "the phrase is empty once its decoration is taken off"),
        (["12 : 30", "--kind", "share"], "holds no text that the index can search for"),
        (["Swans", "--kind", "share", "--to", "."], " is a folder; name a rule file with --to"),
        (["Swans", "--kind", "share", "--to", "open.yaml"], "this makes no rule: this is not YAML: "),
        (["Swans", "--kind", "share", "--to", "latin.yaml"], "latin.yaml:1:1: this file is not UTF-8"),
    ],
)
def test_new_of_what_makes_no_rule(workbench: Run, folder: Path, arguments: list[str], words: str) -> None:
    (folder / "open.yaml").write_text("- id: 'open\n", encoding="utf-8")
    (folder / "latin.yaml").write_bytes(b"# caf\xe9\n")
    before = {file: file.read_bytes() for file in folder.parent.rglob("*.yaml")}
    target = [] if "--to" in arguments else ["--to", "new.yaml"]
    done = workbench("rules", "new", *arguments, *target)
    assert (done.code, done.out) == (2, b"")
    assert words in done.err
    assert len(done.err.splitlines()) == 1 + ("latin.yaml" in arguments)
    assert {file: file.read_bytes() for file in folder.parent.rglob("*.yaml")} == before


@pytest.mark.parametrize("arguments", [["Swans"], ["--kind", "share"], []])
def test_new_wants_a_line_and_a_kind(workbench: Run, arguments: list[str]) -> None:
    done = workbench("rules", "new", *arguments)
    assert (done.code, done.out) == (2, b"")
    assert done.err.startswith("usage: cleaner rules new")


WORDS = "Read more 12 5% {x} } a@b.org @ada $5 10:30 -3 # ' \" \\ : - [x] | … x. ? ß % & * , 日本 No 2024-06-24".split()
LINES = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=6).map("".join),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(line=LINES, lang=st.sampled_from(["en", "ja", "no", "any"]))
def test_new_of_any_line_makes_a_good_rule_or_says_why_not(workbench: Run, folder: Path, line: str, lang: str) -> None:
    file = folder / "any.yaml"
    file.unlink(missing_ok=True)
    done = workbench("rules", "new", "--kind", "share", "--lang", lang, "--to", "any.yaml", "--", line)
    if done.code == 2:
        assert done.err.startswith("cleaner: ")
        assert len(done.err.splitlines()) == 1
        assert not file.exists()
        return
    assert (done.code, done.err) == (0, "")
    assert workbench("rules", "lint", "any.yaml").text == "1 rules load, 0 mistakes\n"
    tested = workbench("rules", "test", "any.yaml")
    assert tested.code == (len(done.text.splitlines()) > 1)
    assert done.text.splitlines()[1:] == tested.text.splitlines()[:-1]


# rules stats


def test_stats(workbench: Run, corpus: Path) -> None:
    done = workbench("rules", "stats")
    assert (done.code, done.err) == (0, "")
    lines = done.text.splitlines()
    assert [line.split()[:3] for line in lines[1:5]] == [
        ["teaser.en", "1", "1"],
        ["left.en", "1", "0"],
        ["share-bar.en", "1", "0"],
        ["word.en", "1", "0"],
    ]
    assert lines[5:] == [
        "never fired: menu.mill",
        "5 rules, 4 lines, 1 wrong; 1 never fired, and 0 guesses that never did",
    ]


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        (["word.en"], ["word.en"]),
        (["share"], ["share-bar.en"]),
        (["any"], ["menu.mill"]),
        (["share", "word.en", "nothing"], ["word.en", "share-bar.en"]),
    ],
)
def test_stats_of_some_rules_as_json(workbench: Run, corpus: Path, names: list[str], ids: list[str]) -> None:
    done = workbench("rules", "stats", "--json", *names)
    records = [json.loads(line) for line in done.text.splitlines()]
    assert [record["rule"] for record in records] == ids
    assert all(record["right"] <= record["lines"] for record in records)


def test_stats_knows_more_rules_and_another_corpus(workbench: Run, corpus: Path, folder: Path) -> None:
    more = RULES.split("\n\n")[0].replace("word.en", "more.en")
    (folder / "more.yaml").write_text(more, encoding="utf-8")
    corpus.rename(folder / "cases")
    done = workbench("rules", "stats", "sponsor", "--rules", "more.yaml", "--corpus", "cases")
    assert done.code == 0
    assert [line.split()[5:] for line in done.text.splitlines()[1:3]] == [["0", "word.en", "1"], ["0", "more.en", "1"]]


def test_stats_leaves_known_failures_out(workbench: Run, corpus: Path) -> None:
    (record,) = (json.loads(line) for line in workbench("rules", "stats", "--json", "word.en").text.splitlines())
    assert (record["lines"], record["right"], record["cases"]) == (1, 1, 1)


@pytest.mark.parametrize("command", ["stats", "redundant", "pages"])
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--corpus", "none"], "none: there are no cases there; name the corpus with --corpus"),
        (["--corpus", "empty"], "empty: there are no cases there; name the corpus with --corpus"),
        (["--corpus", "bad"], "bad/bad.txt:1: a case has a header"),
        (["--rules", "none.yaml"], "none.yaml:1:1: there is no such file or folder of rules"),
        (["--rules", "bad.yaml"], "bad.yaml:1:3: "),
    ],
)
def test_user_mistakes(
    workbench: Run, corpus: Path, folder: Path, command: str, arguments: list[str], words: str
) -> None:
    (folder / "empty").mkdir()
    (folder / "bad").mkdir()
    (folder / "bad" / "bad.txt").write_text("The mill is sold.\n", encoding="utf-8")
    (folder / "bad.yaml").write_text("- id: bad\n", encoding="utf-8")
    done = workbench("rules", command, *arguments)
    assert (done.code, done.out) == (2, b"")
    assert words in done.err.replace("\\", "/")
    assert len(done.err.splitlines()) == 1 + ("--rules" in arguments)
    assert not (folder / "docs").exists()


def test_stats_of_rules_that_are_not_there(workbench: Run, corpus: Path) -> None:
    done = workbench("rules", "stats", "swans", "geese")
    words = "cleaner: no rule has the id, kind or language geese or swans; see 'cleaner rules list'\n"
    assert (done.code, done.out, done.err) == (2, b"", words)


# rules redundant


def test_redundant(workbench: Run, corpus: Path, folder: Path) -> None:
    done = workbench("rules", "redundant")
    assert (done.code, done.text, done.err) == (0, "0 rules are redundant, each with all others in place\n", "")
    more = RULES.split("\n\n")[0].replace("word.en", "more.en").replace("certain", "likely")
    (folder / "more.yaml").write_text(more, encoding="utf-8")
    done = workbench("rules", "redundant", "--rules", "more.yaml")
    assert done.code == 0
    assert done.text.splitlines() == [
        "more.yaml:1: more.en: nothing changes without it; its work is done by word.en",
        "1 rules are redundant, each with all others in place",
    ]


# rules pages


def test_pages_are_written_once(workbench: Run, corpus: Path, folder: Path) -> None:
    done = workbench("rules", "pages")
    written = {f"docs/rulebook/{name}.md" for name in ("README", "languages/en", "languages/any")}
    written |= {f"docs/rulebook/kinds/{kind}.md" for kind in KINDS}
    assert (done.code, done.err) == (0, "")
    assert set(done.text.splitlines()) == {f"{name}: written" for name in written}
    assert {file.relative_to(folder).as_posix() for file in folder.rglob("*.md")} == written
    assert "| `word.en` |" in (folder / "docs/rulebook/kinds/sponsor.md").read_text(encoding="utf-8")
    assert (workbench("rules", "pages").text, workbench("rules", "pages", "--check").code) == ("", 0)


def test_check_names_stale_pages_and_writes_nothing(workbench: Run, corpus: Path, folder: Path) -> None:
    assert workbench("rules", "pages", "--folder", "book", "--check").code == 1
    assert not (folder / "book").exists()
    workbench("rules", "pages", "--folder", "book")
    page = folder / "book" / "kinds" / "sponsor.md"
    page.write_text(page.read_text(encoding="utf-8") + "More.\n", encoding="utf-8")
    (folder / "book" / "languages" / "fr.md").write_text(f"{NOTE}Old.\n", encoding="utf-8")
    (folder / "book" / "kinds" / "app.md").unlink()
    before = {file: file.read_bytes() for file in (folder / "book").rglob("*.md")}
    done = workbench("rules", "pages", "--folder", "book", "--check")
    assert (done.code, done.err) == (1, "")
    assert done.text.splitlines() == [
        "book/kinds/app.md: would change",
        "book/kinds/sponsor.md: would change",
        "book/languages/fr.md: would change",
    ]
    assert {file: file.read_bytes() for file in (folder / "book").rglob("*.md")} == before
    done = workbench("rules", "pages", "--folder", "book")
    assert (done.code, done.text.splitlines()) == (
        0,
        ["book/kinds/app.md: written", "book/kinds/sponsor.md: written", "book/languages/fr.md: removed"],
    )
    assert not (folder / "book" / "languages" / "fr.md").exists()
    assert workbench("rules", "pages", "--folder", "book", "--check").code == 0


def test_a_changed_rule_makes_its_pages_stale(workbench: Run, corpus: Path, folder: Path) -> None:
    workbench("rules", "pages")
    more = RULES.split("\n\n")[0].replace("word.en", "more.fr").replace("lang: en", "lang: fr")
    (folder / "more.yaml").write_text(more, encoding="utf-8")
    done = workbench("rules", "pages", "--check", "--rules", "more.yaml")
    assert done.code == 1
    stale = {line.removesuffix(".md: would change") for line in done.text.splitlines()}
    assert {f"docs/rulebook/{name}" for name in ("README", "kinds/sponsor", "languages/fr")} <= stale
    assert "docs/rulebook/kinds/share" not in stale


def test_pages_of_somebody_else_are_left_alone(workbench: Run, corpus: Path, folder: Path) -> None:
    notes = folder / "notes.md"
    notes.write_text("Mine.\n", encoding="utf-8")
    assert workbench("rules", "pages", "--folder", ".").code == 0
    assert notes.read_text(encoding="utf-8") == "Mine.\n"
    (folder / "README.md").write_text("Mine too.\n", encoding="utf-8")
    done = workbench("rules", "pages", "--folder", ".")
    assert (done.code, done.out) == (2, b"")
    assert done.err == "cleaner: README.md was not written by this command; name another --folder\n"
    assert (folder / "README.md").read_text(encoding="utf-8") == "Mine too.\n"


def test_pages_into_a_file(workbench: Run, corpus: Path, folder: Path) -> None:
    (folder / "book").write_text("", encoding="utf-8")
    done = workbench("rules", "pages", "--folder", "book")
    assert done.code in (1, 2)
    assert len(done.err.splitlines()) == 1
    assert "Traceback" not in done.err
