"""The index names every line that a pattern can match, and only lines that hold what it searches for."""

from hypothesis import given
from hypothesis import strategies as st

from cleaner.ruleset.compile import regex_pattern
from cleaner.ruleset.likeness import like_pattern
from cleaner.ruleset.model import When
from cleaner.ruleset.pattern import Pattern
from cleaner.ruleset.phrase import compile_phrase

from .helpers import folded, index_of, slow_of


def regexed(expression: str) -> Pattern:
    return regex_pattern(expression, When(regex=expression))


def test_whole_lines_are_looked_up() -> None:
    patterns = [compile_phrase("Advertisement", "en"), compile_phrase("Please wait.", "en")]
    lines = ["advertisement", "an advertisement", "", "please wait", "please wait.", "please wait..", "advertisement"]
    assert index_of(patterns).candidates(lines) == [(0, 0), (3, 1), (4, 1), (6, 0)]
    assert slow_of(patterns) == []


def test_two_patterns_of_one_text_are_both_named() -> None:
    index = index_of([compile_phrase("Advertisement", "en"), compile_phrase("ADVERTISEMENT", "fr")])
    assert index.candidates(["advertisement"]) == [(0, 0), (0, 1)]


def test_literals_are_found_in_their_lines() -> None:
    index = index_of([compile_phrase("Read {} newsletter", "en"), regexed(r"Read \d+ comments")])
    lines = ["no", "", "read our newsletter", "read 12 comments", "we read 12 comments", "read", "newsletter"]
    assert index.candidates(lines) == [(2, 0), (3, 1), (4, 1)]


def test_line_breaks_anchor_literals() -> None:
    index = index_of([regexed(r"Comments \d+"), regexed(r"\d+ comments")])
    assert index.candidates(["comments 3", "3 comments", "no comments 3", "3 comments yet"]) == [(0, 0), (1, 1)]


def test_overlapping_literals_are_all_found() -> None:
    index = index_of([regexed(r"\d+ \w*newsletter.*"), regexed(r"\w*letters.*"), regexed(r"\d \w*newsletters.*")])
    assert index.candidates(["5 newsletters today"]) == [(0, 0), (0, 1), (0, 2)]
    assert index.candidates(["5 newsletter letters"]) == [(0, 0), (0, 1)]


def test_patterns_without_literals_are_slow_and_repeats_are_not_its_business() -> None:
    patterns = [regexed(r"\d+"), Pattern("repeats", ("next",)), compile_phrase("Advertisement", "en")]
    assert slow_of(patterns) == [0]
    assert index_of(patterns).candidates(["7", "advertisement"]) == [(1, 2)]


def test_no_patterns_and_no_lines() -> None:
    assert index_of([]).candidates(["advertisement"]) == []
    assert index_of([compile_phrase("Advertisement {*}", "en")]).candidates([]) == []


def test_any_text_can_be_searched() -> None:
    index = index_of([compile_phrase("Weiter zur Straße {*}", "de"), compile_phrase("続きを読む{*}", "ja")])
    lines = [
        folded(line)
        for line in ("WEITER ZUR STRASSE 5", "\udcff", "\ud800 weiter zur straße", "😀 続きを読む", "続きを読む 7")
    ]
    assert index.candidates(lines) == [(0, 0), (4, 1)]


PATTERNS = [
    compile_phrase("Advertisement", "en"),
    compile_phrase("Share this {}", "en"),
    compile_phrase("{:number} comments", "en"),
    compile_phrase("{*} newsletter", "en"),
    regexed("(?:Read|See) more.*"),
    like_pattern("All opinions in this text are those of its author alone.", 90),
]
LINES = st.sampled_from(
    [
        "",
        "advertisement",
        "share this text",
        "12 comments",
        "newsletter",
        "our newsletter",
        "read more on this",
        "all opinions in this text are those of its author alone.",
        "all views in this text are those of its authors alone.",
        "nothing\u2028at all",
    ]
)


@given(st.lists(LINES, max_size=12))
def test_a_line_is_named_by_itself_as_in_company(lines: list[str]) -> None:
    index = index_of(PATTERNS)
    alone = [(number, pattern) for number, line in enumerate(lines) for _, pattern in index.candidates([line])]
    assert index.candidates(lines) == sorted(alone)
