"""The fit of the weights for pages with markup runs, the same pages give the same file, and the one that ships fits."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cleaner.planning.edges import ENDS, STARTS
from cleaner.planning.places import PLACES
from cleaner.planning.traits import TRAITS
from cleaner.ruleset.weights import read_weights

from .planning.test_body import BODY
from .planning.test_page_body import page, paragraphs


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    file = tmp_path / "pages.jsonl"
    box = "<aside class=related><a href=1>Mill of the month: the one that turns</a></aside>"
    html = page(paragraphs(*BODY[:3]) + box + paragraphs(*BODY[3:]))
    lines = [
        {"id": str(number), "site": f"site-{number % 12}.example", "html": html, "gold": "\n".join(BODY), "neutral": []}
        for number in range(30)
    ]
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return file


def fitted(root: Path, pages: Path, *options: str) -> str:
    command = [sys.executable, str(root / "tools/fit_page.py"), str(pages), *options]
    return subprocess.run(command, check=True, capture_output=True, text=True, cwd=root).stdout


def test_the_fit(root: Path, pages: Path) -> None:
    pytest.importorskip("scipy", reason="the fit needs the packages of the extra 'fit'")
    first = fitted(root, pages, "--per-site", "1")
    assert first == fitted(root, pages, "--per-site", "1")
    assert first != fitted(root, pages, "--per-site", "2")
    weights = read_weights(first, "page.yml")
    assert len(weights.prose) == len(weights.short) == len(weights.within) == len(TRAITS) + len(PLACES)
    assert weights.within_names["related"] < 0 < weights.names["story"]


def test_the_weights_that_ship_have_a_row_for_each_trait_and_place(root: Path) -> None:
    text = (root / "rules/page.yml").read_text(encoding="utf-8")
    head = text.partition("names:")[0]
    assert [line.split(":")[0].strip() for line in head.splitlines() if ": [" in line] == [*TRAITS, *PLACES]
    weights = read_weights(text, "page.yml")
    assert (len(weights.start), len(weights.end)) == (len(STARTS), len(ENDS))
    assert set(weights.names) == set(weights.within_names)
    assert "foreign" in weights.moves
