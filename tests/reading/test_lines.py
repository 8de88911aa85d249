r"""Lines end at ``\n`` and ``\r\n``, and at nothing else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.reading.text import read_text


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [("", "")]),
        ("a", [("a", "")]),
        ("a\n", [("a", "\n"), ("", "")]),
        ("a\nb", [("a", "\n"), ("b", "")]),
        ("a\r\nb\nc", [("a", "\r\n"), ("b", "\n"), ("c", "")]),
        ("\n\r\n", [("", "\n"), ("", "\r\n"), ("", "")]),
        ("a\r\r\nb", [("a\r", "\r\n"), ("b", "")]),
        ("a\r\nb\r", [("a", "\r\n"), ("b\r", "")]),
        ("a\n\rb", [("a", "\n"), ("\rb", "")]),
    ],
)
def test_lines(text: str, lines: list[tuple[str, str]]) -> None:
    assert [(line.text, line.end) for line in read_text(text).lines] == lines


@pytest.mark.parametrize("mark", ["\r", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029", "\\n", "\x00"])
def test_no_line_ends_at(mark: str) -> None:
    document = read_text(f"Ad{mark}Menu\nTides")
    assert [line.text for line in document.lines] == [f"Ad{mark}Menu", "Tides"]


def test_numbers_and_places() -> None:
    text = "a\r\n\r\nécole\nb"
    lines = read_text(text).lines
    assert [line.number for line in lines] == [1, 2, 3, 4]
    assert [line.start for line in lines] == [0, 3, 5, 11]


def test_what_the_caller_said() -> None:
    document = read_text("a", "ferry.example", "Title", "en")
    assert (document.url, document.title, document.lang) == ("ferry.example", "Title", "en")


@settings(deadline=None, database=None)
@given(st.text(st.sampled_from("ab \r\n\u2028\x0b\x85é")))
def test_the_lines_are_the_text(text: str) -> None:
    lines = read_text(text).lines
    assert "".join(line.text + line.end for line in lines) == text
    assert all("\n" not in line.text and line.end in ("\n", "\r\n", "") for line in lines)
    assert all(line.end for line in lines[:-1])
    assert lines[-1].end == ""
    assert all(text.startswith(line.text + line.end, line.start) for line in lines)
