"""The blocks of what stays."""

import pytest

from cleaner.planning.edits import Edit
from cleaner.reading.html import read_html
from cleaner.reading.text import read_text
from cleaner.writing.kept import Holder, Leaf, kept_blocks, text_of


def shape(page: str, *gone: str) -> list[object]:
    """Roles and texts; lines that hold one of the words go."""
    document = read_html(page)
    edits = [
        Edit(line.number, line.start, line.text, line.end, "rule", "share", "certain", "")
        for line in document.lines
        if not line.text or any(word in line.text for word in gone)
    ]
    return list(map(_shape, kept_blocks(document, edits)))


def _shape(block: Holder | Leaf) -> object:
    if isinstance(block, Holder):
        return (block.role, *map(_shape, block.children))
    return (block.role, *map(text_of, block.lines))


def test_lines_of_one_paragraph() -> None:
    assert shape("<p>a<br>b<br><br>c<p>d") == [("p", "a", "b"), ("p", "c"), ("p", "d")]


def test_a_line_that_goes_leaves_the_paragraph_whole() -> None:
    assert shape("<p>a<br>b<br>c", "b") == [("p", "a", "c")]


def test_text_before_and_behind_a_block_are_two_paragraphs() -> None:
    assert shape("<div>a<p>b</p>c</div>") == [("p", "a"), ("p", "b"), ("p", "c")]
    assert shape("<div>a<p>b</p>c</div>", "b") == [("p", "a"), ("p", "c")]


def test_headings() -> None:
    assert shape("<h1>a<br>b</h1><h2><div>c</div></h2><h6>d") == [("h1", "a", "b"), ("h2", "c"), ("h6", "d")]


def test_a_list_stays_one_list() -> None:
    page = "<ul><li>a<li>b<ol><li>c<li>d</ol><li>e</ul><ul><li>f</ul>"
    assert shape(page, "a", "c") == [
        ("ul", ("li", ("p", "b"), ("ol", ("li", ("p", "d")))), ("li", ("p", "e"))),
        ("ul", ("li", ("p", "f"))),
    ]


def test_an_item_whose_own_text_goes_stays_around_its_list() -> None:
    assert shape("<ul><li>a<ul><li>b</ul></ul>", "a") == [("ul", ("li", ("ul", ("li", ("p", "b")))))]


@pytest.mark.parametrize(
    "page", ["<div><li>a<li>b</div>", "<menu><li>a<li>b</menu>", "<dir><li>a</li><li>b</li></dir>"]
)
def test_lists_by_other_names(page: str) -> None:
    assert shape(page) == [("ul", ("li", ("p", "a")), ("li", ("p", "b")))]


def test_text_right_in_a_list() -> None:
    assert shape("<ul>a<li>b</li>c</ul>") == [("ul", ("li", ("p", "a")), ("li", ("p", "b")), ("li", ("p", "c")))]


def test_definitions() -> None:
    page = "<dl>x<dt>a<dd>b<dd>c<div><dt>d</dt><dd>e</dd></div></dl>"
    parts = ("dd", "x"), ("dt", "a"), ("dd", "b"), ("dd", "c"), ("dt", "d"), ("dd", "e")
    assert shape(page) == [("dl", *((role, ("p", text)) for role, text in parts))]


def test_preformatted_keeps_blank_lines() -> None:
    assert shape("<pre>a\n\n\n  <b>b</b>\nc</pre><pre>d</pre>", "c") == [("pre", "a", "", "  b"), ("pre", "d")]


def test_rows() -> None:
    page = "<table><caption>x</caption><tr><th><th>a<tr><th>b<td>c<tr><td>d<td>e</table>"
    assert shape(page, "d") == [("caption", "x"), ("table", ("tr", "", "a"), ("tr", "b", "c"))]
    table = kept_blocks(read_html(page), [])[1]
    assert isinstance(table, Holder)
    assert [row.heads for row in table.children if isinstance(row, Leaf)] == [
        (False, True),
        (True, False),
        (False, False),
    ]


def test_what_is_cut_from_a_line() -> None:
    document = read_html("<p>By Ann | The <b>bridge is</b> shut")
    edits = [Edit(1, at, text, "", "rule", "byline", "certain", "") for at, text in ((0, "By Ann | "), (20, "is shut"))]
    [leaf] = kept_blocks(document, edits)
    assert isinstance(leaf, Leaf)
    assert [(piece.text, piece.style.strong) for piece in leaf.lines[0]] == [("The ", False), ("bridge ", True)]


def test_text_has_no_blocks() -> None:
    with pytest.raises(ValueError, match="came in as text"):
        kept_blocks(read_text("a"), [])
