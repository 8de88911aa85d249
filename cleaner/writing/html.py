"""What stays of a page as HTML with few tags: made anew from its text, and looked over by a sanitizer."""

from collections.abc import Callable, Sequence
from html import escape
from itertools import groupby

from cleaner.document import Document
from cleaner.planning.edits import Edit
from cleaner.writing.kept import NO_MARKUP, Holder, Leaf, Piece, is_header, kept_blocks
from cleaner.writing.links import SCHEMES, resolver

TAGS = frozenset("h1 h2 h3 h4 h5 h6 p ul ol li blockquote pre code table tr td th dl dt dd em strong a br".split())
_ROLES = {"caption": "p"}

Resolve = Callable[[str], str]


def html_of(document: Document, edits: Sequence[Edit], links: bool = True) -> str:
    """What the edits leave of a page as HTML: headings, paragraphs, lists, tables, quotations, stress, code; and links.

    Only the page's text and the addresses of its links go in, each escaped; nothing of its tags does. An address is
    kept when it leads to http, https or mailto; it is whole when the page's own address is known. Raises ValueError for
    a document without markup, or when the package of the extra ``html`` is not there.
    """
    if document.markup is None:
        raise ValueError(NO_MARKUP.format("HTML"))
    try:
        import nh3
    except ImportError:
        raise ValueError("HTML needs one more package; install it with: pip install 'cleaner[html]'") from None
    resolve = resolver(document) if links else _nowhere
    written = "".join([_block(block, resolve) + "\n" for block in kept_blocks(document, edits)])
    # Nothing should be left for it to take. It reads as browsers do, and sees what we might not.
    return nh3.clean(
        written,
        tags=set(TAGS),
        clean_content_tags=set(),
        attributes={"a": {"href"}, "*": set()},
        url_schemes=set(SCHEMES),
        link_rel=None,
    )


def _nowhere(href: str) -> str:
    return ""


def _block(block: Holder | Leaf, resolve: Resolve) -> str:
    role = _ROLES.get(block.role, block.role)
    if isinstance(block, Leaf):
        return f"<{role}>{_content(block, resolve)}</{role}>"
    children = block.children
    first = children[0]
    # One paragraph at the beginning of an item needs no tags of its own.
    if role in ("li", "dt", "dd") and isinstance(first, Leaf) and first.role == "p" and not _paragraphs(children[1:]):
        parts = [_content(first, resolve), *(_block(child, resolve) for child in children[1:])]
    else:
        parts = ["", *(_block(child, resolve) for child in children), ""]
    return f"<{role}>" + "\n".join(parts) + f"</{role}>"


def _paragraphs(children: Sequence[Holder | Leaf]) -> bool:
    return any(isinstance(child, Leaf) for child in children)


def _content(leaf: Leaf, resolve: Resolve) -> str:
    if leaf.role == "tr":
        header = is_header(leaf)
        heads = leaf.heads or (False,) * len(leaf.lines)
        cells = []
        for cell, head in zip(leaf.lines, heads, strict=True):
            tag = "th" if head or header else "td"
            cells.append(f"<{tag}>{_inline(cell, resolve)}</{tag}>")
        return "".join(cells)
    return ("\n" if leaf.role == "pre" else "<br>\n").join([_inline(line, resolve) for line in leaf.lines])


def _inline(line: Sequence[Piece], resolve: Resolve) -> str:
    parts = []
    for href, pieces in groupby(line, key=lambda piece: piece.style.link):
        text = "".join(map(_styled, pieces))
        address = resolve(href)
        parts.append(f'<a href="{escape(address)}">{text}</a>' if address and text.strip() else text)
    return "".join(parts)


def _styled(piece: Piece) -> str:
    text = escape(piece.text.replace("\r", " "))
    if not text.strip():
        return text
    if piece.style.code:
        text = f"<code>{text}</code>"
    if piece.style.em:
        text = f"<em>{text}</em>"
    if piece.style.strong:
        text = f"<strong>{text}</strong>"
    return text
