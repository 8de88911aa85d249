"""The commands of CONTRIBUTING.md and docs/false-positives.md work, in order, in a copy of the repository."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from .helpers import ROOT, blocks, page, section

PAGE = page("CONTRIBUTING.md")
SAFETY = page("docs/false-positives.md")
# The first block, which gets the code, and `make`, which runs these tests, are not run here.
GET, *STEPS = [block.text for block in blocks(section(PAGE, "Add a rule in five minutes"), "sh")]
Shell = Callable[[str, Path], tuple[int, str]]


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "copy"
    for name in ("cleaner", "rules", "corpus"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setenv("PYTHONPATH", str(folder))
    return folder


def test_what_is_not_run() -> None:
    assert [line.split()[0] for line in GET.splitlines()] == ["git", "make", "."]
    made = [step.split() for step in STEPS if step.startswith("make")]
    targets = {target for words in [GET.splitlines()[1].split(), *made] for target in words[1:]}
    known = set(re.findall(r"^([a-z]+):", page("Makefile"), re.MULTILINE))
    assert len(made) == 1
    assert targets <= known
    assert ".venv/bin/activate" in GET


def test_a_rule_in_five_minutes(shell: Shell, copy: Path) -> None:
    said = {}
    for step in STEPS:
        if not step.startswith("make"):
            code, said[step] = shell(f"set -e\n{step}", copy)
            assert code == 0, f"{step}\n{said[step]}"
    before, after = (text for step, text in said.items() if "cleaner why" in step)
    assert before.endswith("  the line stays\n")
    assert "  the line goes: place-camera.en: " in after
    assert "0 missing, 0 noisy, 0 wrong, 0 unguarded, 0 mistakes" in after
    assert "5 - Watch the Gull Point camera →" in after
    assert "1 cases agree, 0 do not" in said[next(step for step in said if "corpus test" in step)]
    case = (copy / "corpus/en/lighthouse.txt").read_text(encoding="utf-8")
    assert "\nR|Watch the Gull Point camera →\n" in case


def test_schema_for_editors(shell: Shell, copy: Path) -> None:
    (command,) = (block.text for block in blocks(section(PAGE, "Your editor"), "sh"))
    assert shell(command, copy) == (0, "")
    assert (copy / "rules.schema.json").stat().st_size > 1000


def test_folders_named_exist() -> None:
    cells = [line.split("|")[1] for line in section(PAGE, "Where things live").split("\n") if line.startswith("| `")]
    places = [place for cell in cells for place in re.findall(r"`([^`]+)`", cell)]
    assert len(places) > 10
    assert [place for place in places if not (ROOT / place).exists()] == []


def test_when_a_line_was_lost(shell: Shell, copy: Path) -> None:
    see, ignore, report = (
        re.sub(r"^ {3}", "", block, flags=re.MULTILINE)
        for block in re.findall(r"^ {3}```sh\n(.*?)^ {3}```$", SAFETY, re.MULTILINE | re.DOTALL)
    )
    lines = ["The library will open again on Monday, the council said, after two years of repairs to its roof.", ""]
    lines += ["The door has a new motto, and Ada Reed, who painted it, says that she had but a single minute.", ""]
    lines += ["Above it one can still see the old one, which was painted over in the year of the great flood.", ""]
    lines += ["It was short, she says, and everyone in the town could say it by heart, as she found out.", "", "", ""]
    lines += [
        "",
        "Read more",
        "",
        "The council has asked for both of them to be kept, and the old letters will be cleaned.",
    ]
    (copy / "page.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    code, said = shell(see, copy)
    assert code == 0
    assert "the line goes: read-more-bare.en" in said
    code, said = shell(ignore, copy)
    assert (code, said.count("Read more\n")) == (0, 1), "by its kind the line stays; by another rule's id it goes"
    code, said = shell(report, copy)
    assert code == 0, said
    case = copy / "corpus/negative/library-motto.txt"
    text = case.read_text(encoding="utf-8")
    assert "\nR|Read more\n" in text
    case.write_text(re.sub(r"^[A-Z-]\|", " |", text, flags=re.MULTILINE), encoding="utf-8")
    code, said = shell(report.splitlines()[-1], copy)
    assert code == 1
    assert "R| given: Read more" in said
