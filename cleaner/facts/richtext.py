"""Text in the data of an application: strings, lists of blocks, trees of blocks with pieces of text as their leaves.

Editors and content systems write articles in a few shapes that differ in names alone: Arc's content elements,
ProseMirror, Slate, Contentful's rich text, Sanity's portable text, strings of HTML.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

_TYPES = ("type", "nodeType", "_type", "__typename", "blockType", "kind", "tag")
# Where an object holds its text, or what holds it; the first that gives any is taken.
_HOLDERS = (
    "text content html value body copy paragraph data model children json document root nodes blocks elements"
    " content_elements paragraphs items components fields attributes".split()
)
_BLOCK = re.compile(r"paragraph|heading|header|subhead|headline|blockquote|quote|listitem|(?:p|li|h[1-6]|block)$")
# What stands between the paragraphs of an article.
_NO_TEXT = re.compile(
    r"image|photo|picture|video|gallery|slide|advert|ads?$|adslot|promo|newsletter|embed|related|recirc|interstitial"
    r"|social|tweet|twitter|instagram|facebook|youtube|audio|podcast|button|form$|widget|caption|teaser|rawhtml|script"
    r"|reference|divider|comment|author|byline"
)
_MOST = 20_000
_DEEPEST = 40


def pieces_of(value: Any) -> list[str]:
    """The texts of a value in their order, one for each block. Bounded; what is no text of an article is left out."""
    budget = [_MOST]
    return [piece for piece in _pieces(value, budget, 0) if piece.strip()]


def holds_no_text(value: Mapping[str, Any]) -> bool:
    """Whether an object says by its type that it is none of the text: an image, an advertisement, a teaser."""
    return _NO_TEXT.search(_type_of(value)) is not None


def _pieces(value: Any, budget: list[int], depth: int) -> Iterator[str]:
    budget[0] -= 1
    if budget[0] < 0 or depth > _DEEPEST:
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _pieces(item, budget, depth + 1)
    elif isinstance(value, dict):
        if holds_no_text(value):
            return
        found = _held(value, budget, depth)
        if _BLOCK.match(_type_of(value)):
            yield "".join(found)
        else:
            yield from found


def _held(value: Mapping[str, Any], budget: list[int], depth: int) -> list[str]:
    for name in _HOLDERS:
        inner = value.get(name)
        if isinstance(inner, str | list | dict) and inner:
            found = list(
                _leaves(inner, budget, depth) if _BLOCK.match(_type_of(value)) else _pieces(inner, budget, depth + 1)
            )
            if any(piece.strip() for piece in found):
                return found
    return []


def _leaves(value: Any, budget: list[int], depth: int) -> Iterator[str]:
    """The texts within a block, links and stress included: together they are one paragraph."""
    budget[0] -= 1
    if budget[0] < 0 or depth > _DEEPEST:
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _leaves(item, budget, depth + 1)
    elif isinstance(value, dict):
        for name in _HOLDERS:
            inner = value.get(name)
            if isinstance(inner, str | list | dict) and inner:
                yield from _leaves(inner, budget, depth + 1)
                return


def _type_of(value: Mapping[str, Any]) -> str:
    for name in _TYPES:
        kind = value.get(name)
        if isinstance(kind, str) and kind:
            return re.sub(r"[^a-z0-9]", "", kind[:60].lower())
    return ""
