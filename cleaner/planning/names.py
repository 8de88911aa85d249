"""Names: what the element of a unit is called, and what the elements around it are called.

Pages are made by people who name things for what they are: ``figcaption``, ``article-body``, ``related-links``. A name
is the tag of the element (``is_p``), the tag of one around it (``in_nav``), a word of a class or an id of either
(``caption``), its ``role`` or ``itemprop`` (``role_main``), or that it is not shown (``not_shown``).
"""

import re
from collections.abc import Container
from functools import lru_cache

from cleaner.markup import Node

NOT_SHOWN = "not_shown"
# What only links, stresses or marks a part of a line.
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark q s samp small span strike strong sub"
    " sup time tt u var".split()
)
_AROUND = frozenset(
    "a article aside blockquote button dialog dl figcaption figure footer form header label main nav ol section table"
    " ul".split()
)
# Elements within elements that people do not write: only broken pages and those that mean harm have more.
_DEEPEST = 30
# On these all words of a page stand.
_PAGE = frozenset(("html", "body"))
_HIDES = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
# Made up by programs are the long ones, and those say nothing.
_MOST_LETTERS, _LONGEST_WORD, _LONGEST_ROLE = 400, 14, 30

Names = frozenset[str]
_NONE: Names = frozenset()


class NamesAround:
    """The names of elements, each worked out once a page; ``known``: the names that say anything."""

    def __init__(self, known: Container[str]) -> None:
        self._known = known
        self._found: dict[int, Names] = {}

    def of(self, node: Node) -> Names:
        """The names of a unit that stands in an element: its block's tag, and the names of all around it."""
        itself = f"is_{block_of(node).tag}"
        around = self._around(node)
        return around | {itself} if itself in self._known else around

    def _around(self, node: Node) -> Names:
        found = self._found
        way = []
        at: Node | None = node
        while at is not None and at.number not in found:
            way.append(at)
            at = at.parent
        names = found[at.number] if at is not None else _NONE
        for node in reversed(way):
            own = self._own(node)
            if own and not own <= names:
                names = names | own
            found[node.number] = names
        return names

    def _own(self, node: Node) -> Names:
        """The names of an element by itself."""
        attributes = node.attributes
        if node.tag in _PAGE:
            return _NONE
        own = [f"in_{node.tag}"] if node.tag in _AROUND else []
        for name, value in attributes.items():
            if name in ("class", "id"):
                own += _words(value)
            elif name in ("role", "itemprop"):
                own.append(f"{name}_{value[:_LONGEST_ROLE].lower()}")
            elif hides(name, value):
                own.append(NOT_SHOWN)
        return frozenset([name for name in own if name in self._known]) if own else _NONE


def block_of(node: Node) -> Node:
    """The paragraph, heading or other block that an element is, or is a part of."""
    for _ in range(_DEEPEST):
        if node.tag not in _INLINE or node.parent is None:
            break
        node = node.parent
    return node


def container_of(node: Node) -> Node:
    """The element that holds a paragraph, or the text without one."""
    node = block_of(node)
    for _ in range(_DEEPEST):
        if node.tag != "p" or node.parent is None:
            break
        node = block_of(node.parent)
    return node


def hides(name: str, value: str) -> bool:
    """Whether an attribute keeps an element from being shown or read aloud."""
    if name == "style":
        return _HIDES.search(value) is not None
    return name == "hidden" or (name == "aria-hidden" and value == "true")


@lru_cache(maxsize=4096)
def _words(value: str) -> tuple[str, ...]:
    """The words of a class or an id, in small letters."""
    return tuple({word.lower() for word in _WORD.findall(value[:_MOST_LETTERS]) if 2 < len(word) <= _LONGEST_WORD})
