"""Tables of data: a row is a line, its cells parted by tabs. A table that lays out a page stays as it is."""

from collections.abc import Sequence

from cleaner.markup import BLOCKS, Block, Node, Run

# What a cell of data holds at most, in characters; how many cells its row has, and how deep its text stands in it.
_CELL_CHARS = 60
_CELLS = 50
_DEPTH = 12
_ROWS = 2
_ROLES = ("presentation", "none")


class Table:
    """A table on its way: its element, how many lines stood before it, whether another table stands in it."""

    __slots__ = ("before", "holds_table", "node")

    def __init__(self, node: Node, before: int) -> None:
        self.node = node
        self.before = before
        self.holds_table = False


def join_rows(table: Table, nodes: Sequence[Node], texts: list[str], blocks: dict[int, Block]) -> None:
    """Put each row of a table that has ended into one line, if the table holds data; else leave all as it is.

    ``texts`` and ``blocks`` (by line number) are what the page has given so far, and are changed in place. A row can be
    joined when each cell is one short line without blocks of its own. A table is data when two rows at least can be
    joined that have words in several cells, most rows are such rows, and no more than half of their letters are links.
    """
    before = table.before
    if table.holds_table or len(texts) - before < 2 * _ROWS or table.node.attributes.get("role") in _ROLES:
        return
    rows: dict[Node, dict[Node, int]] = {}
    mixed: set[Node] = set()
    for number in range(before + 1, len(texts) + 1):
        block = blocks.get(number)
        row, cell = _place(block.node) if block else (None, None)
        if row is None:
            continue
        cells = rows.setdefault(row, {})
        if cell is None or cell in cells or len(texts[number - 1]) > _CELL_CHARS:
            mixed.add(row)
        else:
            cells[cell] = number
    simple = {row: cells for row, cells in rows.items() if row not in mixed}
    wide = [blocks[number] for cells in simple.values() if len(cells) > 1 for number in cells.values()]
    count = sum(len(cells) > 1 for cells in simple.values())
    if count < _ROWS or 2 * count < len(rows) or 2 * sum(block.linked for block in wide) > sum(b.size for b in wide):
        return
    columns = _columns(table.node, nodes, simple)
    firsts = {
        min(cells.values()): (row, [cells.get(cell, 0) for cell in columns[row]])
        for row, cells in simple.items()
        if len(columns[row]) <= _CELLS
    }
    _rebuild(before, firsts, texts, blocks)


def _place(node: Node) -> tuple[Node | None, Node | None]:
    """The row and the cell a line stands in; no cell when a block stands between, or the row is no cell's."""
    cell: Node | None = None
    plain = True
    for depth, around in enumerate(node.upwards()):
        tag = around.tag
        if tag == "tr":
            return around, cell if plain and cell is not None and cell.parent is around else None
        if tag == "table":
            break
        if tag in ("td", "th") and cell is None:
            cell = around
        elif tag in BLOCKS or depth > _DEPTH:
            plain = False
        if depth > 2 * _DEPTH:
            break
    return None, None


def _columns(table: Node, nodes: Sequence[Node], rows: dict[Node, dict[Node, int]]) -> dict[Node, list[Node]]:
    """The cells of each row, those without text as well, up to the last that has some."""
    columns: dict[Node, list[Node]] = {row: [] for row in rows}
    full = dict.fromkeys(rows, 0)
    for node in nodes[table.number :]:
        row = node.parent
        if node.tag in ("td", "th") and row in columns:
            columns[row].append(node)
            if node in rows[row]:
                full[row] = len(columns[row])
    return {row: cells[: full[row]] for row, cells in columns.items()}


def _rebuild(
    before: int, firsts: dict[int, tuple[Node, list[int]]], texts: list[str], blocks: dict[int, Block]
) -> None:
    """Lines and blocks behind ``before`` anew; ``firsts``: by its first line each row, and the lines of its cells."""
    old = texts[before:]
    old_blocks = {number: blocks.pop(number) for number in range(before + 1, len(texts) + 1) if number in blocks}
    del texts[before:]
    taken = {number for _, cells in firsts.values() for number in cells}
    for number, text in enumerate(old, before + 1):
        if number in firsts:
            row, cells = firsts[number]
            texts.append("\t".join([old[cell - before - 1] if cell else "" for cell in cells]))
            blocks[len(texts)] = _row_block(row, [old_blocks.get(cell) for cell in cells], len(texts[-1]))
        elif number not in taken and (text or number + 1 not in taken or number + 1 in firsts):
            texts.append(text)
            if number in old_blocks:
                blocks[len(texts)] = old_blocks[number]


def _row_block(row: Node, cells: Sequence[Block | None], size: int) -> Block:
    """The block of a row: that of its cells together."""
    runs: list[Run] = []
    for index, cell in enumerate(cells):
        if index:
            runs.append(Run("\t", row))
        if cell:
            runs += cell.runs
    full = [cell for cell in cells if cell]
    linked = sum(cell.linked for cell in full)
    return Block(row, linked, sum(cell.stressed for cell in full), size, tuple(runs))
