"""Every labelled page comes out as labelled; every known failure still fails."""

from pathlib import Path

import pytest

from cleaner import Cleaner
from cleaner.corpus.cases import case_files, read_case, write_case
from cleaner.corpus.score import Cleaners, judge_case
from cleaner.corpus.stats import never_fired, tallies

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
FILES = case_files([CORPUS])
KNOWN = [file for file in FILES if "known-failures" in file.parts]
HOLDING = [file for file in FILES if file not in KNOWN]


@pytest.fixture(scope="module")
def cleaners() -> Cleaners:
    return Cleaners(Cleaner())


def name(file: Path) -> str:
    return str(file.relative_to(CORPUS).with_suffix(""))


@pytest.mark.parametrize("file", HOLDING, ids=name)
def test_a_case_comes_out_as_labelled(file: Path, cleaners: Cleaners) -> None:
    assert judge_case(read_case(file), cleaners).differences == ()


@pytest.mark.parametrize("file", KNOWN, ids=name)
def test_a_known_failure_still_fails(file: Path, cleaners: Cleaners) -> None:
    assert judge_case(read_case(file), cleaners).differences, "it passes now: move it to its language's folder"


@pytest.mark.parametrize("file", [file for file in FILES if "negative" in file.parts], ids=name)
def test_a_negative_case_keeps_every_line(file: Path) -> None:
    assert all(piece.stays for piece in read_case(file).pieces)


@pytest.mark.parametrize("file", FILES, ids=name)
def test_a_case_file_rebuilds_itself(file: Path) -> None:
    case = read_case(file)
    again = write_case(case.header, case.pieces)
    assert again.partition("\n---\n")[2] == file.read_text(encoding="utf-8").partition("\n---\n")[2]


def test_there_are_cases_of_every_sort() -> None:
    folders = [file.relative_to(CORPUS).parts[0] for file in FILES]
    assert folders.count("negative") >= 10
    assert len(folders) - folders.count("negative") >= 15
    assert {"en", "fr", "negative"} <= set(folders)


def test_every_rule_that_is_no_guess_fires_in_some_case() -> None:
    """But for rules about elements: a case is a text, and their own examples are whole pages already."""
    found = tallies(map(read_case, HOLDING), Cleaner(level="all"))
    silent = [f"{rule.place}: {rule.id}" for rule in never_fired(found) if rule.confidence != "guess"]
    assert silent == [], "add a case in which it fires, or make it a guess"
