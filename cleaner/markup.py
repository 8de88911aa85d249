"""What the markup of a page tells of its lines: the element each stands in, its links; and what its head holds."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

# What a browser begins on a line of its own.
BLOCKS = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption"
    " figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav noframes ol"
    " p plaintext pre search section summary table tbody td tfoot th thead tr ul xmp".split()
)
# Whose white space and line breaks stay as they are.
PREFORMATTED = frozenset(("pre", "listing", "xmp", "plaintext"))
_LONGEST_PATH = 30


class Node:
    """An element of a page: its tag, its attributes, the element around it, and how deep it stands."""

    __slots__ = ("attributes", "depth", "number", "parent", "tag")

    def __init__(self, tag: str, attributes: Mapping[str, str], parent: "Node | None", number: int) -> None:
        self.tag = tag
        self.attributes = attributes
        self.parent = parent
        self.number = number
        self.depth: int = parent.depth + 1 if parent else 0

    def upwards(self) -> Iterator["Node"]:
        """The element and all around it, innermost first."""
        node: Node | None = self
        while node is not None:
            yield node
            node = node.parent


class Run(NamedTuple):
    """A piece of a line's text that stands directly in one element."""

    text: str
    node: Node


class Block(NamedTuple):
    """Where a line stands: the innermost element that holds all of it, and how many of its letters are linked or
    stressed.

    ``runs``: the pieces of the line by the element they stand in directly, as the page writes them: put together, with
    white space folded to single spaces, they are the line. The line of a row of data has the ``tr`` as its node, and
    between its cells, each folded by itself, a run that is one tab and stands in the ``tr``.
    """

    node: Node
    linked: int
    stressed: int
    size: int
    runs: Sequence[Run] = ()


class Markup(NamedTuple):
    """The markup of a page: its elements in order, the place of each line by its number, and what stands in its head.

    ``whole``: whether it is a page rather than a fragment of one. ``metas`` and ``links`` are the attributes of these
    elements, ``data`` the scripts that hold JSON or assign the state of an application to a name: the attributes of
    each, and its text.
    """

    nodes: Sequence[Node]
    blocks: Mapping[int, Block]
    whole: bool
    title: str
    metas: Sequence[Mapping[str, str]]
    links: Sequence[Mapping[str, str]]
    data: Sequence[tuple[Mapping[str, str], str]]


def innermost(markup: Markup, test: Callable[[Node], bool]) -> list[Node | None]:
    """For each element by its number, the innermost element around it that passes a test; itself included.

    One pass, since an element comes after the one around it: a walk upwards from each would take as many steps as the
    page is deep, and some pages are deeper than they are long.
    """
    found: list[Node | None] = []
    for node in markup.nodes:
        found.append(node if test(node) else found[node.parent.number] if node.parent else None)
    return found


def element_path(node: Node) -> str:
    """Where an element stands, from the outside in, each element by its tag and its id or first class.

    >>> body = Node("body", {}, None, 0)
    >>> element_path(Node("p", {"class": "lead big"}, Node("div", {"id": "text"}, body, 1), 2))
    'body > div#text > p.lead'
    """
    steps = [_step(near) for near in islice(node.upwards(), _LONGEST_PATH) if near.tag != "html"]
    return ("… > " if node.depth > _LONGEST_PATH else "") + " > ".join(reversed(steps))


def _step(node: Node) -> str:
    name = " ".join(node.attributes.get("id", "").split())
    if name:
        return f"{node.tag}#{name}"
    first = node.attributes.get("class", "").split()[:1]
    return ".".join([node.tag, *first])
