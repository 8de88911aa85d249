"""Commands run in a folder of their own, with a cache of their own and a rule file ``rules.yaml``."""

import io
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import cleaner
from cleaner.cli import clean as clean_command
from cleaner.cli import workbench as workbench_command

from .helpers import RULES, Ran, Run


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CLEANER_CACHE", str(tmp_path / ".cache"))
    monkeypatch.setenv("PYTHONPATH", str(Path(cleaner.__file__).parents[1]))
    monkeypatch.delenv("NO_COLOR", raising=False)
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    (work / "rules.yaml").write_text(RULES, encoding="utf-8")
    return work


@pytest.fixture
def clean(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """``clean`` in this process, with the small rule set alone."""

    def run(
        *arguments: str, stdin: bytes = b"", rules: Sequence[str] = ("--no-builtin-rules", "--rules", "rules.yaml")
    ) -> Ran:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capfdbinary.readouterr()
        try:
            code = clean_command.main([*rules, *arguments])
        except SystemExit as stop:
            code = int(stop.code or 0)
        out, err = capfdbinary.readouterr()
        return Ran(code, out, err.decode())

    return run


@pytest.fixture
def spawn() -> Run:
    """``clean`` in a process of its own, with the small rule set alone."""

    def run(*arguments: str, stdin: bytes = b"", module: str = "cleaner.cli.clean") -> Ran:
        rules = ["--no-builtin-rules", "--rules", "rules.yaml"] if module == "cleaner.cli.clean" else []
        done = subprocess.run(
            [sys.executable, "-m", module, *rules, *arguments], input=stdin, capture_output=True, check=False
        )
        return Ran(done.returncode, done.stdout, done.stderr.decode())

    return run


@pytest.fixture
def workbench(folder: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """``cleaner`` in this process; the small rule set is what ships with it."""
    shipped = folder.parent / "shipped"
    shipped.mkdir()
    (shipped / "all.yaml").write_text(RULES, encoding="utf-8")
    monkeypatch.setattr("cleaner.ruleset.packs.builtin_folder", lambda: str(shipped))

    def run(*arguments: str, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capfdbinary.readouterr()
        try:
            code = workbench_command.main(arguments)
        except SystemExit as stop:
            code = int(stop.code or 0)
        out, err = capfdbinary.readouterr()
        return Ran(code, out, err.decode())

    return run
