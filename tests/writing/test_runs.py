"""The runs of a line are its text."""

from hypothesis import given

from cleaner.reading.html import read_html
from cleaner.writing.runs import fold

from ..generated_markup import broken_pages, pages

PREFORMATTED = {"pre", "listing", "xmp", "plaintext"}


def check(page: str) -> None:
    document = read_html(page)
    assert document.markup is not None
    for line in document.lines:
        if block := document.markup.blocks.get(line.number):
            preformatted = any(node.tag in PREFORMATTED for node in block.node.upwards())
            assert "".join(run.text for run in fold(block, preformatted)) == line.text


@given(pages)
def test_put_together_they_are_the_line(page: str) -> None:
    check(page)


@given(broken_pages())
def test_of_broken_pages_too(page: str) -> None:
    check(page)


def test_soft_hyphens_and_spaces_between_elements() -> None:
    check("<p> one\u00ad<b>\n two </b> <i> \u00ad </i> thr&shy;ee\n<a href=x> </a></p>")


def test_rows_of_data() -> None:
    check("<table><tr><th> <th>2023 <th> <b>2024</b><tr><td>Tram <td> 1 <td>2 </table>")
