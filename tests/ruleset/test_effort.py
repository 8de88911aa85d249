"""What an expression can cost, and which need a clock."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from cleaner.ruleset.effort import calm_slots, calm_up_to
from cleaner.ruleset.pattern import MAX_LINE
from cleaner.ruleset.phrase import compile_phrase
from cleaner.ruleset.syntax import parse


@pytest.mark.parametrize(
    ("expression", "most"),
    [
        ("Read more", MAX_LINE),
        (r"\d{1,4} comments", MAX_LINE),
        ("(?:Share|Tweet|Pin) this(?: page)?", MAX_LINE),
        (".{8,500}[.!?] Photo: .{2,80}", 250),
        (".*a.*b", 150),
        ("(?=.*a)(?!.*b)c", 150),
        (".*a.*b.*c", 0),
        (r"(?:\w+ ){0,7}said", 0),
        (r"(?:\w+ )*+said", 0),
        ("(?:a|a){0,500}b", 0),
        ("(?:a?){0,500}b", 0),
        ("(?:a|ab){0,40}c", 0),
        ("(?:share|tweet|pin) ?(?:a|b|c){0,9}", MAX_LINE),
        ("[ab]{0,500}c", MAX_LINE),
    ],
)
def test_up_to_where_an_expression_needs_no_clock(expression: str, most: int) -> None:
    assert calm_up_to(parse(expression)) == most


def test_up_to_where_a_phrase_needs_no_clock() -> None:
    assert [calm_slots(count) for count in (0, 1, 2, 3, 9)] == [MAX_LINE, MAX_LINE, 1_000, 100, 0]
    assert compile_phrase("Read {} by {author:name}", "en").calm == 1_000


PIECES = st.sampled_from(["a", "b", ".*", ".{0,30}", "[ab]+", "a?", "(?:a|b|ab)", r"\w{1,9}", "(?=.*b)", "(?:ab?){2}"])


@given(st.lists(PIECES, min_size=1, max_size=4).map("".join), st.lists(PIECES, max_size=4).map("".join))
def test_more_parts_never_need_the_clock_later(expression: str, more: str) -> None:
    regex.compile(expression + more)
    assert calm_up_to(parse(expression + more)) <= calm_up_to(parse(expression))
