"""Article text that stands only in a page's data: found in any shape, used only where the page shows none."""

import json
from typing import Any

import pytest

from cleaner import Cleaner
from cleaner.facts.embedded import EmbeddedBody, hidden_body, shows_no_article

from ..planning.helpers import BRIDGE, FERRY, SHOPS
from .helpers import ARTICLE, article, html_of, linked, paragraphs, read

TITLE = "<title>Bridge to close | The Ferry Post</title>"
TEXT = "\n".join(ARTICLE)
HTML = paragraphs(*ARTICLE)


def body_of(head: str, body: str = "") -> EmbeddedBody | None:
    document = read(TITLE + head, body)
    assert document.markup is not None
    return hidden_body(document.markup, document.lines)


def state(value: Any, name: str = "__NEXT_DATA__") -> str:
    return f'<script id="{name}" type="application/json">{json.dumps(value)}</script>'


def blocks(kind: str, key: str) -> list[Any]:
    """Paragraphs with what stands between them in such data."""
    texts = [{"type": kind, key: text} for text in ARTICLE]
    return [*texts[:2], {"type": "image", "caption": "A picture of a bridge", "url": "x.jpg"}, *texts[2:]]


@pytest.mark.parametrize(
    ("text", "is_html"),
    [
        (TEXT, False),
        ("\n\n".join(ARTICLE), False),
        ("\r\n \r\n".join(ARTICLE), False),
        ([*ARTICLE], False),
        (HTML, True),
        (HTML.replace("<", "&lt;").replace(">", "&gt;"), True),
        ("<br><br>".join(ARTICLE), True),
        ([f"{text[:20]}<b>{text[20:]}</b>" for text in ARTICLE], True),
    ],
)
def test_article_body(text: Any, is_html: bool) -> None:
    assert body_of(linked(article(articleBody=text))) == EmbeddedBody(tuple(ARTICLE), "json-ld articleBody", is_html)


def test_entities_become_characters_and_what_no_text_holds_goes() -> None:
    body = body_of(linked(article(articleBody=f"Bread &amp; butter\x00\ud800 today.\n{TEXT}")))
    assert body is not None
    assert body.paragraphs[0] == "Bread & butter today."
    assert body.text == "\n\n".join(body.paragraphs) + "\n"


STATES = {
    "a string of HTML": {"props": {"pageProps": {"post": {"title": "Bridge to close", "content": HTML}}}},
    "a plain string": {"story": {"headline": "Bridge to close", "body": TEXT}},
    "Arc": {"headlines": {"basic": "Bridge to close"}, "content_elements": blocks("text", "content")},
    "blocks": {"article": {"title": "Bridge to close", "components": blocks("paragraph", "text")}},
    "Slate": {
        "title": "Bridge to close",
        "body": [
            {"type": "p", "children": [{"text": text[:30]}, {"text": text[30:40], "bold": True}, {"text": text[40:]}]}
            for text in ARTICLE
        ],
    },
    "ProseMirror": {
        "title": "Bridge to close",
        "content": {
            "type": "doc",
            "content": [
                {
                    "type": "paragraph",
                    "content": [
                        {"type": "text", "text": text[:30]},
                        {"type": "text", "marks": [{"type": "link"}], "text": text[30:]},
                    ],
                }
                for text in ARTICLE
            ],
        },
    },
    "Contentful": {
        "title": "Bridge to close",
        "body": {
            "json": {
                "nodeType": "document",
                "content": [
                    {
                        "nodeType": "paragraph",
                        "content": [
                            {"nodeType": "text", "value": text[:9]},
                            {"nodeType": "hyperlink", "content": [{"nodeType": "text", "value": text[9:]}]},
                        ],
                    }
                    for text in ARTICLE
                ],
            }
        },
    },
    "portable text": {
        "title": "Bridge to close",
        "body": [{"_type": "block", "children": [{"_type": "span", "text": text}]} for text in ARTICLE],
    },
}


@pytest.mark.parametrize("value", STATES.values(), ids=STATES)
def test_states_of_applications(value: Any) -> None:
    body = body_of(state(value))
    assert body is not None
    assert (body.paragraphs, body.where) == (tuple(ARTICLE), "script __NEXT_DATA__")


@pytest.mark.parametrize(
    "script",
    [
        "window.__INITIAL_STATE__ = {};",
        "var x=1;window.__PRELOADED_STATE__={};(function(){{}})()",
        "window.Fusion=window.Fusion||{{}};Fusion.type='x';Fusion.globalContent={};Fusion.lastModified=1;",
        "window.__APOLLO_STATE__ = JSON.parse(QUOTED);",
        'window["__APP_DATA__"] = {};'.replace('"]', "").replace('["', "."),
    ],
)
def test_states_that_a_script_assigns(script: str) -> None:
    value = {"headline": "Bridge to close", "image": None, "body": HTML}
    written = json.dumps(value).replace("</", "<\\/")
    text = script.replace("QUOTED", json.dumps(written)).replace("{{}}", "{ }").replace("{}", written)
    body = body_of(f"<script>{text}</script>")
    assert body is not None
    assert body.paragraphs == tuple(ARTICLE)
    assert body.where.startswith("script ")


def test_of_several_articles_in_a_state_the_one_with_the_title_of_the_page() -> None:
    others = [{"title": f"Another story {number}", "body": f"{SHOPS} " * 30} for number in range(3)]
    assert body_of(state({"top": others})) is None
    body = body_of(state({"top": others, "article": {"title": "Bridge to close", "body": TEXT}}))
    assert body is not None
    assert body.paragraphs == tuple(ARTICLE)


@pytest.mark.parametrize(
    "head",
    [
        "",
        linked(article(articleBody="Short.")),
        linked(article(articleBody=7)),
        state({"title": "Bridge to close", "body": BRIDGE}),
        state({"config": {"text": TEXT.replace("\n", " ")}}),
        state([1, None, "x", {"body": [{"type": "image", "text": TEXT}]}]),
        "<script>window.__STATE__ = function(){return {}}</script>",
        '<script>window.__STATE__ = {"body": "</script>',
        "<script>var text = " + json.dumps(TEXT) + "</script>",
    ],
)
def test_no_body(head: str) -> None:
    assert body_of(head) is None


HELD = linked(article(articleBody=TEXT))
COOKIES = paragraphs(
    "We and our partners set cookies to show you what you like, and you may say no to that at any time."
)


@pytest.mark.parametrize(
    ("body", "none_shown"),
    [
        ("", True),
        ("<h1>Bridge to close</h1><ul><li>Home<li>Weather</ul>", True),
        (COOKIES, True),
        (COOKIES + paragraphs(BRIDGE), True),
        # A teaser, or the article: then the page shows what it wants to be read.
        (paragraphs(BRIDGE, FERRY), False),
        (HTML, False),
        # Another text than that of the data.
        (COOKIES * 12, False),
    ],
)
def test_whether_a_page_shows_an_article(body: str, none_shown: bool) -> None:
    document = read(TITLE + HELD, body)
    assert document.markup is not None
    embedded = hidden_body(document.markup, document.lines)
    assert embedded is not None
    assert shows_no_article(document.lines, embedded) is none_shown


def test_the_text_of_the_data_is_cleaned_in_place_of_the_page() -> None:
    held = linked(article(articleBody=f"{TEXT}\nAdvertisement\n{BRIDGE}", author="Ann Lee"))
    cleaned = Cleaner().clean_html(html_of(TITLE + held, "<div id=root>Loading</div>"))
    assert cleaned.text.split("\n\n") == [*ARTICLE, BRIDGE + "\n"]
    assert cleaned.page is not None
    assert (cleaned.page.body_from, cleaned.page.authors) == ("json-ld articleBody", ("Ann Lee",))
    assert "Advertisement" in cleaned.restore()


@pytest.mark.parametrize(
    "head",
    [
        linked(article(articleBody=TEXT, isAccessibleForFree="False")),
        linked(article(articleBody=TEXT, hasPart={"isAccessibleForFree": False})),
        HELD + '<meta property="article:content_tier" content="locked">',
        HELD + '<meta property="article:content_tier" content="metered">',
    ],
)
def test_what_a_page_holds_back_is_not_taken_from_its_data(head: str) -> None:
    cleaned = Cleaner().clean_html(html_of(TITLE + head, "<div>Loading</div>"))
    assert cleaned.page is not None
    assert cleaned.page.body_from is None
    assert "harbour" not in cleaned.text


def test_nor_where_a_notice_says_that_the_page_is_cut() -> None:
    wall = "<p>This article is for subscribers only.</p><p>Subscribe to continue reading</p>"
    cleaned = Cleaner().clean_html(html_of(TITLE + HELD, wall))
    assert cleaned.access.truncated != "no"
    assert cleaned.page is not None
    assert cleaned.page.body_from is None


def test_a_page_that_shows_its_article_is_read_as_it_is() -> None:
    cleaned = Cleaner().clean_html(html_of(TITLE + HELD, HTML + paragraphs(SHOPS)))
    assert cleaned.page is not None
    assert cleaned.page.body_from is None
    assert cleaned.text.rstrip().endswith(SHOPS)
