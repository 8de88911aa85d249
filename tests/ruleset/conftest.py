"""Every test works in a folder of its own, and compiles into a cache of its own."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("CLEANER_CACHE", str(folder))
    monkeypatch.chdir(tmp_path)
    return folder
