"""Lines, prose, words and places."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.document import (
    PROSE_CHARS,
    UNCLOSED_PROSE_CHARS,
    Document,
    closes_like_a_sentence,
    lines_of,
    looks_like_prose,
    shortened,
    stands_on,
    word_count,
)
from cleaner.folding import core_of, view_of

SENTENCE = "The council voted on Tuesday to close the harbour bridge for two years of repairs."
_IN_A_LINE = st.characters(exclude_characters="\n")


@pytest.mark.parametrize(
    "view",
    [
        SENTENCE,
        SENTENCE[:-1] + "!",
        SENTENCE[:-1] + "?",
        f'"{SENTENCE}"',
        f"({SENTENCE})",
        f"«{SENTENCE}»",
        SENTENCE[:-1] + "...",
        "x" * (PROSE_CHARS - 17) + " b c d e f g h i.",
        "市長は火曜日に記者会見を開き、港の橋を来週の月曜日から二年間閉鎖すると発表した。",
        "市長は火曜日に記者会見を開き、港の橋を来週の月曜日から二年間閉鎖すると発表した、" * 2,
        "Le maire a dit mardi que le pont du port sera fermé pendant deux ans de travaux.",
        (SENTENCE[:-1] + ", ") * 3,
    ],
)
def test_prose(view: str) -> None:
    assert looks_like_prose(view.strip())


@pytest.mark.parametrize(
    "view",
    [
        "",
        "Share",
        "The bridge is shut.",
        SENTENCE[:-1],
        SENTENCE[:-1] + ":",
        SENTENCE[:-1] + ",",
        "Extraordinarily-long-compound-words everywhere-and-nothing-else in-this-particular-line-here.",
        "市長は橋を閉鎖した。",
        "Home | News | Sport | Weather | Culture | Opinion | Podcasts | Puzzles | Shop | Account | Help",
        "x" * (PROSE_CHARS - 18) + " b c d e f g h i.",
        "Menu " * (UNCLOSED_PROSE_CHARS // 5),
    ],
)
def test_no_prose(view: str) -> None:
    assert not looks_like_prose(view.strip())


@pytest.mark.parametrize("view", ["a.", "a!", "a?", "a。", 'a."', "a.')]»", "ا؟", "क।", "a..."])
def test_closed(view: str) -> None:
    assert closes_like_a_sentence(view)


@pytest.mark.parametrize("view", ["", "a", "a,", "a:", "a. b", '"a"', "3.5", "a…b"])
def test_open(view: str) -> None:
    assert not closes_like_a_sentence(view)


@pytest.mark.parametrize(
    ("view", "words"),
    [
        ("", 0),
        ("one", 1),
        ("one two", 2),
        ("l'été 2024", 2),
        ("港", 1),
        ("港の橋は", 3),
        ("สะพานปิด", 5),
        ("a 港の橋", 3),
    ],
)
def test_words(view: str, words: int) -> None:
    assert word_count(view) == words


@settings(deadline=None, database=None)
@given(
    st.lists(
        st.tuples(st.text(st.characters(exclude_characters="\n")), st.sampled_from(["\n", "\r\n", ""])), min_size=1
    )
)
def test_lines_are_the_input(pairs: list[tuple[str, str]]) -> None:
    texts, ends = [text for text, _ in pairs], [end for _, end in pairs]
    lines = lines_of(texts, ends)
    whole = "".join(text + end for text, end in pairs)
    assert [line.number for line in lines] == list(range(1, len(pairs) + 1))
    for line, text in zip(lines, texts, strict=True):
        assert line.text == text
        assert whole[line.start : line.start + len(text)] == text
        assert line.view == view_of(text)
        assert line.core == core_of(line.view)
        assert line.key == line.core.casefold()
        assert line.prose == looks_like_prose(line.view)


def test_what_is_left_of_a_line_knows_its_place() -> None:
    line = lines_of(["Menu", f"Ad: {SENTENCE} — READ On"], ["\n", "\r\n"])[1]
    left = shortened(line, 4, 4 + len(SENTENCE))
    assert (left.number, left.start, left.text, left.end) == (2, 9, SENTENCE, "\r\n")
    assert left.view == SENTENCE
    assert left.prose
    short = shortened(line, len(line.text) - 9, len(line.text))
    assert (short.text, short.key, short.prose) == ("— READ On", "read on", False)


def test_solid_lines_are_those_with_something_to_see() -> None:
    texts = ["a", "", " \t", "\u200b\ufeff", "\u00a0", "***", "b"]
    assert Document(lines_of(texts, ["\n"] * 7)).solid == [0, 5, 6]


def test_the_same_page_with_other_lines() -> None:
    document = Document(lines_of(["a", "b"], ["\n", ""]), "https://ferry.example/", "Title", "en")
    other = document.with_lines(document.lines[1:])
    assert [line.text for line in other.lines] == ["b"]
    assert (other.url, other.title, other.lang) == ("https://ferry.example/", "Title", "en")
    assert len(document.lines) == 2


@pytest.mark.parametrize(
    ("url", "place"),
    [
        (None, ("", "")),
        ("", ("", "")),
        ("https://www.Ferry.example/En/a.html?b#c", ("ferry.example", "En/a.html")),
        ("ferry.example", ("ferry.example", "")),
        ("www.ferry.example/en/", ("ferry.example", "en")),
        ("http://[ferry", ("", "")),
        ("https://", ("", "")),
    ],
)
def test_place(url: str | None, place: tuple[str, str]) -> None:
    assert Document((), url=url).places == ([place] if url else [])


@pytest.mark.parametrize(
    ("url", "source", "places"),
    [
        (None, "ferry.example", [("ferry.example", "")]),
        (None, "https://www.ferry.example/en/a.html", [("ferry.example", "en/a.html")]),
        (None, "The Ferry", [("source:the-ferry", "")]),
        (None, "!", [("source:unknown", "")]),
        ("https://port.example/a", "The Ferry", [("port.example", "a"), ("source:the-ferry", "")]),
        ("ferry.example", "ferry.example", [("ferry.example", "")]),
    ],
)
def test_a_source_is_a_place_too(url: str | None, source: str, places: list[tuple[str, str]]) -> None:
    assert Document((), url=url, source=source).places == places


def test_a_page_without_a_url_stands_nowhere() -> None:
    assert not stands_on(Document(()), ["ferry.example", "example"])
    assert not stands_on(Document((), url="https://ferry.example/"), [])
