"""The one door for programs: what `Cleaner` takes, and what `Cleaned` says."""

import json
import pickle
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cleaner as package
from cleaner import Cleaned, Cleaner, RulesError
from cleaner.cleaned import counted
from cleaner.reading.text import read_text

from .planning.helpers import BRIDGE, FERRY, SHOPS, cleaner_of, page, reasons_withheld, removals, rule, ruleset, yaml_of

MENU = rule("menu", phrase=["Menu", "Home"])
BY = rule("by", phrase="By {author:name}", kind="author", zone="head", confidence="likely")
MORE = rule("more", phrase="Read more", match="end", do="strip", kind="truncation")
RELATED = rule("related", phrase="Related stories", do="drop_block", kind="related", confidence="likely")
TWICE = rule("twice", repeats="next", zone="head", kind="heading")
LEFT = rule("left", phrase="You have {percent_left:number}% left", kind="truncation", sets={"truncated": True})
DIGITS = rule("digits", regex=r"\d{1,3}", slow=True, zone=["head", "tail"])
KEEP = rule("keep", phrase="Home", do="keep", sites="ferry.example", kind="legal")
GUESS = rule("guess", phrase="Tides", confidence="guess")
RULES = (MENU, BY, MORE, RELATED, TWICE, LEFT, DIGITS, KEEP, GUESS)

PIECES = [
    "Menu", "Home", "", " ", "By Ada Reed", "Related stories", "Harbour map", "Tides", "12", "You have 4% left",
    "The boats. Read more", BRIDGE, FERRY, SHOPS, "The bridge", "— MENU —", "Men\u00adu", "\ufeff",
]  # fmt: skip
pages = st.builds(
    lambda lines, ends: "".join(line + end for line, end in zip(lines, ends, strict=False)),
    st.lists(st.sampled_from(PIECES), max_size=14),
    st.lists(st.sampled_from(["\n", "\n", "\r\n"]), min_size=14, max_size=14),
)
TEXT = page(
    "Home", "Menu", "", "By Ada Reed", BRIDGE, "", "Tides", FERRY, "", "Related stories", "Harbour map", "12", ""
)

CLEANERS = {level: cleaner_of(*RULES, level=level) for level in ("strict", "normal", "all")}
CLEANERS_WITHOUT_INDEX = {level: cleaner_of(*RULES, level=level, use_index=False) for level in CLEANERS}


@pytest.fixture
def rule_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CLEANER_CACHE", str(tmp_path / "cache"))
    file = tmp_path / "mine.yaml"
    file.write_text(yaml_of(*RULES), encoding="utf-8")
    return file


def test_the_names_of_the_package() -> None:
    assert [name for name in package.__all__ if not hasattr(package, name)] == []


def test_rules_from_a_file_a_folder_a_list_or_a_rule_set(rule_file: Path) -> None:
    wanted = cleaner_of(*RULES).clean(TEXT).text
    assert wanted == page(BRIDGE, "", "Tides", FERRY, "")
    for rules in (rule_file, str(rule_file), rule_file.parent, [rule_file], (str(rule_file),)):
        assert Cleaner(rules, builtin=False).clean(TEXT).text == wanted
    assert Cleaner(ruleset(*RULES)).clean(TEXT).text == wanted


def test_without_rules_nothing_goes() -> None:
    cleaned = Cleaner(builtin=False).clean(TEXT)
    assert cleaned == Cleaned(TEXT, (), package.Access("no"), {}, kept=9, removed=0)


def test_bad_rules_are_an_error_with_all_problems(rule_file: Path) -> None:
    rule_file.write_text(yaml_of({**MENU, "kind": "food"}, {**BY, "do": "cook"}), encoding="utf-8")
    with pytest.raises(RulesError) as error:
        Cleaner(rule_file, builtin=False)
    assert [problem.rule for problem in error.value.problems] == ["menu", "by"]
    with pytest.raises(RulesError, match="no such file"):
        Cleaner(rule_file.parent / "none.yaml", builtin=False)


def test_an_unknown_level_is_an_error() -> None:
    with pytest.raises(ValueError, match="no level 'loose'; choose from strict, normal, all"):
        cleaner_of(MENU, level="loose")


@pytest.mark.parametrize(
    ("level", "gone"),
    [
        ("strict", ["Menu", "12"]),
        ("normal", ["Menu", "By Ada Reed", "Related stories", "Harbour map", "12"]),
        ("all", ["Menu", "By Ada Reed", "Tides", "Related stories", "Harbour map", "12"]),
    ],
)
def test_levels(level: str, gone: list[str]) -> None:
    cleaned = cleaner_of(*RULES, level=level).clean(TEXT, url="ferry.example")
    assert [text for text, _ in removals(cleaned)] == gone


@pytest.mark.parametrize(
    ("options", "gone"),
    [
        ({"select": ["author"]}, {"By Ada Reed"}),
        ({"select": ["menu"]}, {"Menu"}),
        ({"select": ["menu", "author"]}, {"Menu", "By Ada Reed"}),
        ({"select": ["bar"]}, {"Menu"}),
        ({"ignore": ["navigation"]}, {"By Ada Reed", "Related stories", "Harbour map", "12"}),
        ({"ignore": ["bar", "related"]}, {"By Ada Reed", "12"}),
        ({"select": ["navigation"], "ignore": ["digits"]}, {"Menu"}),
        ({"select": ["author"], "ignore": ["author"]}, set()),
        ({"select": ["legal"]}, set()),
        ({"ignore": ["legal", "keep"]}, {"Menu", "By Ada Reed", "Related stories", "Harbour map", "12"}),
    ],
)
def test_select_and_ignore_know_kinds_ids_and_earlier_ids(options: dict[str, list[str]], gone: set[str]) -> None:
    cleaner = cleaner_of({**MENU, "was": ["bar", "nav-bar"]}, *RULES[1:], **options)
    cleaned = cleaner.clean(TEXT, url="https://ferry.example/")
    assert {text for text, _ in removals(cleaned)} == gone


@pytest.mark.parametrize("options", [{"select": ["menuu"]}, {"ignore": ["author", "menuu"]}])
def test_a_name_that_nothing_has_is_an_error(options: dict[str, list[str]]) -> None:
    with pytest.raises(ValueError, match="menuu: neither a kind nor the id of a rule"):
        cleaner_of(*RULES, **options)


def test_what_is_not_selected_proves_nothing_and_is_not_reported() -> None:
    text = page(BRIDGE, "You have 4% left", "Tides")
    assert cleaner_of(*RULES).clean(text).access.percent_left == 4
    assert reasons_withheld(cleaner_of(*RULES).clean(text)) == [("Tides", "level")]
    cleaned = cleaner_of(*RULES, select=["author"]).clean(text)
    assert (cleaned.access.truncated, cleaned.withheld) == ("no", ())


def test_counts_are_of_lines_with_something_to_see() -> None:
    cleaned = cleaner_of(*RULES).clean(page("", "Menu", " ", f"{BRIDGE} Read more", "", "", "Menu", "\u200b", ""))
    assert (cleaned.kept, cleaned.removed) == (1, 2)
    assert [edit.text for edit in counted(cleaned.edits)] == ["Menu", " Read more", "Menu"]


def test_of_one_field_the_line_nearest_to_the_text_tells() -> None:
    by = rule("by", phrase="By {author:name}")
    told = {"desk": "harbour", "truncated": True, "access": "x"}
    cleaner = cleaner_of(by, rule("desk", phrase="Harbour desk", sets=told))
    text = page("By Tom Hale", "Harbour desk", "By Ada Reed", BRIDGE, FERRY, "By Eve Moor")
    assert cleaner.clean(text).fields == {"author": "Ada Reed", "desk": "harbour"}
    assert cleaner.clean(page(BRIDGE, FERRY, "By Eve Moor", "By Ada Reed")).fields == {"author": "Eve Moor"}
    assert cleaner.clean(page("By Tom Hale", "By Ada Reed", "The boats")).fields == {"author": "Tom Hale"}


def test_a_field_is_the_inputs_own_or_a_number() -> None:
    cleaned = cleaner_of(*RULES).clean(page("BY\u00a0Zoe\u0308  Re\u00aded", BRIDGE, "You have 4,5\u202f% left"))
    assert cleaned.fields == {"author": "Zoe\u0308  Re\u00aded", "percent_left": 4.5}


def test_lang_and_url_reach_the_rules() -> None:
    cleaner = cleaner_of(rule("fr", phrase="Menu", language="fr"), rule("site", phrase="Home", sites="ferry.example"))
    assert cleaner.clean(page("Menu", BRIDGE), lang="fr").text == BRIDGE
    assert cleaner.clean(page("Menu", BRIDGE), lang="en").removed == 0
    assert cleaner.clean(page("Home", BRIDGE), url="www.ferry.example").text == BRIDGE
    document = read_text(page("Menu", "Home", BRIDGE), url="ferry.example", lang="fr")
    assert cleaner.clean_document(document).text == BRIDGE


def test_many_texts_come_one_by_one() -> None:
    asked: list[int] = []

    def texts() -> Iterator[str]:
        for number in range(5):
            asked.append(number)
            yield page("Menu", f"Text {number}")

    cleaned = cleaner_of(*RULES).clean_many(texts())
    assert asked == []
    assert next(cleaned).text == "Text 0"
    assert asked == [0]
    assert [item.text for item in cleaned] == ["Text 1", "Text 2", "Text 3", "Text 4"]


@pytest.mark.parametrize("options", [{}, {"level": "all"}, {"select": ["author", "menu"]}, {"use_index": False}])
def test_a_pickled_cleaner_gives_the_same_answers(options: dict[str, Any]) -> None:
    cleaner = cleaner_of(*RULES, **options)
    fresh = pickle.loads(pickle.dumps(cleaner))
    used = cleaner.clean(TEXT)
    assert fresh.clean(TEXT) == used
    assert pickle.loads(pickle.dumps(cleaner)).clean(TEXT) == used
    assert pickle.loads(pickle.dumps(used)) == used


def test_a_result_is_plain_data() -> None:
    cleaned = cleaner_of(*RULES).clean(TEXT)
    edits = json.loads(json.dumps([edit._asdict() for edit in cleaned.edits]))
    assert edits[0]["rule"] == "menu"
    assert hash(cleaned.access) == hash(cleaner_of(*RULES).clean(TEXT).access)


def test_threads_may_share_a_cleaner() -> None:
    texts = [page(*PIECES[shift:], *PIECES[:shift]) for shift in range(len(PIECES))] * 12
    alone = [cleaner_of(*RULES).clean(text) for text in texts]
    shared = cleaner_of(*RULES)
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(shared.clean, texts)) == alone


@settings(deadline=None, database=None)
@given(pages, st.sampled_from(["strict", "normal", "all"]))
def test_promises(text: str, level: str) -> None:
    cleaner = CLEANERS[level]
    cleaned = cleaner.clean(text)
    assert cleaned.restore() == text
    assert cleaner.clean(text) == cleaned
    assert CLEANERS_WITHOUT_INDEX[level].clean(text) == cleaned
    assert cleaner.clean(cleaned.text).text == cleaned.text
    assert cleaned.kept + cleaned.removed == sum(1 for line in read_text(text).lines if line.view)
    assert [edit.start for edit in cleaned.edits] == sorted(edit.start for edit in cleaned.edits)
    assert all(text.startswith(edit.text + edit.end, edit.start) for edit in cleaned.edits)
    for sentence in (BRIDGE, FERRY, SHOPS):
        assert cleaned.text.count(sentence) == text.count(sentence)


@settings(deadline=None, database=None)
@given(st.lists(pages, max_size=6))
def test_nothing_is_remembered_of_a_document(texts: list[str]) -> None:
    cleaner = cleaner_of(*RULES)
    forward = [cleaner.clean(text) for text in texts]
    assert [cleaner.clean(text) for text in reversed(texts)] == forward[::-1]


def test_two_results_share_nothing_that_can_change() -> None:
    cleaner = cleaner_of(*RULES)
    results = [cleaner.clean(TEXT), cleaner.clean(TEXT)]
    changeable = [[item.fields, *(edit.fields for edit in item.edits)] for item in results]
    one, other = ({id(fields) for fields in some if isinstance(fields, dict)} for some in changeable)
    assert one & other == set()


def test_the_rules_that_ship() -> None:
    cleaned = package.clean(page("Advertisement", "", BRIDGE, ""))
    assert cleaned.text == page(BRIDGE, "")
    assert cleaned.edits[0].kind == "sponsor"
    assert package.clean("") == Cleaned("", (), package.Access("no"), {}, kept=0, removed=0)
