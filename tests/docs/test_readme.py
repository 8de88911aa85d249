"""What README.md shows is what happens."""

import ast
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cleaner import clean

from .helpers import ROOT, blocks, only_block, page, section

README = page("README.md")
Shell = Callable[[str, Path], tuple[int, str]]


def as_shown(shown: str, real: str) -> bool:
    """Whether a line of the README is a line of the page, or its beginning before a ``…``."""
    if shown.endswith(" …"):
        return real.startswith(shown.removesuffix("…"))
    return shown == real.rstrip()


def assert_shown(block: str, text: str) -> None:
    shown, real = block.splitlines(), text.splitlines()
    assert len(shown) == len(real)
    assert [line for line, other in zip(shown, real, strict=True) if not as_shown(line, other)] == []


def test_before_and_after() -> None:
    before, after = (block.text for block in blocks(README, "text"))
    text = page("docs/examples/page.txt")
    assert_shown(before, text)
    assert_shown(after, clean(text).text)


def test_python_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    code = blocks(README, "python")
    assert code
    for block in code:
        exec(compile(block.text, "README.md", "exec"), {"__name__": "readme"})


def test_values_in_comments_are_the_values(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    checked = 0
    for block in blocks(README, "python"):
        names: dict[str, object] = {}
        exec(compile(block.text, "README.md", "exec"), names)
        for expression, comment in re.findall(r"^(result\.\S+) +# (.+)$", block.text, re.MULTILINE):
            try:
                wanted = ast.literal_eval(comment)
            except (SyntaxError, ValueError):
                continue
            checked += 1
            assert eval(expression, names) == wanted
    assert checked >= 2


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the files that the README's commands name."""
    work = tmp_path / "work"
    (work / "pages").mkdir(parents=True)
    text = page("docs/examples/page.txt")
    (work / "page.txt").write_text(text, encoding="utf-8")
    (work / "page.html").write_text(page("docs/examples/page.html"), encoding="utf-8")
    (work / "pages" / "one.txt").write_text(text, encoding="utf-8")
    (work / "pages.jsonl").write_text('{"text": "Advertisement\\nThe bridge is closed."}\n', encoding="utf-8")
    (work / "my-rules.yaml").write_text(only_block(README, "yaml"), encoding="utf-8")
    return work


@pytest.mark.parametrize("heading", ["Use it", "Write a rule"])
def test_commands_run(shell: Shell, folder: Path, heading: str) -> None:
    for command in only_block(section(README, heading), "sh").splitlines():
        code, given = shell(command, folder)
        assert code == ("--check" in command), f"$ {command}\n{given}"
        assert "Traceback" not in given


def test_page_of_the_first_command_exists() -> None:
    install, test = (block.text.strip() for block in blocks(section(README, "Try it"), "sh"))
    assert (ROOT / install.rpartition(" ")[2]).is_file()
    assert install.count("\n") == test.count("\n") == 0


def test_ci_finds_exactly_one_test_command() -> None:
    script = page(".ci/run")
    found = re.search(r"sed -n '(/\^.*/p)' README\.md", script)
    assert found, ".ci/run takes the test command from the README in another way; mend this test"
    lines = subprocess.run(["sed", "-n", found[1], "README.md"], cwd=ROOT, capture_output=True, check=True, text=True)
    assert lines.stdout.count("\n") == 1
    assert lines.stdout in README
    assert lines.stdout.startswith("python3 -m venv .venv")
