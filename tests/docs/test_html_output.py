"""docs/html-output.md shows what is written, and names every tag."""

import re

import pytest

from cleaner.writing.html import TAGS

from .helpers import codes, only_block, page

PAGE = page("docs/html-output.md")


def test_sample(capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(only_block(PAGE, "python"), "docs/html-output.md", "exec"), {"__name__": "page"})
    assert capsys.readouterr().out == f"{only_block(PAGE, 'markdown')}\n{only_block(PAGE, 'html')}\n"


def test_every_tag_is_named() -> None:
    named = {code for code in codes(PAGE) if re.fullmatch(r"[a-z]+\d?", code)}
    assert named - {"html", "body", "base", "href", "http", "https", "mailto", "url"} >= TAGS - {
        "a",
        "h2",
        "h3",
        "h4",
        "h5",
    }
