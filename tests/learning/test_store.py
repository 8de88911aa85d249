"""The store on disk: whole whatever happens, and a sentence for what is no store."""

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from cleaner.learning.count import Page
from cleaner.learning.learn import learn
from cleaner.learning.rulefile import rule_file
from cleaner.learning.store import VERSION, BadStore, open_store
from tests.conftest import ROOT

from .helpers import article, page, phrases, text_learned

TOP, BOTTOM = ["Harbour Courier", "Log in"], ["All comments", "About us"]
DAY = 20_000


def pages_of(day: int, first: int, *extra: str, source: str = "courier.example") -> list[Page]:
    return [page(TOP, article(first + at), *extra, BOTTOM, day=day, source=source) for at in range(5)]


OLD, NEW, UNDATED = pages_of(DAY, 0, "Old harbour offer"), pages_of(DAY + 9, 50), pages_of(0, 100, "Undated offer")


def contents(path: Path) -> list[tuple[object, ...]]:
    with contextlib.closing(sqlite3.connect(path)) as database:
        return list(database.execute("SELECT * FROM run ORDER BY id"))


def test_a_store_is_kept(tmp_path: Path) -> None:
    path = str(tmp_path / "counts")
    for part in (OLD, NEW):
        with open_store(path) as store:
            store.add(part)
    with open_store(path) as store:
        assert rule_file(learn(store).drafts) == text_learned([*OLD, *NEW])
        assert store.size == sum(one.text.count("\n") for one in (*OLD, *NEW))


def test_an_empty_store_learns_nothing(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "counts")) as store:
        store.add([])
        learned = learn(store)
    assert learned == ([], 0, 0, 0)
    assert rule_file(learned.drafts).endswith("\n[]\n")


def test_a_store_of_another_version(tmp_path: Path) -> None:
    path = tmp_path / "counts"
    with open_store(str(path)) as store:
        store.add(OLD)
    with contextlib.closing(sqlite3.connect(path)) as database:
        database.execute(f"PRAGMA user_version = {VERSION + 1}")
        database.commit()
    with pytest.raises(BadStore) as raised, open_store(str(path)):
        pass
    assert (
        str(raised.value)
        == f"{path}: the store has version {VERSION + 1}, and this cleaner reads {VERSION}; learn it anew"
    )


def test_files_that_are_no_store(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("The mill is sold.\n" * 100, encoding="utf-8")
    (tmp_path / "folder").mkdir()
    with contextlib.closing(sqlite3.connect(tmp_path / "other")) as database:
        database.execute("CREATE TABLE mill (name TEXT)")
        database.commit()
    for name, words in (
        ("text", "file is not a database; name a store, or a file that is not there yet"),
        ("folder", "unable to open database file; name a file in a folder that can be written"),
        ("none/counts", "unable to open database file; name a file in a folder that can be written"),
        ("other", "this database is no store of counts; name another file"),
    ):
        path = tmp_path / name
        before = path.read_bytes() if path.is_file() else b""
        with pytest.raises(BadStore) as raised, open_store(str(path)):
            pass
        assert str(raised.value) == f"{path}: {words}"
        assert not path.is_file() or path.read_bytes() == before


def test_a_store_that_was_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "counts"
    with open_store(str(path)) as store:
        store.add([*OLD, *NEW])
    path.write_bytes(path.read_bytes()[:9000])
    with pytest.raises(BadStore), open_store(str(path)) as store:
        learn(store)


def test_a_store_that_somebody_writes_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = str(tmp_path / "counts")
    connect = sqlite3.connect
    monkeypatch.setattr("sqlite3.connect", lambda name: connect(name, timeout=0.05))
    with open_store(path) as store:
        store.add(OLD)
    with contextlib.closing(connect(path)) as busy:
        busy.execute("BEGIN EXCLUSIVE")
        with pytest.raises(BadStore, match="database is locked"), open_store(path) as store:
            store.add(NEW)


def test_what_is_forgotten_was_never_learned(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "counts")) as store:
        store.add([*OLD, *NEW, *UNDATED])
        assert "Old harbour offer" in rule_file(learn(store).drafts)
        assert store.forget(DAY + 1) == 1
        assert rule_file(learn(store).drafts) == text_learned([*NEW, *UNDATED])
        assert store.forget(DAY + 1) == 0
    with open_store(":memory:") as store:
        store.add([*NEW, *UNDATED])
        wanted = store.pages()
        with open_store(str(tmp_path / "counts")) as other:
            got = other.pages()
    assert [column.tolist() for column in got[0]] == [column.tolist() for column in wanted[0]]
    assert got[1] == wanted[1]


def test_a_page_that_was_read_again_is_not_forgotten() -> None:
    again = [one._replace(day=DAY + 9) for one in OLD]
    with open_store(":memory:") as store:
        store.add([*OLD, *again])
        store.forget(DAY + 1)
        assert rule_file(learn(store).drafts) == text_learned(again)


def test_only_pages_since_a_day() -> None:
    everything = [*OLD, *NEW]
    assert text_learned(everything, since=DAY + 1) == text_learned(NEW)
    assert text_learned(everything, since=DAY) == text_learned(everything)
    assert text_learned(everything, since=DAY + 10).endswith("[]\n")


def test_a_store_taken_over_twice_changes_nothing(tmp_path: Path) -> None:
    other = pages_of(DAY, 200, "Valley offer", source="Weir Valley Echo")
    with open_store(str(tmp_path / "one")) as one, open_store(str(tmp_path / "two")) as two:
        one.add(OLD)
        two.add(other)
        one.add_store(two)
        wanted = rule_file(learn(one).drafts)
        assert "Valley offer" in wanted
        one.add_store(two)
        one.add_store(one)
        assert rule_file(learn(one).drafts) == wanted
        assert rule_file(learn(two).drafts) == text_learned(other)


@pytest.mark.parametrize("source", ["", "Ünder \N{SNOWMAN}", "a\nb", "nul\0.example", "x'y~.example", "-"])
def test_any_name_of_a_source(source: str) -> None:
    pages = pages_of(0, 0, source=source)
    assert len(phrases(pages)) == 4


WRITER = """
import sys
from cleaner.learning.store import open_store
from tests.learning.test_store import pages_of
with open_store(sys.argv[1]) as store:
    for number in range(10_000):
        store.add(pages_of(20_000 + number % 3, number * 5))
        print(number, flush=True)
"""


@pytest.mark.parametrize("batches", [1, 4, 9])
def test_a_process_killed_while_it_writes_leaves_whole_batches(tmp_path: Path, batches: int) -> None:
    path = tmp_path / "counts"
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as writer:
        assert writer.stdout is not None
        for _ in range(batches):
            writer.stdout.readline()
        os.kill(writer.pid, signal.SIGKILL)
        said = batches + len(writer.stdout.read().split())
    with open_store(str(path)) as store:
        held = store.pages()[0]
        text = rule_file(learn(store).drafts)
    runs = len(contents(path))
    assert said <= runs <= said + 1
    wanted = [one for number in range(runs) for one in pages_of(20_000 + number % 3, number * 5)]
    assert len(held.page) == len(wanted)
    assert text == text_learned(wanted)
    with contextlib.closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
