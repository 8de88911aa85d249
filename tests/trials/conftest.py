"""Every test works in a folder of its own, and compiles into a cache of its own."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def apart(cache_folder: Path) -> Path:
    return cache_folder
