"""CSS selectors over the elements of a page: which elements fit which selectors.

Every selector names something that its element must have: an id, a class, an attribute or a tag, its *token*. One pass
over the page collects the elements that have a token somebody asks for; only those are looked at closely, from the
element upwards. What was found out about the elements above is remembered, so that a page of any depth costs each
selector no more than one look at each element.
"""

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import NamedTuple

from cleaner.markup import Node

# The white space of HTML, of which a no-break space is none.
_SPACE = re.compile(r"[ \t\n\f\r]+")


class Simple(NamedTuple):
    """One demand on an element, or on what it must not be.

    ``op``: ``tag``; ``#`` (id) and ``.`` (class), with their ``value``; ``has``: an attribute is there; ``=`` ``~=``
    ``^=`` ``$=`` ``*=`` ``|=``: what CSS says of the value of the attribute ``name``.
    """

    op: str
    name: str
    value: str = ""
    negated: bool = False


Compound = tuple[Simple, ...]


class Selector(NamedTuple):
    """A selector ready to match: what is asked of the element, and of elements above it.

    ``compounds``: the demands, those on the element itself first; ``combinators``: between each two of them a space
    (any element above) or ``>`` (the one right above). ``token``: what the element must have, as `token_of` writes it.
    """

    token: str
    compounds: tuple[Compound, ...]
    combinators: tuple[str, ...] = ()


_OPS_BY_RARITY = ("#", ".", "=", "^=", "$=", "*=", "~=", "|=", "has", "tag")


def token_of(compound: Compound) -> str:
    """The rarest thing that an element must have to fit: ``#id``, ``.class``, ``[attribute`` or ``tag``.

    Nothing when it names none: then every element would have to be looked at.
    """
    named = [simple for simple in compound if not simple.negated]
    if not named:
        return ""
    rarest = min(named, key=lambda simple: _OPS_BY_RARITY.index(simple.op))
    if rarest.op == "tag":
        return rarest.name
    return rarest.op + rarest.value if rarest.op in ("#", ".") else f"[{rarest.name}"


def matching(selectors: Sequence[Selector], nodes: Sequence[Node]) -> dict[int, list[Node]]:
    """The elements that fit each selector, by its number, in the order of the page; none for those that nothing fits.

    ``nodes``: all elements of a page, as its `Markup` holds them.
    """
    elements = Elements(nodes)
    having = elements.having({selector.token for selector in selectors})
    found = {
        number: elements.fitting(selector, having.get(selector.token, ())) for number, selector in enumerate(selectors)
    }
    return {number: some for number, some in found.items() if some}


class Elements:
    """The elements of one page, to be asked about many selectors."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self.nodes = nodes
        self._known_classes: dict[int, frozenset[str]] = {}

    def having(self, tokens: Container[str]) -> dict[str, list[Node]]:
        """The elements that have each token, of those asked for."""
        found: dict[str, list[Node]] = {}
        for node in self.nodes:
            if node.tag in tokens:
                found.setdefault(node.tag, []).append(node)
            for name, value in node.attributes.items():
                if (token := f"[{name}") in tokens:
                    found.setdefault(token, []).append(node)
                if name == "class":
                    for token in dict.fromkeys([f".{one}" for one in _SPACE.split(value)]):
                        if token in tokens:
                            found.setdefault(token, []).append(node)
                elif name == "id" and (token := f"#{value}") in tokens:
                    found.setdefault(token, []).append(node)
        return found

    def fitting(self, selector: Selector, among: Iterable[Node]) -> list[Node]:
        """Those of some elements that fit a selector."""
        # For each compound, whether an element or one above it fits it and all that is asked of those above.
        known: list[dict[int, bool]] = [{} for _ in selector.compounds]
        return [node for node in among if self._fits(node, 0, selector, known)]

    def _fits(self, node: Node, at: int, selector: Selector, known: list[dict[int, bool]]) -> bool:
        """Whether an element fits the compound ``at``, and the elements above it those behind it."""
        for simple in selector.compounds[at]:
            if self._holds(simple, node) is simple.negated:
                return False
        if at == len(selector.combinators):
            return True
        above = node.parent
        if selector.combinators[at] == ">":
            return above is not None and self._fits(above, at + 1, selector, known)
        return self._fits_above(above, at + 1, selector, known)

    def _fits_above(self, node: Node | None, at: int, selector: Selector, known: list[dict[int, bool]]) -> bool:
        """Whether an element or one above it fits the compound ``at`` and those behind it."""
        told = known[at]
        passed: list[int] = []
        answer: bool | None = False
        while node is not None:
            answer = told.get(node.number)
            if answer is None:
                passed.append(node.number)
                answer = self._fits(node, at, selector, known)
                if not answer:
                    node = node.parent
                    continue
            break
        told.update(dict.fromkeys(passed, bool(answer)))
        return bool(answer)

    def _holds(self, simple: Simple, node: Node) -> bool:
        if simple.op == "tag":
            return node.tag == simple.name
        if simple.op == ".":
            return simple.value in self._classes(node)
        given = node.attributes.get(simple.name)
        return given is not None and _compares(simple.op, given, simple.value)

    def _classes(self, node: Node) -> frozenset[str]:
        classes = self._known_classes.get(node.number)
        if classes is None:
            classes = frozenset(_SPACE.split(_given(node.attributes, "class")))
            self._known_classes[node.number] = classes
        return classes


def _given(attributes: Mapping[str, str], name: str) -> str:
    return attributes.get(name) or ""


def _compares(op: str, given: str, value: str) -> bool:
    """What CSS asks of the value of an attribute (Selectors level 3, section 6.3)."""
    match op:
        case "=" | "#":
            return given == value
        case "^=":
            return given.startswith(value)
        case "$=":
            return given.endswith(value)
        case "*=":
            return value in given
        case "~=":
            return value in given and value in _SPACE.split(given)
        case "|=":
            return given == value or given.startswith(f"{value}-")
        case _:
            return True
