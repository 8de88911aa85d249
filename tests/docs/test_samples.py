"""The samples of docs/command-line.md are real: each command is run, in order, and prints what the page says."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from .helpers import blocks, only_block, page, section

PAGE = page("docs/command-line.md")
SAMPLES = [
    (command, wanted)
    for block in blocks(PAGE, "console")
    for command, _, wanted in (part.partition("\n") for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:])
]
Shell = Callable[[str, Path], tuple[int, str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    work = tmp_path / "work"
    work.mkdir()
    (work / "page.txt").write_text(only_block(PAGE, "text"), encoding="utf-8")
    (work / "my-rules.yaml").write_text(only_block(page("README.md"), "yaml"), encoding="utf-8")
    return work


def settled(text: str) -> str:
    """Without the line at which a built-in rule stands: it moves whenever somebody writes a rule."""
    return re.sub(r"(rules/common/[\w.]+\.yaml):\d+", r"\1:N", text)


def as_wanted(wanted: str, given: str) -> bool:
    """Whether an output is what a sample says; a line ``…`` stands for any lines."""
    parts = [re.escape(part) for part in re.split(r"^…\n", settled(wanted), flags=re.MULTILINE)]
    return re.fullmatch(r"(?:.*\n)*".join(parts), settled(given)) is not None


def test_samples(shell: Shell, folder: Path) -> None:
    assert len(SAMPLES) > 15
    wrong = []
    for command, wanted in SAMPLES:
        _, given = shell(command, folder)
        if not as_wanted(wanted, given):
            wrong.append(f"$ {command}\n{given}")
    assert not wrong, "\n".join(["these print something else:", *wrong])


def test_json_sample(shell: Shell, folder: Path) -> None:
    text = section(PAGE, "The JSON object")
    code, given = shell("clean --json page.txt", folder)
    assert (code, given.count("\n")) == (0, 1)
    wanted = json.loads(only_block(text, "json"))
    assert json.loads(given) == wanted
    assert list(json.loads(given)) == list(wanted)
    assert {f"`{key}`" for key in wanted} <= set(re.findall(r"`\w+`", text.partition("| key |")[2]))
