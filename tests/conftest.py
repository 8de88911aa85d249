"""Fixtures for all tests. No test touches the user's own cache."""

import getpass
import os
import tempfile
from pathlib import Path

import pytest

os.environ["CLEANER_CACHE"] = str(Path(tempfile.gettempdir()) / f"cleaner-tests-{getpass.getuser()}")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the repository."""
    return ROOT
