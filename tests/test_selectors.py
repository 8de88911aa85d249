"""CSS selectors over the elements of a page: the same elements as XPath finds, in bounded time."""

import pickle

import pytest
from cssselect import HTMLTranslator
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from cleaner.markup import Node
from cleaner.reading.html import read_html
from cleaner.ruleset.css import looser, read_selectors, text_of
from cleaner.ruleset.pattern import BadPattern
from cleaner.selectors import Selector, matching, token_of


def nodes_of(html: str) -> list[Node]:
    markup = read_html(html).markup
    assert markup is not None
    return list(markup.nodes)


def one(text: str) -> Selector:
    (selector,) = read_selectors(text)
    return selector


def hits(text: str, html: str) -> list[str]:
    """The ids of the elements that fit."""
    found = matching(read_selectors(text), nodes_of(html))
    return [node.attributes.get("id", node.tag) for nodes in found.values() for node in nodes]


PAGE = """
<div id="page" class="Wide story">
  <figure id="picture"><img id="image"><figcaption id="caption" lang="en-GB" class="text small">The mill</figcaption></figure>
  <section id="box" class="box" data-kind="related teaser"><p id="first" class="text"><a id="link" href="/mill.html">The
  mill</a></p><div id="inner"><p id="second">The ferry</p></div></section>
</div>
"""  # noqa: E501


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("figcaption", ["caption"]),
        ("FigCaption", ["caption"]),
        (".text", ["caption", "first"]),
        (".Text", []),
        (".tex", []),
        ("p.text", ["first"]),
        (".small.text", ["caption"]),
        ("#inner", ["inner"]),
        ("#Inner", []),
        ("[lang]", ["caption"]),
        ("[LANG]", ["caption"]),
        ("[lang=en-GB]", ["caption"]),
        ("[lang=en]", []),
        ("[lang|=en]", ["caption"]),
        ("[data-kind~=teaser]", ["box"]),
        ("[data-kind~=tease]", []),
        ("[data-kind^=rel]", ["box"]),
        ("[href$='.html']", ["link"]),
        ("[data-kind*='ted te']", ["box"]),
        ("section p", ["first", "second"]),
        ("section > p", ["first"]),
        ("div p", ["first", "second"]),
        ("div > p", ["second"]),
        ("#page > section p", ["first", "second"]),
        ("#page > p", []),
        (".box > div > p", ["second"]),
        (".story .box > div p", ["second"]),
        ("p:not(.text)", ["second"]),
        ("p:not(#second):not([href])", ["first"]),
        ("div:not(.story) p", ["second"]),
        ("section > *:not(p) > p", ["second"]),
        ("figcaption, #second", ["caption", "second"]),
    ],
)
def test_what_fits(text: str, wanted: list[str]) -> None:
    assert hits(text, PAGE) == wanted


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ("p", "p"),
        ("p.text", ".text"),
        ("p.text#first", "#first"),
        ("p[lang]", "[lang"),
        (".box p[lang]", "[lang"),
        (".text[lang]", ".text"),
        ("p:not(.text)", "p"),
    ],
)
def test_the_token_is_the_rarest_thing_that_its_last_part_names(text: str, token: str) -> None:
    selector = one(text)
    assert selector.token == token == token_of(selector.compounds[0])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("p + p", "stands beside an element"),
        ("p ~ p", "stands beside an element"),
        ("p:nth-child(2)", "':nth-child()'"),
        ("p:first-child", "':first-child'"),
        ("p:has(a)", "no rule can tell"),
        ("p:is(a, b)", "no rule can tell"),
        ("p::before", "'::before'"),
        ("svg|p", "namespace"),
        ("*", "tried on every element"),
        (".box > *", "tried on every element"),
        (":not(.box)", "tried on every element"),
        ("p:not(.a.b)", "one for each"),
        ("[class!=a]", "compares with '!='"),
        ("[class*='']", "no attribute fits"),
        ("[class~='a b']", "no attribute fits"),
        ("p >", "no CSS selector"),
        ("", "no CSS selector"),
        ("[a=", "no CSS selector"),
        (" ".join("abcdefghij"), "8 are enough"),
    ],
)
def test_what_no_rule_may_ask(text: str, words: str) -> None:
    with pytest.raises(BadPattern) as caught:
        read_selectors(text)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_selector_is_plain_data() -> None:
    selector = one("div.box > a[href^='#']:not(.x)")
    assert pickle.loads(pickle.dumps(selector)) == selector
    assert text_of(selector) == "div.box > a[href^='#']:not(.x)"
    assert one(text_of(selector)) == selector


def test_a_no_break_space_is_part_of_a_class() -> None:
    html = '<p id="a" class="x\u00a0y"></p><p id="b" class="x\ty\f"></p>'
    assert hits(".y", html) == ["b"]
    assert hits(".x", html) == ["b"]


def test_the_parts_to_take_away() -> None:
    parts = [(part, text_of(loose)) for part, loose in looser(one("section.box > div p.text"))]
    assert parts == [
        ("'p'", "section.box > div .text"),
        ("'.text'", "section.box > div p"),
        ("'div' above", "section.box p.text"),
        ("'section.box' above", "div p.text"),
        ("'section'", ".box > div p.text"),
        ("'.box'", "section > div p.text"),
        ("'>'", "section.box div p.text"),
    ]
    assert list(looser(one("p"))) == []


TAGS = ["div", "p", "a", "b", "section"]
CLASSES = ["a", "b", "A", "a-b", "ab"]
simple = st.one_of(
    st.sampled_from(TAGS),
    st.sampled_from(CLASSES).map(".{}".format),
    st.sampled_from(["#a", "#b"]),
    st.builds(
        lambda op, value: f"[class{op}'{value}']",
        st.sampled_from(["=", "~=", "^=", "$=", "*=", "|="]),
        st.sampled_from(["a", "b", "a-b"]),
    ),
    st.just("[class]"),
)
compound = st.builds(
    lambda head, more, nots: head + "".join(more) + "".join(f":not({one})" for one in nots),
    simple,
    st.lists(simple.filter(lambda text: text not in TAGS), max_size=2),
    st.lists(simple, max_size=1),
)
selectors = st.builds(
    lambda first, rest: first + "".join(combinator + other for combinator, other in rest),
    compound,
    st.lists(st.tuples(st.sampled_from([" ", " > "]), compound), max_size=3),
)


@st.composite
def pages(draw: st.DrawFn) -> str:
    """A page of elements that open and close, with a few names in many combinations."""
    parts = []
    depth = 0
    for opens in draw(st.lists(st.booleans(), max_size=40)):
        if opens:
            classes = " ".join(draw(st.lists(st.sampled_from(CLASSES), max_size=3)))
            given = draw(st.sampled_from(["", f' class="{classes}"', f' id="a" class="{classes}"', ' id="b"']))
            parts.append(f"<div{given}>" if draw(st.booleans()) else f"<b{given}>x</b><section{given}><a{given}>y</a>")
            depth += 1
        elif depth:
            parts.append("</div></section>")
            depth -= 1
    return "<html><body>" + "".join(parts) + "</body></html>"


@given(pages(), st.lists(selectors, min_size=1, max_size=5))
@settings(deadline=None)
def test_xpath_finds_the_same(html: str, texts: list[str]) -> None:
    """The independent way: cssselect's own translation, on lxml's own tree."""
    root = etree.fromstring(html.encode(), etree.HTMLParser(encoding="utf-8"))
    order = {element: number for number, element in enumerate(root.iter())}
    nodes = nodes_of(html)
    assert [node.tag for node in nodes] == [element.tag for element in order]
    found = matching([one(text) for text in texts], nodes)
    for number, text in enumerate(texts):
        wanted = sorted(order[element] for element in root.xpath(HTMLTranslator().css_to_xpath(text)))
        assert [node.number for node in found.get(number, [])] == wanted, text


def deep(depth: int, attributes: str) -> str:
    return f"<div {attributes}>" * depth + "<p class=end>x</p>" * 1000


HOSTILE = {
    "deep": deep(5_000, 'class="a"'),
    "wide": '<p class="a">x</p>' * 100_000,
    "a thousand classes": f'<p class="{" ".join(f"c{number}" for number in range(1_000))} a">x</p>' * 200,
    "a megabyte of class": f'<p class="{"a" * 1_000_000}">x</p>' * 3,
    "spaces for a class": f'<p class="{" " * 1_000_000}a">x</p>',
    "deep and wide": deep(2_000, 'class="a" id="b"') + "</div>" * 1_000 + "<p class=end>x</p>" * 20_000,
}


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE)
def test_work_is_bounded(html: str) -> None:
    texts = [
        "b .a .a .a .a .end",
        "b > .a .a > .a .a > .end",
        "[class*=z] .a [class] p",
        ".a .a .a .missing",
        "p:not(.b)",
    ]
    nodes = nodes_of(html)
    looked = 0
    real = Node.attributes.__get__  # type: ignore[attr-defined]

    class Counting(Node):
        __slots__ = ()

        @property
        def attributes(self):  # type: ignore[no-untyped-def]
            nonlocal looked
            looked += 1
            return real(self)

    for node in nodes:
        node.__class__ = Counting
    found = matching([one(text) for text in texts], nodes)
    assert set(found) == {4}
    assert looked <= 20 * len(texts) * len(nodes)
