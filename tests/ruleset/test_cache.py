"""The cache of compiled rules: it never changes an answer, whatever state its files are in."""

import os
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from cleaner import Cleaner, load_ruleset
from cleaner.ruleset import cache
from cleaner.ruleset.compile import compile_rules
from cleaner.ruleset.kept import cache_folder as cache_folder_of
from cleaner.ruleset.load import load_texts
from cleaner.ruleset.ruleset import RuleSet

RULES = """
- id: word.en
  about: Word that marks an advertisement.
  kind: sponsor
  lang: en
  when: {phrase: ["Advertisement", "Sponsored by {sponsor:name}"]}
  do: drop_line
  confidence: certain
  examples: {match: [Advertisement], keep: [Advertisement is dead.]}
"""
PAGE = "Advertisement\nThe mill is sold.\nSponsored by Anna\n"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    file = tmp_path / "rules.yaml"
    file.write_text(RULES, encoding="utf-8")
    return file


def cleaned(rules: Path) -> str:
    return Cleaner(load_ruleset([rules], builtin=False)).clean(PAGE).text


def kept(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.rules"))


def test_a_second_start_reads_what_the_first_kept(
    rules: Path, cache_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cleaned(rules) == "The mill is sold.\n"
    assert len(kept(cache_folder)) == 1
    assert not list(cache_folder.glob("*.part"))

    def never(_: object) -> None:
        raise AssertionError("compiled anew")

    monkeypatch.setattr("cleaner.ruleset.compile.compile_rules", never)
    assert cleaned(rules) == "The mill is sold.\n"


def test_rules_come_back_as_they_were_compiled(rules: Path) -> None:
    sources, _ = load_texts([(str(rules), RULES)])
    fresh, problems = compile_rules(sources)
    assert not problems
    cache.save("key", RuleSet(fresh))
    kept_set = cache.load("key")
    assert kept_set is not None
    assert list(kept_set.rules) == fresh
    assert list(load_ruleset([rules], builtin=False).rules) == fresh


@pytest.mark.parametrize("damage", [b"", b"\0", b"not a cache", b"\0\0\0\0\x90"])
def test_a_file_of_other_bytes_counts_as_absent(rules: Path, cache_folder: Path, damage: bytes) -> None:
    cleaned(rules)
    (file,) = kept(cache_folder)
    whole = file.read_bytes()
    file.write_bytes(damage)
    assert cleaned(rules) == "The mill is sold.\n"
    assert file.read_bytes() == whole


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_a_truncated_file_counts_as_absent(rules: Path, cache_folder: Path, share: float) -> None:
    cleaned(rules)
    (file,) = kept(cache_folder)
    whole = file.read_bytes()
    file.write_bytes(whole[: int(share * len(whole))])
    assert cleaned(rules) == "The mill is sold.\n"
    assert file.read_bytes() == whole


def test_a_wrong_letter_is_noticed(rules: Path, cache_folder: Path) -> None:
    cleaned(rules)
    (file,) = kept(cache_folder)
    whole = file.read_bytes()
    assert b"advertisement" in whole
    file.write_bytes(whole.replace(b"advertisement", b"advertisemenu"))
    assert cleaned(rules) == "The mill is sold.\n"


def test_a_folder_that_cannot_be_written_is_no_reason_to_stop(rules: Path, cache_folder: Path) -> None:
    cache_folder.write_text("a file where the folder should be", encoding="utf-8")
    assert cleaned(rules) == "The mill is sold.\n"
    assert cache_folder.is_file()


def test_a_folder_in_place_of_the_file_is_no_reason_to_stop(rules: Path, cache_folder: Path) -> None:
    cleaned(rules)
    (file,) = kept(cache_folder)
    file.unlink()
    (file / "inside").mkdir(parents=True)
    assert cleaned(rules) == "The mill is sold.\n"
    assert not list(cache_folder.glob("*.part"))


def test_an_empty_variable_turns_it_off(rules: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLEANER_CACHE", "")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert cache_folder_of() is None
    assert cleaned(rules) == "The mill is sold.\n"
    assert not (tmp_path / "xdg").exists()


def test_where_it_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert cache_folder_of() == str(tmp_path / "cache")
    monkeypatch.delenv("CLEANER_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert cache_folder_of() == str(tmp_path / "xdg" / "cleaner")
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert cache_folder_of() == str(tmp_path / ".cache" / "cleaner")


def test_another_text_is_another_key() -> None:
    keys = {
        cache.key_of([(name, text.encode()) for name, text in texts])
        for texts in (
            [],
            [("a.yaml", RULES)],
            [("a.yaml", RULES + " ")],
            [("b.yaml", RULES)],
            [("a.yaml", RULES), ("b.yaml", "")],
            [("a.yaml", ""), ("b.yaml", RULES)],
            [("a.yam", "l" + RULES)],
        )
    }
    assert len(keys) == 7
    assert cache.key_of([("a.yaml", RULES.encode())]) in keys


def test_a_changed_rule_acts_at_once(rules: Path) -> None:
    assert cleaned(rules) == "The mill is sold.\n"
    rules.write_text(RULES.replace("Advertisement", "Publicity"), encoding="utf-8")
    assert cleaned(rules) == "Advertisement\nThe mill is sold.\n"


def test_only_so_many_files_are_kept(rules: Path, cache_folder: Path) -> None:
    for number in range(20):
        rules.write_text(f"{RULES}# {number}\n", encoding="utf-8")
        cleaned(rules)
        for file in kept(cache_folder):
            stamp = file.stat().st_mtime_ns - 10**9
            os.utime(file, ns=(stamp, stamp))
    files = kept(cache_folder)
    assert len(files) == 16
    assert f"{cache.key_of([(str(rules), f'{RULES}# 19{os.linesep}'.encode())])}.rules" in [file.name for file in files]


def test_processes_that_start_at_once_do_not_disturb_each_other(rules: Path, cache_folder: Path) -> None:
    command = [sys.executable, "-m", "cleaner.cli.clean", "--no-builtin-rules", "--rules", str(rules)]
    with ExitStack() as stack:
        started = [
            stack.enter_context(
                subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            )
            for _ in range(4)
        ]
        for process in started:
            out, err = process.communicate(PAGE.encode())
            assert (process.returncode, out, err) == (0, b"The mill is sold.\n", b"")
    assert len(kept(cache_folder)) == 1
    assert not list(cache_folder.glob("*.part"))
