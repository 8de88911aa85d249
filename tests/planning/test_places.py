"""How units stand in the markup: measures and names."""

import pytest

from cleaner.document import Document
from cleaner.markup import Markup, Node, element_path
from cleaner.planning.names import NOT_SHOWN, NamesAround, block_of, container_of, hides
from cleaner.planning.places import PLACES, places
from cleaner.planning.units import units_of
from cleaner.reading.html import read_html

PROSE = "The keeper of the lower lock counted forty-one barges on Monday, which is more than ever."


def read(html: str) -> tuple[Document, Markup]:
    document = read_html(html)
    assert document.markup is not None
    return document, document.markup


def measured(html: str, prose: list[int]) -> list[dict[str, float]]:
    document, markup = read(html)
    groups = [
        [markup.blocks[document.lines[index].number] for index in group] for group in units_of(document.lines, markup)
    ]
    rows = places(groups, prose, markup)
    return [dict(zip(PLACES, row, strict=True)) for row in rows]


def test_links() -> None:
    first, second, third = measured("<p>abc</p><p><a href=/>abcd</a>efgh</p><p><a href=/>abc</a></p>", [0, 0, 0])
    assert (first["linked"], second["linked"], third["linked"]) == (0, 0.5, 1)
    assert (second["much_linked"], second["all_linked"], third["all_linked"]) == (0.25, 0, 1)
    assert (second["linked_above"], second["linked_below"]) == (0, 1)
    assert first["linked_beside"] == pytest.approx(7 / 14)


def test_prose_around() -> None:
    rows = measured("<main><div><p>a<p>b</div><div><p>c</div></main><footer>d</footer>", [30, 30, 40, 0])
    assert [row["prose_beside"] for row in rows] == [0.6, 0.6, 0.4, 0]
    assert [row["prose_around"] for row in rows] == [0.6, 0.6, 0.4, 0]
    assert [row["prose_around_2"] for row in rows] == [1, 1, 1, 1]
    assert [row["in_main"] for row in rows] == [1, 1, 0, 0]
    assert [row["next_to_main"] for row in rows] == [0, 0, 1, 0]
    assert [row["off_main"] for row in rows] == [0, 0, 1 / 8, 2 / 8]


def test_articles() -> None:
    rows = measured("<article><p>a</article><article><p>b</article><p>c", [10, 40, 0])
    assert [row["in_best_article"] for row in rows] == [0, 1, 0]
    assert [row["in_other_article"] for row in rows] == [1, 0, 0]


def test_likeness_and_neighbours() -> None:
    rows = measured("<div><p class=t>a<p class=t>b<p class=x>c</div>", [10, 20, 10])
    assert [row["prose_alike"] for row in rows] == [0.75, 0.75, 0.25]
    assert [row["place_as_above"] for row in rows] == [0, 1, 1]
    assert [row["place_as_below"] for row in rows] == [1, 1, 0]


def names_in(html: str, known: set[str]) -> frozenset[str]:
    _, markup = read(html)
    return NamesAround(known).of(markup.blocks[1].node)


def test_names() -> None:
    html = (
        "<aside class='relatedBox-outer most_read'>"
        "<div id=news2 role=Main style='color:red'><p>a <b>b</b></p></div></aside>"
    )
    known = {
        "in_aside",
        "in_p",
        "is_p",
        "is_b",
        "related",
        "box",
        "outer",
        "read",
        "news",
        "role_main",
        "body",
        NOT_SHOWN,
    }
    assert names_in(html, known) == {"in_aside", "is_p", "related", "box", "outer", "read", "news", "role_main"}


def test_the_page_itself_has_no_names() -> None:
    assert names_in("<html class=related><body class='related box'><p>a", {"related", "box", "is_p"}) == {"is_p"}


@pytest.mark.parametrize(
    ("name", "value", "hidden"),
    [
        ("style", "color: red; display : none", True),
        ("style", "visibility:hidden", True),
        ("style", "display:block", False),
        ("hidden", "", True),
        ("aria-hidden", "true", True),
        ("aria-hidden", "false", False),
        ("class", "hidden", False),
    ],
)
def test_hidden(name: str, value: str, hidden: bool) -> None:
    assert hides(name, value) is hidden


def test_blocks_and_containers() -> None:
    _, markup = read("<section><p>a <b><i>b</i></b></p></section>")
    inner = next(node for node in markup.nodes if node.tag == "i")
    assert (block_of(inner).tag, container_of(inner).tag) == ("p", "section")
    assert block_of(Node("b", {}, None, 0)).tag == "b"


def test_lines_of_one_block_belong_together() -> None:
    document, markup = read(f"<p>{PROSE[:50]}<br>{PROSE[50:].lower()}</p><p>and so on it goes</p>")
    assert units_of(document.lines, markup) == [[0, 1], [3]]


def test_paths() -> None:
    _, markup = read("<div id='a b' class=c><section class='d e'><p>x")
    assert element_path(markup.blocks[1].node) == "body > div#a b > section.d > p"


def test_deep_pages_end() -> None:
    html = "<div class='box'>" * 4000 + "<p>a</p>" * 2000
    rows = measured(html, [1] * 2000)
    assert len(rows) == 2000
    assert rows[0]["in_main"] == 1
