"""Kept files, and the compiled expressions in one of them: damage and other processes change no answer."""

import marshal
import os
import pickle
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import regex

from cleaner.ruleset import expressions
from cleaner.ruleset.kept import keep, read_kept

DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda data: b"",
    "short": lambda data: data[:3],
    "head": lambda data: data[:4],
    "half": lambda data: data[: len(data) // 2],
    "cut": lambda data: data[:-1],
    "longer": lambda data: data + b"x",
    "flipped": lambda data: data[:-3] + bytes([data[-3] ^ 1]) + data[-2:],
    "sum": lambda data: bytes([data[0] ^ 1]) + data[1:],
    "foreign": lambda data: b"not a cache",
    "whole, but no table": lambda data: zlib.crc32(b"[\0\0").to_bytes(4, "little") + b"[\0\0",
    "whole, but a number": lambda data: zlib.crc32(marshal.dumps(7)).to_bytes(4, "little") + marshal.dumps(7),
}


class Process:
    """What a process of its own would find: nothing known, nothing new."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.compiled: list[str] = []
        self.ends: list[Any] = []
        patch.setattr(expressions, "_known", {})
        patch.setattr(expressions, "_new", {})
        patch.setattr(expressions.atexit, "register", self.ends.append)
        real = regex.compile
        patch.setattr(expressions.regex, "compile", lambda text: self.compiled.append(text) or real(text))
        expressions.compiled.cache_clear()

    def ask(self, *sources: str) -> list[regex.Pattern[str]]:
        """Ask for some expressions, and end."""
        found = [expressions.compiled(source) for source in sources]
        for end in self.ends:
            end()
        return found


@pytest.fixture
def start() -> Iterator[Callable[[], Process]]:
    with pytest.MonkeyPatch.context() as patch:
        yield lambda: Process(patch)
    expressions.compiled.cache_clear()


def the_file(folder: Path) -> Path:
    (file,) = folder.glob("*.expressions")
    return file


def table_of(folder: Path) -> dict[str, bytes]:
    return dict(marshal.loads(the_file(folder).read_bytes()[4:]))


def test_a_second_process_compiles_nothing(start: Callable[[], Process], cache_folder: Path) -> None:
    first = start()
    first.ask("a+", "b{2}")
    assert first.compiled == ["a+", "b{2}"]
    before = the_file(cache_folder).read_bytes()
    second = start()
    found = second.ask("b{2}", "a+", "b{2}")
    assert second.compiled == []
    assert found[0].fullmatch("bb")
    assert not found[0].fullmatch("b")
    assert the_file(cache_folder).read_bytes() == before, "nothing new, nothing written"


def test_within_a_process_each_is_made_once(start: Callable[[], Process]) -> None:
    process = start()
    one, two = process.ask("a+", "a+")
    assert one is two
    assert process.compiled == ["a+"]
    assert len(process.ends) == 1


def test_what_is_new_is_kept_beside_the_rest(start: Callable[[], Process], cache_folder: Path) -> None:
    start().ask("a+")
    start().ask("a+", "b+")
    assert set(table_of(cache_folder)) == {"a+", "b+"}
    assert pickle.loads(table_of(cache_folder)["b+"]).fullmatch("bbb")


def test_what_another_process_kept_meanwhile_stays(start: Callable[[], Process], cache_folder: Path) -> None:
    process = start()
    expressions.compiled("a+")
    ours = expressions._new
    start().ask("b+")
    assert set(table_of(cache_folder)) == {"b+"}
    expressions._new = ours
    for end in process.ends:
        end()
    assert set(table_of(cache_folder)) == {"a+", "b+"}


def test_the_empty_expression(start: Callable[[], Process]) -> None:
    for _ in range(2):
        (found,) = start().ask("")
        assert found.fullmatch("")


def test_too_many_make_way_for_those_in_use(
    start: Callable[[], Process], cache_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(expressions, "MOST_KEPT", 3)
    start().ask("a", "b")
    start().ask("c")
    assert set(table_of(cache_folder)) == {"a", "b", "c"}
    start().ask("d")
    assert set(table_of(cache_folder)) == {"d"}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_file_counts_as_absent(
    start: Callable[[], Process], cache_folder: Path, damage: Callable[[bytes], bytes]
) -> None:
    start().ask("a+")
    file = the_file(cache_folder)
    whole = file.read_bytes()
    file.write_bytes(damage(whole))
    process = start()
    (found,) = process.ask("a+")
    assert found.fullmatch("aa")
    assert process.compiled == ["a+"]
    assert file.read_bytes() == whole


def test_without_a_folder_nothing_is_kept_and_nothing_fails(
    start: Callable[[], Process], tmp_path: Path, cache_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache_folder.write_text("a file where the folder should be", encoding="utf-8")
    start().ask("a+")
    assert cache_folder.is_file()
    monkeypatch.setenv("CLEANER_CACHE", "")
    process = start()
    process.ask("a+")
    assert process.compiled == ["a+"]
    assert list(tmp_path.iterdir()) == [cache_folder]


def test_code_of_another_version_has_another_name(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = expressions._name()
    assert ours.endswith(".expressions")
    monkeypatch.setattr(regex, "__version__", "0.0")
    other = expressions._name()
    monkeypatch.setattr(sys, "version", "0.0")
    assert len({ours, other, expressions._name()}) == 3


def test_two_processes_at_once_leave_one_whole_file(cache_folder: Path) -> None:
    code = "from cleaner.ruleset.expressions import compiled; import sys; compiled(sys.argv[1]); compiled('both')"
    started = [subprocess.Popen([sys.executable, "-c", code, letter]) for letter in "ab"]
    assert [process.wait() for process in started] == [0, 0]
    kept = set(table_of(cache_folder))
    assert {"both"} < kept <= {"both", "a", "b"}, "who comes last may not see the other, and loses nothing else"
    assert not list(cache_folder.glob("*.part"))


def test_kept_bytes_come_back(cache_folder: Path) -> None:
    assert read_kept("a.rules") is None
    keep("a.rules", b"mill")
    found = read_kept("a.rules")
    assert found is not None
    assert bytes(found) == b"mill"
    keep("a.rules", b"weir")
    assert bytes(read_kept("a.rules") or b"") == b"weir"
    assert [file.name for file in cache_folder.iterdir()] == ["a.rules"]


@pytest.mark.parametrize("damage", list(DAMAGE.values())[:9], ids=list(DAMAGE)[:9])
def test_kept_bytes_that_are_not_whole_are_not_there(cache_folder: Path, damage: Callable[[bytes], bytes]) -> None:
    keep("a.rules", b"the mill is sold")
    file = cache_folder / "a.rules"
    file.write_bytes(damage(file.read_bytes()))
    assert read_kept("a.rules") is None


def test_of_each_kind_of_file_the_latest_stay(cache_folder: Path) -> None:
    keep("one.expressions", b"x")
    for number in range(18):
        keep(f"{number:02}.rules", b"x")
        for file in cache_folder.iterdir():
            stamp = file.stat().st_mtime_ns - 10**9
            os.utime(file, ns=(stamp, stamp))
    assert sorted(file.name for file in cache_folder.iterdir()) == [
        *(f"{number:02}.rules" for number in range(2, 18)),
        "one.expressions",
    ]
