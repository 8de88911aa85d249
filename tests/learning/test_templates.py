"""Near copies among many templates: what the tables find is what comparing with each would find."""

import random
from pathlib import Path

import pytest
from rapidfuzz import fuzz, process

from cleaner.learning.keys import fold
from cleaner.learning.templates import AT_LEAST, Hit, build, open_templates

CHANCE = random.Random(4)
WORDS = ["".join(CHANCE.choices("abcdefghijklmnop", k=CHANCE.randint(2, 9))) for _ in range(2_000)]
TEMPLATES = [" ".join(CHANCE.choices(WORDS, k=CHANCE.randint(5, 16))) for _ in range(3_000)]


def changed(line: str) -> str:
    words = line.split(" ")
    words[CHANCE.randrange(len(words))] = CHANCE.choice(WORDS)
    return " ".join(words)


def test_nearly_all_near_copies_are_found_and_nothing_else() -> None:
    asked = [changed(template) for template in TEMPLATES[:300]]
    asked += [" ".join(CHANCE.choices(WORDS, k=9)) for _ in range(300)]
    found = {hit.line: hit for hit in build(TEMPLATES).find(asked)}
    wanted = {
        at: hit
        for at, line in enumerate(asked)
        if (hit := process.extractOne(line, TEMPLATES, scorer=fuzz.ratio, score_cutoff=AT_LEAST))
    }
    assert len(wanted) > 200
    assert set(found) <= set(wanted)
    right = sum(at in found and found[at].likeness >= likeness for at, (_, likeness, _) in wanted.items())
    assert right >= 0.95 * len(wanted)


def test_a_copy_to_the_letter_is_the_template_itself() -> None:
    found = build(TEMPLATES).find([f"  {template.upper()} " for template in TEMPLATES])
    assert [(hit.line, hit.template, hit.likeness) for hit in found] == [(at, at, 100) for at in range(len(TEMPLATES))]


@pytest.mark.parametrize("lines", [[], [""], ["\x00"], ["\ud800 lone"], ["多くの読者に"], ["a\nb"], ["- - -"]])
def test_any_line_may_be_asked(lines: list[str]) -> None:
    tables = build([*TEMPLATES[:20], *lines])
    assert {hit.template for hit in tables.find(lines)} <= set(range(len(tables)))
    assert build([]).find(lines) == []


def test_of_equals_the_first() -> None:
    line = "the ferry leaves the quay at noon"
    assert build([line, line]).find([line]) == [Hit(0, 0, 100)]


def test_a_file_gives_what_was_saved(tmp_path: Path) -> None:
    tables = build(TEMPLATES)
    path = str(tmp_path / "templates")
    tables.save(path)
    asked = list(map(changed, TEMPLATES[:200]))
    assert open_templates(path).find(asked) == tables.find(asked)
    assert len(open_templates(path)) == len(TEMPLATES)
    assert [file.name for file in tmp_path.iterdir()] == ["templates"]


def test_another_file_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_bytes(b"no templates at all")
    with pytest.raises(ValueError, match="this is no file of templates"):
        open_templates(str(other))


def test_the_tables_are_as_large_as_the_documentation_says() -> None:
    assert build(TEMPLATES).bytes_each < 250
    assert fold(b"A 12")[0] == b"a 0"
