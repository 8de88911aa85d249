"""Generated pages of HTML: well-formed ones full of characters that mean something elsewhere, and broken ones."""

from html import escape

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from cleaner.document import Document, Line
from cleaner.planning.edits import Edit

MARKS = "ab1 .*_`[]()<>&#+-=!|~\\:;\"'/\u00a0\u00ad\u200f字é“—\n\t\r"
MARKED = (
    *(
        "# a",
        "1. a",
        "1) a",
        "- a",
        "+ a",
        "* a",
        "> a",
        "---",
        "===",
        "***",
        "```",
        "~~~",
        "    a",
        "- [ ] a",
        "2024.",
    ),
    *("[a]: /b", "[a](b)", "![a](b)", "<b>a</b>", "<!-- a -->", "<http://a.example>", "&amp;", "&#35;", "a\\"),
    *("| a | b |", "| - | - |", ":-:", "a_b_c", "_a_", "**a**", "`a`", "#", "a #", "a ##", "!", "&", "<", "\\"),
)
HREFS = (
    *(
        "",
        "#a",
        "/a",
        "a b",
        "https://example.org/a_(b)?c=1&copy;=2",
        "mailto:a@example.org",
        "//b.example/",
        "http://[",
    ),
    *("javascript:a()", "java&colon;script:a", "data:text/html,a", "?q=*a*", "a|b", "<a>", "a`b"),
)

texts = st.one_of(st.text(alphabet=MARKS, max_size=10), st.sampled_from(MARKED)).map(escape)


def _in(*tags: str) -> SearchStrategy[str]:
    return st.sampled_from(tags)


def _around(tags: SearchStrategy[str], content: SearchStrategy[str]) -> SearchStrategy[str]:
    return st.builds(lambda tag, inner: f"<{tag}>{inner}</{tag.split()[0]}>", tags, content)


def _many(content: SearchStrategy[str], most: int = 4) -> SearchStrategy[str]:
    return st.lists(content, min_size=1, max_size=most).map("".join)


_links = st.sampled_from(HREFS).map(lambda href: f'a href="{escape(href)}"')
_hidden = _around(_in("script", "style", "noscript", "template", "textarea"), st.just("hidden"))
inlines = st.recursive(
    st.one_of(texts, texts, st.just("<br>"), _hidden),
    lambda inner: _around(st.one_of(_in("b", "strong", "i", "em", "code", "span"), _links), _many(inner)),
    max_leaves=6,
)
_lines = _many(inlines)
_rows = _around(st.just("tr"), _many(_around(_in("td", "th"), texts)))
_leaves = st.one_of(
    _around(_in("p", "h1", "h2", "h6", "div", "pre", "figcaption", "li", "dt"), _lines),
    _around(st.just("table"), _many(_rows)),
    _lines,
    st.just("<hr>"),
)
blocks = st.recursive(
    _leaves,
    lambda inner: st.one_of(
        _around(_in("blockquote", "div", "section", "li", "ul", "dl", "pre"), _many(inner)),
        _around(_in("ul", "ol"), _many(_around(st.just("li"), _many(inner, 2)))),
        _around(st.just("dl"), _many(_around(_in("dt", "dd"), _many(inner, 2)))),
    ),
    max_leaves=8,
)
pages = _many(blocks, 6)


@st.composite
def broken_pages(draw: DrawFn) -> str:
    """Pages cut and put together anew, and any text among them."""
    page = draw(pages)
    for _ in range(draw(st.integers(0, 4))):
        low, high = sorted((draw(st.integers(0, len(page))), draw(st.integers(0, len(page)))))
        piece = draw(st.one_of(st.text(max_size=5), st.text(alphabet=MARKS, max_size=8), st.just(page[low:high])))
        page = draw(st.sampled_from((page[:low] + piece + page[high:], page[:low] + piece + page[low:])))
    return page


@st.composite
def edits_of(draw: DrawFn, document: Document) -> list[Edit]:
    """Some lines go, of some an end goes."""
    edits = []
    for line in document.lines:
        what = draw(st.sampled_from("keep keep keep drop first last".split())) if line.text else "keep"
        cut = draw(st.integers(0, len(line.text))) if what in ("first", "last") else 0
        if what == "drop":
            edits.append(_edit(line, 0, len(line.text), line.end))
        elif what == "first" and cut:
            edits.append(_edit(line, 0, cut))
        elif what == "last" and cut < len(line.text):
            edits.append(_edit(line, cut, len(line.text)))
    return edits


def _edit(line: Line, low: int, high: int, end: str = "") -> Edit:
    return Edit(line.number, line.start + low, line.text[low:high], end, "rule", "share", "certain", "a reason")


def text_left(document: Document, edits: list[Edit]) -> str:
    """What edits leave of a text, worked out another way than the writers do it."""
    text = "".join(line.text + line.end for line in document.lines)
    for edit in reversed(edits):
        text = text[: edit.start] + "\n" * bool(edit.end) + text[edit.start + len(edit.text) + len(edit.end) :]
    return text
