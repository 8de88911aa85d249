"""HTML in: a document whose lines are the blocks a browser would show, each with its place in the markup."""

import re
from collections.abc import Mapping

from lxml import etree

from cleaner.document import Document, lines_of
from cleaner.markup import BLOCKS, PREFORMATTED, Block, Markup, Node, Run
from cleaner.reading.tables import Table, join_rows

# Beside which no blank line stands.
_TIGHT = frozenset(("li", "tr", "td", "th", "dt", "dd", "tbody", "thead", "tfoot", "button", "summary"))
# What is no text, or not shown as text of the page.
_SKIPPED = frozenset(
    "script style template noscript svg iframe object embed applet audio video canvas select textarea datalist"
    " noembed frame rt rtc rp annotation annotation-xml meter progress".split()
)
_STRESS = frozenset(("b", "strong", "em", "i"))
_JSON = re.compile(r"json|^$", re.IGNORECASE)
# A script that assigns JSON to a name which frameworks and content systems have for the state of an application.
STATE = re.compile(
    r"(?P<name>__[A-Za-z][A-Za-z_]{2,40}|Fusion\.globalContent)(?:\[[\"'][\w-]{1,40}[\"']\])?\s{0,9}=\s{0,9}"
    r"(?P<parse>JSON\.parse\(\s{0,9})?(?=[\[{\"])"
)
# Characters of a script; the state of an application begins early.
_LONGEST_HEAD = 20_000
# The white space of HTML: other spaces, as the one that does not break, are text.
_WHITE = " \t\n\r\f"
_SPACES = re.compile(f"[{_WHITE}]+")
# lxml's own empty mapping cannot be pickled.
_NO_ATTRIBUTES: Mapping[str, str] = {}
_NO_GAP, _BREAK, _BLANK = range(3)


def read_html(
    page: str,
    url: str | None = None,
    title: str | None = None,
    lang: str | None = None,
    source: str | None = None,
) -> Document:
    """A document from HTML, however broken. Its lines are the blocks of the page, its markup says where they stand."""
    reader = _Reader()
    parser = etree.HTMLParser(
        target=reader, encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True
    )
    parser.feed(_readable(page).encode())
    parser.close()
    texts, markup = reader.result(whole=_WHOLE.search(page, 0, _HEAD) is not None)
    lines = lines_of(texts, ["\n"] * (len(texts) - 1) + [""])
    return Document(lines, url, title, lang, source, markup)


# What fragments lack; feeds and extractors give those.
_WHOLE = re.compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_HEAD = 10_000
_UNREADABLE = re.compile("[\0\ud800-\udfff]")
# Browsers read it as <br>; libxml2 drops it, and words would be glued.
_ENDED_BREAK = re.compile(r"</(?=br[\s/>])", re.IGNORECASE)


def _readable(page: str) -> str:
    """The page as browsers read it: without NULs, and with a mark where a character cannot be."""
    if "\0" in page:
        page = page.replace("\0", "")
    page = _ENDED_BREAK.sub("<", page)
    return _UNREADABLE.sub("\ufffd", page) if _UNREADABLE.search(page) else page


class _Reader:
    """What lxml tells while it reads: elements as they begin and end, and text."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.node: Node | None = None
        self.texts: list[str] = []
        self.blocks: dict[int, Block] = {}
        self.tables: list[Table] = []
        self.gap = _NO_GAP
        self.pieces: list[str] = []
        self.at: list[Node] = []
        # The innermost element that holds the line so far; once it has ended, the one around it.
        self.holder: Node | None = None
        self.left: Node | None = None
        self.linked = self.stressed = 0
        self.in_link = self.in_stress = self.in_pre = 0
        self.skipped = 0
        self.title = ""
        self.titles: list[str] = []
        self.metas: list[Mapping[str, str]] = []
        self.links: list[Mapping[str, str]] = []
        self.data_blocks: list[tuple[Mapping[str, str], str]] = []
        self.script: list[str] | None = None
        self.in_title = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        attributes = attributes or _NO_ATTRIBUTES
        # What broken pages hold behind their end belongs to them.
        around = self.node or (self.nodes[0] if self.nodes else None)
        node = self.node = Node(tag, attributes, around, len(self.nodes))
        self.nodes.append(node)
        if tag in BLOCKS:
            if self.skipped:
                return
            self.flush(_BREAK if tag in _TIGHT else _BLANK)
            if tag in PREFORMATTED:
                self.in_pre += 1
            elif tag == "table":
                if self.tables:
                    self.tables[-1].holds_table = True
                self.tables.append(Table(node, len(self.texts)))
        elif tag in _SKIPPED:
            self.skipped += 1
            if tag == "script" and "src" not in attributes:
                self.script = []
        elif tag == "a":
            self.in_link += "href" in attributes
        elif tag == "br":
            if not self.skipped:
                self.break_line()
        elif tag in _STRESS:
            self.in_stress += 1
        elif tag == "title":
            # Drawings have titles of their own.
            self.in_title = not self.skipped
        elif tag == "meta":
            self.metas.append(attributes)
        elif tag == "link":
            self.links.append(attributes)

    def end(self, tag: str) -> None:
        """An element ends."""
        node = self.node
        if node is None:
            return
        if tag in BLOCKS:
            if not self.skipped:
                self.flush(_BREAK if tag in _TIGHT else _BLANK)
                if tag in PREFORMATTED:
                    self.in_pre -= 1
                elif tag == "table":
                    join_rows(self.tables.pop(), self.nodes, self.texts, self.blocks)
        elif tag in _SKIPPED:
            self.skipped -= 1
            if self.script is not None:
                text = "".join(self.script)
                if _JSON.search(node.attributes.get("type", "text/javascript")) or STATE.search(text[:_LONGEST_HEAD]):
                    self.data_blocks.append((node.attributes, text))
                self.script = None
        elif tag == "a":
            self.in_link -= "href" in node.attributes
        elif tag in _STRESS:
            self.in_stress -= 1
        elif tag == "title" and self.in_title:
            self.in_title = False
            self.title = self.title or " ".join("".join(self.titles).split())
            self.titles = []
        if node is self.holder or node is self.left:
            self.left = node.parent
        self.node = node.parent

    def data(self, text: str) -> None:
        """Text stands in the element that began last."""
        if self.skipped or self.in_title:
            if self.script is not None:
                self.script.append(text)
            elif self.in_title:
                self.titles.append(text)
            return
        if not self.pieces and not self.in_pre and not text.strip(_WHITE):
            return
        node = self.node or (self.nodes[0] if self.nodes else None)
        if node is None:
            return
        if self.in_pre and "\n" in text:
            first, *others = text.split("\n")
            self.add(first, node)
            for other in others:
                self.break_line()
                self.add(other, node)
            return
        self.add(text, node)

    def add(self, text: str, node: Node) -> None:
        """Text for the line at hand."""
        self.pieces.append(text)
        self.at.append(node)
        size = len(text.strip())
        if not size:
            return
        if self.in_link:
            self.linked += size
        if self.in_stress:
            self.stressed += size
        if self.holder is None:
            self.holder = node
        elif self.left is not None:
            self.holder = self.left
        self.left = None

    def break_line(self) -> None:
        """A line break stands in the text; two of them make a blank line."""
        self.flush(_BLANK if self.gap and self.holder is None else _BREAK)

    def flush(self, gap: int) -> None:
        """The line at hand ends; behind it stands a line break, or a blank line."""
        if self.holder is not None:
            text = "".join(self.pieces)
            if "\u00ad" in text:
                text = text.replace("\u00ad", "")
            text = text.rstrip() if self.in_pre else _SPACES.sub(" ", text).strip(" ")
            if text:
                if self.texts and self.gap == _BLANK:
                    self.texts.append("")
                self.texts.append(text)
                runs = tuple(map(Run, self.pieces, self.at))
                self.blocks[len(self.texts)] = Block(self.holder, self.linked, self.stressed, len(text), runs)
                self.gap = _NO_GAP
            self.holder = self.left = None
            self.linked = self.stressed = 0
        if self.pieces:
            self.pieces = []
            self.at = []
        if gap > self.gap:
            self.gap = gap

    def close(self) -> None:
        """The page ends."""
        self.flush(_BREAK)

    def result(self, whole: bool) -> tuple[list[str], Markup]:
        """The lines, and the markup they stand in."""
        texts = [*self.texts, ""]
        return texts, Markup(self.nodes, self.blocks, whole, self.title, self.metas, self.links, self.data_blocks)
