"""What a page says of itself: its headline, its authors, its dates, and where each of them stands."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cleaner.facts.linked import Linked, Thing, is_address, names_of, plain, read_linked, texts_of
from cleaner.facts.metas import read_metas
from cleaner.facts.microdata import read_microdata
from cleaner.facts.vocabulary import METAS, SCHEMA
from cleaner.markup import Markup, innermost

if TYPE_CHECKING:
    from cleaner.document import Line

Said = Mapping[str, Sequence[str]]
_ISO = re.compile(r"\d{4}-?\d\d(?:-?\d\d)?(?:[T ]|$)")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_URL = re.compile(r"(?:https?:)?//[^\s/\"'<>]+\.[^\s\"'<>]+")
_LONGEST_URL = 2_000
_MOST_AUTHORS = 50


class PageFacts(NamedTuple):
    """What a page says of itself; what it does not say is empty.

    ``title`` is the title of the window, ``headline`` that of the article, ``standfirst`` what stands below it or
    describes it; ``published`` and ``modified`` are as the page writes them; ``url`` is the address the page calls its
    own. ``sources`` tells for each fact where it stood: ``json-ld``, ``opengraph``, ``microdata``, ``meta``, ``link``
    or ``html``. ``body_from``: where the text stood, if it was not on the page itself but in its data.
    """

    title: str = ""
    headline: str = ""
    standfirst: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    modified: str = ""
    publisher: str = ""
    language: str = ""
    url: str = ""
    sources: Mapping[str, str] = {}
    body_from: str | None = None


class Told(NamedTuple):
    """All sources of a page, read once."""

    linked: Linked
    metas: Said
    microdata: Said
    markup: Markup
    headings: Sequence[str]


def facts_of(markup: Markup, lines: "Sequence[Line]" = ()) -> PageFacts:
    """The facts of a page.

    What stands in the article's own data is asked first, what the page is made for next (OpenGraph), then microdata
    and other metas, and last the page itself: its title, its heading, its language. Two facts have an order of their
    own: the language, for which most is said of the page itself, and the address, for which a link is made. Of dates
    the first in the form of ISO 8601 is taken, whichever source holds it; without one, the first.
    """
    return facts_from(read_told(markup, lines))


def read_told(markup: Markup, lines: "Sequence[Line]" = ()) -> Told:
    """All that a page says of itself, from every source."""
    metas = read_metas(markup)
    headings = _headings(markup, lines)
    titles = [*metas.get("og:title", ()), *headings, markup.title]
    url = _canonical(markup) or next(iter(metas.get("og:url", ())), None)
    return Told(read_linked(markup, titles, url), metas, read_microdata(markup), markup, headings)


def facts_from(told: Told, body_from: str | None = None) -> PageFacts:
    """The facts among what a page says."""
    found: dict[str, str] = {}
    sources: dict[str, str] = {}
    authors: tuple[str, ...] = ()
    for fact in ("title", "headline", "standfirst", "published", "modified", "publisher", "language", "url"):
        if (chosen := _first(fact, told)) is not None:
            sources[fact], found[fact] = chosen
    for source, names in _said("authors", told):
        if kept := [name for name in names if not is_address(name)]:
            authors, sources["authors"] = tuple(dict.fromkeys(kept))[:_MOST_AUTHORS], source
            break
    return PageFacts(**found, authors=authors, sources=sources, body_from=body_from)


def _first(fact: str, told: Told) -> tuple[str, str] | None:
    fits = _FITS.get(fact)
    said = [(source, text) for source, texts in _said(fact, told) for text in texts if fits is None or fits(text)]
    if fact in ("published", "modified"):
        return next((item for item in said if _ISO.match(item[1])), said[0] if said else None)
    return said[0] if said else None


def _is_url(text: str) -> bool:
    return len(text) <= _LONGEST_URL and _URL.fullmatch(text) is not None


def _is_language(text: str) -> bool:
    return _LANGUAGE.fullmatch(text) is not None


_FITS: dict[str, Callable[[str], bool]] = {"url": _is_url, "language": _is_language}


def _said(fact: str, told: Told) -> Iterator[tuple[str, Sequence[str]]]:
    """What each source says of a fact, in the order they are asked."""
    linked, markup = told.linked, told.markup
    if fact == "title" and markup.title:
        yield "html", [plain(markup.title)]
    if fact == "url":
        yield "link", [address] if (address := _canonical(markup)) else []
    if fact == "language" and markup.nodes:
        yield "html", [markup.nodes[0].attributes.get("lang") or markup.nodes[0].attributes.get("xml:lang", "")]
    yield "json-ld", _of_thing(fact, linked.article, linked)
    metas = [(source, told.metas[name]) for source, name in METAS.get(fact, ()) if name in told.metas]
    yield from (item for item in metas if item[0] == "opengraph")
    for name in SCHEMA.get(fact, ()):
        yield "microdata", told.microdata.get(name.lower(), ())
    yield from (item for item in metas if item[0] == "meta")
    if fact != "headline" or not told.headings:
        yield "json-ld", _of_thing(fact, linked.page, linked)
    if fact == "headline":
        yield "html", told.headings
        yield "html", [plain(markup.title)] if markup.title else []


def _of_thing(fact: str, thing: Thing | None, linked: Linked) -> Sequence[str]:
    if thing is None:
        return ()
    for name in SCHEMA.get(fact, ()):
        value = thing.get(name)
        if fact in ("authors", "publisher", "language"):
            found = names_of(value, linked.named)
        elif fact == "url":
            found = [
                text
                for item in (value, value.get("@id") if isinstance(value, dict) else None)
                for text in texts_of(item)
            ]
        else:
            found = texts_of(value)
        if found:
            return found
    return ()


def _canonical(markup: Markup) -> str | None:
    for attributes in markup.links:
        if "canonical" in attributes.get("rel", "").lower().split():
            address = attributes.get("href", "").strip()
            if _is_url(address):
                return address
    return None


def _headings(markup: Markup, lines: "Sequence[Line]") -> Sequence[str]:
    """The text of the first-level headings that are shown, if there is but one."""
    headings = innermost(markup, lambda node: node.tag == "h1")
    found: dict[int, list[str]] = {}
    for line in lines:
        block = markup.blocks.get(line.number)
        heading = headings[block.node.number] if block else None
        if heading is not None:
            found.setdefault(heading.number, []).append(line.text)
    texts = list(dict.fromkeys(plain(" ".join(pieces)) for pieces in found.values()))
    return texts if len(texts) == 1 else []
