"""HTML in: lines are the blocks that a browser shows, with their place in the markup."""

import pickle

import pytest

from cleaner import Cleaner
from cleaner.markup import Markup
from cleaner.reading.html import read_html


def lines(page: str) -> list[str]:
    document = read_html(page)
    texts = [line.text for line in document.lines]
    assert texts.pop() == ""
    return texts


def markup(page: str) -> Markup:
    found = read_html(page).markup
    assert found is not None
    return found


BLOCKS = {
    "paragraphs": ("<p>a</p><p>b</p>", ["a", "", "b"]),
    "unclosed": ("<p>a<p>b<div>c", ["a", "", "b", "", "c"]),
    "text beside blocks": ("a<div>b</div>c", ["a", "", "b", "", "c"]),
    "headings": ("<h1>a</h1><h2>b</h2>c", ["a", "", "b", "", "c"]),
    "a rule": ("a<hr>b", ["a", "", "b"]),
    "one line, whatever its white space": ("<p>\n  a\n\tb\r\n  c </p>", ["a b c"]),
    "a break": ("<p>a<br>b<br/>c<br />d", ["a", "b", "c", "d"]),
    "two breaks": ("<p>a<br><br>b<br> <br>c<br>&nbsp;<br>d", ["a", "", "b", "", "c", "", "d"]),
    "breaks between blocks": ("<p>a</p><br><br><br><p>b", ["a", "", "b"]),
    "a break that is ended": ("<p>a</br>b</BR >c", ["a", "b", "c"]),
    "preformatted": ("<pre>\na\n  b  \n\n\n\tc\n</pre>d", ["a", "  b", "", "\tc", "", "d"]),
    "preformatted, in other words": ("<xmp>a\n<b>b</b></xmp><listing>c\nd</listing>", ["a", "<b>b</b>", "", "c", "d"]),
    "preformatted with elements": ("<pre>a <b>b\n c</b><br>d</pre>", ["a b", " c", "d"]),
    "line ends of Windows": ("<pre>a\r\nb</pre>\r\n<p>c\r\nd", ["a", "b", "", "c d"]),
    "lists": ("<ul><li>a</li><li>b<ul><li>c<li>d</ul>e</ul>f", ["a", "b", "", "c", "d", "", "e", "", "f"]),
    "definitions": ("<dl><dt>a<dd>b<dt>c<dd>d</dl>", ["a", "b", "c", "d"]),
    "quotations": ("a<blockquote>b<p>c</blockquote>d", ["a", "", "b", "", "c", "", "d"]),
    "figures": ("<figure><img alt=x><figcaption>a</figcaption></figure>b", ["a", "", "b"]),
    "details": ("<details><summary>a</summary>b</details>", ["a", "b"]),
    "tables that lay out": ("<table><tr><td>a<p>b<td>c</table>", ["a", "", "b", "", "c"]),
    "frames": ("<frameset><frame src=a><noframes>b</noframes></frameset>", ["b"]),
    "two bodies": ("<body>a</body></html><body><p>b", ["a", "", "b"]),
    "text behind the end": ("<p>a</p></body></html>b", ["a", "", "b"]),
    "a fragment": ("<li>a</li><td>b</td>c", ["a", "b", "c"]),
    "no markup": ("a\nb", ["a b"]),
    "nothing": ("", []),
    "only white space": (" \n\t\r\n", []),
    "only elements": ("<div><p><span></span></p></div>", []),
    "XHTML": (
        '<?xml version="1.0" encoding="iso-8859-1"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x.dtd">'
        '<html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script src="a"/></head>'
        "<body><p>a<br/>é</p></body></html>",
        ["a", "é"],
    ),
    "AMP": (
        "<!doctype html><html ⚡><head><style amp-boilerplate>a{}</style><noscript><style>b{}</style></noscript></head>"
        "<body><amp-analytics><script type=application/json>{}</script></amp-analytics><amp-img src=x></amp-img>"
        "<p>a</p>"
        "<amp-ad width=1></amp-ad><amp-accordion><section><h4>b</h4><p>c</p></section></amp-accordion>",
        ["a", "", "b", "", "c"],
    ),
    "a head that is none": ("<html><head><x-y>a<p>b</p></html>", ["a", "", "b"]),
}


@pytest.mark.parametrize(("page", "wanted"), BLOCKS.values(), ids=BLOCKS)
def test_blocks(page: str, wanted: list[str]) -> None:
    assert lines(page) == wanted


INLINE = {
    "elements part no word": ("un<b>bold</b>ly <i>m</i><u>e</u>", ["unboldly me"]),
    "nor do comments": ("a<!-- <p> -->b<!-->c", ["abc"]),
    "white space does": ("<b>a</b> <i>b</i>\n<a href=x>c </a>d<span> e</span>", ["a b c d e"]),
    "and counts once": ("a <b> b </b> c", ["a b c"]),
    "pictures and such": ("a<img alt=b>c<wbr>d<input value=e>f", ["acdf"]),
    "links": ("a <a href=x>b<a href=y>c</a> d", ["a bc d"]),
    "misnested": ("<b>a<i>b</b>c</i>d", ["abcd"]),
    "misnested blocks": ("<p>a<b>b</p><p>c</b>d</p>", ["ab", "", "cd"]),
    "unknown elements": ("a<x-y>b</x-y><o:p>c</o:p>", ["abc"]),
    "ends without a beginning": ("a</b></i></span></div>b", ["ab"]),
    "ruby": ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp>字<rp>(</rp><rt>ji</ruby>を", ["漢字を"]),
    "ruby by groups": ("<ruby><rb>漢<rb>字<rtc><rt>kan<rt>ji</rtc></ruby>", ["漢字"]),
    "soft hyphens": ("har&shy;bour br\u00adidge&#173;s", ["harbour bridges"]),
    "spaces that do not break": ("a&nbsp;b\u00a0c <p>&nbsp;d", ["a\u00a0b\u00a0c", "", "\u00a0d"]),
    "marks of direction": ("\u200fא&lrm;b\u202c", ["\u200fא\u200eb\u202c"]),
    "other spaces": ("a\u3000b\u2009c\u2028d", ["a\u3000b\u2009c\u2028d"]),
    "entities": ("&lt;a&gt; &amp;amp; &eacute; &#8220;&#x201D; &hellip;", ["<a> &amp; é “” …"]),
    "broken entities": ("&copy a&b &bogus; &#; &#x; & &;", ["© a&b &bogus; &#; &#x; & &;"]),
    "numbers of no character": ("a&#0;b&#xD800;c&#x110000;d", ["a\ufffdb\ufffdc\ufffdd"]),
    "numbers of Windows": ("&#145;a&#146; &#128;", ["‘a’ €"]),
    "NULs": ("a\0b<p\0>c</p>", ["ab", "", "c"]),
    "lone surrogates": ("a\ud800b \udfff", ["a\ufffdb \ufffd"]),
    "marks that begin nothing": ("1 < 2 > 0 <3 </", ["1 < 2 > 0 <3 </"]),
}


@pytest.mark.parametrize(("page", "wanted"), INLINE.values(), ids=INLINE)
def test_inline(page: str, wanted: list[str]) -> None:
    assert lines(page) == wanted


HIDDEN = (
    *("script", "style", "template", "noscript", "textarea", "select", "iframe", "object", "video", "audio", "canvas"),
    *("svg", "datalist", "noembed", "progress"),
)


@pytest.mark.parametrize("tag", HIDDEN)
def test_hidden(tag: str) -> None:
    assert lines(f"<p>a<{tag}>b</{tag}>c") == ["ac"]
    assert lines(f"<p>a <{tag} x=y>\n<p>b<br><br><div>c</div>\n</{tag}> d") == ["a d"]
    assert lines(f"<{tag.upper()}>b</{tag.upper()}>c") == ["c"]


@pytest.mark.parametrize("tag", ["script", "style", "textarea", "title"])
def test_hidden_to_the_end(tag: str) -> None:
    assert lines(f"<p>a<{tag}>b<p>c") == ["a"]


def test_scripts_that_look_like_text() -> None:
    assert lines("<p>a</p><script>if (a<b) write('<p>x</p>', \"</p>\")</script><p>b") == ["a", "", "b"]
    assert lines("<style><!-- <p>a</p> --></style>b") == ["b"]
    assert lines("<script><!-- <script>a</script> --></script>b") == ["b"]


def test_titles() -> None:
    assert markup("<title> A &amp; B\n&#8211; C </title><p>d").title == "A & B – C"
    assert markup("<title></title><svg><title>icon</title></svg><title>A</title><title>B</title>").title == "A"
    assert markup("<svg><title>icon</title></svg>").title == ""


def test_what_the_head_holds() -> None:
    found = markup(
        "<head><meta name=author content='Ann &amp; Bo'><link rel=canonical href=/a>"
        '<script type="application/ld+json">{"a": "</p><b>"}</script><script>b()</script>'
    )
    assert [dict(meta) for meta in found.metas] == [{"name": "author", "content": "Ann & Bo"}]
    assert [dict(link) for link in found.links] == [{"rel": "canonical", "href": "/a"}]
    assert [text for _, text in found.data] == ['{"a": "</p><b>"}']


def test_where_a_line_stands() -> None:
    found = markup(
        "<div><p class=x>The <a href=/m><b>mayor</b></a> said <i>so</i></p><p><b>All</b> <b>bold</b></p></div>"
    )
    first, second = found.blocks[1], found.blocks[3]
    assert (first.node.tag, first.node.attributes["class"]) == ("p", "x")
    assert (first.linked, first.stressed, first.size) == (5, 7, 17)
    assert [node.tag for node in first.node.upwards()] == ["p", "div", "body", "html"]
    assert (second.node.tag, second.stressed) == ("p", 7)
    assert [(run.text, run.node.tag) for run in first.runs] == [
        *(("The ", "p"), ("mayor", "b"), (" said ", "p"), ("so", "i"))
    ]


def test_elements_are_numbered_in_order() -> None:
    nodes = markup("<p>a<b>b</b><ul><li>c").nodes
    assert [node.number for node in nodes] == list(range(len(nodes)))
    assert all(node.parent is None or node.parent.number < node.number for node in nodes)


def test_the_text_is_the_lines() -> None:
    document = read_html("<p>a<p>b<br>c", url="https://example.org/", title="T", lang="en", source="Example")
    text = "".join(line.text + line.end for line in document.lines)
    assert text == "a\n\nb\nc\n"
    assert all(text[line.start : line.break_at] == line.text for line in document.lines)
    assert (document.url, document.title, document.lang, document.source) == (
        "https://example.org/",
        "T",
        "en",
        "Example",
    )


def test_what_is_cleaned_can_be_pickled() -> None:
    page = (
        "<meta><title>A</title>" + "<div>" * 3_000 + "<p>The bridge <b>is shut</b>.<table><tr><td>a<td>b<tr><td>c<td>d"
    )
    cleaned = Cleaner(body="off").clean_html(page)
    assert pickle.loads(pickle.dumps(cleaned)).markdown() == cleaned.markdown()


@pytest.mark.parametrize(
    ("html", "tags"),
    [
        ("<p><b>all</b>", ["b"]),
        ("<p><b>some</b> more", ["p"]),
        ("<p>some <b>more</b>", ["p"]),
        ("<p><b>some</b><i>more</i>", ["p"]),
        ("<p><span><b>some</b> <i>more</i></span>", ["span"]),
        ("<p><span><b>some</b></span> <i>more</i>", ["p"]),
        ("<p><b>one</b><br><i>two</i>", ["b", "i"]),
        ("<p> <b> </b> <i>one</i> ", ["i"]),
    ],
)
def test_the_innermost_element_around_a_line(html: str, tags: list[str]) -> None:
    assert [block.node.tag for block in markup(html).blocks.values()] == tags
