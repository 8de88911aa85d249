"""The facts of a page where results are shown: records, ``--json``, ``--explain``."""

import json

from cleaner import Cleaner
from cleaner.reading.records import to_json
from cleaner.report.explain import explanation
from cleaner.report.facts import cleaning_of, document_of

from .helpers import ARTICLE, article, html_of, linked, paragraphs

PAGE = html_of(
    linked(
        article(
            author=["Ann Lee", "Bo Ek"],
            datePublished="2024-05-06",
            isAccessibleForFree=False,
            hasPart={"isAccessibleForFree": False, "cssSelector": ".wall"},
        )
    ),
    f"<div class=wall>{paragraphs(*ARTICLE)}</div>",
    lang="en",
)


def test_records() -> None:
    cleaned = Cleaner().clean_html(PAGE)
    page = {
        "headline": "Bridge to close",
        "authors": ["Ann Lee", "Bo Ek"],
        "published": "2024-05-06",
        "language": "en",
        "sources": {"headline": "json-ld", "published": "json-ld", "language": "html", "authors": "json-ld"},
    }
    claims = {"free": False, "parts": [{"free": False, "selectors": [".wall"]}]}
    for found in (cleaning_of(cleaned, edits=False), document_of(cleaned)):
        written = json.loads(to_json(found))
        assert written["page"] == page
        assert written["access"] == {"truncated": "no", "claims": claims}


def test_explanation() -> None:
    lines = list(explanation(Cleaner().clean_html(PAGE), lambda text, _: text))
    assert lines[-1] == (
        "page: headline = Bridge to close (json-ld), authors = Ann Lee and Bo Ek (json-ld),"
        " published = 2024-05-06 (json-ld), language = en (html)"
    )


def test_the_explanation_says_where_the_text_stood() -> None:
    page = html_of(linked(article(articleBody="\n".join(ARTICLE))), "<div id=root></div>")
    assert "text from json-ld articleBody" in list(explanation(Cleaner().clean_html(page), lambda text, _: text))[-1]


def test_pages_that_say_nothing_and_text_show_nothing() -> None:
    for cleaned in (Cleaner().clean_html(paragraphs(*ARTICLE)), Cleaner().clean("\n\n".join(ARTICLE))):
        assert "page" not in document_of(cleaned)
        assert "claims" not in document_of(cleaned)["access"]
        assert not any(line.startswith("page:") for line in explanation(cleaned, lambda text, _: text))
