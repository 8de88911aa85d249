"""JSON-LD: the article that a page describes in the words of schema.org.

The format: https://www.w3.org/TR/json-ld11/, the words: https://schema.org/Article. What pages write is read, not what
the format allows: no contexts are resolved, no names expanded.
"""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from cleaner.facts.scripts import LONGEST_OF_ALL, read_json, readable
from cleaner.markup import Markup

Thing = Mapping[str, Any]

# Objects and lists looked at; texts taken of one value.
_MOST = 50_000
_MOST_TEXTS = 50
# Where the thing that a page is about stands. Not where others do: items of lists, comments, parts, citations.
_ABOUT_THE_PAGE = ("@graph", "mainEntity", "mainEntityOfPage", "@included")
_POSTINGS = frozenset(("BlogPosting", "LiveBlogPosting", "SocialMediaPosting", "DiscussionForumPosting", "Report"))
_REVIEWS = frozenset(("Review", "CriticReview", "Recipe", "HowTo", "PodcastEpisode", "VideoObject", "Event"))
_PAGES = frozenset(("WebPage", "ItemPage", "AboutPage", "MedicalWebPage", "FAQPage", "QAPage"))
_NAMES = frozenset(("name", "@value", "givenName", "familyName"))
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_WORDS = re.compile(r"\w+")


class Linked(NamedTuple):
    """What the JSON-LD of a page tells: the article, the page it stands on, and all things that have a name."""

    article: Thing | None
    page: Thing | None
    named: Mapping[str, Thing]
    things: Sequence[Thing]


def read_linked(markup: Markup, titles: Sequence[str] = (), url: str | None = None) -> Linked:
    """The JSON-LD of a page. Of several articles it is the one with the page's ``url``, or with one of its titles."""
    things = list(_things(_values(markup)))
    named: dict[str, Thing] = {}
    for thing in things:
        name = thing.get("@id")
        # One that says more than its name.
        if isinstance(name, str) and len(thing) > len(named.get(name, ())):
            named[name] = thing
    article = _chosen([thing for thing in things if kind_of(thing) == "article"], titles, url)
    article = article or next((thing for thing in things if kind_of(thing) == "review"), None)
    page = next((thing for thing in things if kind_of(thing) == "page"), None)
    return Linked(article, page, named, things)


def types_of(thing: Thing) -> list[str]:
    """The types of a thing, without what stands before the last slash, hash or colon."""
    return [re.split(r"[/#:]", name)[-1] for name in raw_texts(thing.get("@type"))]


def kind_of(thing: Thing) -> str:
    """``article``, ``review`` (what may take its place), ``page``, or nothing of these."""
    types = types_of(thing)
    if any(name.endswith("Article") or name in _POSTINGS for name in types):
        return "article"
    if not _REVIEWS.isdisjoint(types):
        return "review"
    return "page" if not _PAGES.isdisjoint(types) else ""


def raw_texts(value: Any) -> list[str]:
    """The texts of a value: itself, those of a list, or what an object calls its value. Bounded."""
    found = []
    for item in list_of(value)[:_MOST_TEXTS]:
        inner = item.get("@value") if isinstance(item, dict) else item
        if isinstance(inner, str):
            found.append(inner)
    return found


def texts_of(value: Any) -> list[str]:
    """The texts of a value as one would read them: entities and tags gone, white space folded."""
    return [text for raw in raw_texts(value) if (text := plain(raw))]


def plain(raw: str, longest: int = 5_000) -> str:
    """A short text without the entities, tags and white space of HTML."""
    text = raw[: 2 * longest]
    if "&" in text:
        text = html.unescape(text)
    if "<" in text:
        text = _TAG.sub(" ", text)
    return " ".join(readable(text).split())[:longest]


def names_of(value: Any, named: Mapping[str, Thing]) -> list[str]:
    """The names of people or organisations: texts, objects with a name, or objects that stand elsewhere by their id."""
    found: list[str] = []
    for item in list_of(value)[:_MOST_TEXTS]:
        if isinstance(item, str):
            found += texts_of(item)
        elif isinstance(item, dict):
            known = item.get("@id")
            thing = item if item.keys() & _NAMES else named.get(known, {}) if isinstance(known, str) else {}
            parts = [text for key in ("givenName", "familyName") for text in texts_of(thing.get(key))[:1]]
            found += texts_of(thing.get("name") or thing.get("@value")) or [" ".join(parts)]
    return [name for name in dict.fromkeys(found) if name and not is_address(name)]


def is_address(text: str) -> bool:
    """Whether a text is an address on the web rather than a name."""
    return text.startswith(("http://", "https://", "//", "www.", "/")) or ("@" in text and " " not in text)


def list_of(value: Any) -> list[Any]:
    """A value as a list; nothing is an empty one."""
    return value if isinstance(value, list) else [] if value is None else [value]


def folded(text: str) -> str:
    """The words of a title, to tell whether two are the same."""
    return " ".join(_WORDS.findall(text.casefold()))


def _values(markup: Markup) -> Iterator[Any]:
    left = LONGEST_OF_ALL
    for attributes, text in markup.data:
        if "ld+json" in attributes.get("type", "").lower() and len(text) <= left:
            left -= len(text)
            yield from read_json(text)


def _things(values: Iterator[Any]) -> Iterator[Thing]:
    """The things a page is about, in the order it names them."""
    left = _MOST
    for value in values:
        stack = [value]
        while stack and left > 0:
            left -= 1
            item = stack.pop()
            if isinstance(item, list):
                stack += item[:left][::-1]
            elif isinstance(item, dict):
                if "@type" in item:
                    yield item
                    inner = [item[key] for key in _ABOUT_THE_PAGE if key in item]
                else:
                    # An object that only holds others, whatever it calls them.
                    inner = [held for held in item.values() if isinstance(held, dict | list)]
                    if isinstance(item.get("@id"), str):
                        yield item
                stack += inner[::-1]


def _chosen(articles: list[Thing], titles: Sequence[str], url: str | None) -> Thing | None:
    """The article that the page shows. Where none of many is it, the page is likely to be a list of articles."""
    if len(articles) < 2:
        return articles[0] if articles else None
    wanted = _address(url) if url else None
    shown = [folded(title) for title in titles]
    by_address = [article for article in articles if wanted and wanted in map(_address, _addresses(article))]
    by_title = [
        article for article in articles if any(_same(folded(name), shown) for name in texts_of(article.get("headline")))
    ]
    if found := by_address or by_title:
        return _merged(found)
    names = {folded(name) for article in articles for name in texts_of(article.get("headline"))}
    return _merged(articles) if len(names) < 2 else None


def _merged(articles: Sequence[Thing]) -> Thing:
    """One article that several scripts describe; what the first says goes first."""
    whole: dict[str, Any] = {}
    for article in articles[:_MOST_TEXTS]:
        whole = {**article, **whole}
    return whole


def _same(name: str, shown: Sequence[str]) -> bool:
    return bool(name) and any(name == title or (len(name) > 20 and name in title) for title in shown)


def _addresses(thing: Thing) -> Iterator[str]:
    for key in ("url", "@id", "mainEntityOfPage"):
        for value in list_of(thing.get(key))[:_MOST_TEXTS]:
            address = value.get("@id") or value.get("url") if isinstance(value, dict) else value
            if isinstance(address, str):
                yield address


def _address(url: str) -> str:
    """An address without what may differ between two that mean the same page."""
    bare = url.strip().partition("#")[0].partition("?")[0]
    return bare.removeprefix("https:").removeprefix("http:").removeprefix("//").removeprefix("www.").rstrip("/").lower()
