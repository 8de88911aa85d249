"""Pages in the shape of real ones, put together from pieces."""

import json
from typing import Any

from cleaner.document import Document
from cleaner.facts.page import PageFacts, facts_of
from cleaner.reading.html import read_html

from ..planning.helpers import BRIDGE, FERRY, SHOPS

# Paragraphs enough for an article.
ARTICLE = [f"{sentence} Edition {number}." for number in range(1, 6) for sentence in (BRIDGE, FERRY, SHOPS)]


def linked(*things: Any) -> str:
    """A script of JSON-LD for each thing; a text stands as it is."""
    return "".join(
        f'<script type="application/ld+json">{thing if isinstance(thing, str) else json.dumps(thing)}</script>'
        for thing in things
    )


def article(**said: Any) -> dict[str, Any]:
    return {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Bridge to close", **said}


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def html_of(head: str = "", body: str = "", lang: str = "") -> str:
    attribute = f' lang="{lang}"' if lang else ""
    return f"<!doctype html><html{attribute}><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"


def read(head: str = "", body: str = "", lang: str = "") -> Document:
    return read_html(html_of(head, body, lang))


def facts(head: str = "", body: str = "", lang: str = "") -> PageFacts:
    document = read(head, body, lang)
    assert document.markup is not None
    return facts_of(document.markup, document.lines)
