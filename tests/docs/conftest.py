"""Commands of the documentation run in a folder of their own, as a reader's shell would run them."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from .helpers import ROOT

_COMMANDS = {"clean": "cleaner.cli.clean", "cleaner": "cleaner"}


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLEANER_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, Path], tuple[int, str]]:
    """Runs a command line in a folder: exit code, and both outputs in the order they came."""
    tools = tmp_path / "bin"
    tools.mkdir()
    for name, module in _COMMANDS.items():
        tool = tools / name
        tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m {module} "$@"\n', encoding="utf-8")
        tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")

    def run(command: str, folder: Path) -> tuple[int, str]:
        done = subprocess.run(
            ["/bin/sh", "-c", command], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
        )
        return done.returncode, done.stdout.decode()

    return run
