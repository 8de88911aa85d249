"""Pages that are broken, huge or mean harm: each ends, and gives the words it shows, once and in order."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from cleaner.reading.html import read_html

from ..generated_markup import broken_pages, pages

# Told once more: a test that took it from the reader would see nothing.
HIDDEN = frozenset(
    "script style template noscript svg iframe object embed applet audio video canvas select textarea datalist noembed"
    " frame rt rtc rp annotation annotation-xml meter progress title".split()
)


class Shown:
    """The text that lxml tells of, but for that in hidden elements."""

    def __init__(self) -> None:
        self.tags: list[str] = []
        self.hidden = 0
        self.parts: list[str] = []

    def start(self, tag: str, attributes: object) -> None:
        self.tags.append(tag)
        self.hidden += tag in HIDDEN

    def end(self, tag: str) -> None:
        assert self.tags.pop() == tag
        self.hidden -= tag in HIDDEN

    def data(self, text: str) -> None:
        if not self.hidden:
            self.parts.append(text)

    def close(self) -> None:
        assert self.tags == []


def shown(page: str) -> str:
    """What the same parser finds in elements that are shown, without white space."""
    page = re.sub(r"</(?=br[\s/>])", "<", page.replace("\0", ""), flags=re.IGNORECASE)
    page = re.sub("[\ud800-\udfff]", "\ufffd", page)
    found = Shown()
    parser = etree.HTMLParser(target=found, encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    parser.feed(page.encode())
    parser.close()
    return bare("".join(found.parts))


def bare(text: str) -> str:
    return "".join(text.replace("\u00ad", "").split())


def check(page: str) -> None:
    document = read_html(page)
    assert document.markup is not None
    texts = [line.text for line in document.lines]
    assert bare("".join(texts)) == shown(page)
    # A blank line is never first, nor beside another, nor has it a place; every other line has.
    assert texts[-1] == ""
    assert not texts[:-1] or (texts[0] and texts[-2])
    assert all(one or other for one, other in pairwise(texts[:-1]))
    assert {line.number for line in document.lines if line.text} == set(document.markup.blocks)
    assert not any("\n" in text for text in texts)


@given(pages)
def test_pages(page: str) -> None:
    check(page)


@given(broken_pages())
def test_broken_pages(page: str) -> None:
    check(page)


TAGS = (
    "p div b a br pre table tr td th ul li dl dt dd h1 script style title noscript template textarea select option svg"
    " math ruby rt body html head frameset iframe form button table caption tbody plaintext xmp object"
).split()
PIECES = st.one_of(
    st.sampled_from(TAGS).map("<{}>".format),
    st.sampled_from(TAGS).map("</{}>".format),
    st.sampled_from(
        ("<", "</", "<!--", "-->", "<!", "<![CDATA[", "]]>", "<?", "?>", "&", "&#", "&amp;", "&nbsp;", '"', "'", "=")
    ),
    st.sampled_from(
        ("a", "b c", " ", "\n", "\0", "\r", "\ud800", "<p x='", '<a href="', "/>", "字", "\u00a0", "\u00ad")
    ),
)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_tags_in_any_order(page: str) -> None:
    check(page)


@given(st.text(max_size=40))
def test_any_text(page: str) -> None:
    check(page)


HUGE = {
    "20 MB of paragraphs": f"<p>{'word ' * 400}<b>bold</b></p>\n" * 10_000,
    "a million blank lines": "<p>a" + "\n" * 1_000_000 + "b",
    "a million blank lines, kept": "<pre>a" + "\n" * 1_000_000 + "b</pre>",
    "many breaks": "a" + "<br>" * 200_000 + "b",
    "an attribute of 5 MB": f"<p title='{'x' * 5_000_000}'>a</p>b",
    "an address of 5 MB": f"<a href='{'x' * 5_000_000}'>a</a>b",
    "an attribute that never ends": f"a<p title='{'<p>b' * 300_000}",
    "many attributes": "<p " + " ".join(f"a{number}=1" for number in range(50_000)) + ">a",
    "a name of 1 MB": f"<p>a</p><{'x' * 1_000_000}>b</p>",
    "a word of 5 MB": "a" * 5_000_000,
    "entities": "&amp;" * 200_000,
    "broken entities": "&" * 500_000 + "&#" * 100_000,
    "marks that begin nothing": "<" * 200_000 + "</" * 100_000,
    "comments": "<!--" * 200_000 + "-->a" + "<!-- -- >" * 50_000,
    "ends of nothing": "a" + "</p></b></div>" * 100_000 + "b",
    "beginnings alone": "<p>" * 200_000 + "a",
    "NULs": "a" + "\0" * 1_000_000 + "<p\0>b",
    "lone surrogates": "\ud800\udc00" * 200_000 + "<p>\udfff",
    "frames": "<frameset>" + "<frame src=a>" * 50_000 + "<noframes>a",
    "forms": "<form><select><option>" * 20_000 + "a",
    "scripts": "<script>a</script>" * 50_000 + "b",
    "a script that never ends": "a<script>" + "<p>b</p>" * 300_000,
    "titles": "<title>a</title>" * 50_000 + "b",
}


@pytest.mark.parametrize("page", HUGE.values(), ids=HUGE)
def test_huge_pages(page: str) -> None:
    check(page)


# Where much can go wrong with counting what is open.
DEEP = {
    "blocks": ("<div>" * 5_000 + "a" + "</div>" * 5_000 + "b", "ab"),
    "blocks that never end": ("a<div>b" * 5_000, "ab" * 5_000),
    "blocks of another kind each time": ("<div>a<section>b<article>c" * 2_000, "abc" * 2_000),
    "text elements": ("<b>" * 50_000 + "a<br>b", "ab"),
    "text in each": ("<p>" + "<b>a" * 20_000 + "</b>b" * 20_000, "a" * 20_000 + "b" * 20_000),
    "lines in each": ("<p>" + "<b>a<br>" * 20_000, "a" * 20_000),
    "lists": ("<ul><li>a" * 5_000, "a" * 5_000),
    "tables": ("<table><tr><td>a" * 3_000, "a" * 3_000),
    "quotations": ("<blockquote>a" * 5_000, "a" * 5_000),
    "rows": (
        "<table><tr><td>" + "<b>" * 5_000 + "a<br>b" * 100 + "<td>c<tr>" + "<td>d<td>e<tr>" * 3,
        "ab" * 100 + "c" + "de" * 3,
    ),
    "what is hidden": ("<noscript><div>" * 5_000 + "a" + "</div></noscript>" * 5_000 + "b", "b"),
}


@pytest.mark.parametrize(("page", "text"), DEEP.values(), ids=DEEP)
def test_deep_pages(page: str, text: str) -> None:
    document = read_html(page)
    assert "".join(line.text.replace("\t", "") for line in document.lines) == text
    assert document.markup is not None
    assert all(node.depth == (node.parent.depth + 1 if node.parent else 0) for node in document.markup.nodes)
