"""Pages that mean harm: never an error, and bounded work."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner import Cleaner
from cleaner.facts.claims import claims_of
from cleaner.facts.embedded import hidden_body
from cleaner.facts.linked import list_of
from cleaner.facts.page import PageFacts, facts_of
from cleaner.facts.scripts import LONGEST, read_json
from cleaner.reading.html import read_html

from ..planning.helpers import BRIDGE, cleaner_of, rule
from .helpers import html_of, linked

CLEANER = cleaner_of(rule("wall", phrase="Subscribe to read on", sets={"truncated": True}))
NAMES = st.sampled_from(
    "@type @id @graph @value headline name author publisher datePublished description isAccessibleForFree hasPart"
    " cssSelector mainEntity mainEntityOfPage articleBody wordCount url inLanguage".split()
)
LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=20),
    st.sampled_from(["NewsArticle", "WebPage", "#a", "False", ".wall", BRIDGE * 8, "<p>", "&lt;p&gt;"]),
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(NAMES | st.text(max_size=5), inner, max_size=6)
    ),
    max_leaves=25,
)
BROKEN = st.text(alphabet='{}[]",:\\/<!->&;# \n\t\0\ud800un1.e@type', max_size=200)


def everything(page: str) -> PageFacts:
    """All that is asked of a page; what comes out is of the form it should be, and can be written."""
    document = read_html(page)
    markup = document.markup
    assert markup is not None
    facts = facts_of(markup, document.lines)
    claims = claims_of(markup)
    body = hidden_body(markup, document.lines)
    for name, value in facts._asdict().items():
        for text in list_of(list(value) if isinstance(value, tuple) else value):
            if name not in ("sources", "body_from"):
                assert isinstance(text, str)
                text.encode()
                assert len(text) <= 5_000
    assert claims.free in (None, True, False)
    if body is not None:
        body.text.encode()
    cleaned = CLEANER.clean_html(page)
    assert cleaned.page is not None
    assert cleaned.access.truncated in ("no", "likely")
    return facts


@given(VALUES)
def test_any_json(value: Any) -> None:
    text = json.dumps(value).replace("</", "<\\/")
    everything(html_of(linked(text) + f'<script type="application/json">{text}</script>', f"<p>{BRIDGE}</p>"))
    everything(html_of(f"<script>window.__DATA__ = {text};</script>"))


@given(BROKEN)
def test_any_broken_json(text: str) -> None:
    assert isinstance(read_json(text), list)
    everything(html_of(linked(text) + f"<script>window.__DATA__ = {{{text}</script>"))


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(["name", "property", "itemprop", "http-equiv"]))
def test_any_meta(name: str, content: str, key: str) -> None:
    quoted = [text.replace("&", "&amp;").replace('"', "&quot;") for text in (name, content)]
    everything(
        html_of(f'<meta {key}="{quoted[0]}" content="{quoted[1]}"><meta property="og:url" content="{quoted[1]}">')
    )


@settings(max_examples=50)
@given(
    st.lists(
        st.sampled_from(["<div itemscope>", "<b itemprop=author>", "</div>", "</b>", "x", "<p hidden>"]), max_size=30
    )
)
def test_any_microdata(pieces: list[str]) -> None:
    everything(html_of("", '<article itemscope itemtype="http://schema.org/Article">' + "".join(pieces)))


MANY = 20_000
PAGES = {
    "deep lists": linked("[" * 1_000_000),
    "deep objects": linked('{"@type":"NewsArticle","mainEntity":' * 50_000),
    "a deep object": linked('{"@type":"NewsArticle","mainEntity":' * 900 + "1" + "}" * 900),
    "quotation marks": linked('{"' + '\\"' * 500_000),
    "commas": linked("[" + ",\n" * 500_000),
    "open comments": linked("/*" * 500_000),
    "entities": linked("{&quot;" * 100_000),
    "a long number": linked("[1" + "0" * 500_000 + "]"),
    "many articles": linked([{"@type": "NewsArticle", "headline": f"A story {number}"} for number in range(MANY)]),
    "many scripts": linked('{"@type":"NewsArticle","headline":"a"}') * (MANY // 4),
    "many authors": linked({"@type": "NewsArticle", "author": [{"name": f"Ann {n}"} for n in range(MANY)]}),
    "many gates": linked(
        {
            "@type": "NewsArticle",
            "hasPart": [{"isAccessibleForFree": False, "cssSelector": f".a{n}"} for n in range(MANY)],
        }
    ),
    "a long selector": linked(
        {"@type": "NewsArticle", "hasPart": {"isAccessibleForFree": False, "cssSelector": ",[" * 500_000}}
    ),
    "a long headline": linked({"@type": "NewsArticle", "headline": "<a" * 500_000}),
    "an ending that never comes": "<script>" + "__A_A={" * 50_000 + "</script>",
    "assignments": "<script>" + '__A_A="' * 100_000 + "</script>",
    "underscores": "<script>" + "_" * 1_000_000 + "</script>",
    "nested bodies": '<script>__A_A={"body":' + '{"body":' * 400 + "1" + "}" * 401 + "</script>",
    "nested items": "<div itemscope itemprop=author>" * 5_000 + "x",
    "nested prose": f"<div><p>{BRIDGE}" * 1_000,
    "nested headings": "<h1>Bridge<div>" * 2_000,
    "nested notices": "<div hidden>Subscribe to read on" * 1_000,
    "metas": '<meta property="og:title" content="x">' * MANY,
    "names": f'<meta name="{"a " * 500_000}" content="x">',
    "classes": f'<div class="{"hidden " * 300_000}">Subscribe to read on</div>',
    "addresses": f'<link rel=canonical href="{"http://a." * 300_000}">',
    "more addresses": f'<meta property="og:url" content="{"//a." * 300_000}">',
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_it_ends(page: str) -> None:
    everything(html_of(page))


def test_more_than_is_read_is_not_read() -> None:
    assert read_json("[" + " " * LONGEST + "]") == []


def test_text_needs_none_of_this() -> None:
    cleaned = Cleaner().clean("Advertisement\n" + BRIDGE)
    assert (cleaned.page, cleaned.access.claims) == (None, None)
