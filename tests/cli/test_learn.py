"""``cleaner learn``: pages in, draft rules out."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from cleaner.learning.store import VERSION
from tests.learning.helpers import article, faults_of, text_learned
from tests.learning.helpers import page as page_of

from .helpers import Run

TOP, BOTTOM = ["Harbour Courier", "Log in"], ["All comments", "About us"]
SITE = "courier.example"


def page(number: int, *extra: str) -> str:
    return "\n".join([*TOP, *article(number), *extra, *BOTTOM]) + "\n"


def record(number: int, *extra: str, **fields: object) -> str:
    return json.dumps({"url": f"https://www.{SITE}/{number}", **fields, "text": page(number, *extra)})


def lines(*records: str) -> bytes:
    return "".join(f"{one}\n" for one in records).encode()


def wanted(first: int, number: int = 5, day: int = 0) -> str:
    return text_learned([page_of(page(first + at).rstrip("\n"), day=day) for at in range(number)])


RECORDS = lines(*(record(number) for number in range(5)))


def test_records_from_standard_input(workbench: Run) -> None:
    done = workbench("learn", "--jsonl", stdin=RECORDS)
    assert (done.code, done.text) == (0, wanted(0))
    assert done.err.splitlines() == [
        "pages                              5",
        "sources                            1",
        "different lines                   19",
        "rules applied                      4",
        "rules for courier.example          4",
    ]


def test_what_was_learned_passes_its_trial(workbench: Run, folder: Path) -> None:
    assert workbench("learn", "--jsonl", "-o", "learned.yaml", stdin=RECORDS).code == 0
    assert sorted(path.name for path in folder.iterdir()) == ["learned.yaml", "rules.yaml"]
    done = workbench("rules", "test", "learned.yaml")
    assert (done.code, done.err) == (0, "")
    assert done.text.startswith("4 rules: 4 fired")


def test_the_learned_rules_clean(workbench: Run, clean: Run) -> None:
    done = workbench("learn", "--jsonl", "-o", "learned.yaml", stdin=RECORDS)
    assert done.err.endswith("cleaner: use them with: clean --rules learned.yaml\n")
    rules = ("--no-builtin-rules", "--rules", "learned.yaml")
    assert clean("--url", SITE, stdin=page(50).encode(), rules=rules).text == "\n".join(article(50)) + "\n"


def test_bad_lines_are_named_and_the_others_learned(workbench: Run, folder: Path) -> None:
    bad = [
        "{", "[]", "12", '{"text": 7, "url": "a.example"}', '{"url": "a.example"}', '{"text": "Mill"}',
        '{"text": "a", "text": "b", "url": "a.example"}',
    ]  # fmt: skip
    good = RECORDS.decode().splitlines()
    (folder / "pages.jsonl").write_bytes(lines(*good[:2], "", *bad, *good[2:]))
    done = workbench("learn", "--jsonl", "pages.jsonl")
    assert (done.code, done.text) == (1, wanted(0))
    said = [line for line in done.err.splitlines() if line.startswith("cleaner: pages.jsonl:")]
    assert [line.split(":")[2] for line in said] == ["4", "5", "6", "7", "8", "9", "10"]
    assert said[0] == "cleaner: pages.jsonl:4: no JSON object"
    assert said[4] == "cleaner: pages.jsonl:8: no field 'text'; name the field that holds the text with --field"
    assert said[5] == "cleaner: pages.jsonl:9: no field 'source' and no 'url'; name the site with --site"


def test_of_many_bad_lines_some_are_named(workbench: Run) -> None:
    done = workbench("learn", "--jsonl", stdin=b"{\n" * 50 + b"\xff\xfe\n" + RECORDS)
    assert (done.code, done.text) == (1, wanted(0))
    said = [line for line in done.err.splitlines() if line.startswith("cleaner: ")]
    assert len(said) == 21
    assert said[-1] == "cleaner: 31 more like these"


def test_lines_that_only_look_odd_are_read(workbench: Run) -> None:
    odd = b"\xef\xbb\xbf" + RECORDS.replace(b"\n", b"\r\n\r\n  \r\n")
    done = workbench("learn", "--jsonl", stdin=odd)
    assert (done.code, done.text) == (0, wanted(0))
    done = workbench("learn", "--jsonl", "--field", "body", stdin=RECORDS.replace(b'"text"', b'"body"'))
    assert (done.code, done.text) == (0, wanted(0))


def test_plain_pages_of_a_site(workbench: Run, folder: Path) -> None:
    names = []
    for number in range(5):
        (folder / f"page{number}.txt").write_text(page(number), encoding="utf-8")
        names.append(f"page{number}.txt")
    done = workbench("learn", "--site", f"https://www.{SITE}/", *names)
    assert done.code == 0
    assert done.text == wanted(0)
    done = workbench("learn", *names)
    assert done.code == 1
    assert done.err.count("no field 'source' and no 'url'; name the site with --site") == 5
    assert done.text.endswith("\n[]\n")


def test_pages_that_cannot_be_read(workbench: Run, folder: Path) -> None:
    (folder / "pages.jsonl").write_bytes(RECORDS)
    done = workbench("learn", "--jsonl", "none.jsonl", "pages.jsonl", ".")
    assert (done.code, done.text) == (1, wanted(0))
    first, second, *_ = done.err.splitlines()
    assert first == "cleaner: none.jsonl: No such file or directory"
    assert second == "cleaner: .: Is a directory"


def test_a_source_that_is_no_host(workbench: Run) -> None:
    data = lines(*(record(number, source="Weir Valley Echo") for number in range(5)))
    done = workbench("learn", "--jsonl", stdin=data)
    assert done.text.count('  sites: ["source:weir-valley-echo"]\n') == 4
    assert faults_of(done.text) == []


def test_nothing_to_learn(workbench: Run) -> None:
    done = workbench("learn", "--jsonl", stdin=b"")
    assert (done.code, done.text) == (0, text_learned([]))
    assert "nothing stands on three pages of a source and more; learn from more pages" in done.err


def test_a_store_is_counted_on(workbench: Run, folder: Path) -> None:
    one, other = RECORDS, lines(*(record(number, date="2025-03-12") for number in range(5, 10)))
    workbench("learn", "--jsonl", "--store", "a", stdin=one)
    both = workbench("learn", "--jsonl", "--store", "a", stdin=other).text
    assert workbench("learn", "--jsonl", stdin=one + other).text == both
    workbench("learn", "--jsonl", "--store", "b", stdin=other)
    assert workbench("learn", "--merge", "b", "--jsonl", stdin=one).text == both
    assert workbench("learn", "--merge", "b", "--merge", "a", "--store", "c", stdin=b"").text == both
    assert workbench("learn", "--store", "c", stdin=b"").text == both
    assert workbench("learn", "--store", "c", "--merge", "c", stdin=b"").text == both
    assert workbench("learn", "--store", "c", "--since", "2025-03-12", stdin=b"").text == wanted(5, 5, 20_159)
    assert workbench("learn", "--store", "c", "--forget", "2025-03-12", stdin=b"").text == both
    assert workbench("learn", "--store", "c", "--forget", "2025-03-13", stdin=b"").text == wanted(0)
    assert (folder / "c").is_file()


def test_the_day_of_pages_that_name_none(workbench: Run) -> None:
    done = workbench("learn", "--jsonl", "--day", "2025-03-12", stdin=RECORDS)
    assert done.text == wanted(0, 5, 20_159)
    assert done.text.count("2025-03-12") == 4


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--since", "soon"], "--since soon: this is no date; write it as 2026-01-31"),
        (["--day", "2025-02-30"], "--day 2025-02-30: this is no date; write it as 2026-01-31"),
        (["--forget", "", "--store", "s"], "--forget : this is no date; write it as 2026-01-31"),
        (["--forget", "2025-01-01"], "--forget needs --store; without one nothing is kept that could be forgotten"),
        (["--merge", "none"], "none: there is no such store"),
        (["--merge", "."], ".: there is no such store"),
        (
            ["--merge", "rules.yaml"],
            "rules.yaml: file is not a database; name a store, or a file that is not there yet",
        ),
        (
            ["--store", "rules.yaml"],
            "rules.yaml: file is not a database; name a store, or a file that is not there yet",
        ),
        (["--store", "."], ".: unable to open database file; name a file in a folder that can be written"),
        (["--store", "none/s"], "none/s: unable to open database file; name a file in a folder that can be written"),
    ],
)
def test_mistakes_are_one_sentence(workbench: Run, folder: Path, arguments: list[str], sentence: str) -> None:
    before = (folder / "rules.yaml").read_bytes()
    done = workbench("learn", "--jsonl", *arguments, stdin=RECORDS)
    assert (done.code, done.out) == (2, b"")
    assert done.err == f"cleaner: {sentence}\n"
    assert (folder / "rules.yaml").read_bytes() == before


def test_a_store_of_another_version(workbench: Run, folder: Path) -> None:
    import sqlite3
    from contextlib import closing

    workbench("learn", "--jsonl", "--store", "old", stdin=RECORDS)
    with closing(sqlite3.connect(folder / "old")) as database:
        database.execute("PRAGMA user_version = 99")
    done = workbench("learn", "--store", "old", stdin=b"")
    assert (done.code, done.out) == (2, b"")
    assert done.err == f"cleaner: old: the store has version 99, and this cleaner reads {VERSION}; learn it anew\n"


def test_a_broken_store(workbench: Run, folder: Path) -> None:
    workbench("learn", "--jsonl", "--store", "torn", stdin=RECORDS)
    (folder / "torn").write_bytes((folder / "torn").read_bytes()[:6000])
    done = workbench("learn", "--store", "torn", stdin=b"")
    assert (done.code, done.out) == (2, b"")
    assert done.err.startswith("cleaner: torn: ")
    assert len(done.err.splitlines()) == 1


def test_the_output_is_written_whole_or_not(workbench: Run, folder: Path) -> None:
    (folder / "real.yaml").write_text("old", encoding="utf-8")
    (folder / "link.yaml").symlink_to("real.yaml")
    assert workbench("learn", "--jsonl", "-o", "link.yaml", stdin=RECORDS).code == 0
    assert (folder / "link.yaml").is_symlink()
    assert (folder / "real.yaml").read_text(encoding="utf-8") == wanted(0)
    for output in (".", "none/learned.yaml"):
        done = workbench("learn", "--jsonl", "-o", output, stdin=RECORDS)
        assert (done.code, done.out) == (1, b"")
        assert done.err.startswith("cleaner: ")
        assert "Traceback" not in done.err
    assert sorted(path.name for path in folder.iterdir()) == ["link.yaml", "real.yaml", "rules.yaml"]


@pytest.mark.parametrize("link", [False, True])
def test_a_pipe_is_written_to_and_stays_a_pipe(workbench: Run, folder: Path, link: bool) -> None:
    os.mkfifo(folder / "pipe")
    (folder / "link").symlink_to("pipe")
    got: list[str] = []
    # Kept open for reading and writing, so that nothing can wait for ever.
    held = os.open(folder / "pipe", os.O_RDWR)
    reader = threading.Thread(target=lambda: got.append(os.read(held, 1_000_000).decode()))
    reader.start()
    done = workbench("learn", "--jsonl", "-o", "link" if link else "pipe", stdin=RECORDS)
    reader.join(20)
    os.close(held)
    assert done.code == 0
    assert got == [wanted(0)]
    assert (folder / "pipe").is_fifo()
    assert sorted(path.name for path in folder.iterdir()) == ["link", "pipe", "rules.yaml"]


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="the system has no /dev/stdout")
def test_standard_output_by_its_path(folder: Path) -> None:
    command = [sys.executable, "-m", "cleaner", "learn", "--jsonl", "-o", "/dev/stdout"]
    done = subprocess.run(command, input=RECORDS, capture_output=True, check=False)
    assert (done.returncode, done.stdout.decode()) == (0, wanted(0))
    assert "Traceback" not in done.stderr.decode()
    assert [path.name for path in folder.iterdir()] == ["rules.yaml"]


def test_a_reader_that_goes_away_is_no_mistake(folder: Path) -> None:
    command = f"{sys.executable} -m cleaner learn --jsonl | true"
    done = subprocess.run(["bash", "-c", command], input=RECORDS, capture_output=True, check=False)
    assert (done.returncode, "Traceback" in done.stderr.decode()) == (0, False)


def test_without_the_packages_for_learning(workbench: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rensa", None)
    done = workbench("learn", "--jsonl", stdin=RECORDS)
    assert (done.code, done.out) == (2, b"")
    assert done.err == "cleaner: learning needs more packages; install them with: pip install 'cleaner[learn]'\n"


def test_pages_with_anything_in_them(workbench: Run) -> None:
    awkward = ["{", "no", "\ud800", "\0", "# x", "- y", '"', "\\", "\u202e", "\r", "12"]
    data = b"".join(
        json.dumps({"url": SITE, "text": "\n".join([*awkward, *article(number), *awkward])}).encode() + b"\n"
        for number in range(6)
    )
    done = workbench("learn", "--jsonl", stdin=data)
    assert done.code == 0
    assert faults_of(done.text) == []


def test_records_of_html(workbench: Run) -> None:
    def html(number: int) -> str:
        return "<!doctype html><body>" + "".join(f"<p>{line}</p>" for line in page(number).splitlines())

    records = lines(*(json.dumps({"url": f"https://{SITE}/{number}", "html": html(number)}) for number in range(5)))
    done = workbench("learn", "--jsonl", stdin=records)
    assert done.code == 0
    assert all(line in done.text for line in (*TOP, *BOTTOM))
    assert "<p>" not in done.text
