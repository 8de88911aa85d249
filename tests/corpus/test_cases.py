"""Corpus cases: the file holds the page and what is wanted of it, exactly."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import Cleaner, load_ruleset
from cleaner.corpus.cases import BadCase, Header, Piece, case_files, pieces_of, read_case, write_case
from cleaner.corpus.score import Cleaners, judge_case

RULES = """\
- id: word.en
  about: Word that marks an advertisement.
  kind: sponsor
  lang: en
  when: {phrase: Advertisement}
  do: drop_line
  confidence: certain
  sets: {paid: true}
  examples: {match: [Advertisement], keep: [Advertisement is dead.]}
- id: below.en
  about: Pointer to the rest of a text.
  kind: truncation
  lang: en
  when: {phrase: Read on below., match: end}
  do: strip
  confidence: certain
  examples: {match: [It is sold. Read on below.], keep: [Read on below. It is sold.]}
- id: above.en
  about: Word before a text.
  kind: author
  lang: en
  when: {phrase: By our reporter, match: start}
  do: strip
  confidence: likely
  examples: {match: [By our reporter It is sold.], keep: [It is sold by our reporter.]}
"""
CASE = """\
shows: Every kind of gutter.
lang: en
access: {truncated: no}
fields: {paid: true}
---
S|Advertisement
-|
 |The mill is sold.
t| Read on below.

A|By our reporter
+| It is sold.
"""


@pytest.fixture
def cleaner(tmp_path: Path) -> Cleaner:
    (tmp_path / "rules.yaml").write_text(RULES, encoding="utf-8")
    return Cleaner(load_ruleset([tmp_path / "rules.yaml"], builtin=False))


def case_of(folder: Path, text: str) -> Path:
    file = folder / "case.txt"
    file.write_bytes(text.encode("utf-8"))
    return file


def test_the_gutter_tells_pieces_that_stay_from_those_that_go(tmp_path: Path) -> None:
    case = read_case(case_of(tmp_path, CASE))
    assert case.header.shows == "Every kind of gutter."
    assert case.text == "Advertisement\n\nThe mill is sold. Read on below.\n\nBy our reporter It is sold.\n"
    assert case.wanted == "The mill is sold.\n It is sold.\n"
    assert [piece.letter for piece in case.pieces] == ["S", "-", " ", "t", " ", "A", "+"]


def test_a_page_is_cut_as_its_edits_say(cleaner: Cleaner) -> None:
    page = "Advertisement\n\nThe mill is sold. Read on below.\n\nBy our reporter It is sold.\n"
    assert pieces_of(page, cleaner.clean(page).edits) == [
        Piece("S", "Advertisement\n"),
        Piece("-", "\n"),
        Piece(" ", "The mill is sold."),
        Piece("t", " Read on below.\n"),
        Piece(" ", "\n"),
        Piece("A", "By our reporter "),
        Piece("+", "It is sold.\n"),
    ]


def test_a_written_case_is_judged_to_agree(cleaner: Cleaner, tmp_path: Path) -> None:
    page = "Advertisement\n\nThe mill is sold. Read on below.\n\nBy our reporter It is sold.\n"
    cleaned = cleaner.clean(page)
    header = Header(shows="All.", fields=cleaned.fields)
    case = read_case(case_of(tmp_path, write_case(header, pieces_of(page, cleaned.edits))))
    assert case.text == page
    verdict = judge_case(case, Cleaners(cleaner))
    assert (verdict.agrees, verdict.differences) == (True, ())


@pytest.mark.parametrize(
    ("old", "new", "difference"),
    [
        ("S|Adv", " |Adv", " | wanted, S| given: Advertisement"),
        ("S|Adv", "R|Adv", "R| wanted, S| given: Advertisement"),
        ("-|\n", " |\n", " | wanted, -| given: "),
        ("A|By our reporter \n+|It", " |By our reporter It", "?| wanted, A| given: By our reporter "),
        ("paid: true", "paid: false", "fields: paid is True, wanted False"),
        ("shows: All.", "shows: All.\naccess: {truncated: yes}", "access: truncated is 'no', wanted 'yes'"),
        ("shows: All.", "shows: All.\nlevel: strict", "A| wanted, ?| given: By our reporter "),
    ],
)
def test_every_difference_is_named(cleaner: Cleaner, tmp_path: Path, old: str, new: str, difference: str) -> None:
    page = "Advertisement\n\nThe mill is sold.\nBy our reporter It is sold.\n"
    cleaned = cleaner.clean(page)
    text = write_case(Header(shows="All.", fields=cleaned.fields), pieces_of(page, cleaned.edits))
    assert text.count(old) == 1
    verdict = judge_case(read_case(case_of(tmp_path, text.replace(old, new))), Cleaners(cleaner))
    assert not verdict.agrees
    assert difference in verdict.differences


def test_case_files_are_found_in_folders(tmp_path: Path) -> None:
    for name in ("en/b.txt", "en/a.txt", "fr/c.txt", "fr/notes.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert [file.name for file in case_files([tmp_path / "fr", tmp_path / "en"])] == ["c.txt", "a.txt", "b.txt"]
    assert case_files([tmp_path / "en" / "a.txt"]) == [tmp_path / "en" / "a.txt"]


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"shows: a\r\n---\r\n |The mill\r\n"])
def test_what_is_no_case_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "case.txt").write_bytes(data)
    with pytest.raises(BadCase, match=r"case\.txt:1: "):
        read_case(tmp_path / "case.txt")


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            ["Advertisement", "", "It is sold. Read on below.", "By our reporter It is.", "---", "S|a", "+| b", " "]
        ),
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"), max_size=12),
    ),
    min_size=1,
    max_size=10,
)


@given(LINES)
def test_any_page_survives_its_case(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    folder = tmp_path_factory.mktemp("case")
    (folder / "rules.yaml").write_text(RULES, encoding="utf-8")
    cleaner = Cleaner(load_ruleset([folder / "rules.yaml"], builtin=False))
    page = "\n".join(lines).replace("\r\n", "\n") + "\n"
    cleaned = cleaner.clean(page)
    header = Header(shows="Any page.", fields=cleaned.fields)
    case = read_case(case_of(folder, write_case(header, pieces_of(page, cleaned.edits))))
    assert case.text == page
    assert judge_case(case, Cleaners(cleaner)).differences == ()
