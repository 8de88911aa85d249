"""Fixtures for all tests. No test touches the user's own cache."""

import os
import tempfile
from pathlib import Path

import pytest

os.environ["CLEANER_CACHE"] = str(Path(tempfile.gettempdir()) / f"cleaner-tests-{os.getuid()}")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the repository."""
    return ROOT
