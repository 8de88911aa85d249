"""Every relative link of every page leads to a file, and to a heading in it where it names one."""

import re
from pathlib import Path

import pytest

from .helpers import ROOT, headings, prose

_LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s]+)\)")
_FOLDERS = ("docs", "corpus", "benchmarks", "tests", "rules", "cleaner")
PAGES = sorted({*ROOT.glob("*.md"), *(file for folder in _FOLDERS for file in (ROOT / folder).rglob("*.md"))})


def anchor(heading: str) -> str:
    """The name under which a heading can be linked to."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def test_pages_are_found() -> None:
    assert {"README.md", "CONTRIBUTING.md", "CHANGELOG.md"} <= {file.name for file in PAGES}


@pytest.mark.parametrize("file", PAGES, ids=lambda file: str(file.relative_to(ROOT)))
def test_links(file: Path) -> None:
    broken = []
    for link in _LINK.findall(prose(file.read_text(encoding="utf-8"))):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, name = link.partition("#")
        target = file.parent / path if path else file
        if not target.exists() or (name and name not in map(anchor, headings(target.read_text(encoding="utf-8")))):
            broken.append(link)
    assert broken == []
