"""Markdown: what a reader of it shows is the text that stays, word for word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cleaner import Cleaner
from cleaner.document import Document
from cleaner.planning.edits import Edit
from cleaner.reading.html import read_html
from cleaner.reading.text import read_text
from cleaner.writing.markdown import markdown_of

from ..generated_markup import broken_pages, edits_of, pages, text_left

READER = MarkdownIt("commonmark").enable("table")
URL = "https://example.org/news/bridge.html"


def written(page: str, links: bool = False) -> str:
    return markdown_of(read_html(page, URL), [], links)


def shown(markdown: str) -> list[str]:
    return [word for line in read_html(READER.render(markdown)).lines for word in line.text.split()]


def check(document: Document, edits: list[Edit], links: bool) -> None:
    markdown = markdown_of(document, edits, links)
    assert shown(markdown) == text_left(document, edits).split(), markdown
    assert links or "<a " not in READER.render(markdown)


@given(st.data(), pages, st.booleans())
def test_words_are_those_that_stay(data: st.DataObject, page: str, links: bool) -> None:
    document = read_html(page, URL)
    check(document, data.draw(edits_of(document)), links)


@given(st.data(), broken_pages())
def test_words_of_broken_pages(data: st.DataObject, page: str) -> None:
    document = read_html(page, URL)
    check(document, data.draw(edits_of(document)), True)
