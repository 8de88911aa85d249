"""Article text that a page does not show, because a script would: it stands in the page's data alone."""

import html
import re
from collections.abc import Sequence
from typing import NamedTuple

from cleaner.document import Document, Line
from cleaner.facts.claims import Claims
from cleaner.facts.linked import folded, raw_texts
from cleaner.facts.page import Told, read_told
from cleaner.facts.scripts import readable
from cleaner.facts.states import find_article
from cleaner.markup import Markup

# Characters of prose: what an article has at least, what a page may show of other things (cookies, imprint), and how
# much of the article it may show, such as its standfirst. A page that shows more shows what it wants to be read.
LEAST = 500
FOREIGN = 1_000
SHOWN = 200
_LONGEST = 400_000
_PARAGRAPHS = 3
_TAG = re.compile(r"</?(?:p|div|br|a|strong|em|b|i|span|h[1-6]|[uo]l|li|blockquote|figure)\b[^<>]*>", re.IGNORECASE)
_BLOCK_TAG = re.compile(r"<(?:p|div|br|h[1-6]|[uo]l|li|blockquote|figure)\b", re.IGNORECASE)
# Before and behind the name of the site.
_TITLE_PARTS = re.compile(r"\s[|–—·»-]\s")
_ESCAPED_TAG = re.compile(r"&lt;/?(?:p|div|br)\b", re.IGNORECASE)


class EmbeddedBody(NamedTuple):
    """The text of an article by its paragraphs, where it stood, and whether it was HTML there."""

    paragraphs: tuple[str, ...]
    where: str
    html: bool = False

    @property
    def text(self) -> str:
        """The paragraphs with blank lines between them."""
        return "\n\n".join(self.paragraphs) + "\n"


def hidden_body(markup: Markup, lines: Sequence[Line] = (), told: Told | None = None) -> EmbeddedBody | None:
    """The article as the page's data hold it: ``articleBody`` of its JSON-LD, or else the state of an application.

    Nothing is written that does not stand there: entities become characters, tags go, white space is folded.
    """
    told = read_told(markup, lines) if told is None else told
    article = told.linked.article
    if article is not None:
        for name in ("articleBody", "reviewBody", "text"):
            body = _body(raw_texts(article.get(name)), f"json-ld {name}")
            if body is not None:
                return body
    headlines = raw_texts(article.get("headline")) if article else []
    titles = [*headlines, *told.headings, *told.metas.get("og:title", ()), *_TITLE_PARTS.split(markup.title)]
    found = find_article(markup, titles)
    body = _body(found.pieces, found.where) if found else None
    # What does not stand with the page's title is a notice as often as an article, unless it has its paragraphs.
    return body if found and body and (found.titled or len(body.paragraphs) >= _PARAGRAPHS) else None


def shows_no_article(lines: Sequence[Line], embedded: EmbeddedBody) -> bool:
    """Whether a page shows next to nothing of the article that its data hold, and little else that is prose."""
    size = sum(map(len, embedded.paragraphs))
    whole = folded(" ".join(embedded.paragraphs))
    shown = foreign = 0
    for line in lines:
        if line.prose:
            if folded(line.view) in whole:
                shown += len(line.view)
            else:
                foreign += len(line.view)
        if shown > SHOWN or foreign > FOREIGN:
            return False
    return size >= LEAST and shown * 5 < size and foreign * 2 < size


def body_in_place(document: Document, truncated: str, claims: Claims | None) -> EmbeddedBody | None:
    """The article of a page's data that is to be read in place of the page; None where the page is to be read.

    A page that calls itself closed or metered, or shows a notice that it is cut, is read as it shows itself: what it
    holds back is not taken from its data.
    """
    markup = document.markup
    if markup is None or not markup.data or truncated != "no":
        return None
    if claims is not None and (claims.closed or claims.tier == "metered"):
        return None
    # The data of a page that shows more are not worth the reading.
    if sum(len(line.view) for line in document.lines if line.prose) > SHOWN + FOREIGN:
        return None
    body = hidden_body(markup, document.lines)
    return body if body is not None and shows_no_article(document.lines, body) else None


def _body(pieces: Sequence[str], where: str) -> EmbeddedBody | None:
    if not LEAST <= sum(map(len, pieces)) <= _LONGEST:
        return None
    if any(map(_ESCAPED_TAG.search, pieces)):
        pieces = list(map(html.unescape, pieces))
    is_html = any(map(_TAG.search, pieces))
    paragraphs = _paragraphs_of_html(pieces) if is_html else _paragraphs(pieces)
    return EmbeddedBody(paragraphs, where, is_html) if sum(map(len, paragraphs)) >= LEAST else None


def _paragraphs(pieces: Sequence[str]) -> tuple[str, ...]:
    """Every line of a plain text is a paragraph."""
    texts = (html.unescape(piece) if "&" in piece else piece for piece in map(readable, pieces))
    return tuple(line for text in texts for raw in text.splitlines() if (line := " ".join(raw.split())))


def _paragraphs_of_html(pieces: Sequence[str]) -> tuple[str, ...]:
    from cleaner.reading.html import read_html

    blocks = (piece if _BLOCK_TAG.search(piece) else f"<p>{piece}</p>" for piece in pieces)
    lines = read_html("\n".join(blocks)).lines
    return tuple(line.text.strip() for line in lines if line.view)
