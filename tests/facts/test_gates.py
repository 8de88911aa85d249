"""Claims weighed with what the page shows: likely at most; and notices that are not shown prove nothing."""

import pytest

from cleaner import Access
from cleaner.facts.gates import standing_at

from ..planning.helpers import BRIDGE, FERRY, cleaner_of, rule
from .helpers import ARTICLE, article, html_of, linked, paragraphs, read

WALL = rule("wall", phrase="Subscribe to read on", sets={"truncated": True, "access": "subscription"})
NOTICE = "<div><b>Subscribe to read on</b></div>"
TEASER = paragraphs(BRIDGE, FERRY)
WHOLE = paragraphs(*ARTICLE)
GATED = linked(article(isAccessibleForFree=False, hasPart={"isAccessibleForFree": False, "cssSelector": ".wall"}))
CLOSED = linked(article(isAccessibleForFree="False"))


def access(head: str, body: str) -> Access:
    return cleaner_of(WALL).clean_html(html_of(head, body)).access


@pytest.mark.parametrize(
    ("head", "body", "verdict", "evidence"),
    [
        # The gate is not there, or empty, and little is shown.
        (GATED, TEASER, "likely", "markup:gate-missing"),
        (GATED, TEASER + '<div class="wall"></div>', "likely", "markup:gate-empty"),
        (GATED, f'{TEASER}<div class="wall"><p>Read on with us.</p></div>', "likely", "markup:gate-empty"),
        # The gate holds the article.
        (GATED, f'{TEASER}<div class="x wall">{WHOLE}</div>', "no", None),
        # The gate is not there, but the article is.
        (GATED, WHOLE, "no", None),
        # No gate is named.
        (CLOSED, TEASER, "likely", "markup:not-free"),
        (CLOSED, WHOLE, "no", None),
        ('<meta property="article:content_tier" content="locked">', TEASER, "likely", "markup:not-free"),
        ('<meta property="article:content_tier" content="locked">', WHOLE, "no", None),
        # Metered pages are whole, and open ones may be short.
        ('<meta property="article:content_tier" content="metered">', TEASER, "no", None),
        (linked(article(isAccessibleForFree=True)), TEASER, "no", None),
        ("", TEASER, "no", None),
        ("", "", "no", None),
        # Less than half of the words that the article is said to have.
        (linked(article(isAccessibleForFree=False, wordCount=900)), WHOLE, "likely", "markup:words-missing"),
        (linked(article(isAccessibleForFree=False, wordCount=310)), WHOLE, "no", None),
        (linked(article(wordCount=900)), WHOLE, "no", None),
    ],
)
def test_claims_and_what_is_shown(head: str, body: str, verdict: str, evidence: str | None) -> None:
    given = access(head, body)
    assert given.truncated == verdict
    assert [item.rule for item in given.evidence] == ([evidence] if evidence else [])
    assert given.claims is not None


def test_markup_alone_never_says_yes_and_a_notice_does() -> None:
    given = access(GATED, TEASER + NOTICE)
    assert (given.truncated, given.kind) == ("yes", "subscription")
    assert [item.rule for item in given.evidence] == ["wall", "markup:gate-missing"]


@pytest.mark.parametrize(
    "wrapper",
    [
        "<div hidden>{}</div>",
        '<div style="color: red; DISPLAY : none">{}</div>',
        '<section style="visibility:hidden"><div>{}</div></section>',
        '<div class="box d-none">{}</div>',
        '<div class="hidden">{}</div>',
        "<dialog>{}</dialog>",
        "<template>{}</template>",
    ],
)
def test_a_notice_that_is_not_shown_proves_nothing(wrapper: str) -> None:
    assert access("", WHOLE + wrapper.format(NOTICE)).truncated == "no"
    assert access("", TEASER + NOTICE).truncated == "yes"


@pytest.mark.parametrize(
    "wrapper",
    [
        '<div style="color: red">{}</div>',
        '<div class="d-none d-md-block">{}</div>',
        '<div class="hidden md:block">{}</div>',
        '<div hidden="until-found">{}</div>',
        "<dialog open>{}</dialog>",
        '<div aria-hidden="true">{}</div>',
        "<article><footer>{}</footer></article>",
    ],
)
def test_a_notice_that_is_shown_counts(wrapper: str) -> None:
    assert access("", TEASER + wrapper.format(NOTICE)).truncated == "yes"


@pytest.mark.parametrize("wrapper", ['<div id="app" style="visibility: hidden">{}</div>', "<div hidden>{}</div>"])
def test_what_hides_the_article_too_hides_it_until_a_script_has_run(wrapper: str) -> None:
    assert access("", wrapper.format(TEASER + NOTICE)).truncated == "yes"


def test_a_notice_in_the_footer_of_the_page_weighs_less() -> None:
    assert access("", f"{TEASER}<footer>{NOTICE}</footer>").truncated == "likely"


def test_a_notice_below_a_gate_that_holds_the_article_weighs_less() -> None:
    assert access(GATED, f'<div class="wall">{WHOLE}</div>{NOTICE}').truncated == "likely"


@pytest.mark.parametrize(
    ("selector", "names"),
    [
        (".wall", "ab"),
        ("#one", "a"),
        ("div.wall", "a"),
        ("div.wall.deep", "a"),
        ("p", "b"),
        ("[data-lock]", "b"),
        ("main > section .wall", "ab"),
        ("*", "abc"),
        (".none", ""),
        ("", ""),
        (":not(.wall)", ""),
        ("[data-lock='x' i]", ""),
    ],
)
def test_simple_selectors(selector: str, names: str) -> None:
    body = (
        '<div id="one" class="deep wall" title=a><p class="wall" data-lock title=b>x</p></div>'
        '<i class="Wall" title=c>y</i>'
    )
    markup = read(body=body).markup
    assert markup is not None
    found = [node.attributes["title"] for node in standing_at(markup, selector) if "title" in node.attributes]
    assert "".join(found) == names
