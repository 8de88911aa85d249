"""What stays of a page as Markdown: CommonMark, and tables as GitHub writes them."""

from collections.abc import Callable, Sequence
from itertools import groupby

from cleaner.document import Document
from cleaner.planning.edits import Edit
from cleaner.writing.escape import address_escaped, closes_escaped, escaped, fence_for, marked, start_escaped
from cleaner.writing.kept import HEADINGS, LISTS, NO_MARKUP, Holder, Leaf, Piece, Style, is_header, kept_blocks, text_of
from cleaner.writing.links import resolver

_MARKS = {"ul": ("-", "*"), "ol": (".", ")")}

Resolve = Callable[[str], str]


def markdown_of(document: Document, edits: Sequence[Edit], links: bool = False) -> str:
    """What the edits leave of a page as Markdown (CommonMark 0.31, spec.commonmark.org; tables as in GitHub's).

    Marks of the text that would be markup are escaped, so a reader shows the words of the page, all of them and no
    other. ``links``: whether links stay; they lead to http, https or mailto, and are whole when the page's own address
    is known. Raises ValueError for a document without markup.
    """
    if document.markup is None:
        raise ValueError(NO_MARKUP.format("Markdown"))
    resolve = resolver(document) if links else None
    lines = _blocks(kept_blocks(document, edits), resolve)
    return "\n".join(lines) + "\n" if lines else ""


def _blocks(blocks: Sequence[Holder | Leaf], resolve: Resolve | None, tight: bool = False) -> list[str]:
    """The lines of blocks one below the other; ``tight``: a list follows the text above it without a blank line."""
    lines: list[str] = []
    before: Holder | Leaf | None = None
    other = False
    for block in blocks:
        if before is not None and not (tight and block.role in LISTS and isinstance(before, Leaf)):
            lines.append("")
        # Two lists in a row would be one, had they the same mark.
        other = before is not None and before.role == block.role and block.role in LISTS and not other
        lines += _holder(block, resolve, other) if isinstance(block, Holder) else _leaf(block, resolve)
        before = block
    return lines


def _holder(holder: Holder, resolve: Resolve | None, other: bool) -> list[str]:
    role, children = holder
    if role in LISTS:
        return _list(holder, resolve, _MARKS[role][other])
    if role == "blockquote":
        return [f"> {line}" if line else ">" for line in _blocks(children, resolve)]
    if role == "table":
        return _table([child for child in children if isinstance(child, Leaf)], resolve)
    if role == "dt":
        return _blocks([_strong(child) for child in children], resolve)
    return _blocks(children, resolve)


def _list(holder: Holder, resolve: Resolve | None, mark: str) -> list[str]:
    lines: list[str] = []
    items = [_blocks(item.children if isinstance(item, Holder) else [item], resolve, True) for item in holder.children]
    loose = any("" in item for item in items)
    for number, item in enumerate(items, 1):
        if loose and lines:
            lines.append("")
        first = f"{mark} " if holder.role == "ul" else f"{number}{mark} "
        indent = " " * len(first)
        lines += [(indent if index else first) + line if line else "" for index, line in enumerate(item)]
    return lines


def _strong(block: Holder | Leaf) -> Holder | Leaf:
    """The term of a definition: Markdown has no lists of definitions."""
    if not isinstance(block, Leaf) or block.role != "p":
        return block
    lines = [[Piece(piece.text, piece.style._replace(strong=True)) for piece in line] for line in block.lines]
    return Leaf("p", lines)


def _leaf(leaf: Leaf, resolve: Resolve | None) -> list[str]:
    if leaf.role == "pre":
        texts = [text_of(line).replace("\r", " ") for line in leaf.lines]
        fence = fence_for(texts)
        return [fence, *texts, fence]
    lines = [_inline(line, resolve) for line in leaf.lines]
    if leaf.role in HEADINGS:
        # A heading is one line.
        return [f"{'#' * int(leaf.role[1])} {closes_escaped(' '.join(lines))}"]
    lines = [start_escaped(line) for line in lines]
    return [line + "\\" for line in lines[:-1]] + lines[-1:]


def _table(rows: Sequence[Leaf], resolve: Resolve | None) -> list[str]:
    width = max(len(row.lines) for row in rows)
    if width == 1:
        return _blocks([Leaf("p", [row.lines[0] for row in rows])], resolve)
    cells = [[_inline(cell, resolve, True) for cell in row.lines] + [""] * (width - len(row.lines)) for row in rows]
    if not is_header(rows[0]):
        # There is no table without a head.
        cells.insert(0, [""] * width)
    cells.insert(1, ["---"] * width)
    return ["| " + " | ".join(row) + " |" for row in cells]


def _inline(line: Sequence[Piece], resolve: Resolve | None, cell: bool = False) -> str:
    """A line of text with its stress, code and links."""
    written = ""
    groups = [(href, list(pieces)) for href, pieces in groupby(line, key=lambda piece: piece.style.link)]
    for index, (href, pieces) in enumerate(groups):
        after = groups[index + 1][1][0].text if index + 1 < len(groups) else ""
        address = resolve(href) if resolve and href else ""
        whole = text_of(pieces)
        text = whole.strip()
        if address and text:
            before, behind = whole[: whole.index(text)], whole[whole.index(text) + len(text) :]
            inner = _styled("", pieces, "", cell).strip()
            written += f"{before}[{inner}]({address_escaped(address)}){behind}"
        else:
            written = _styled(written, pieces, after, cell)
    return written.strip()


def _styled(written: str, pieces: Sequence[Piece], after: str, cell: bool) -> str:
    """What is written so far, and pieces of text; ``after``: the text behind them."""
    merged: list[Piece] = []
    for text, style in pieces:
        plain = style._replace(link="")
        if merged and merged[-1].style == plain:
            merged[-1] = Piece(merged[-1].text + text, plain)
        else:
            merged.append(Piece(text, plain))
    for index, (text, style) in enumerate(merged):
        following = merged[index + 1].text if index + 1 < len(merged) else after
        stressed = marked(text, style, written, following, cell) if style != Style() else None
        written += escaped(text, bool(following)) if stressed is None else stressed
    return written
