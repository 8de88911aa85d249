"""docs/corpus.md: the letters are those of the code, and the case it shows agrees with the cleaner."""

import re
from pathlib import Path

from cleaner import Cleaner
from cleaner.corpus.cases import KEEP, LETTERS, MORE, Header, read_case
from cleaner.corpus.score import Cleaners, judge_case

from .helpers import ROOT, blocks, codes, page

PAGE = page("docs/corpus.md")


def letters_shown() -> dict[str, str]:
    """What the table says: kind by letter."""
    cells = re.findall(r"`(.)\\\|` \| ([a-z]+)", PAGE)
    assert len(cells) == len(dict(cells)), "a letter stands twice in the table"
    return dict(cells)


def test_letters() -> None:
    wanted = {letter: kind for kind, letter in LETTERS.items()} | {KEEP: "kept"}
    assert letters_shown() == wanted
    assert MORE in codes(PAGE)


def test_keys_of_the_header() -> None:
    assert set(Header.__struct_fields__) <= set(codes(PAGE))


def test_case_shown_agrees(tmp_path: Path) -> None:
    cases = [block.text for block in blocks(PAGE) if "\n---\n" in block.text]
    assert len(cases) == 1
    file = tmp_path / "case.txt"
    file.write_text(cases[0], encoding="utf-8")
    assert judge_case(read_case(file), Cleaners(Cleaner())).differences == ()


def test_parts_shown_are_gutters() -> None:
    parts = [block.text for block in blocks(PAGE) if "\n---\n" not in block.text]
    assert len(parts) == 1
    known = {letter.casefold() for letter in LETTERS.values()} | {KEEP, MORE}
    assert all(line[0].casefold() in known and line[1] == "|" for line in parts[0].splitlines())


def test_folders_named_exist() -> None:
    for folder in re.findall(r"`(corpus/[a-z-]+)/<case>\.txt`", PAGE):
        assert (ROOT / folder).is_dir()
