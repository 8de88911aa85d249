"""The fit of the body finder's weights: it runs on pages of any kind, and the same pages give the same file."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cleaner.planning.traits import TRAITS
from cleaner.ruleset.weights import read_weights

from .planning.test_body import BODY, PAGE

pytest.importorskip("scipy", reason="the fit needs the packages of the extra 'fit'")


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    file = tmp_path / "pages.jsonl"
    lines = []
    for number in range(12):
        page = {
            "id": f"page-{number}",
            "site": f"site-{number}.example",
            "url": f"https://site-{number}.example/goat",
            "dumps": {"resiliparse": "\n".join(PAGE), "bs4": "\n\n".join(PAGE), "inscriptis": ""},
            "gold": "\n".join(BODY),
            "neutral": ["Barges wait at the lower lock"],
        }
        lines.append(json.dumps(page) + "\n")
    file.write_text("".join(lines), encoding="utf-8")
    return file


def fitted(root: Path, pages: Path, *options: str) -> str:
    command = [sys.executable, str(root / "tools/fit_body.py"), str(pages), *options]
    return subprocess.run(command, check=True, capture_output=True, text=True, cwd=root).stdout


def test_the_fit(root: Path, pages: Path) -> None:
    first = fitted(root, pages, "--lean", "0", "0")
    assert first == fitted(root, pages, "--lean", "0", "0")
    weights = read_weights(first, "body.yml")
    assert len(weights.prose) == len(weights.short) == len(TRAITS)
    leaning = read_weights(fitted(root, pages, "--lean", "2", "1.5"), "body.yml")
    assert leaning.prose[0] == pytest.approx(weights.prose[0] + 2, abs=0.011)
    assert leaning.short[0] == pytest.approx(weights.short[0] + 1.5, abs=0.011)
    assert leaning.prose[1:] == weights.prose[1:]


def test_the_halves_are_of_different_sites(root: Path, pages: Path) -> None:
    assert fitted(root, pages) != fitted(root, pages, "--half", "1")


def test_the_weights_that_ship_have_a_row_for_each_trait(root: Path) -> None:
    text = (root / "rules/body.yml").read_text(encoding="utf-8")
    assert [line.split(":")[0].strip() for line in text.splitlines() if ": [" in line] == list(TRAITS)
