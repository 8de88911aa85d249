"""``clean``: pages in, articles out."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from .helpers import CLEAN, PAGE, Ran, Run


def test_standard_input_to_standard_output(spawn: Run) -> None:
    assert spawn(stdin=PAGE.encode()) == Ran(0, CLEAN.encode(), "")
    assert spawn("-", stdin=PAGE.encode()) == Ran(0, CLEAN.encode(), "")


def test_files_come_out_one_after_another(clean: Run, folder: Path) -> None:
    (folder / "one.txt").write_text(PAGE, encoding="utf-8")
    (folder / "two.txt").write_text("Advertisement\nThe weir is dry.\n", encoding="utf-8")
    assert clean("one.txt", "-", "two.txt", stdin=b"Mill news\n").text == f"{CLEAN}Mill news\nThe weir is dry.\n"


def test_a_missing_file_fails_and_the_others_are_cleaned(clean: Run, folder: Path) -> None:
    (folder / "one.txt").write_text(PAGE, encoding="utf-8")
    done = clean("none.txt", "one.txt", ".")
    assert (done.code, done.text) == (1, CLEAN)
    first, second = done.err.splitlines()
    assert first == "clean: none.txt: No such file or directory"
    assert second.startswith("clean: .: ")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n",
        b"The mill is sold.",
        b"The mill is sold.\r\n\r\nThe weir is dry.\r\n",
        "\ufeffThe mill is sold.\n".encode(),
        "The mill\u2028is sold.\x0b\x0c\x85\n".encode(),
        b"The mill\0is sold.\n",
        b"The \xff\xfe mill \xc3 is sold, and the weir \xe2\x82 is dry.\n",
        "Die Mühle an der Brücke ist verkauft, heißt es in der Gemeinde.\n".encode("latin-1"),
        "The mill is sold.\n".encode("utf-16"),
    ],
)
def test_with_nothing_to_remove_the_bytes_come_out_as_they_went_in(clean: Run, data: bytes) -> None:
    assert clean(stdin=data) == Ran(0, data, "")


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "utf-16", "utf-16-le", "utf-8-sig", "utf-8"])
def test_other_encodings_are_read(clean: Run, encoding: str) -> None:
    text = (
        "Die Mühle an der Brücke wurde am Montag für einen Euro verkauft, wie die Gemeinde erklärte.\n"
        "Übernächstes Jahr möchten die Käufer dort wieder Mehl mahlen, sofern die Behörden zustimmen.\n"
    )
    mark = b"\xff\xfe" if encoding == "utf-16-le" else b""
    done = clean(stdin=mark + f"{text}Advertisement\n".encode(encoding))
    assert (done.code, done.text.removeprefix("\ufeff"), done.err) == (0, text, "")


@pytest.mark.parametrize(
    "text",
    [
        "Café\n",
        "It’s sold.\n",
        "La mañana del niño.\n",
        "Die Mühle ist verkauft.\n",
        "It is 5 £ – “sold”.\n",
        "© The Mill\n",
    ],
)
def test_short_western_pages_are_not_garbled(clean: Run, text: str) -> None:
    assert clean(stdin=f"Advertisement\n{text}".encode("cp1252")).text == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Мельница у реки продана в понедельник семье мельников из соседней долины.\n"),
        ("shift_jis", "水車は月曜日に隣の谷の粉屋の一家に売られた。秋には最初の粉を挽く予定だ。\n"),
        ("cp1254", "Değirmen satıldı, şimdi kim oturacak, diye soruyor köylüler.\n"),
    ],
)
def test_other_scripts_are_not_taken_for_western(clean: Run, encoding: str, text: str) -> None:
    assert clean(stdin=f"Advertisement\n{text}".encode(encoding)).text == text


def test_undecodable_bytes_come_back(clean: Run) -> None:
    kept = "The mill was sold for 5 € – or so says the café at the weir: “Sold”.".encode() + b" \xff\xc3\n"
    assert clean(stdin=b"Advertisement\n" + kept).out == kept
    found = json.loads(clean("--json", stdin=b"Advertisement\n" + kept).out)
    assert found["text"].endswith("\udcff\udcc3\n")


def test_line_breaks_stay_as_they_are(clean: Run) -> None:
    assert (
        clean(stdin=b"Advertisement\r\nThe mill is sold.\r\nIt is.\nAdvertisement").out
        == b"The mill is sold.\r\nIt is.\n"
    )


def test_json_tells_everything(clean: Run) -> None:
    done = clean("--json", stdin=b"Advertisement\nThe mill is sold.\nYou have 41.5% left to read.\n")
    assert done.out.endswith(b"}\n")
    found = json.loads(done.out)
    assert found["text"] == CLEAN
    assert (found["kept"], found["removed"]) == (1, 2)
    assert found["fields"] == {"percent_left": 41.5}
    assert found["access"]["truncated"] == "yes"
    assert found["access"]["evidence"] == [{"line": 3, "text": "You have 41.5% left to read.", "rule": "left.en"}]
    assert [(edit["line"], edit["rule"], edit["text"]) for edit in found["edits"]] == [
        (1, "word.en", "Advertisement"),
        (3, "left.en", "You have 41.5% left to read."),
    ]


def test_explain_names_rule_reason_and_place(clean: Run) -> None:
    done = clean("--explain", stdin=f"{PAGE}More: The weir\nYou have 41.5% left to read.\n".encode())
    assert done.code == 0
    assert "    1 - Advertisement\n" in done.text
    assert "word.en (sponsor, certain) rules.yaml:1\n        Word that marks an advertisement.\n" in done.text
    assert "would drop:\n    6 ~ More: The weir\n" in done.text
    assert "kept because its confidence is below the level" in done.text
    assert "kept 2 lines, removed 3\n" in done.text
    assert "truncated: yes, subscription, percent left: 41.5, evidence on line 7 (left.en)\n" in done.text
    assert "fields: percent_left = 41.5\n" in done.text


def test_explain_prints_no_control_characters(clean: Run) -> None:
    done = clean("--explain", stdin="Adver\u200btisement\x1b\nThe mill.\n".encode())
    assert b"\x1b" not in done.out


def test_diff(clean: Run) -> None:
    page = "The mill\u2028is sold.\r\nAdvertisement\r\nIt is.\r\n"
    assert clean("--diff", stdin=page.encode()).text == (
        "--- -\n+++ - (cleaned)\n@@ -1,3 +1,2 @@\n The mill\u2028is sold.\n-Advertisement\n It is.\n"
    )
    assert clean("--diff", stdin=b"The mill is sold.\n").text == ""


def test_check_prints_nothing_and_says_it_with_its_code(clean: Run, folder: Path) -> None:
    (folder / "one.txt").write_text(PAGE, encoding="utf-8")
    (folder / "two.txt").write_text(CLEAN, encoding="utf-8")
    assert clean("--check", "two.txt") == Ran(0, b"", "")
    assert clean("--check", "one.txt", "two.txt") == Ran(1, b"", "clean: one.txt: 2 lines would go\n")
    assert (folder / "one.txt").read_text(encoding="utf-8") == PAGE


def test_levels(clean: Run) -> None:
    page = b"Advertisement\nShare this story\nMore: The weir\nThe mill is sold.\n"
    assert clean("--level", "strict", stdin=page).text == f"Share this story\nMore: The weir\n{CLEAN}"
    assert clean(stdin=page).text == f"More: The weir\n{CLEAN}"
    assert clean("--level", "all", stdin=page).text == CLEAN
    assert clean("--level", "wild", stdin=page).code == 2


@pytest.mark.parametrize(
    ("arguments", "left"),
    [
        (["--select", "share"], "Advertisement\nThe mill."),
        (["--select", "word.en"], "Share this story\nThe mill."),
        (["--select", "word.en", "--select", "share"], "The mill."),
        (["--ignore", "sponsor"], "Advertisement\nThe mill."),
        (["--ignore", "share-bar.en"], "Share this story\nThe mill."),
        (["--ignore", "sharing.en"], "Share this story\nThe mill."),
        (["--select", "share", "--ignore", "share-bar.en"], "Advertisement\nShare this story\nThe mill."),
    ],
)
def test_select_and_ignore(clean: Run, arguments: list[str], left: str) -> None:
    assert clean(*arguments, stdin=b"Advertisement\nShare this story\nThe mill.").text == left


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_unknown_name_is_refused(clean: Run, option: str) -> None:
    done = clean(option, "advert", option, "share", stdin=PAGE.encode())
    assert (done.code, done.out) == (2, b"")
    assert done.err == "clean: advert: neither a kind nor the id of a rule; see 'cleaner rules list'\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--rules", "none.yaml"], "none.yaml:1:1: there is no such file or folder of rules"),
        (["--rules", "empty"], "empty:1:1: this folder holds no .yaml file"),
        (["--rules", "bad.yaml"], "bad.yaml:3:9: rule a.en: kind: 'ads' is no value"),
    ],
)
def test_bad_rules_are_refused(clean: Run, folder: Path, arguments: list[str], words: str) -> None:
    (folder / "empty").mkdir()
    (folder / "bad.yaml").write_text("- id: a.en\n  about: A.\n  kind: ads\n", encoding="utf-8")
    done = clean(*arguments, stdin=PAGE.encode())
    assert (done.code, done.out) == (2, b"")
    assert words in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    ("scope", "goes"),
    [
        ([], False),
        (["--url", "https://www.mill.example.org/news/1.html?x=1#top"], True),
        (["--url", "https://example.org/mill.example.org"], False),
        (["--site", "mill.example.org"], True),
        (["--site", "news.mill.example.org"], True),
        (["--site", "windmill.example.org"], False),
        (["--url", "http://["], False),
    ],
)
def test_rules_of_a_site_act_there_alone(clean: Run, scope: list[str], goes: bool) -> None:
    done = clean(*scope, stdin=b"Mill Menu\nThe mill is sold.\n")
    assert (done.code, done.text) == (0, CLEAN if goes else f"Mill Menu\n{CLEAN}")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--edits"], "--edits goes with --jsonl"),
        (["--in-place"], "--in-place needs files"),
        (["--in-place", "-"], "--in-place needs files"),
        (["--check", "-o", "out"], "--check writes nothing"),
        (["--diff", "-o", "out"], "--explain and --diff print"),
        (["--jsonl", "-o", "out"], "--jsonl writes to standard output"),
        (["--jsonl", "--field", "cleaning"], "give the text another name"),
        (["--json", "--diff"], "not allowed with"),
        (["--colour"], "unrecognized arguments"),
    ],
)
def test_wrong_usage(clean: Run, arguments: list[str], words: str) -> None:
    done = clean(*arguments, stdin=PAGE.encode())
    assert (done.code, done.out) == (2, b"")
    assert words in done.err


def test_colour(clean: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert b"\x1b[" not in clean("--explain", stdin=PAGE.encode()).out
    assert b"\x1b[36mword.en\x1b[0m" in clean("--explain", "--color", "always", stdin=PAGE.encode()).out
    assert b"\x1b[31m-Advertisement\x1b[0m" in clean("--diff", "--color", "always", stdin=PAGE.encode()).out
    monkeypatch.setattr("cleaner.cli.clean.sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert b"\x1b[" in clean("--explain", stdin=PAGE.encode()).out
    assert b"\x1b[" not in clean("--explain", "--color", "never", stdin=PAGE.encode()).out
    monkeypatch.setenv("NO_COLOR", "1")
    assert b"\x1b[" not in clean("--explain", stdin=PAGE.encode()).out


def test_version_help_and_completion(clean: Run) -> None:
    import cleaner

    assert clean("--version").text == f"clean {cleaner.__version__}\n"
    done = clean("--help")
    assert done.code == 0
    assert "Exit codes: 0 fine; 1 some input failed" in " ".join(done.text.split())
    for shell in ("bash", "zsh", "tcsh"):
        done = clean("--completion", shell)
        assert done.code == 0
        assert "in-place" in done.text


def test_a_closed_pipe_ends_it_quietly(folder: Path) -> None:
    (folder / "long.txt").write_text("The mill is sold.\n" * 100_000 + "Advertisement\n", encoding="utf-8")
    command = [sys.executable, "-m", "cleaner.cli.clean", "--no-builtin-rules", "--rules", "rules.yaml", "long.txt"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == b"The mill is sold.\n"
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_the_body_is_a_choice_of_three(clean: Run) -> None:
    assert clean("--body", "maybe").code == 2
    for mode in ("auto", "on", "off"):
        # Without the built-in rules there are no weights, so nothing changes.
        assert clean("--body", mode, stdin=PAGE.encode()) == clean(stdin=PAGE.encode())
