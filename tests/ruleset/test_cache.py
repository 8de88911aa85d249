"""The cache of compiled rules: it never changes an answer, whatever state its files are in."""

import marshal
import os
import pickle
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from cleaner import Cleaner, load_ruleset
from cleaner.ruleset import cache
from cleaner.ruleset.compile import compile_rules
from cleaner.ruleset.kept import cache_folder as cache_folder_of
from cleaner.ruleset.kept import keep
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


def never() -> RuleSet:
    raise AssertionError("compiled anew")


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
    kept_set = cache.load("key", never)
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


@pytest.fixture
def loaded(rules: Path) -> tuple[RuleSet, RuleSet]:
    """Five rules as they were compiled, and as the cache gives them back."""
    text = "".join(RULES.replace("word.en", f"word-{number}.en") for number in range(5))
    sources, _ = load_texts([(str(rules), text)])
    fresh = RuleSet(compile_rules(sources)[0])
    cache.save("key", fresh)
    kept_set = cache.load("key", never)
    assert kept_set is not None
    return fresh, kept_set


def test_kept_rules_are_a_sequence(loaded: tuple[RuleSet, RuleSet]) -> None:
    fresh, kept_set = loaded
    rules = kept_set.rules
    assert len(rules) == 5
    assert rules[3] == fresh.rules[3]
    assert rules[3] is rules[3], "loaded once"
    for part in (slice(None), slice(1, 3), slice(-2, None), slice(None, None, -1), slice(9, 12)):
        assert rules[part] == fresh.rules[part]
    assert list(rules) == list(fresh.rules)
    assert list(reversed(rules)) == list(reversed(fresh.rules))
    assert rules.index(fresh.rules[2]) == 2
    assert fresh.rules[4] in rules


@pytest.mark.parametrize("number", [-1, -5, 5, 6, 10**9])
def test_there_are_no_kept_rules_outside(loaded: tuple[RuleSet, RuleSet], number: int) -> None:
    with pytest.raises(IndexError):
        loaded[1].rules[number]


def test_kept_rules_are_loaded_when_asked_for(loaded: tuple[RuleSet, RuleSet], monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    real = cache.pickle.loads
    monkeypatch.setattr(cache.pickle, "loads", lambda data: asked.append(len(data)) or real(data))
    fresh, kept_set = loaded
    assert (len(kept_set.rules), asked) == (5, [])
    assert kept_set.rules[1].id == "word-1.en"
    assert len(asked) == 1
    assert [kept_set.entry(number) for number in range(kept_set.size)] == [
        fresh.entry(number) for number in range(fresh.size)
    ]
    assert len(asked) == 5


def test_a_kept_rule_set_can_be_pickled(loaded: tuple[RuleSet, RuleSet]) -> None:
    fresh, kept_set = loaded
    again = pickle.loads(pickle.dumps(kept_set))
    assert (tuple(again.rules), again.prepared, again.numbering) == (fresh.rules, fresh.prepared, fresh.numbering)


def test_selectors_come_back_as_they_were_compiled() -> None:
    text = RULES.replace('{phrase: ["Advertisement", "Sponsored by {sponsor:name}"]}', "{css: [figcaption, '.a > b']}")
    sources, _ = load_texts([("a.yaml", text.replace("[Advertisement]", "[<figcaption>a</figcaption>]"))])
    rules, problems = compile_rules(sources)
    assert [problem for problem in problems if not problem.warning] == []
    fresh = RuleSet(rules)
    cache.save("css", fresh)
    found = cache.load("css", never)
    assert found is not None
    assert (list(found.rules), found.selectors) == (rules, fresh.selectors)
    assert found.selectors == {"figcaption": [0], "b": [1]}


def test_no_rules_are_kept_too() -> None:
    cache.save("none", RuleSet([]))
    found = cache.load("none", never)
    assert found is not None
    assert (len(found.rules), found.rules[:], list(found.rules)) == (0, (), [])


def test_any_damage_to_kept_rules_is_noticed(loaded: tuple[RuleSet, RuleSet], cache_folder: Path) -> None:
    fresh, _ = loaded
    file = cache_folder / "key.rules"
    whole = file.read_bytes()
    for at in range(4, len(whole), 37):
        for damaged in (whole[:at], whole[:at] + bytes([whole[at] ^ 0x20]) + whole[at + 1 :], whole[at + 1 :]):
            file.unlink()
            file.write_bytes(damaged)
            found = cache.load("key", lambda: fresh)
            # What is read at once is checked at once, a rule when somebody asks for it.
            assert found is None or list(found.rules) == list(fresh.rules), at


def test_a_damaged_rule_is_compiled_anew(loaded: tuple[RuleSet, RuleSet], cache_folder: Path) -> None:
    fresh, _ = loaded
    file = cache_folder / "key.rules"
    whole = file.read_bytes()
    file.unlink()
    file.write_bytes(whole[:-9] + b"mill" + whole[-5:])
    asked: list[int] = []
    found = cache.load("key", lambda: asked.append(1) or fresh)
    assert found is not None
    assert found.rules[0] == fresh.rules[0]
    assert asked == []
    assert found.rules[4] == fresh.rules[4]
    assert asked == [1]


@pytest.mark.parametrize("body", [b"", b"N", b"mill", marshal.dumps((1, 2)), marshal.dumps(([], [], [0]))])
def test_whole_files_of_other_bytes_are_no_rules(body: bytes) -> None:
    keep("key.rules", body)
    assert cache.load("key", never) is None


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
