"""What stays of a page as blocks: headings, paragraphs, lists, quotations, tables; each with its text by style."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from cleaner.document import Document
from cleaner.markup import BLOCKS, PREFORMATTED, Block, Markup, Node, Run
from cleaner.planning.edits import Edit
from cleaner.writing.runs import folded, is_tab, kept

NO_MARKUP = "this page came in as text; only one that came in as HTML can be written as {}"

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LISTS = ("ul", "ol")
# Elements that hold blocks, by what they are written as.
_HOLDERS = {"menu": "ul", "dir": "ul"} | {tag: tag for tag in ("ul", "ol", "li", "blockquote", "dl", "dt", "dd")}
_PARTS = {"li": ("ul", "ol"), "dt": ("dl",), "dd": ("dl",)}
_PART_OF = {"ul": "li", "ol": "li", "dl": "dd"}
_ROLES = {"caption": "caption", "figcaption": "caption", "legend": "caption", "th": "th"}
# Deeper than this, holders are left out: nobody reads the hundredth list within a list.
_MAX_DEPTH = 16


class Style(NamedTuple):
    """How text is marked: what its link says (an ``href`` as the page has it), and whether it is stressed or code."""

    link: str = ""
    strong: bool = False
    em: bool = False
    code: bool = False


class Piece(NamedTuple):
    """Text of one style."""

    text: str
    style: Style


class Leaf(NamedTuple):
    """A block that holds text: ``h1`` to ``h6``, ``p``, ``caption``, ``pre`` or ``tr``.

    ``lines``: its lines, or the cells of a ``tr``; ``heads``: which of the cells are heads of their column or row.
    """

    role: str
    lines: list[list[Piece]]
    heads: tuple[bool, ...] = ()


class Holder(NamedTuple):
    """A block that holds blocks: ``ul``, ``ol``, ``li``, ``blockquote``, ``dl``, ``dt``, ``dd`` or ``table``."""

    role: str
    children: list["Holder | Leaf"]


_Path = tuple[tuple[str, Node], ...]


class _Place(NamedTuple):
    """What an element means for the text in it: the holders around, the element that is its block, its role, style."""

    path: _Path = ()
    leaf: Node | None = None
    role: str = "p"
    style: Style = Style()


def kept_blocks(document: Document, edits: Sequence[Edit]) -> list[Holder | Leaf]:
    """The blocks of a page that the edits leave. Raises ValueError for a document without markup."""
    markup = document.markup
    if markup is None:
        raise ValueError(NO_MARKUP.format("blocks"))
    places = _places(markup)
    of_line: dict[int, list[Edit]] = defaultdict(list)
    for edit in edits:
        of_line[edit.line].append(edit)
    root: list[Holder | Leaf] = []
    opened: list[tuple[tuple[str, Node], Holder]] = []
    last: tuple[Node | None, _Path] = (None, ())
    blank = False
    for line in document.lines:
        block = markup.blocks.get(line.number)
        if block is None:
            blank = True
            continue
        place = places[block.node.number]
        runs = kept(folded(line, block, place.role == "pre"), line, of_line.get(line.number, ()))
        if not any(run.text.strip() for run in runs):
            continue
        path, leaf = _with_parts(place, block), _leaf(runs, block, place, places)
        depth = _shared(opened, path)
        del opened[depth:]
        for key in path[depth:]:
            holder = Holder(key[0], [])
            (opened[-1][1].children if opened else root).append(holder)
            opened.append((key, holder))
        siblings = opened[-1][1].children if opened else root
        before = siblings[-1] if siblings and last == (place.leaf, path) else None
        if isinstance(before, Leaf) and before.role == leaf.role and _goes_on(leaf.role, blank):
            if blank and leaf.role == "pre":
                before.lines.append([])
            before.lines.extend(leaf.lines)
        else:
            siblings.append(leaf)
        last, blank = (place.leaf, path), False
    return root


def _goes_on(role: str, blank: bool) -> bool:
    """Whether a second line of one element is the same block."""
    return role == "pre" or (role != "tr" and not blank)


def _shared(opened: Sequence[tuple[tuple[str, Node], Holder]], path: _Path) -> int:
    """How many of the open holders go on."""
    count = 0
    for (key, _), wanted in zip(opened, path, strict=False):
        if key != wanted:
            break
        count += 1
    return count


def _with_parts(place: _Place, block: Block) -> _Path:
    """The holders around a line: text right in a list is an item of it, a row stands in its table."""
    path = place.path
    if path and path[-1][0] in _PART_OF and place.leaf is not None:
        path = (*path, (_PART_OF[path[-1][0]], place.leaf))
    if place.role == "tr":
        table = next((node for node in block.node.upwards() if node.tag == "table"), block.node)
        path = (*path, ("table", table))
    return path


def _leaf(runs: Sequence[Run], block: Block, place: _Place, places: Sequence[_Place]) -> Leaf:
    if place.role != "tr":
        role = "p" if place.role == "th" else place.role
        return Leaf(role, [_pieces(runs, places, role in HEADINGS)])
    cells: list[list[Run]] = [[]]
    for run in runs:
        if is_tab(run, block):
            cells.append([])
        else:
            cells[-1].append(run)
    heads = tuple([bool(cell) and places[cell[0].node.number].role == "th" for cell in cells])
    return Leaf("tr", [_pieces(cell, places, head) for cell, head in zip(cells, heads, strict=True)], heads)


def _pieces(runs: Sequence[Run], places: Sequence[_Place], strong: bool) -> list[Piece]:
    """Runs by style; where all is strong, nothing is."""
    pieces: list[Piece] = []
    for run in runs:
        style = places[run.node.number].style
        if strong and style.strong:
            style = style._replace(strong=False)
        if pieces and pieces[-1].style == style:
            pieces[-1] = Piece(pieces[-1].text + run.text, style)
        else:
            pieces.append(Piece(run.text, style))
    return pieces


def _places(markup: Markup) -> list[_Place]:
    """The place of each element by its number. An element stands behind the one around it."""
    places: list[_Place] = []
    for node in markup.nodes:
        places.append(_place(node, places[node.parent.number] if node.parent else _Place()))
    return places


def _place(node: Node, around: _Place) -> _Place:
    path, leaf, role, style = around
    tag = node.tag
    if tag not in BLOCKS:
        styled = _style(node, style)
        return around if styled is style else _Place(path, leaf, role, styled)
    if role == "pre":
        return around
    if tag in PREFORMATTED:
        return _Place(path, node, "pre", style)
    if tag in _HOLDERS:
        if len(path) < _MAX_DEPTH:
            path = _opened(node, path)
        return _Place(path, node, "p", style)
    if tag in HEADINGS or tag == "tr":
        return _Place(path, node, tag, style)
    return _Place(path, node, _ROLES.get(tag, role if role in HEADINGS or role == "caption" else "p"), style)


def _opened(node: Node, path: _Path) -> _Path:
    """The holders around what stands in a holder, with those that the page has left out."""
    role = _HOLDERS[node.tag]
    wanted = _PARTS.get(role, ())
    # An item ends the one before it.
    if wanted and path and _PARTS.get(path[-1][0]) == wanted:
        path = path[:-1]
    around = path[-1][0] if path else ""
    if around in _PART_OF and around not in wanted:
        path = (*path, (_PART_OF[around], node))
    if wanted and around not in wanted:
        path = (*path, (wanted[0], node.parent or node))
    return (*path, (role, node))


def _style(node: Node, style: Style) -> Style:
    tag = node.tag
    if tag == "a" and "href" in node.attributes:
        return style._replace(link=node.attributes["href"])
    if tag in ("b", "strong"):
        return style if style.strong else style._replace(strong=True)
    if tag in ("i", "em"):
        return style if style.em else style._replace(em=True)
    if tag in ("code", "kbd", "samp", "tt"):
        return style if style.code else style._replace(code=True)
    return style


def is_header(row: Leaf) -> bool:
    """Whether all cells of a row that hold words are heads."""
    return any(row.heads) and all(head for head, cell in zip(row.heads, row.lines, strict=True) if cell)


def text_of(line: Sequence[Piece]) -> str:
    """The bare text of a line."""
    return "".join([piece.text for piece in line])
