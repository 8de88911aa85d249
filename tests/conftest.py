"""Fixtures for all tests. No test touches the user's own cache."""

import getpass
import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

import cleaner

os.environ["CLEANER_CACHE"] = str(Path(tempfile.gettempdir()) / f"cleaner-tests-{getpass.getuser()}")
# Where a result decides about a change, the same examples are tried each time; elsewhere new ones are hunted.
settings.register_profile("untimed", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("untimed")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the repository."""
    return ROOT


@pytest.fixture
def cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, and a cache of the test's own."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("CLEANER_CACHE", str(folder))
    monkeypatch.setenv("PYTHONPATH", str(Path(cleaner.__file__).parents[1]))
    monkeypatch.chdir(tmp_path)
    return folder
