"""Rows of tables: one line where the table holds data, as it stands where it lays out a page."""

import pytest

from cleaner.reading.html import read_html


def lines(page: str) -> list[str]:
    return [line.text for line in read_html(page).lines[:-1]]


ROW = "<tr><td>Quay<td>3<tr><td>Pier<td>4"
DATA = {
    "two rows": (f"<table>{ROW}</table>", ["Quay\t3", "Pier\t4"]),
    "heads": (f"<table><thead><tr><th>Place<th>Boats</thead><tbody>{ROW}", ["Place\tBoats", "Quay\t3", "Pier\t4"]),
    "empty cells": (f"<table><tr><th></th><th>Boats<th></th>{ROW}", ["\tBoats", "Quay\t3", "Pier\t4"]),
    "a row of one cell": (f"<table>{ROW}<tr><td colspan=2>Sum of all", ["Quay\t3", "Pier\t4", "Sum of all"]),
    "a caption": (f"<table><caption>Boats</caption>{ROW}</table>a", ["Boats", "", "Quay\t3", "Pier\t4", "", "a"]),
    "stress and few links": (
        "<table><tr><td><b>Quay</b> and more<td><a href=/3>3</a><tr><td>Pier<td>4",
        ["Quay and more\t3", "Pier\t4"],
    ),
    "a long row among short ones": (
        f"<table>{ROW}<tr><td>{'word ' * 20}<td>5",
        ["Quay\t3", "Pier\t4", "word " * 19 + "word", "5"],
    ),
    "broken rows among whole ones": (f"<table>{ROW}<tr><td>a<br>b<td>5", ["Quay\t3", "Pier\t4", "a", "b", "5"]),
    "within a table": (
        f"<table><tr><td><table>{ROW}</table><td>a<tr><td>b<td>c</table>",
        ["Quay\t3", "Pier\t4", "", "a", "b", "c"],
    ),
    "in a row": (f"<table>{ROW}</table><table>{ROW}</table>", ["Quay\t3", "Pier\t4", "", "Quay\t3", "Pier\t4"]),
    "preformatted": (f"<pre><table>{ROW}</table></pre>", ["Quay\t3", "Pier\t4"]),
    "unclosed": (f"<p>a<table>{ROW}", ["a", "", "Quay\t3", "Pier\t4"]),
}


@pytest.mark.parametrize(("page", "wanted"), DATA.values(), ids=DATA)
def test_data(page: str, wanted: list[str]) -> None:
    assert lines(page) == wanted


LAYOUT = {
    "one row": ("<table><tr><td>a<td>b", ["a", "b"]),
    "one column": ("<table><tr><td>a<tr><td>b<tr><td>c", ["a", "b", "c"]),
    "blocks in cells": (f"<table>{ROW.replace('<td>', '<td><p>')}", ["Quay", "", "3", "", "Pier", "", "4"]),
    "long text": (f"<table>{ROW.replace('Quay', 'word ' * 20)}", ["word " * 19 + "word", "3", "Pier", "4"]),
    "links": (f"<table>{ROW.replace('<td>', '<td><a href=/a>')}", ["Quay", "3", "Pier", "4"]),
    "by its role": (f"<table role=presentation>{ROW}", ["Quay", "3", "Pier", "4"]),
    "around a table": (f"<table>{ROW}<tr><td><table><tr><td>a</table>", ["Quay", "3", "Pier", "4", "", "a"]),
    "mostly of blocks": (f"<table>{ROW}{'<tr><td><p>a</p><td>b' * 5}", ["Quay", "3", "Pier", "4"]),
    "hidden": (f"a<noscript><table>{ROW}</table></noscript>b", ["ab"]),
}


@pytest.mark.parametrize(("page", "wanted"), LAYOUT.values(), ids=LAYOUT)
def test_layout(page: str, wanted: list[str]) -> None:
    assert lines(page)[: len(wanted)] == wanted
    assert not any("\t" in line for line in lines(page))


def test_where_a_row_stands() -> None:
    page = "<p>a</p><table><tr id=x><td> <b>Quay</b> <td></td><td>of <a href=/3>3</a></td></tr>"
    page += "<tr><td>Pier<td>4</table><p>b"
    document = read_html(page)
    assert document.markup is not None
    block = document.markup.blocks[3]
    assert document.lines[2].text == "Quay\t\tof 3"
    assert (block.node.tag, block.node.attributes) == ("tr", {"id": "x"})
    assert (block.linked, block.stressed, block.size) == (1, 4, 10)
    assert [run.text for run in block.runs if run.node is block.node] == ["\t", "\t"]
    assert {number: document.lines[number - 1].text for number in document.markup.blocks} == {
        1: "a",
        3: "Quay\t\tof 3",
        4: "Pier\t4",
        6: "b",
    }


def test_many_empty_cells_make_no_long_line() -> None:
    page = f"<table><tr><td>a{'<td>' * 100_000}b<tr><td>c<td>d<tr><td>e<td>f"
    assert lines(page) == ["a", "b", "c\td", "e\tf"]


def test_many_tables_in_each_other() -> None:
    assert lines("<table><tr><td>" * 3_000 + "a<td>b<tr><td>c<td>d") == ["a\tb", "c\td"]
    assert len(lines(f"<table>{ROW}</table>" * 2_000)) == 5_999


def test_deep_cells_stay_as_they_are() -> None:
    deep = "<span>" * 2_000
    assert lines(f"<table><tr><td>{deep}a<td>{deep}b<tr><td>c<td>d<tr><td>{deep}{'e<br>' * 50}")[:4] == [
        "a",
        "b",
        "c",
        "d",
    ]
