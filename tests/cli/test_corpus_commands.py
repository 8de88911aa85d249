"""``cleaner corpus``: add, test, review, accept."""

from pathlib import Path

import pytest

from cleaner.cli.corpus_commands import KNOWN_FAILURES

from .helpers import RULES, Run

PAGE = """\
Mill Menu
Advertisement

The mill is sold to a family from the next valley.



Share this story
Advertisement
You have 41.5% left to read.
"""
CASE = """\
shows: A page of the mill.
lang: en
access:
  truncated: 'yes'
  kind: subscription
  percent_left: 41.5
fields:
  percent_left: 41.5
---
 |Mill Menu
S|Advertisement
 |
 |The mill is sold to a family from the next valley.
-|
-|
-|
B|Share this story
S|Advertisement
T|You have 41.5% left to read.
"""


@pytest.fixture
def case(workbench: Run, folder: Path) -> Path:
    """The case that ``add`` makes of the page."""
    (folder / "page.txt").write_text(PAGE, encoding="utf-8")
    done = workbench("corpus", "add", "page.txt", "--shows", "A page of the mill.")
    assert (done.code, done.err) == (0, "")
    target = Path("corpus") / "en" / "page.txt"
    assert done.text == f"{target}: written; correct its labels by hand, then run 'cleaner corpus test {target}'\n"
    return folder / target


def test_add_labels_a_page_as_it_is_cleaned_today(case: Path) -> None:
    assert case.read_text(encoding="utf-8") == CASE


def test_what_add_makes_passes(workbench: Run, case: Path) -> None:
    for path in ("corpus", "corpus/en/page.txt"):
        done = workbench("corpus", "test", path)
        assert (done.code, done.text) == (0, "1 cases agree, 0 do not, 0 are known failures\n")
    assert workbench("corpus", "test").code == 0


@pytest.mark.parametrize(
    "page",
    [
        "Advertisement\r\nThe mill is sold.\r\n",
        "The mill is sold.\nAdvertisement",
        "\n\nThe mill is sold.\n\n\n",
        "---\nAdvertisement\n---\n| The mill |\n",
        "The mill\u2028is\x0csold.\x85\nAdvertisement\n",
        "\ufeffAdvertisement\n\tThe mill is sold.  \n",
        "The mill is sold. Read on below.\nShare this story\n",
        "A|The mill\n+|is sold\n",
    ],
)
def test_any_page_makes_a_case_that_passes(workbench: Run, folder: Path, page: str) -> None:
    more = RULES.replace("word.en", "on.en").replace("sharing.en", "s.en").split("\n\n")[0]
    more = more.replace("do: drop_line", "do: strip").replace("Advertisement}", "Read on below., match: end}")
    (folder / "more.yaml").write_text(more.replace("[Advertisement]", "[It is sold. Read on below.]"), encoding="utf-8")
    done = workbench(
        "corpus", "add", "-", "--shows", "Odd.", "--name", "odd", "--rules", "more.yaml", stdin=page.encode()
    )
    assert (done.code, done.err) == (0, "")
    done = workbench("corpus", "test", "--rules", "more.yaml")
    assert (done.code, done.text) == (0, "1 cases agree, 0 do not, 0 are known failures\n")


def test_add_takes_scope_and_place(workbench: Run, folder: Path) -> None:
    arguments = [
        "--shows",
        "Menu.",
        "--lang",
        "fr",
        "--url",
        "https://mill.example.org/a",
        "--folder",
        "mine",
        "--name",
        "m",
    ]
    assert workbench("corpus", "add", "-", *arguments, stdin=b"Mill Menu\nLe moulin est vendu.\n").code == 0
    text = (folder / "mine" / "fr" / "m.txt").read_text(encoding="utf-8")
    assert text == "shows: Menu.\nlang: fr\nurl: https://mill.example.org/a\n---\nV|Mill Menu\n |Le moulin est vendu.\n"


def test_add_refuses_what_it_cannot_keep(workbench: Run, case: Path, folder: Path) -> None:
    done = workbench("corpus", "add", "page.txt", "--shows", "Again.")
    assert done.code == 2
    assert "exists; choose another --name" in done.err
    done = workbench("corpus", "add", "none.txt", "--shows", "None.")
    assert (done.code, done.err) == (2, "cleaner: none.txt: there is no such file\n")
    broken = "Größe ist “kein” Maß.".encode() + b"\xff\n"
    done = workbench("corpus", "add", "-", "--shows", "Broken.", "--name", "broken", stdin=broken)
    assert done.code == 2
    assert "some bytes are no text" in done.err
    assert sorted(file.name for file in (folder / "corpus").rglob("*.txt")) == ["page.txt"]
    assert case.read_text(encoding="utf-8") == CASE


def test_a_difference_is_reported_reviewed_and_accepted(workbench: Run, case: Path) -> None:
    wrong = CASE.replace(" |Mill Menu", "V|Mill Menu").replace("B|Share", " |Share").replace("kind: sub", "kind: un")
    case.write_text(wrong, encoding="utf-8")
    done = workbench("corpus", "test")
    assert done.code == 1
    lines = done.text.splitlines()
    assert lines[0] == f"failed  {Path('corpus') / 'en' / 'page.txt'}: A page of the mill."
    assert "        V| wanted,  | given: Mill Menu" in lines
    assert "         | wanted, B| given: Share this story" in lines
    assert "        access: kind is 'subscription', wanted 'unscription'" in lines
    assert lines[-1] == "0 cases agree, 1 do not, 0 are known failures"

    done = workbench("corpus", "review")
    assert done.code == 0
    for line in ("-V|Mill Menu", "+ |Mill Menu", "- |Share this story", "+B|Share this story"):
        assert f"\n{line}\n" in done.text
    assert "access: kind is 'subscription', wanted 'unscription'\n" in done.text
    assert done.text.endswith("1 cases differ\n")
    assert case.read_text(encoding="utf-8") == wrong

    done = workbench("corpus", "accept", "corpus/en/page.txt")
    assert (done.code, done.text) == (0, f"{Path('corpus') / 'en' / 'page.txt'}: now labelled as cleaned\n")
    assert case.read_text(encoding="utf-8") == CASE
    assert workbench("corpus", "test").code == 0
    assert workbench("corpus", "review").text == "0 cases differ\n"
    assert workbench("corpus", "accept", "corpus").text == ""


def test_accept_wants_to_be_told_what(workbench: Run, case: Path) -> None:
    done = workbench("corpus", "accept")
    assert done.code == 2
    assert "CASE" in done.err


def test_a_known_failure_that_passes_is_reported(workbench: Run, case: Path, folder: Path) -> None:
    known = folder / "corpus" / KNOWN_FAILURES
    known.mkdir()
    (known / "failing.txt").write_text(CASE.replace(" |Mill Menu", "V|Mill Menu"), encoding="utf-8")
    done = workbench("corpus", "test")
    assert (done.code, done.text) == (0, "1 cases agree, 0 do not, 1 are known failures\n")
    (known / "mended.txt").write_text(CASE, encoding="utf-8")
    done = workbench("corpus", "test")
    assert done.code == 1
    path = Path("corpus") / KNOWN_FAILURES / "mended.txt"
    assert done.text.splitlines()[0] == f"mended  {path}: this known failure passes now; move it"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The mill is sold.\n", "en/bad.txt:1: a case has a header"),
        ("shows: A\n---\nThe mill is sold.\n", "en/bad.txt:3: 'The mill is sold.' has no gutter"),
        ("shows: A\n---\n |The mill\nQ|Advertisement\n", "en/bad.txt:4: 'Q|Advertisement' has no gutter"),
        ("shows: [A\n---\n |The mill\n", "en/bad.txt:"),
        ("shows: A\x07\n---\n |The mill\n", "en/bad.txt:1: the header is not YAML"),
        ("lang: en\n---\n |The mill\n", "en/bad.txt:1: the header: "),
        ("shows: A\nlevle: all\n---\n |The mill\n", "levle"),
        ("hello\n---\n |The mill\n", "en/bad.txt:1: the header: "),
    ],
)
def test_a_case_that_cannot_be_read_is_told(workbench: Run, folder: Path, text: str, words: str) -> None:
    (folder / "corpus" / "en").mkdir(parents=True)
    (folder / "corpus" / "en" / "bad.txt").write_text(text, encoding="utf-8")
    done = workbench("corpus", "test")
    assert (done.code, done.out) == (2, b"")
    assert words in done.err.replace("\\", "/")
    assert len(done.err.splitlines()) <= 3
    assert "Traceback" not in done.err


@pytest.mark.parametrize("path", ["none", "none.txt", "."])
def test_no_cases(workbench: Run, path: str, folder: Path) -> None:
    done = workbench("corpus", "test", path)
    assert (done.code, done.err) == (
        2,
        "cleaner: there are no cases there; name a case file or a folder that holds some\n",
    )
