"""Rules that name elements: which lines they take, with which conditions, and that the index loses none of them."""

import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner import Cleaner, load_ruleset
from cleaner.planning.matching import Matcher
from cleaner.reading.html import read_html
from cleaner.reading.text import read_text
from cleaner.report.why import reasons

from .helpers import BRIDGE, FERRY, SHOPS, cleaner_of, removals, rule, ruleset, yaml_of


def page_rule(name: str, css: Any, **keys: Any) -> dict[str, Any]:
    """A rule about elements, with examples of the kind it needs."""
    made = rule(name, css=css, **keys)
    made["examples"] = {"match": ["<p>yes</p>"], "keep": ["<p>no</p>"]}
    return made


PAGE = f"""
<body class="single caption">
<article><h1>Harbour bridge closes</h1><p>{BRIDGE}</p>
<figure><img src="b.jpg"><figcaption>The bridge <b>in the fog</b>.<p>{SHOPS}</p></figcaption></figure>
<p>{FERRY} <span class="caption">Twice a day.</span></p>
<div class="caption">A label</div></article></body>
"""


def taken(*rules: dict[str, Any], html: str = PAGE, **options: Any) -> list[str]:
    cleaned = cleaner_of(*rules, **options).clean_html(html)
    assert cleaned.restore() == cleaner_of().clean_html(html).text
    return [text for text, _ in removals(cleaned)]


def test_all_lines_within_an_element_go() -> None:
    assert taken(page_rule("a", "figcaption")) == ["The bridge in the fog.", SHOPS]


def test_a_line_that_stands_in_it_in_part_stays() -> None:
    assert taken(page_rule("a", "p .caption")) == []
    assert taken(page_rule("a", ".caption")) == ["A label"]


def test_what_the_page_as_a_whole_is_named_says_nothing() -> None:
    assert taken(page_rule("a", "body.single"), page_rule("b", "html")) == []


def test_a_rule_below_certain_takes_no_prose() -> None:
    assert taken(page_rule("a", "figcaption", confidence="likely")) == ["The bridge in the fog."]


@pytest.mark.parametrize(
    ("conditions", "wanted"),
    [
        ({"max_words": 6}, ["The bridge in the fog."]),
        ({"min_words": 6}, [SHOPS]),
        ({"prose": True}, [SHOPS]),
        ({"next": "{*} second landing stage."}, []),
        ({"prev": "The bridge {*}"}, [SHOPS]),
        ({"zone": "tail"}, []),
        ({"zone": "body"}, ["The bridge in the fog.", SHOPS]),
        ({"min_times": 3}, []),
        ({"max_times": 2}, ["The bridge in the fog.", SHOPS]),
        ({"at": "first"}, []),
        ({"script": "Greek"}, []),
        ({"language": "fr"}, []),
    ],
)
def test_conditions_hold_line_by_line(conditions: dict[str, Any], wanted: list[str]) -> None:
    assert taken(page_rule("a", "figcaption", **conditions)) == wanted


def test_a_caption_that_looks_like_prose_makes_no_zone() -> None:
    html = f"<figure><figcaption>{SHOPS}</figcaption></figure><p>Menu</p><p>{BRIDGE}</p>"
    menu = rule("menu", phrase="Menu", zone="head")
    assert taken(menu, html=html) == []
    assert taken(menu, page_rule("a", "figcaption"), html=html) == [SHOPS, "Menu"]


def test_keep_wins_and_tag_takes_nothing() -> None:
    drop = page_rule("a", "figcaption")
    assert taken(drop, page_rule("b", "figure", do="keep")) == []
    tag = page_rule("t", "figure", do="tag", sets={"pictures": True})
    cleaned = cleaner_of(tag).clean_html(PAGE)
    assert (removals(cleaned), cleaned.fields) == ([], {"pictures": True})


def test_edits_say_which_rule_and_why() -> None:
    cleaned = cleaner_of(page_rule("a", "figcaption")).clean_html(PAGE)
    first = next(edit for edit in cleaned.edits if edit.rule == "a")
    assert (first.reason, first.place, first.kind, first.confidence) == (
        "About a.",
        "made.yaml:1",
        "navigation",
        "certain",
    )


def test_rules_of_a_site_stay_at_home() -> None:
    cleaner = cleaner_of(page_rule("a", "figcaption", sites=["mill.example"]))
    assert removals(cleaner.clean_html(PAGE)) == []
    assert len(removals(cleaner.clean_html(PAGE, url="https://www.mill.example/a"))) == 2


def test_a_line_that_was_shortened_still_stands_where_it_stood() -> None:
    strip = rule("s", phrase="Read on.", match="end", do="strip")
    html = f"<p>{BRIDGE}</p><div class=box><p>It is sold. Read on.</p></div>"
    assert taken(strip, page_rule("a", ".box", max_words=3), html=html) == ["It is sold.", " Read on."]


def test_nothing_is_done_for_text() -> None:
    rules = ruleset(page_rule("a", "figcaption"), page_rule("b", "p", sites=["mill.example"], zone="tail"))
    matcher = Matcher(rules, lambda _: True)
    assert matcher.match_lines(read_text("<figcaption>\nThe mill\n").lines) == {}
    assert "placed" not in matcher.__dict__
    assert "selectors" not in rules.__dict__
    assert len(rules.entries) == 0


def test_text_needs_no_parser_of_selectors(tmp_path: Any) -> None:
    file = tmp_path / "rules.yaml"
    file.write_text(yaml_of(page_rule("a", "figcaption"), rule("b", phrase="Menu")), encoding="utf-8")
    code = (
        "import sys; from cleaner import Cleaner, load_ruleset;"
        f"rules = load_ruleset([{str(file)!r}], builtin=False); assert Cleaner(rules).clean('Menu\\nx').text == 'x';"
        "print([name for name in ('cssselect', 'lxml', 'cleaner.selectors') if name in sys.modules])"
    )
    load_ruleset([file], builtin=False)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_why_names_the_rule_of_an_element() -> None:
    cleaner = cleaner_of(page_rule("a", "figcaption", max_words=3))
    document = read_html(PAGE)
    index = next(number for number, line in enumerate(document.lines) if line.text == "The bridge in the fog.")
    told = "\n".join(reasons(cleaner, document, index, None, lambda text, _: text))
    assert "  a (navigation, drop_line, certain) made.yaml:1\n    yes  pattern\n    no   max_words: 3" in told


RULES = [
    page_rule("one", ["figcaption", ".note, .box > p"]),
    page_rule("two", "[class*='no'] b, #top", confidence="likely"),
    page_rule("three", "div .box:not(.note)", max_words=4),
    page_rule("four", ".box", do="keep", zone="tail"),
    page_rule("five", "p", min_times=3, next="x"),
    rule("six", phrase="Menu"),
]
WITH_INDEX = cleaner_of(*RULES)
WITHOUT_INDEX = Cleaner(WITH_INDEX.ruleset, use_index=False)
piece = st.one_of(
    st.builds(
        lambda tag, names, given: f'<{tag} class="{" ".join(names)}"{given}>',
        st.sampled_from(["div", "p", "b", "figcaption", "section"]),
        st.lists(st.sampled_from(["box", "note", "none", "Box"]), max_size=3),
        st.sampled_from(["", "", ' id="top"']),
    ),
    st.sampled_from(
        ["</div>", "</p>", "</b>", "</section>", "<br>", "Menu", "x", "a few words of text", BRIDGE, FERRY]
    ),
)


@given(st.lists(piece, max_size=40))
@settings(deadline=None)
def test_the_index_loses_nothing_and_the_page_can_be_restored(pieces: list[str]) -> None:
    html = "".join(pieces)
    cleaned = WITH_INDEX.clean_html(html)
    assert cleaned == WITHOUT_INDEX.clean_html(html)
    assert cleaned.restore() == "\n".join(line.text for line in read_html(html).lines)


@pytest.mark.parametrize(
    "html",
    ["<div class='box note'>" * 5_000 + "x<p>y</p>" * 2_000, "<p class='box note'>Menu</p>" * 20_000],
    ids=["deep", "wide"],
)
def test_hostile_pages_end(html: str) -> None:
    cleaned = WITH_INDEX.clean_html(html)
    assert cleaned.restore() == "\n".join(line.text for line in read_html(html).lines)
