"""Defaults from ``[tool.cleaner]`` of the nearest pyproject.toml."""

import json
from pathlib import Path

import pytest

from .helpers import CLEAN, RULES, Run

PAGE = b"Advertisement\nShare this story\nMore: The weir\nMill Menu\nThe mill is sold.\n"


@pytest.fixture
def project(folder: Path) -> Path:
    """A project with rules of its own; commands run in a folder below it."""
    (folder / "mine").mkdir()
    (folder / "mine" / "all.yaml").write_text(RULES, encoding="utf-8")
    return folder / "pyproject.toml"


def ran(clean: Run, *arguments: str, stdin: bytes = PAGE) -> tuple[int, str, str]:
    done = clean(*arguments, stdin=stdin, rules=())
    return done.code, done.text, done.err


def test_every_setting_counts(clean: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project.write_text(
        '[tool.cleaner]\nrules = ["mine"]\nbuiltin-rules = false\nlevel = "all"\nignore = "word.en"\n'
        'select = ["sponsor", "related", "navigation"]\nsite = "mill.example.org"\nfield = "body"\nlang = "en"\n',
        encoding="utf-8",
    )
    (project.parent / "deep" / "down").mkdir(parents=True)
    monkeypatch.chdir(project.parent / "deep" / "down")
    assert ran(clean) == (0, f"Advertisement\nShare this story\n{CLEAN}", "")
    code, out, _ = ran(clean, "--jsonl", stdin=b'{"body":"More: The weir\\nThe mill."}')
    assert (code, json.loads(out)["body"]) == (0, "The mill.")


def test_the_command_line_comes_first(clean: Run, project: Path) -> None:
    project.write_text(
        '[tool.cleaner]\nrules = "mine"\nbuiltin-rules = false\nlevel = "all"\nignore = ["sponsor"]\n', encoding="utf-8"
    )
    assert ran(clean)[1] == f"Advertisement\nMill Menu\n{CLEAN}"
    assert ran(clean, "--level", "strict")[1] == f"Advertisement\nShare this story\nMore: The weir\nMill Menu\n{CLEAN}"
    assert ran(clean, "--ignore", "share")[1] == f"Share this story\nMill Menu\n{CLEAN}"
    assert ran(clean, "--rules", "rules.yaml", "--site", "mill.example.org")[1] == f"Advertisement\n{CLEAN}"


def test_a_project_that_says_nothing_of_it_is_not_read(clean: Run, project: Path) -> None:
    project.write_text("[project\nbroken = ", encoding="utf-8")
    assert ran(clean, "--no-builtin-rules", "--rules", "rules.yaml")[0] == 0


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        (
            '[project]\nname = "a"\n\n[tool.cleaner]\nlevel = "all"\ncolour = "red"\n',
            ":6: ",
            "no setting 'colour'; the settings are level, body, rules",
        ),
        (
            '[tool.other]\nlevel = 1\n[tool.cleaner]\nlevel = "wild"\n',
            ":4: ",
            "level of [tool.cleaner] is strict, normal or all",
        ),
        ('[tool.cleaner]\n\nbody = "maybe"\n', ":3: ", "body of [tool.cleaner] is auto, on or off"),
        ("[tool.cleaner]\nlevel = 3\n", ":2: ", "level of [tool.cleaner] must be a text"),
        ("[tool.cleaner]\n\nrules = [1]\n", ":3: ", "rules of [tool.cleaner] must be a text or a list of texts"),
        ("[tool.cleaner]\nselect = true\n", ":2: ", "select of [tool.cleaner] must be a text or a list of texts"),
        ('[tool.cleaner]\nbuiltin-rules = "no"\n', ":2: ", "builtin-rules of [tool.cleaner] must be true or false"),
        ('[tool.cleaner]\n"site" = ["a"]\n', ":2: ", "site of [tool.cleaner] must be a text"),
        ("[tool.cleaner]\nlevel = \n", ": ", "line 2"),
        ('[tool.cleaner]\nlevel = "all"\nlevel = "all"\n', ": ", "line 3"),
        ('[[tool.cleaner]]\nlevel = "all"\n', ": ", "must be a table"),
        ("tool.cleaner = 3\n", ": ", "must be a table"),
    ],
)
def test_mistakes_are_told_with_their_place(clean: Run, project: Path, text: str, place: str, words: str) -> None:
    project.write_text(text, encoding="utf-8")
    code, out, err = ran(clean)
    assert (code, out) == (2, "")
    assert err.startswith(f"clean: {project}{place}")
    assert words in err
    assert len(err.splitlines()) == 1


def test_a_file_that_is_not_utf_8_is_told(clean: Run, project: Path) -> None:
    project.write_bytes('[tool.cleaner]\nsite = "é"\n'.encode("latin-1"))
    code, _, err = ran(clean)
    assert code == 2
    assert err.startswith(f"clean: {project}: 'utf-8' codec")


def test_unknown_names_and_missing_rules_are_told(clean: Run, project: Path) -> None:
    project.write_text('[tool.cleaner]\nignore = ["none.en"]\n', encoding="utf-8")
    code, _, err = ran(clean, "--no-builtin-rules", "--rules", "rules.yaml")
    assert code == 2
    assert err.startswith("clean: none.en: neither a kind nor the id of a rule")
    project.write_text('[tool.cleaner]\nrules = "gone"\nbuiltin-rules = false\n', encoding="utf-8")
    code, _, err = ran(clean)
    assert code == 2
    assert err.startswith(f"{project.parent / 'gone'}:1:1: there is no such file or folder of rules")
