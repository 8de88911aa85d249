"""`Cleaner(learned=…)`: what was learned goes, and so do near copies of it; what only looks like it stays."""

import pickle
from pathlib import Path

import pytest

from cleaner import Cleaner
from cleaner.ruleset.packs import load_ruleset

from .helpers import SITE, article, page, text_learned

PLEDGE = "The Courier is printed by Ada Reed and her neighbours on the island"
BLOCK = ["Tide tables", PLEDGE, "All ferries"]


@pytest.fixture
def learned(tmp_path: Path) -> Path:
    file = tmp_path / "learned.yaml"
    file.write_text(text_learned([page(article(number), BLOCK) for number in range(6)]), encoding="utf-8")
    return file


def cleaned(cleaner: Cleaner, line: str, source: str = SITE) -> str:
    text = "\n".join([*article(99), line, ""])
    return cleaner.clean(text, source=source).text.removeprefix("\n".join(article(99)) + "\n")


@pytest.mark.parametrize(
    ("line", "goes"),
    [
        (PLEDGE, True),
        ("The Courier is printed by Ben Holm and her neighbours on the island", True),
        ("The Courier is printed by Ben Holm Lund and her neighbours on the island", True),
        ("The Courier is not printed by Ada Reed and her neighbours on the island", False),
        ("The Courier is sold by Ada Reed and her children on the mainland", False),
        ("Tide table", False),
    ],
)
def test_near_copies_go(learned: Path, line: str, goes: bool) -> None:
    assert (cleaned(Cleaner(learned=learned, builtin=False, body="off"), line) == "") is goes


def test_a_near_copy_names_the_rule_of_its_template(learned: Path) -> None:
    line = "The Courier is printed by Ben Holm and her neighbours on the island"
    edits = Cleaner(learned=learned, builtin=False, body="off").clean("\n".join([*article(7), line]), source=SITE).edits
    assert [edit.text for edit in edits] == [line]
    assert edits[0].rule.startswith("learned.the-courier-is")
    assert "Stands on 6 of 6 pages" in edits[0].reason


def test_on_other_sites_all_stays(learned: Path) -> None:
    cleaner = Cleaner(learned=learned, builtin=False, body="off")
    assert cleaned(cleaner, PLEDGE, source="other.example") == f"{PLEDGE}\n"


def test_rules_alone_take_no_near_copies(learned: Path) -> None:
    line = "The Courier is printed by Ben Holm and her neighbours on the island"
    assert cleaned(Cleaner(learned, builtin=False, body="off"), line) == f"{line}\n"


def test_the_index_changes_nothing(learned: Path) -> None:
    text = "\n".join([*article(7), *BLOCK, "The Courier is printed by Ben Holm and her neighbours on the island"])
    one, other = (Cleaner(learned=learned, use_index=use).clean(text, source=SITE) for use in (True, False))
    assert one == other
    assert one.restore() == text
    assert Cleaner(learned=learned).clean(one.text, source=SITE).text == one.text


def test_it_can_be_pickled(learned: Path) -> None:
    cleaner = Cleaner(learned=learned, builtin=False, body="off")
    cleaned(cleaner, PLEDGE)
    again = pickle.loads(pickle.dumps(cleaner))
    assert cleaned(again, "The Courier is printed by Ben Holm and her neighbours on the island") == ""


@pytest.mark.parametrize("line", ["x" * 2_000_000, "\ud800 " * 9, "\x00 a b c d e f", "a " * 400_000])
def test_hostile_lines(learned: Path, line: str) -> None:
    assert Cleaner(learned=learned).clean(line, source=SITE).restore() == line


def test_a_loaded_rule_set_takes_no_learned_files(learned: Path) -> None:
    with pytest.raises(ValueError, match="takes no learned files"):
        Cleaner(load_ruleset([]), learned=learned)


def test_what_was_learned_helps_to_find_the_body(tmp_path: Path) -> None:
    menu = [f"{word} pages" for word in ("Harbour", "Ferry", "Weather", "Sport", "Letters", "Chess", "Books")]
    foot = [f"{word} of the courier" for word in ("Friends", "Printers", "Sellers", "Readers", "Owners", "Archive")]
    file = tmp_path / "learned.yaml"
    file.write_text(text_learned([page(menu, article(number), foot) for number in range(6)]), encoding="utf-8")
    teasers = [line for at in range(5) for line in (f"A story of the {at + 2} swans", article(50 + at)[0])]
    text = "\n".join([*menu, *article(99, 6), *foot[:3], *teasers, *foot[3:]]) + "\n"
    plain = Cleaner(builtin=True).clean(text, source=SITE).text
    taught = Cleaner(file).clean(text, source=SITE).text
    assert all(line in taught for line in article(99, 6))
    assert not any(line in taught for line in [*menu, *foot])
    assert len(taught) <= len(plain)
