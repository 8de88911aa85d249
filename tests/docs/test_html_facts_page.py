"""docs/html-facts.md: its sample runs, and it names the facts, the claims and the evidence that there are."""

import re
from pathlib import Path

from cleaner.facts.claims import Claims
from cleaner.facts.page import PageFacts

from .helpers import codes, only_block, page

PAGE = page("docs/html-facts.md")


def test_the_sample_runs() -> None:
    exec(only_block(PAGE, "python"), {})


def test_facts_and_claims_are_named() -> None:
    assert {*codes(PAGE)} >= {*PageFacts._fields} - {"body_from"}
    assert {*codes(PAGE)} >= {*Claims._fields}


def test_evidence_is_named(root: Path) -> None:
    code = (root / "cleaner/facts/gates.py").read_text(encoding="utf-8")
    kinds = set(re.findall(r'"(markup:[\w-]+)"', code))
    assert kinds
    assert set(re.findall(r"`(markup:[\w-]+)`", PAGE)) == kinds
