"""Markdown: what a reader of it shows is the text that stays, word for word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cleaner import Cleaner
from cleaner.document import Document
from cleaner.planning.edits import Edit
from cleaner.reading.html import read_html
from cleaner.reading.text import read_text
from cleaner.writing.markdown import markdown_of

from ..generated_markup import broken_pages, edits_of, pages, text_left

READER = MarkdownIt("commonmark").enable("table")
URL = "https://example.org/news/bridge.html"


def written(page: str, links: bool = False) -> str:
    return markdown_of(read_html(page, URL), [], links)


def shown(markdown: str) -> list[str]:
    return [word for line in read_html(READER.render(markdown)).lines for word in line.text.split()]


def check(document: Document, edits: list[Edit], links: bool) -> None:
    markdown = markdown_of(document, edits, links)
    assert shown(markdown) == text_left(document, edits).split(), markdown
    assert links or "<a " not in READER.render(markdown)


@given(st.data(), pages, st.booleans())
def test_words_are_those_that_stay(data: st.DataObject, page: str, links: bool) -> None:
    document = read_html(page, URL)
    check(document, data.draw(edits_of(document)), links)


@given(st.data(), broken_pages())
def test_words_of_broken_pages(data: st.DataObject, page: str) -> None:
    document = read_html(page, URL)
    check(document, data.draw(edits_of(document)), True)


FORMS = {
    "headings": ("<h1>One</h1><h3>Two<br>three</h3>", "# One\n\n### Two three\n"),
    "the end of a heading": ("<h2>C #</h2><h2>##</h2>", "## C \\#\n\n## \\##\n"),
    "breaks": ("<p>one<br>two<br><br>three</p>", "one\\\ntwo\n\nthree\n"),
    "stress": ("<p>a <b>bold </b><i> word</i>, <b><i>both</i></b>", "a **bold** *word*, ***both***\n"),
    "stress within a word": ("<p>un<b>bold</b>ly", "un**bold**ly\n"),
    "stress no reader would see": ("<p>so<b>(a)</b>b <b>c</b><i>d</i>", "so(a)b **c**d\n"),
    "stress of a heading": ("<h2><b>One</b> <i>two</i></h2>", "## One *two*\n"),
    "code": ("<p><code>a`b</code> <code>`c`</code> <kbd>*</kbd>", "``a`b`` `` `c` `` `*`\n"),
    "unordered": ("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>", "- a\n- b\n  - c\n- d\n"),
    "ordered": ("<ol><li>a<ol><li>b</ol><li>c</ol>", "1. a\n   1. b\n2. c\n"),
    "two lists": ("<ul><li>a</ul><ul><li>b</ul><ol><li>c</ol><ol><li>d</ol>", "- a\n\n* b\n\n1. c\n\n1) d\n"),
    "long items": ("<ul><li><p>a<p>b<li>c</ul>", "- a\n\n  b\n\n- c\n"),
    "items without a list": ("<div><li>a<li>b</div>", "- a\n- b\n"),
    "a list in a list": ("<ul><ul><li>a</ul></ul>", "- - a\n"),
    "quotations": ("<blockquote><p>a<p>b<blockquote>c</blockquote></blockquote>d", "> a\n>\n> b\n>\n> > c\n\nd\n"),
    "preformatted": ("<pre>a\n  * b\n\n\tc</pre>", "```\na\n  * b\n\n\tc\n```\n"),
    "fences": ("<pre>```\na</pre>", "````\n```\na\n````\n"),
    "preformatted in an item": ("<ul><li>a<pre>b\n\nc</pre></ul>", "- a\n\n  ```\n  b\n\n  c\n  ```\n"),
    "a table": (
        "<table><tr><th>a|<th>b<tr><td>c<td><b>d</b><tr><td>e</table>",
        "| a\\| | b |\n| --- | --- |\n| c | **d** |\n| e |  |\n",
    ),
    "a table without a head": (
        "<table><tr><td>a<td>b<tr><td>c<td>d</table>",
        "|  |  |\n| --- | --- |\n| a | b |\n| c | d |\n",
    ),
    "a table that lays out": ("<table><tr><td><p>a<p>b<td>c</table>", "a\n\nb\n\nc\n"),
    "definitions": ("<dl><dt>a<dd>b<dd>c<dt>d</dl>", "**a**\n\nb\n\nc\n\n**d**\n"),
    "captions": ("<figure><img><figcaption>a <i>b</i></figcaption></figure>", "a *b*\n"),
    "ruby": ("<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>字", "漢字\n"),
    "starts": (
        "<p>1. a<br>2) b<br># c<br>+ d<br>- e<br>&gt; f<br>---<br>===<br>:-:<br>1.5<br>-g<br>#h",
        "1\\. a\\\n2\\) b\\\n\\# c\\\n\\+ d\\\n\\- e\\\n\\> f\\\n\\---\\\n\\===\\\n\\:-:\\\n1.5\\\n-g\\\n#h\n",
    ),
    "marks": (
        "<p>a*b _c_ d_e [f] `g` &lt;h&gt; 1 &lt; 2 R&amp;D &amp;amp; &amp;#35; h|i ~j~ \\ k!",
        "a\\*b \\_c\\_ d_e \\[f\\] \\`g\\` \\<h> 1 < 2 R&D \\&amp; \\&#35; h\\|i \\~j\\~ \\\\ k!\n",
    ),
    "numbers that begin nothing": ("<p>1 of 2.<br>3 (of 4)", "1 of 2.\\\n3 (of 4)\n"),
    "nothing": ("<p> <p>", ""),
}


@pytest.mark.parametrize(("page", "markdown"), FORMS.values(), ids=FORMS)
def test_forms(page: str, markdown: str) -> None:
    assert written(page) == markdown
    document = read_html(page)
    assert shown(markdown) == text_left(document, []).split()


LINKS = {
    "whole": ('<a href="https://a.example/b">c</a>', "[c](https://a.example/b)\n"),
    "relative": ('a<a href="../b?c=1&amp;d=2"> c </a>d', "a [c](https://example.org/b?c=1&d=2) d\n"),
    "brackets": ('<a href="/a_(b)">[c]</a>!', "[\\[c\\]](https://example.org/a_%28b%29)!\n"),
    "behind a mark": ('look!<a href="/a">c</a>', "look\\![c](https://example.org/a)\n"),
    "stress within": ('<a href="/a">c <b>d</b></a>', "[c **d**](https://example.org/a)\n"),
    "stress around": ('<b><a href="/a">c</a></b>', "[**c**](https://example.org/a)\n"),
    "entities": ('<a href="/a?b&amp;copy;c">d</a>', "[d](https://example.org/a?b&amp;copy;c)\n"),
    "a place on the page": ('<a href="#a">c</a>', "c\n"),
    "no scheme of ours": ('<a href="javascript:a()">c</a>', "c\n"),
    "none that an entity makes": (
        '<a href="javascript&amp;colon;a()">c</a>',
        "[c](https://example.org/news/javascript&amp;colon;a%28%29)\n",
    ),
    "around blocks": (
        '<a href="/a"><h2>c</h2><p>d</a>',
        "## [c](https://example.org/a)\n\n[d](https://example.org/a)\n",
    ),
}


@pytest.mark.parametrize(("page", "markdown"), LINKS.values(), ids=LINKS)
def test_links(page: str, markdown: str) -> None:
    assert written(page, links=True) == markdown


def test_links_lead_where_the_page_leads() -> None:
    page = "".join(f'<p><a href="{href.replace("&", "&amp;")}">x</a>' for href in ("/a?b=1&copy;=2", "c d", "e`f"))
    shown_page = READER.render(written(page, links=True))
    for address in ("/a?b=1&amp;copy;=2", "/news/c%20d", "/news/e%60f"):
        assert f'href="https://example.org{address}"' in shown_page


def test_a_thousand_lists_in_each_other() -> None:
    for tag in ("<ul><li>", "<blockquote>", "<ol>", "<li>", "<dl><dd>", "<b>", "<pre>", "<table><tr><td>"):
        markdown = written(tag * 1_000 + "deep" + "<p>deeper")
        assert shown(markdown) == ["deep", "deeper"]
        assert len(markdown) < 500


def test_text_has_no_markup() -> None:
    with pytest.raises(ValueError, match="came in as text; only one that came in as HTML can be written as Markdown"):
        markdown_of(read_text("The bridge"), [])


def test_cleaned_pages_are_written() -> None:
    cleaned = Cleaner(body="off").clean_html("<h1>Bridge</h1><p>Advertisement<p>It is <a href=/b>shut</a>.", url=URL)
    assert cleaned.markdown() == "# Bridge\n\nIt is shut.\n"
    assert cleaned.markdown(links=True) == "# Bridge\n\nIt is [shut](https://example.org/b).\n"
    assert cleaned.html(links=False) == "<h1>Bridge</h1>\n<p>It is shut.</p>\n"
    assert '<a href="https://example.org/b">' in cleaned.html()


def test_cleaned_text_is_not() -> None:
    cleaned = Cleaner().clean("The bridge is shut.")
    assert cleaned.document is None
    for write in (cleaned.markdown, cleaned.html):
        with pytest.raises(ValueError, match="came in as text"):
            write()
