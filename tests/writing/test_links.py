"""Addresses of links: three schemes, however they are spelled; whole where the page's own address is known."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.reading.html import read_html
from cleaner.writing.links import resolver, safe_link

BASE = "https://example.org/a/b.html?c#d"
GOOD = {
    "https://example.org/": "https://example.org/",
    "HTTP://example.org/A": "HTTP://example.org/A",
    "mailto:a@example.org?subject=b": "mailto:a@example.org?subject=b",
    "c.html": "https://example.org/a/c.html",
    "/c": "https://example.org/c",
    "../../c": "https://example.org/c",
    "?q=1": "https://example.org/a/b.html?q=1",
    "//b.example/c": "https://b.example/c",
    "/a:b": "https://example.org/a:b",
    "?a:b": "https://example.org/a/b.html?a:b",
    " \x01/c\n": "https://example.org/c",
    "/c\nd\te": "https://example.org/cde",
    "/c d": "https://example.org/c%20d",
    "/é": "https://example.org/é",
    "/\u202egnp": "https://example.org/%E2%80%AEgnp",
    '/"<>\\^`{|}()': "https://example.org/%22%3C%3E%5C%5E%60%7B%7C%7D%28%29",
}
BAD = (
    *("", " ", "#", "#a", "javascript:a", "JAVASCRIPT:a", "java\nscript:a", "\x00javascript:a", "\u00a0javascript:a"),
    *("data:a", "vbscript:a", "file:///a", "ftp://a/b", "about:blank", "tel:1", "a:b", "1:2", ":a", "feed:http://a"),
    *("http:", "http://", "http://[", "http://[::1", "x\x00:/b", "a\x7fb", "/" + "a" * 5_000),
    *("%6Aavascript:a", "javascript\\:a", "\\javascript:a", "https\u200b:a", "mailto\u0000:a"),
)


@pytest.mark.parametrize(("href", "address"), GOOD.items())
def test_good(href: str, address: str) -> None:
    assert safe_link(href, BASE) == address


@pytest.mark.parametrize("href", BAD)
def test_bad(href: str) -> None:
    assert safe_link(href, BASE) == ""
    assert safe_link(href) == ""


@given(
    st.text(max_size=4),
    st.sampled_from(("javascript", "data", "vbscript", "blob", "x")),
    st.lists(st.tuples(st.integers(0, 10), st.sampled_from("\t\n\r\x00\x1f \u00ad\u200b")), max_size=4),
)
def test_no_spelling_makes_a_bad_scheme_good(before: str, scheme: str, marks: list[tuple[int, str]]) -> None:
    for at, mark in marks:
        scheme = scheme[:at] + mark + scheme[at:]
    address = safe_link(f"{before}{scheme}:alert(1)")
    head = address.partition(":")[0].lower()
    assert not address or head in ("http", "https", "mailto") or set(head) & set("/?#")


@given(st.text(max_size=20), st.one_of(st.just(""), st.just(BASE), st.text(max_size=9)))
def test_any_text(href: str, base: str) -> None:
    address = safe_link(href, base)
    assert not set(address) & (set(string.whitespace) | set("\"'<>\\`()|"))
    assert not address or safe_link(address, base)


def test_the_base_of_the_page() -> None:
    def lead(page: str, url: str | None) -> str:
        return resolver(read_html(page, url))("c")

    assert lead("<p>a", BASE) == "https://example.org/a/c"
    assert lead("<p>a", None) == "c"
    assert lead("<p>a", "example.org/a/b") == "c"
    assert lead("<p>a", "javascript:a") == "c"
    assert lead("<base href=/d/><base href=/e/>", BASE) == "https://example.org/d/c"
    assert lead("<base target=x><base href=https://b.example/>", BASE) == "https://b.example/c"
    assert lead("<base href=javascript:a>", BASE) == "https://example.org/a/c"
