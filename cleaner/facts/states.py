"""The state of an application: the data that its scripts write into a page, and an article among them."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from cleaner.facts.linked import folded, plain
from cleaner.facts.richtext import holds_no_text, pieces_of
from cleaner.facts.scripts import LONGEST_OF_ALL, read_json, read_value
from cleaner.markup import Markup
from cleaner.reading.html import STATE

_BODIES = frozenset(
    "articlebody body bodyhtml bodytext body_html body_text content contenthtml content_html content_elements"
    " contentelements contents html text fulltext full_text articletext paragraphs blocks components elements story"
    " storybody maincontent richtext".split()
)
_TITLES = (
    "headline",
    "headlines",
    "title",
    "titles",
    "hed",
    "name",
    "heading",
    "basic",
    "rendered",
    "web",
    "text",
    "long",
)
_MOST = 100_000
_MOST_CANDIDATES = 200
# Characters; less is a teaser.
_LEAST = 500


class Found(NamedTuple):
    """Texts that may be an article, where they stood, and whether what holds them has the page's title."""

    pieces: Sequence[str]
    size: int
    where: str
    titled: bool


def find_article(markup: Markup, titles: Sequence[str]) -> Found | None:
    """The article among the states of a page: what stands with one of the page's titles, or the only one there is."""
    wanted = {title for title in map(folded, titles) if len(title) > 5}
    found = [item for name, value in _states(markup) for item in _candidates(value, f"script {name}", wanted)]
    if not found:
        return None
    best = max(found, key=lambda item: (item.titled, item.size))
    if best.titled:
        return best
    text = folded(" ".join(best.pieces))
    others = [item for item in found if folded(item.pieces[0])[:100] not in text]
    return None if others else best


def _states(markup: Markup) -> Iterator[tuple[str, Any]]:
    left = LONGEST_OF_ALL
    for attributes, text in markup.data:
        if "ld+json" in attributes.get("type", "").lower() or len(text) > left:
            continue
        if "json" in attributes.get("type", "").lower():
            name = attributes.get("id") or attributes.get("type", "")
            left -= len(text)
            yield from ((name[:60], value) for value in read_json(text))
            continue
        for match in STATE.finditer(text):
            # What cannot be read may take a look at all that follows.
            left -= len(text) - match.start()
            if left < 0:
                return
            yield match["name"][:60], _assigned(text, match.end())


def _assigned(text: str, at: int) -> Any:
    if text[at] != '"':
        return read_value(text, at)
    try:
        inner, _ = json.JSONDecoder(strict=False).raw_decode(text, at)
    except (ValueError, RecursionError):
        return None
    return next(iter(read_json(inner)), None)


def _candidates(state: Any, where: str, wanted: set[str]) -> Iterator[Found]:
    stack = [state]
    left = _MOST
    found = 0
    while stack and left > 0 and found < _MOST_CANDIDATES:
        left -= 1
        value = stack.pop()
        if isinstance(value, list):
            stack += value[:left]
        elif isinstance(value, dict):
            stack += value.values()
            if holds_no_text(value):
                continue
            best: list[str] = []
            for key, inner in value.items():
                if key.lower() in _BODIES and isinstance(inner, str | list | dict):
                    best = max(best, pieces_of(inner), key=_size)
            if (size := _size(best)) >= _LEAST:
                found += 1
                yield Found(best, size, where, not wanted.isdisjoint(_titles(value)))


def _size(pieces: Sequence[str]) -> int:
    return sum(map(len, pieces))


def _titles(value: Mapping[str, Any], depth: int = 0) -> Iterator[str]:
    for name in _TITLES:
        title = value.get(name)
        if isinstance(title, str) and len(title) < 1_000:
            yield folded(plain(title))
        elif isinstance(title, dict) and depth < 2:
            yield from _titles(title, depth + 1)
