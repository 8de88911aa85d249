"""Every test works in a folder of its own, and compiles into a cache of its own."""

from pathlib import Path

import pytest

import cleaner


@pytest.fixture(autouse=True)
def cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("CLEANER_CACHE", str(folder))
    monkeypatch.setenv("PYTHONPATH", str(Path(cleaner.__file__).parents[1]))
    monkeypatch.chdir(tmp_path)
    return folder
