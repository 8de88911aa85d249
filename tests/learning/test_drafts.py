"""The rules that come of learning: they load, they pass their own trial, and they lose nothing of a page."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleaner import Cleaner
from cleaner.learning.count import Page
from cleaner.learning.intake import batches, day_of, page_of
from cleaner.reading.records import BadRecord, read_record, to_json
from cleaner.ruleset.load import load_texts

from .helpers import SITE, article, cleaned, drafts_of, faults_of, page, phrases, ruleset_of, spelled, text_learned

FEW = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
TOP, BOTTOM = ["Harbour Courier", "Log in"], ["All comments", "About us"]

AWKWARD = [
    'Read "The Tide" tonight', "Back\\slash \\n and \\u0041", "Save {10%} of {name} {{now}}", "Note: this: is: it",
    "# not a comment", "- not a list", "[not, a, list]", "{not: a map}", "Harbour\u00a0Courier\u00a0:\u00a0news",
    "Tab\there\tand there", "\U0001f4e7 Write to us", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "Nul\0in it",
    "Bell\x07 and \x1b[1m escape", "\u202eright to left\u202c", "\u200fשלום לכולם", "\x85 next line \u2028 and more",
    "12", "12.50", "12:30", "1 2 3 4 5", "!!! ??? !!!", "***", "\u2014\u2014\u2014", "\u25ba \u25ba \u25ba \u25ba",
    "no", "No", "null", "~", "true", "yes", "on", "2024-06-24", "1e3", "0x10", "%percent", "@handle", "`tick`",
    "& *anchor", "!tag", "? question", "| pipe", "> fold", "'single'", "a" * 400, "word " * 150, "x" * 1200,
    "9" * 900, "\ufeffmark", "\ufffe\uffff", "e\u0301\u0301\u0301", "İstanbul ve ısı", "ﬁn ß ŉ", "日本語のお知らせ",
    "ご意見はこちら", "한국어 안내", "{", "}", "{}", "{:name}", "{*}", "half \ud800 a pair", "\udfff", "\r", "a\rb",
    "12 March 2025", "© 2025 Gull Point", "By Ada Reed", "ada@mill.example", "€1 a month", "...", "« »", "«Maree»",
]  # fmt: skip


@pytest.mark.parametrize("line", AWKWARD, ids=range(len(AWKWARD)))
def test_awkward_lines_make_good_rules_or_none(line: str) -> None:
    pages = [page(TOP, line, BOTTOM[0], article(number), BOTTOM) for number in range(6)]
    text = text_learned(pages)
    assert text.encode("utf-8")
    assert faults_of(text) == []
    done = cleaned(pages[0].text, text)
    assert done.restore() == pages[0].text
    assert all(paragraph in done.text for paragraph in article(0))


@pytest.mark.parametrize(
    "line", ["Note: this: is: it", "# not a comment", "- not a list", "no", "null", '"Tide" tonight', "{name} {10%}"]
)
def test_awkward_lines_are_learned_and_go(line: str) -> None:
    pages = [page(TOP, line, BOTTOM, article(number)) for number in range(8)]
    new = page(TOP, line, BOTTOM, article(77)).text
    assert cleaned(new, text_learned(pages)).text == "\n".join(article(77)) + "\n"


def test_everything_awkward_at_once() -> None:
    pages = [page(AWKWARD, article(number), AWKWARD[::-1]) for number in range(6)]
    text = text_learned(pages)
    assert faults_of(text) == []
    ids = [source.rule.id for source in load_texts([("a.yaml", text)])[0]]
    assert len(ids) == len(set(ids)) > 30


LINES = st.one_of(
    st.text(max_size=40),
    st.sampled_from(AWKWARD),
    st.sampled_from([*TOP, *BOTTOM, "{:number} comments", "Follow Ada Reed here", "7 comments", "12 comments"]),
)
TEXTS = st.lists(LINES, max_size=12).map("\n".join) | st.text(st.characters(codec=None), max_size=80)


@FEW
@given(st.lists(TEXTS, min_size=1, max_size=5), st.sampled_from([SITE, "Weir Valley Echo", "ünder.example", "-"]))
def test_any_pages_at_all(texts: list[str], source: str) -> None:
    # Each with an article of its own, so that they are pages enough.
    pages = [Page(f"{text}\n{article(at)[0]}\n{text}", source) for at in range(4) for text in texts]
    text = text_learned(pages)
    cleaner = Cleaner(ruleset_of(text), body="off")
    for one in pages[:3]:
        done = cleaner.clean(one.text, url=source)
        assert done.restore() == one.text
        assert done.text == "".join(done.text)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(LINES, min_size=1, max_size=6))
def test_any_furniture_makes_rules_without_fault(lines: list[str]) -> None:
    assert faults_of(text_learned([page(lines, article(number), lines) for number in range(5)])) == []


def test_the_file_for_nothing_loads() -> None:
    text = text_learned([])
    assert text.endswith("\n[]\n")
    assert faults_of(text) == []


def test_ids_are_unique_and_name_the_site() -> None:
    lines = [f"Read {word} here" for word in ("this", "that", "these", "THOSE", "it")]
    found = drafts_of([page(lines, article(number), lines) for number in range(6)])
    assert len({draft.id for draft in found}) == len(found) == len(lines)
    pattern = r"^[a-z0-9]+([.-][A-Za-z0-9]+)*$"
    for draft in found:
        assert re.search(pattern, draft.id)
        assert draft.id.startswith("learned.read-")
        assert draft.id.endswith(".courier-example")


@pytest.mark.parametrize(
    ("source", "site"),
    [
        ("https://www.courier.example/news/a.html", "courier.example"),
        ("www.courier.example", "courier.example"),
        ("news.courier.example", "news.courier.example"),
        ("COURIER.example:8080", "courier.example"),
        ("Gull Point Times", "source:gull-point-times"),
        ("Die Küste", "source:die-küste"),
        ("Маяк", "source:маяк"),
        ("localhost", "source:localhost"),
        ("ünder.example", "ünder.example"),
        ("-é.example", "-é.example"),
        ("a_b.example", "a_b.example"),
        ("x'y~z.example", "source:x-y-z-example"),
        ("???", "source:unknown"),
        ("\ud800.example", "source:example"),
    ],
)
def test_sites_of_sources(source: str, site: str) -> None:
    pages = [
        page_of(read_record(to_json({"text": "\n".join([*TOP, *article(at), *BOTTOM]), "source": source}), "text"))
        for at in range(5)
    ]
    found = drafts_of(pages)
    assert [draft.sites for draft in found] == [(site,)] * 4
    text = text_learned(pages)
    assert faults_of(text) == []
    if source.isprintable():
        done = Cleaner(ruleset_of(text), body="off").clean(pages[0].text, source=source)
        assert done.text.splitlines() == article(0)
        assert Cleaner(ruleset_of(text), body="off").clean(pages[0].text, source="elsewhere.test").edits == ()


def test_what_many_sources_print_is_no_sites_own() -> None:
    notice = "All of this was made by people who live by the sea"
    pages = [
        page(f"Paper {spelled(at)}", notice, article(at * 9 + number), BOTTOM, source=f"paper{spelled(at)}.example")
        for at in range(9)
        for number in range(4)
    ]
    found = {draft.phrase: draft for draft in drafts_of(pages)}
    assert found[notice].sites == ()
    assert found[notice].pages == 36
    assert len(found[BOTTOM[0]].sites) == 9
    assert faults_of(text_learned(pages)) == []


def test_refs_say_where_and_when() -> None:
    pages = [page(TOP, article(number), BOTTOM, day=20_000 + number) for number in range(5)]
    pages += [page(article(number), day=20_100) for number in range(10, 15)]
    found = drafts_of(pages)
    assert {draft.refs for draft in found} == {("seen on 5 of 10 pages of courier.example, 2024-10-04 to 2024-10-08",)}
    one_day = drafts_of([page(TOP, article(number), BOTTOM, day=20_000) for number in range(5)])
    assert one_day[0].refs == ("seen on 5 of 5 pages of courier.example, 2024-10-04",)
    assert drafts_of([page(TOP, article(number), BOTTOM) for number in range(5)])[0].refs == (
        "seen on 5 of 5 pages of courier.example",
    )


def test_a_line_alone_stays_in_its_zone() -> None:
    names = [f"Hut {spelled(number)}" for number in range(40)]
    pages = [
        page(names[at], "Boat and weir", names[at + 20], article(at), f"Tap {names[at]}", "Notes below", names[at + 20])
        for at in range(8)
    ]
    found = {draft.phrase: draft for draft in drafts_of(pages)}
    assert found["Boat and weir"].zones == ("head",)
    assert found["Notes below"].zones == ("tail",)
    text = text_learned(pages)
    assert "stands: body}" in text
    assert faults_of(text) == []
    within = "\n".join([*article(70), "", "Boat and weir", "", *article(71)])
    assert cleaned(within, text).text == within


def test_near_misses_are_the_examples_to_keep() -> None:
    pages = [page(TOP, "Read all of it in our app", BOTTOM, article(number)) for number in range(6)]
    pages.append(page("Read all of it in one evening", article(50)))
    (draft,) = [draft for draft in drafts_of(pages) if draft.phrase == "Read all of it in our app"]
    assert draft.keep == ("Read all of it in one evening",)


def test_long_lines_are_not_learned() -> None:
    line = "boat " * 300
    assert phrases([page(TOP, line, BOTTOM, article(number)) for number in range(5)]) == {*TOP, *BOTTOM}


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({"source": "Gull Point"}, ("source:gull-point", 0)),
        ({"source": "Gull Point", "url": "https://www.courier.example/a"}, ("source:gull-point", 0)),
        ({"url": "https://www.courier.example/a"}, ("courier.example", 0)),
        ({"source": None, "url": "https://www.courier.example/a"}, ("courier.example", 0)),
        ({"source": "a.example", "date": "2024-10-04T10:30:00Z"}, ("a.example", 20_000)),
        ({"source": "a.example", "date": 12, "published": "2024-10-04"}, ("a.example", 20_000)),
        ({"source": "a.example", "date": "yesterday"}, ("a.example", 7)),
        ({"source": "a.example", "date": "1950-01-01"}, ("a.example", 7)),
    ],
)
def test_records_say_where_they_are_from(fields: dict[str, object], wanted: tuple[str, int]) -> None:
    found = page_of(read_record(to_json({"text": "Hi", **fields}), "text"), None, wanted[1] % 20_000)
    assert found == Page("Hi", *wanted)


@pytest.mark.parametrize("fields", [{}, {"source": ""}, {"source": " "}, {"url": 7}])
def test_records_from_nowhere(fields: dict[str, object]) -> None:
    with pytest.raises(BadRecord, match="no field 'source' and no 'url'; name the site with --site"):
        page_of(read_record(to_json({"text": "Hi", **fields}), "text"))


def test_batches_are_whole_pages() -> None:
    pages = [Page("x" * size, "a.example") for size in (3, 3, 3, 20, 1, 1)]
    assert [[len(one.text) for one in batch] for batch in batches(pages, 7)] == [[3, 3], [3], [20], [1, 1]]
    assert list(batches([])) == []


def test_days() -> None:
    assert day_of(" 2024-10-04 ") == 20_000
    for text in ("2024-02-30", "soon", ""):
        with pytest.raises(ValueError, match=r".*"):
            day_of(text)
