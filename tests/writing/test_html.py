"""HTML out: few tags, no attribute but an address, nothing active, whatever the page holds; and the words that stay."""

import subprocess
import sys
from html import escape

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from cleaner.document import Document
from cleaner.planning.edits import Edit
from cleaner.reading.html import read_html
from cleaner.reading.text import read_text
from cleaner.writing.html import TAGS, html_of

from ..generated_markup import broken_pages, edits_of, pages, text_left

URL = "https://example.org/news/bridge.html"
SCHEMES = ("http://", "https://", "mailto:")

# The bridge is the text; what stands beside it must do nothing.
HOSTILE = """
<script>alert(1)</script>
<SCRIPT SRC=//evil.example/x.js></SCRIPT>
<scr<script>ipt>alert(1)</scr</script>ipt>
<script/x>alert(1)</script >
<img src=x onerror=alert(1)>
<img src=x onerror="alert(1)"//>
<image src=x onerror=alert(1)>
<svg onload=alert(1)>
<svg><script>alert(1)</script></svg>
<svg><a xlink:href="javascript:alert(1)"><text>bridge</text></a></svg>
<svg><animate attributeName=href values=javascript:alert(1) /></svg>
<svg><foreignObject><body onload=alert(1)></foreignObject></svg>
<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">
<math><annotation-xml encoding="text/html"><img src=x onerror=alert(1)></annotation-xml></math>
<math href="javascript:alert(1)">bridge</math>
<a href="javascript:alert(1)">bridge</a>
<a href=" javascript:alert(1)">bridge</a>
<a href="JaVaScRiPt:alert(1)">bridge</a>
<a href="java&#9;script:alert(1)">bridge</a>
<a href="java&#10;script:alert(1)">bridge</a>
<a href="java&Tab;script:alert(1)">bridge</a>
<a href="&#1;javascript:alert(1)">bridge</a>
<a href="&#x6A&#x61vascript:alert(1)">bridge</a>
<a href="javascript&colon;alert(1)">bridge</a>
<a href="javascript&amp;colon;alert(1)">bridge</a>
<a href="java\0script:alert(1)">bridge</a>
<a href="feed:javascript:alert(1)">bridge</a>
<a href="view-source:javascript:alert(1)">bridge</a>
<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">bridge</a>
<a href="data&#58;text/html,<script>alert(1)</script>">bridge</a>
<a href="vbscript:msgbox(1)">bridge</a>
<a href="blob:https://example.org/1">bridge</a>
<a href="file:///etc/passwd">bridge</a>
<a href='"><script>alert(1)</script>'>bridge</a>
<a href="https://example.org/&quot; onclick=&quot;alert(1)">bridge</a>
<a href="https://example.org/'onclick='alert(1)">bridge</a>
<a href=x onclick=alert(1) style="position:fixed" target=_blank id=a name=b class=c>bridge</a>
<a href="\\\\evil.example/x">bridge</a>
<a href="//evil.example">bridge</a>
<a href="http:javascript:alert(1)">bridge</a>
<base href="javascript:alert(1)//"><a href="x">bridge</a>
<base href="data:text/html,"><a href="/x">bridge</a>
<meta http-equiv=refresh content="0;url=javascript:alert(1)">
<link rel=stylesheet href="javascript:alert(1)">
<link rel=import href=//evil.example/x.html>
<style>@import 'javascript:alert(1)';</style>
<p style="background:url(javascript:alert(1))">bridge</p>
<p onmouseover=alert(1)>bridge</p>
<p/onclick=alert(1)>bridge</p>
<iframe src="javascript:alert(1)"></iframe>
<iframe srcdoc="<script>alert(1)</script>"></iframe>
<object data="javascript:alert(1)"></object>
<embed src="javascript:alert(1)">
<applet code=x></applet>
<form action="javascript:alert(1)"><input type=submit value=bridge></form>
<form id=a><button formaction="javascript:alert(1)">bridge</button></form>
<isindex action="javascript:alert(1)" prompt=bridge>
<input autofocus onfocus=alert(1)>
<select autofocus onfocus=alert(1)><option>bridge</select>
<textarea autofocus onfocus=alert(1)></textarea>
<video><source onerror=alert(1)></video>
<audio src=x onerror=alert(1)></audio>
<details open ontoggle=alert(1)><summary>bridge</summary></details>
<marquee onstart=alert(1)>bridge</marquee>
<body onload=alert(1)>
<frameset onload=alert(1)><frame src="javascript:alert(1)"></frameset>
<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>
<title><a title="</title><img src=x onerror=alert(1)>"></title>
<textarea><a title="</textarea><img src=x onerror=alert(1)>"></textarea>
<template><script>alert(1)</script></template>
<xmp><p title="</xmp><img src=x onerror=alert(1)>"></xmp>
<noembed><img src=x onerror=alert(1)></noembed>
<plaintext><img src=x onerror=alert(1)>
<pre>&lt;script&gt;alert(1)&lt;/script&gt;</pre>
&lt;img src=x onerror=alert(1)&gt;
&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;
<!--<img src="--><img src=x onerror=alert(1)//">
<!--><img src=x onerror=alert(1)>-->
<![CDATA[<img src=x onerror=alert(1)>]]>
<?xml-stylesheet href="javascript:alert(1)"?>
<!DOCTYPE html [<!ENTITY x "<script>alert(1)</script>">]>&x;
<b <script>alert(1)//</script>0</script></b>
<table><td background="javascript:alert(1)">bridge<form><tr><svg><style></table><img src=x onerror=alert(1)>
<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>
<portal src="javascript:alert(1)"></portal>
<x-bridge onclick=alert(1) is=y>bridge</x-bridge>
<div><template shadowrootmode=open><img src=x onerror=alert(1)></template></div>
""".strip().split("\n")  # fmt: skip


def checked(page: str, links: bool = True, url: str | None = URL) -> str:
    """What is written for a page, read again by two other readers and found harmless."""
    written = html_of(read_html(page, url), [], links)
    assert_harmless(written)
    # As an editor that trusts it would store it: read and written once more.
    assert_harmless(nh3.clean(written, tags=set(TAGS) | {"svg", "math", "style"}, clean_content_tags=set()))
    return written


def assert_harmless(written: str) -> None:
    if not written.strip():
        return
    for element in lxml_html.fragment_fromstring(written, create_parent="main").iter():
        assert element.tag in TAGS or element.tag == "main", element.tag
        assert set(element.attrib) <= ({"href", "rel"} if element.tag == "a" else set())
        address = element.get("href")
        if address is not None:
            bare = address.partition("?")[0].partition("#")[0]
            assert address.startswith(SCHEMES) or ":" not in bare.partition("/")[0], address
            assert not set(address) & set(" \"'<>\t\n\r\\"), address


@pytest.mark.parametrize("snippet", HOSTILE)
def test_nothing_active_gets_through(snippet: str) -> None:
    for url in (URL, None, "javascript:alert(1)", "example.org"):
        checked(snippet, url=url)
    checked(f"<p>The {snippet} bridge</p><ul><li>{snippet}</ul><table><tr><td>{snippet}<td>a<tr><td>b<td>c</table>")
    # The same told as text stays text.
    told = escape(snippet.replace("\0", ""))
    assert checked(f"<p>{told}</p>").count("<") <= 2 + 2 * told.count("\n")


@given(st.lists(st.one_of(st.sampled_from(HOSTILE), pages, st.text(max_size=5)), min_size=1, max_size=5), st.data())
def test_nor_do_mixtures(parts: list[str], data: st.DataObject) -> None:
    page = "".join(parts)
    at, to = sorted((data.draw(st.integers(0, len(page))), data.draw(st.integers(0, len(page)))))
    checked(page)
    checked(page[:at] + page[to:])
    checked(f"<ul><li>{page[at:to]}<a href='{page[:at]}'>bridge</a>")


def test_the_sanitizer_finds_nothing_to_take(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    clean = nh3.clean

    def watched(written: str, **options: object) -> str:
        seen.append(written)
        return clean(written, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(nh3, "clean", watched)
    for snippet in HOSTILE:
        checked(snippet)
    for before in seen:
        if before.strip():
            assert_harmless(before)


@given(st.data(), st.one_of(pages, broken_pages()), st.booleans())
def test_words_are_those_that_stay(data: st.DataObject, page: str, links: bool) -> None:
    document = read_html(page, URL)
    edits: list[Edit] = data.draw(edits_of(document))
    written = html_of(document, edits, links)
    assert shown(written) == text_left(document, edits).split(), written
    assert links or "<a " not in written


def shown(written: str) -> list[str]:
    return [word for line in read_html(written).lines for word in line.text.split()]


def test_all_forms() -> None:
    page = """<h2 id=a>The <i>bridge</i></h2><p>It is <b>shut</b>,<br>said <a href="/mayor?a=1&amp;b=2" onclick=x()>the
    mayor</a>.</p><ol><li>First<ul><li>inner</ul><li><p>One<p>Two</ol><blockquote>Why?</blockquote><pre>a  b
  c</pre><table><caption>Cost</caption><tr><th>Year<th>Sum<tr><td>2025<td>7 &lt; 8</table>
    <dl><dt>Quay<dd>a wall<dd>a road</dl><p><code>x &amp; y</code></p>"""
    assert checked(page) == (
        "<h2>The <em>bridge</em></h2>\n"
        '<p>It is <strong>shut</strong>,<br>\nsaid <a href="https://example.org/mayor?a=1&amp;b=2">the mayor</a>.</p>\n'
        "<ol>\n<li>First\n<ul>\n<li>inner</li>\n</ul></li>\n<li>\n<p>One</p>\n<p>Two</p>\n</li>\n</ol>\n"
        "<blockquote>\n<p>Why?</p>\n</blockquote>\n"
        "<pre>a  b\n  c</pre>\n"
        "<p>Cost</p>\n"
        "<table>\n<tr><th>Year</th><th>Sum</th></tr>\n<tr><td>2025</td><td>7 &lt; 8</td></tr>\n</table>\n"
        "<dl>\n<dt>Quay</dt>\n<dd>a wall</dd>\n<dd>a road</dd>\n</dl>\n"
        "<p><code>x &amp; y</code></p>\n"
    )


def test_links_can_go() -> None:
    assert checked('<p>The <a href="/m">mayor</a></p>', links=False) == "<p>The mayor</p>\n"


def test_text_has_no_markup() -> None:
    with pytest.raises(ValueError, match="came in as text; only one that came in as HTML can be written as HTML"):
        html_of(read_text("The bridge"), [])


def test_a_missing_package_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nh3", None)
    with pytest.raises(ValueError, match=r"pip install 'cleaner\[html\]'"):
        html_of(read_html("<p>The bridge"), [])


def test_text_is_cleaned_without_any_of_it() -> None:
    code = (
        "import sys, cleaner; cleaner.clean('The bridge is shut.');"
        "sys.exit(any(name in sys.modules for name in ('lxml', 'nh3', 'cleaner.writing', 'cleaner.reading.html')))"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_nothing_left() -> None:
    document: Document = read_html("")
    assert html_of(document, []) == ""
