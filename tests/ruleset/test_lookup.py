"""The tables of the index find what a plain search finds, before and after they open everything."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.ruleset import lookup
from cleaner.ruleset.lookup import Literals, WholeLines, first_letters, pack_lines, stem

LETTERS = st.text("ab \n.é日", max_size=7)
TABLES = st.dictionaries(LETTERS, st.lists(st.integers(0, 9), min_size=1, max_size=3), max_size=12)


def searched(literals: list[bytes], haystack: bytes) -> list[tuple[int, int]]:
    """All occurrences, one start after the other."""
    starts = range(len(haystack))
    return [(number, at) for number, text in enumerate(literals) for at in starts if haystack.startswith(text, at)]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("", ""),
        ("read more", "read more"),
        ("read more.", "read more"),
        ("read more !", "read more"),
        ("続きを読む。", "続きを読む"),
        ("और पढ़ें।", "और पढ़ें"),
        ("read more..", "read more."),
        ("?", ""),
        ("read more,", "read more,"),
        ("read more ", "read more "),
    ],
)
def test_stem(line: str, wanted: str) -> None:
    assert stem(line) == wanted


@pytest.mark.parametrize("few", [0, 1, 3, 256])
@given(table=TABLES, pages=st.lists(st.lists(LETTERS, max_size=6), max_size=6))
def test_whole_lines_are_those_of_the_plain_table(
    few: int, table: dict[str, list[int]], pages: list[list[str]]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lookup, "_FEW", few)
        lines = WholeLines(pack_lines(table))
        for page in pages:
            found = lines.table(page)
            assert {text: found[text] for text in page if text in found} == {
                text: table[text] for text in page if text in table
            }


def test_few_buckets_are_opened_for_a_short_page_and_all_for_a_long_one() -> None:
    table = {f"line {number}": [number] for number in range(3000)}
    lines = WholeLines(pack_lines(table))
    assert lines.table(["line 7", "nothing"])["line 7"] == [7]
    assert lines._all is None
    assert 1 <= len(lines._open) <= 2
    before = len(lines._open)
    lines.table(["line 7"] * 1000)
    assert (lines._all, len(lines._open)) == (None, before), "one line, however often, needs one bucket"
    whole = lines.table([f"line {number}" for number in range(1000)])
    assert whole == table
    assert lines.table(["nothing"]) is whole


def test_pages_that_add_up_open_everything_in_the_end() -> None:
    table = {f"line {number}": [number] for number in range(2000)}
    lines = WholeLines(pack_lines(table))
    for number in range(2000):
        assert lines.table([f"line {number}"])[f"line {number}"] == [number]
    assert lines._all == table


def test_no_lines_at_all() -> None:
    assert WholeLines(pack_lines({})).table(["a"]) == {}
    assert WholeLines(pack_lines({"a": [1]})).table([]) == {}


def test_any_text_has_its_bucket() -> None:
    table = {"\ud800": [1], "": [2], "日" * 5000: [3], "a\nb": [4]}
    assert {text: WholeLines(pack_lines(table)).table([text])[text] for text in table} == table


LITERALS = st.lists(
    st.one_of(st.text("ab\n", min_size=1, max_size=8), st.text("aé日", min_size=1, max_size=4)).map(str.encode),
    unique=True,
    max_size=10,
)
HAYSTACKS = st.lists(st.one_of(st.text("ab\n", max_size=30), st.text("aé日", max_size=12)).map(str.encode), max_size=6)


@pytest.mark.parametrize("short", [-1, 0, 20, 48_000])
@given(literals=LITERALS.filter(bool), haystacks=HAYSTACKS)
def test_literals_are_found_wherever_a_plain_search_finds_them(
    short: int, literals: list[bytes], haystacks: list[bytes]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lookup, "_SHORT", short)
        finder = Literals(literals, first_letters(literals))
        for haystack in haystacks:
            assert sorted(finder.find(haystack)) == searched(literals, haystack)
        read = sum(map(len, haystacks))
        assert (finder._automaton is not None) == (bool(haystacks) and read > short)


def test_the_automaton_is_built_once_so_much_was_read() -> None:
    literals = [b"\nread more", b"more\n", b"ore", b"e\n"]
    finder = Literals(literals, first_letters(literals))
    page = b"\nread more\nno more\n"
    wanted = searched(literals, page)
    assert len(wanted) == 7
    pages = lookup._SHORT // len(page)
    for _ in range(pages):
        assert sorted(finder.find(page)) == wanted
    assert finder._automaton is None
    assert sorted(finder.find(page)) == wanted
    built = finder._automaton
    assert built is not None
    assert sorted(finder.find(page)) == wanted
    assert finder._automaton is built


@pytest.mark.parametrize("haystack", [b"", b"a", b"abc", b"abcd"])
def test_a_text_shorter_than_a_literal(haystack: bytes) -> None:
    literals = [b"a", b"abc", b"abcd", b"abcde"]
    finder = Literals(literals, first_letters(literals))
    assert sorted(finder.find(haystack)) == searched(literals, haystack)


def test_first_letters() -> None:
    assert first_letters([b"abcde", b"abcdx", b"ab", b"b"]) == {b"abcd": [0, 1], b"ab": [2], b"b": [3]}


@pytest.fixture(autouse=True)
def _thresholds() -> Iterator[None]:
    """No test leaves a threshold changed."""
    before = lookup._FEW, lookup._SHORT
    yield
    assert before == (lookup._FEW, lookup._SHORT)
