"""HTML or text: by how it begins."""

import pytest

from cleaner.reading.sniff import is_html


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE html><title>The mill</title>",
        b"\n\n  <html lang=en><p>The mill is sold.",
        b"\xef\xbb\xbf<HTML>",
        b'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n<html>',
        b"<!-- made on Monday -->\n<!-- and on Tuesday --><html>",
        b"<head><meta charset=utf-8>",
        b"<p>The mill is sold.</p>",
        b'<div class="story"><p>The mill is sold.</p></div>',
        b"<h1>The mill</h1> is sold.",
        "<!doctype html><p>The mill".encode("utf-16"),
    ],
)
def test_html(data: bytes) -> None:
    assert is_html(data)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"The mill is sold.",
        b"The <b>mill</b> is sold.",
        b"<mill> is sold, and <weir> is not.",
        b"< p >",
        b"<p>aragraph of a book on markup, without any end",
        b"<?xml version='1.0'?><rss><channel>",
        b"<- Back to the mill </p>",
        b"html: the language of the mill",
        b"<" * 5000,
        b"<!--" * 2000,
        b" " * 5000 + b"<html>",
    ],
)
def test_text(data: bytes) -> None:
    assert not is_html(data)
