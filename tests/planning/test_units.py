"""Which lines belong together, however a page was flattened."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.planning.units import units_of
from cleaner.reading.text import read_text

PARAGRAPHS = (
    "The keeper of the lower lock counted forty-one barges on Monday, which is more than the canal has seen since the"
    " year of the frozen weir, and wrote the number on the door of his hut in chalk.",
    "Nobody had told him that the upper lock was closed. He let them all in, one behind the other, and went to lunch.",
)


def together(text: str) -> list[list[str]]:
    lines = read_text(text).lines
    return [[lines[index].view for index in group] for group in units_of(lines)]


@pytest.mark.parametrize("text", ["", "\n\n", "one", "Home\nNews\nSport\n\nContact", "Home\n\nnews"])
def test_short_lines_stand_alone(text: str) -> None:
    assert together(text) == [[line] for line in text.split("\n") if line]


@pytest.mark.parametrize("width", [60, 72, 78, 80])
def test_hard_wrapped_paragraphs_are_whole_again(width: int) -> None:
    wrapped = ["\n".join(textwrap.wrap(paragraph, width)) for paragraph in (*PARAGRAPHS, *PARAGRAPHS)]
    assert [" ".join(unit) for unit in together("\n\n".join(wrapped))] == [*PARAGRAPHS, *PARAGRAPHS]


@pytest.mark.parametrize(
    "pieces",
    [
        ["At noon the keeper of the lower lock counted ", "forty-one barges", " on Monday, more than ever."],
        ["According to the keeper of the lower lock, a man by the name of", "Ole Brand", ", the barges came at night."],
        ["The barges came at night, said the keeper of the lower lock in", "the weekly paper of the canal."],
        ["The upper lock (built in the year of the frozen weir", ") was closed when the barges came."],
    ],
)
def test_a_sentence_broken_at_inline_tags_is_one_unit(pieces: list[str]) -> None:
    above, below = "The lock is closed.", "The barges wait."
    found = together("\n".join([above, *pieces, below]))
    assert [len(unit) for unit in found] == [1, len(pieces), 1]


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("The keeper of the lower lock counted forty-one barges on Monday.", "nobody had told him."),
        ("The keeper of the lower lock counted the barges and", "* forty-one of wood"),
        ("The keeper of the lower lock counted the barges and", "2. forty-one of wood"),
        ("The keeper of the lower lock counted the barges and", "\n\nwent to lunch"),
        ("Canal", "locks and weirs"),
        ("The keeper of the lower lock counted the barges and wrote it down", "The upper lock is closed"),
    ],
)
def test_what_begins_anew_is_a_unit_of_its_own(upper: str, lower: str) -> None:
    assert len(together(f"{upper}\n{lower}")) == 2


@given(st.lists(st.text("aB.,(- \t\u00a0日。*1", max_size=70), max_size=12))
def test_every_line_with_text_is_in_one_unit_in_order(texts: list[str]) -> None:
    lines = read_text("\n".join(texts)).lines
    assert [index for group in units_of(lines) for index in group] == [i for i, line in enumerate(lines) if line.view]
