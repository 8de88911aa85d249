"""Finding the body of a page with the markup as evidence."""

import pytest
from hypothesis import HealthCheck, given, settings

from cleaner import Cleaned, Cleaner
from cleaner.planning.edits import BODY
from cleaner.reading.html import read_html

from ..generated_markup import broken_pages
from .test_body import BODY as PARAGRAPHS
from .test_body import FOOT, MENU, TEASERS

CLEANER = Cleaner()


def links(*texts: str) -> str:
    return "<ul>" + "".join(f"<li><a href=/{number}>{text}</a></li>" for number, text in enumerate(texts)) + "</ul>"


def page(article: str) -> str:
    return (
        f"<!doctype html><html><head><title>Barges</title></head><body><nav>{links(*MENU)}</nav>"
        f"<main><article class=story><h1>Barges wait at the lower lock</h1>{article}</article>"
        f"<section class=related>{links(*TEASERS)}</section></main><footer>{links(*FOOT)}</footer></body></html>"
    )


def paragraphs(*texts: str) -> str:
    return "".join(f"<h2>{text}</h2>" if len(text) < 30 else f"<p>{text}</p>" for text in texts)


def kept(cleaned: Cleaned) -> list[str]:
    return [line for line in cleaned.text.split("\n") if line]


def test_the_article() -> None:
    cleaned = CLEANER.clean_html(page(paragraphs(*PARAGRAPHS)))
    assert kept(cleaned) == ["Barges wait at the lower lock", *PARAGRAPHS]
    assert {edit.rule for edit in cleaned.edits if edit.text in MENU} >= {BODY}


@pytest.mark.parametrize(
    "box",
    [
        "<figure><img src=x><figcaption>The goat on the towpath, in its hat</figcaption></figure>",
        "<div class=image><p class=caption>The goat on the towpath, in its hat</p></div>",
        "<div class='share-bar'><a href=f>Facebook</a><a href=x>Elsewhere</a></div>",
        "<aside class=related><h3>Read also</h3><a href=1>Mill of the month: the one that turns</a></aside>",
        "<div class='newsletter-signup'><h3>The canal by letter</h3><button>Send it</button></div>",
    ],
)
def test_what_is_foreign_within_the_text(box: str) -> None:
    article = paragraphs(*PARAGRAPHS[:3]) + box + paragraphs(*PARAGRAPHS[3:])
    cleaned = CLEANER.clean_html(page(article))
    assert kept(cleaned) == ["Barges wait at the lower lock", *PARAGRAPHS]


def test_the_reason_names_what_the_page_calls_it() -> None:
    box = "<div class=teaser-box><a href=1>Mill of the month and the one that turns backwards</a></div>"
    article = paragraphs(*PARAGRAPHS[:3]) + box + paragraphs(*PARAGRAPHS[3:])
    edits = [edit for edit in CLEANER.clean_html(page(article)).edits if "backwards" in edit.text]
    assert [edit.rule for edit in edits] == [BODY]
    assert edits[0].reason.startswith("1 short line between parts of the text, in what the page calls ")


def test_lists_quotations_and_tables_of_the_text_stay() -> None:
    inner = (
        "<p>The council named three of the people who will have to pay for the water that was lost, and none of them"
        " was there.</p><ul><li>the keeper of the upper lock</li><li>the owner of the mill</li></ul>"
        "<blockquote><p>I was at lunch, and the water was still there when I left on that Monday.</p></blockquote>"
    )
    cleaned = CLEANER.clean_html(page(paragraphs(*PARAGRAPHS) + inner))
    assert "the keeper of the upper lock\nthe owner of the mill\n" in cleaned.text
    assert "I was at lunch" in cleaned.text


@pytest.mark.parametrize("start", ["", "<div>"])
def test_fragments_are_articles_already(start: str) -> None:
    fragment = start + paragraphs(*PARAGRAPHS) + "<p>Short last words</p>"
    assert CLEANER.clean_html(fragment).removed == 0


@pytest.mark.parametrize(
    "article",
    [
        "<p>It had stood empty for years.</p><p>Nobody knows why.</p>",
        "<ul><li>2 leeks</li><li>1 onion</li></ul><ol><li>Cut the leeks.</li><li>Boil them.</li></ol>",
        "<table><tr><th>Team<th>Points<tr><td>Mill<td>12</table><p>Final score 3:1</p>",
        "<p><b>And now?</b></p><p>We grind.</p><p><b>Really?</b></p><p>Really.</p>",
        "<p>Yours,</p><p>Ada Reed, with <a href=1>two</a> <a href=2>links</a></p>",
    ],
)
def test_a_page_that_is_an_article_and_nothing_else(article: str) -> None:
    whole = f"<!doctype html><html><title>The mill</title><body><p>{PARAGRAPHS[0]}</p>{article}</body></html>"
    assert CLEANER.clean_html(whole).removed == 0


def test_what_markup_leaves_is_looked_at_as_text() -> None:
    """Where the markup speaks for every line, a second cleaning must not find more in the text."""
    inner = "".join(f"<p>{line}</p>" for line in ("one", "two", *PARAGRAPHS, "It seems so."))
    html = f"<!doctype html><body><article><div class='article-body entry-content'>{inner}</div></article>"
    cleaner = Cleaner(body="on")
    cleaned = cleaner.clean_html(html)
    assert cleaner.clean(cleaned.text).text == cleaned.text


def test_without_body_finding_rules_alone_act() -> None:
    cleaned = Cleaner(body="off").clean_html(page(paragraphs(*PARAGRAPHS)))
    assert BODY not in {edit.rule for edit in cleaned.edits}
    assert "Canal" in kept(cleaned)


@given(broken_pages())
@settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=60)
def test_any_page(html: str) -> None:
    whole = f"<!doctype html><body><nav>{links(*MENU)}</nav>{paragraphs(*PARAGRAPHS)}{html}{links(*FOOT)}"
    for text in (html, whole):
        cleaned = CLEANER.clean_html(text)
        assert cleaned.restore() == "\n".join(line.text for line in read_html(text).lines)
        assert CLEANER.clean(cleaned.text).text == cleaned.text
