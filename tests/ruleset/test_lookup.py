"""The tables of the index find what a plain search finds, before and after they open everything."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.ruleset import lookup
from cleaner.ruleset.lookup import Literals, OwnedLiterals, WholeLines, pack_lines, pack_literals, stem

LETTERS = st.text("ab \n.é日", max_size=7)
TABLES = st.dictionaries(LETTERS, st.lists(st.integers(0, 9), min_size=1, max_size=3), max_size=12)


def table_of(literals: list[str]) -> OwnedLiterals:
    """Each literal with its place in the list, and that and 100."""
    return OwnedLiterals(pack_literals({text: [number, 100 + number] for number, text in enumerate(literals)}))


def searched(literals: list[str], haystack: str) -> list[tuple[int, list[int]]]:
    """All occurrences, one start after the other."""
    text = haystack.encode()
    return [
        (at, [number, 100 + number])
        for at in range(len(text))
        for number, literal in enumerate(literals)
        if text.startswith(literal.encode(), at)
    ]


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
    st.one_of(st.text("ab\n", min_size=1, max_size=8), st.text("aé日", min_size=1, max_size=4)),
    unique=True,
    max_size=10,
)
HAYSTACKS = st.lists(st.one_of(st.text("ab\n", max_size=30), st.text("aé日", max_size=12)), max_size=6)


@pytest.mark.parametrize("short", [-1, 0, 20, 48_000])
@given(literals=LITERALS.filter(bool), haystacks=HAYSTACKS)
def test_literals_are_found_wherever_a_plain_search_finds_them(
    short: int, literals: list[str], haystacks: list[str]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lookup, "_SHORT", short)
        finder = Literals(table_of(literals))
        for haystack in haystacks:
            assert finder.find(haystack.encode()) == sorted(searched(literals, haystack))
        read = sum(len(haystack.encode()) for haystack in haystacks)
        assert (finder._automaton is not None) == (bool(haystacks) and read > short)


@pytest.mark.parametrize("short", [-1, 48_000])
def test_literals_of_two_tables_are_found_with_the_numbers_of_each(short: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lookup, "_SHORT", short)
        finder = Literals(table_of(["mill", "ill"]), OwnedLiterals(pack_literals({"mill": [7], "mi": [8]})))
        assert finder.find(b"a mill") == [(2, [0, 100]), (2, [7]), (2, [8]), (3, [1, 101])]


def test_the_automaton_is_built_once_so_much_was_read() -> None:
    literals = ["\nread more", "more\n", "ore", "e\n"]
    finder = Literals(table_of(literals))
    page = "\nread more\nno more\n"
    wanted = sorted(searched(literals, page))
    assert len(wanted) == 7
    pages = lookup._SHORT // len(page)
    for _ in range(pages):
        assert finder.find(page.encode()) == wanted
    assert finder._automaton is None
    assert finder.find(page.encode()) == wanted
    built = finder._automaton
    assert built is not None
    assert finder.find(page.encode()) == wanted
    assert finder._automaton is built


@pytest.mark.parametrize("haystack", ["", "a", "abc", "abcd", "abcde"])
def test_a_text_shorter_than_a_literal(haystack: str) -> None:
    literals = ["a", "abc", "abcd", "abcde", "abcdef"]
    assert Literals(table_of(literals)).find(haystack.encode()) == sorted(searched(literals, haystack))


def test_literals_lie_under_their_first_letters() -> None:
    table = OwnedLiterals(pack_literals({"abcdef": [0], "abcdex": [1], "ab": [2], "日本": [3]}))
    assert set(table.packed) == {b"", b"abcde", "日本".encode()[:5]}
    assert table[b"abcde"] == [(b"abcdef", [0]), (b"abcdex", [1])]
    assert table[b""] == [(b"ab", [2])]
    assert sorted(numbers for _, numbers in table.everything()) == [[0], [1], [2], [3]]


@pytest.fixture(autouse=True)
def _thresholds() -> Iterator[None]:
    """No test leaves a threshold changed."""
    before = lookup._FEW, lookup._SHORT
    yield
    assert before == (lookup._FEW, lookup._SHORT)
