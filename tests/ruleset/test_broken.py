"""Rule files with one mistake each: it is found where it stands, and the message says how to mend it.

Each file in `broken` says in the comments at its top what is reported: ``# line:column words | more words``, and
``# loads: n`` when other than one rule still loads. A folder in `broken` is one rule set.
"""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from cleaner.cli import clean, workbench

BROKEN = Path(__file__).parent / "broken"
CASES = sorted(path for path in BROKEN.iterdir())


class Expected(NamedTuple):
    place: str
    words: list[str]


class Case(NamedTuple):
    expected: list[Expected]
    loads: int


def read(path: Path) -> Case:
    expected = []
    loads = 1
    for file in sorted(path.iterdir()) if path.is_dir() else [path]:
        for line in file.read_bytes().decode("utf-8", "replace").split("\n"):
            if not line.startswith("#"):
                break
            if found := re.match(r"# (\d+:\d+) (.+)", line):
                expected.append(Expected(f"{file}:{found[1]}: ", found[2].split(" | ")))
            elif found := re.match(r"# loads: (\d+)", line):
                loads = int(found[1])
    return Case(expected, loads)


def check(complaints: list[str], case: Case) -> None:
    assert len(complaints) == len(case.expected), complaints
    for complaint, expected in zip(complaints, case.expected, strict=True):
        assert complaint.startswith(expected.place), complaint
        missing = [words for words in expected.words if words not in complaint]
        assert not missing, complaint


def test_there_are_files_and_each_expects_something() -> None:
    assert len(CASES) >= 50
    assert all(read(path).expected for path in CASES)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_clean_refuses_and_says_where_and_why(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = clean.main(["--no-builtin-rules", "--rules", str(path)])
    out, err = capsys.readouterr()
    *complaints, last = err.splitlines()
    assert code == 2
    assert out == ""
    check(complaints, read(path))
    assert last.startswith("clean: 1 mistake in the rules")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_other_rules_of_the_file_are_tested_all_the_same(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = read(path)
    code = workbench.main(["rules", "test", "--verbose", str(path)])
    out, err = capsys.readouterr()
    *lines, summary = out.splitlines()
    assert (code, err) == (1, "")
    check([line.removeprefix("mistake  ") for line in lines if line.startswith("mistake")], case)
    assert summary.startswith(f"{case.loads} rules: {case.loads} fired, {case.loads} quiet, 0 missing, 0 noisy")
    assert sum(line.startswith("fired") for line in lines) == case.loads


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_lint_counts_the_rules_that_load(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = read(path)
    code = workbench.main(["rules", "lint", str(path)])
    out, err = capsys.readouterr()
    assert (code, out) == (1, f"{case.loads} rules load, {len(case.expected)} mistakes\n")
    check(err.splitlines(), case)


def test_mistakes_of_many_files_are_reported_together(capsys: pytest.CaptureFixture[str]) -> None:
    paths = [str(BROKEN / name) for name in ("bad-kind.yaml", "not-yaml.yaml", "regex-syntax.yaml")]
    code = workbench.main(["rules", "lint", *paths])
    out, err = capsys.readouterr()
    assert code == 1
    for path in paths:
        assert f"{path}:" in err
    # The good rule stands in two of the files that can be read: that is a mistake of its own.
    assert "'good.en' is taken by the rule at" in err
    assert out == "2 rules load, 4 mistakes\n"
