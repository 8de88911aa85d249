"""``cleaner learn review``: each draft accepted, reworded, rejected, or left."""

from pathlib import Path

import pytest

from cleaner import Cleaner
from tests.learning.helpers import article, faults_of, page, text_learned

from .helpers import Run

PLEA = (
    "The Harbour Courier belongs to nobody but its readers, and it takes no money from the board of the harbour. "
    "Please give what you can, so that all of Gull Point can go on reading it."
)
TOP, BOTTOM = ["Harbour Courier", "Log in"], ["All comments", "About us and our paper"]
PAGES = [page(TOP, article(number), "Help us", PLEA, BOTTOM) for number in range(5)]
SITE_FILE = Path("rules/sites/courier.example.yaml")


@pytest.fixture(autouse=True)
def drafts(folder: Path) -> Path:
    path = folder / "learned.yaml"
    path.write_text(text_learned(PAGES), encoding="utf-8")
    return path


def ids(path: Path) -> list[str]:
    if not path.exists():
        return []
    return [
        line.removeprefix("- id: ") for line in path.read_text(encoding="utf-8").splitlines() if line[:5] == "- id:"
    ]


def test_all_of_it_accepted(workbench: Run, drafts: Path) -> None:
    names = ids(drafts)
    done = workbench("learn", "review", "learned.yaml", stdin=b"a\n" * 6)
    assert (done.code, done.err) == (0, "")
    assert done.text.endswith("6 accepted, 0 rejected, 0 left in learned.yaml\n")
    assert ids(SITE_FILE) == names
    assert ids(drafts) == []
    assert faults_of(drafts.read_text(encoding="utf-8")) == []
    assert faults_of(SITE_FILE.read_text(encoding="utf-8")) == []
    again = workbench("learn", "review", "learned.yaml")
    assert (again.code, again.text) == (0, "0 accepted, 0 rejected, 0 left in learned.yaml\n")


def test_what_is_shown(workbench: Run) -> None:
    done = workbench("learn", "review", "learned.yaml", stdin=b"s\n" * 6)
    assert "1 of 6  learned." in done.text
    assert "  courier.example\n" in done.text
    assert f"  {PLEA}\n    - {PLEA}\n  this is prose: it acts only once you accept it\n" in done.text
    assert done.text.count("this is prose") == 1
    assert "Stands on 5 of 5 pages of courier.example" in done.text


def test_each_answer_does_what_it_says(workbench: Run, drafts: Path) -> None:
    names = ids(drafts)
    before = drafts.read_text(encoding="utf-8")
    done = workbench("learn", "review", "learned.yaml", stdin=b"a\nr\ns\nwhat\n\nACCEPT\nq\n")
    assert (done.code, done.err) == (0, "")
    assert done.text.endswith("2 accepted, 1 rejected, 3 left in learned.yaml\n")
    assert ids(SITE_FILE) == [names[0], names[3]]
    assert ids(drafts) == [names[2], *names[4:]]
    after = drafts.read_text(encoding="utf-8")
    assert after.startswith("# Boilerplate learned from pages")
    assert faults_of(after) == []
    assert all(line in before for line in after.splitlines())


@pytest.mark.parametrize("answers", [b"", b"q\n", b"s\n" * 6, b"s\ns"])
def test_what_is_left_stays_as_it_is(workbench: Run, drafts: Path, answers: bytes) -> None:
    before = drafts.read_bytes()
    done = workbench("learn", "review", "learned.yaml", stdin=answers)
    assert (done.code, done.err) == (0, "")
    assert drafts.read_bytes() == before
    assert not SITE_FILE.exists()


def test_all_of_it_rejected(workbench: Run, drafts: Path) -> None:
    done = workbench("learn", "review", "learned.yaml", stdin=b"r\n" * 6)
    assert done.text.endswith("0 accepted, 6 rejected, 0 left in learned.yaml\n")
    assert ids(drafts) == []
    assert drafts.read_text(encoding="utf-8").endswith("\n[]\n")
    assert not Path("rules").exists()


def test_an_accepted_preview_acts(workbench: Run, drafts: Path) -> None:
    text = page(TOP, article(77), "Help us", PLEA, BOTTOM).text
    before = Cleaner("learned.yaml", builtin=False, body="off").clean(text, url="courier.example")
    assert PLEA in before.text
    workbench("learn", "review", "learned.yaml", stdin=b"a\n" * 6)
    assert "status: preview" not in SITE_FILE.read_text(encoding="utf-8")
    after = Cleaner("rules", builtin=False, body="off").clean(text, url="courier.example")
    assert after.text.splitlines() == article(77)


def place(drafts: Path, phrase: str) -> int:
    """How many drafts stand above the one with a phrase."""
    above, _, _ = drafts.read_text(encoding="utf-8").partition(f'      - "{phrase}"\n')
    return above.count("\n- id: ") - 1


def test_a_reworded_rule(workbench: Run, drafts: Path) -> None:
    at = place(drafts, "About us and our paper")
    name = ids(drafts)[at]
    answers = b"s\n" * at + b"e\nAbout us and our {:word}\nq\n"
    done = workbench("learn", "review", "learned.yaml", stdin=answers)
    assert (done.code, done.err) == (0, "")
    assert ids(SITE_FILE) == [name]
    assert name not in ids(drafts)
    text = SITE_FILE.read_text(encoding="utf-8")
    assert '    phrase:\n      - "About us and our {:word}"\n' in text
    assert faults_of(text) == []
    cleaner = Cleaner("rules", builtin=False, body="off")
    assert cleaner.clean("\n".join([*article(5), "About us and our boat"]), url="courier.example").removed == 1


@pytest.mark.parametrize(
    ("phrase", "reason"),
    [
        ("About us and our boats", "this example is missing"),
        ("About us {", "a single { stands in the phrase"),
        ("{:colour} us and our paper", "there is no slot type 'colour'"),
    ],
)
def test_a_phrase_that_breaks_an_example_is_refused(workbench: Run, drafts: Path, phrase: str, reason: str) -> None:
    before = drafts.read_bytes()
    at = place(drafts, "About us and our paper")
    done = workbench("learn", "review", "learned.yaml", stdin=b"s\n" * at + f"e\n{phrase}\nq\n".encode())
    assert done.code == 0
    assert reason in done.err
    assert "Traceback" not in done.err
    assert drafts.read_bytes() == before
    assert not SITE_FILE.exists()


def test_after_a_refusal_it_can_be_said_again(workbench: Run, drafts: Path) -> None:
    at = place(drafts, "About us and our paper")
    answers = b"s\n" * at + b"e\nNo such words\ne\n\ne\nAbout us and {*}\nq\n"
    done = workbench("learn", "review", "learned.yaml", stdin=answers)
    assert done.text.endswith("1 accepted, 0 rejected, 5 left in learned.yaml\n")
    assert '      - "About us and {*}"\n' in SITE_FILE.read_text(encoding="utf-8")


def test_a_rule_that_is_there_already_is_not_added_twice(workbench: Run, drafts: Path) -> None:
    before = drafts.read_bytes()
    workbench("learn", "review", "learned.yaml", stdin=b"a\nq\n")
    drafts.write_bytes(before)
    done = workbench("learn", "review", "learned.yaml", stdin=b"a\nq\n")
    assert "the draft stays where it is" in done.err
    assert drafts.read_bytes() == before
    assert len(ids(SITE_FILE)) == 1


def test_rules_go_where_they_are_told(workbench: Run, folder: Path) -> None:
    done = workbench("learn", "--to", "mine", "review", "learned.yaml", stdin=b"a\nq\n")
    assert done.code == 0
    assert len(ids(folder / "mine/sites/courier.example.yaml")) == 1


def test_drafts_of_a_named_source_and_of_many(workbench: Run, drafts: Path) -> None:
    many = "All of this was made by people who live by the sea"
    pages = [
        page(f"Paper {'abcdefghi'[at]}", many, article(at * 9 + number), source=f"Weir Paper {'abcdefghi'[at]}")
        for at in range(9)
        for number in range(5)
    ]
    drafts.write_text(text_learned(pages), encoding="utf-8")
    done = workbench("learn", "review", "learned.yaml", stdin=b"a\n" * 20)
    assert (done.code, done.err) == (0, "")
    assert many in Path("rules/common/furniture.yaml").read_text(encoding="utf-8")
    assert len(ids(Path("rules/sites/weir-paper-a.yaml"))) == 1
    assert workbench("rules", "test", "rules").code == 0


@pytest.mark.parametrize("names", [[], ["learned.yaml", "rules.yaml"]])
def test_one_file_at_a_time(workbench: Run, names: list[str]) -> None:
    done = workbench("learn", "review", *names)
    assert (done.code, done.out) == (2, b"")
    assert done.err == "cleaner: name one file of drafts: cleaner learn review learned.yaml\n"


def test_files_that_hold_no_drafts(workbench: Run, folder: Path) -> None:
    (folder / "bad.yaml").write_text("- id: [open\n", encoding="utf-8")
    (folder / "indented.yaml").write_text(
        (folder / "learned.yaml").read_text(encoding="utf-8").replace("\n", "\n  ").rstrip(" "), encoding="utf-8"
    )
    for name in ("none.yaml", "bad.yaml", "indented.yaml"):
        done = workbench("learn", "review", name, stdin=b"a\n")
        assert (done.code, done.out) == (2, b""), name
        assert name in done.err
        assert "Traceback" not in done.err
