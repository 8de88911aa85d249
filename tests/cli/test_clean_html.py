"""``clean`` on HTML: told from text by itself, and how it comes out."""

import json
from pathlib import Path

import pytest

from .helpers import Run

PAGE = (
    "<!DOCTYPE html><html lang=en><head><title>The mill</title></head><body><p>Advertisement</p>"
    "<h1>The mill is sold</h1><p>A miller from <a href=/weir>the weir</a> bought it for a song.</p>"
    "<p class=share>Share this story</p></body></html>"
)
ARTICLE = "The mill is sold\n\nA miller from the weir bought it for a song.\n"


def test_html_comes_out_as_the_text_of_the_article(clean: Run) -> None:
    done = clean(stdin=PAGE.encode())
    assert (done.code, done.text, done.err) == (0, ARTICLE, "")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_encodings(clean: Run, encoding: str) -> None:
    assert clean(stdin=PAGE.encode(encoding)).text == ARTICLE


def test_what_comes_in_can_be_said(clean: Run) -> None:
    assert clean("--input", "text", stdin=PAGE.encode()).text == PAGE
    assert clean("--input", "html", stdin=b"The <b>mill</b> is sold.<br>Advertisement").text == "The mill is sold.\n"
    assert clean(stdin=b"The <b>mill</b> is sold.\nAdvertisement").text == "The <b>mill</b> is sold.\n"


def test_formats(clean: Run) -> None:
    markdown = "# The mill is sold\n\nA miller from the weir bought it for a song.\n"
    assert clean("--format", "markdown", stdin=PAGE.encode()).text == markdown
    linked = clean("--format", "markdown", "--links", "--url", "https://a.example/b/", stdin=PAGE.encode()).text
    assert "[the weir](https://a.example/weir)" in linked
    html = clean("--format", "html", stdin=PAGE.encode()).text
    assert html.startswith("<h1>The mill is sold</h1>\n<p>A miller from <a")
    assert clean("--format", "html", stdin=html.encode()).text == html


def test_formats_are_for_html(clean: Run) -> None:
    done = clean("--format", "markdown", stdin=b"The mill is sold.\n")
    assert (done.code, done.out) == (1, b"")
    assert done.err == "clean: -: --format markdown goes with HTML, and this is text (or say --input html)\n"
    assert clean("--links", stdin=PAGE.encode()).err.startswith("clean: --links goes with --format markdown")


def test_explain_names_the_element(clean: Run) -> None:
    done = clean("--explain", stdin=PAGE.encode())
    lines = [line.strip() for line in done.text.split("\n")]
    at = next(number for number, line in enumerate(lines) if line.endswith("Share this story"))
    assert lines[at + 1] == "body > p.share"
    assert lines[at + 2].startswith("share-bar.en (share, likely)")


def test_json(clean: Run) -> None:
    found = json.loads(clean("--json", "--format", "markdown", stdin=PAGE.encode()).out)
    assert found["text"].startswith("# The mill is sold\n")
    assert found["page"]["title"] == "The mill"
    assert [(edit["rule"], edit["element"]) for edit in found["edits"]] == [
        ("word.en", "body > p"),
        ("share-bar.en", "body > p.share"),
    ]


def test_diff_and_check(clean: Run) -> None:
    assert "-Share this story" in clean("--diff", stdin=PAGE.encode()).text
    assert clean("--check", stdin=PAGE.encode()).code == 1
    assert clean("--check", stdin=b"<!doctype html><p>The mill is sold.</p>").code == 0


def test_files(clean: Run, folder: Path) -> None:
    (folder / "mill.html").write_text(PAGE, encoding="utf-8")
    assert clean("mill.html", "-o", "out").code == 0
    assert (folder / "out" / "mill.txt").read_text("utf-8") == ARTICLE
    assert clean("mill.html", "-o", "out", "--format", "markdown").code == 0
    assert (folder / "out" / "mill.md").exists()
    done = clean("mill.html", "--in-place")
    assert (done.code, (folder / "mill.html").read_text("utf-8")) == (1, PAGE)
    assert done.err == "clean: mill.html: this is HTML; --in-place would write text over it; use -o\n"
    assert clean("mill.html", "--in-place", "--format", "html").code == 0
    assert (folder / "mill.html").read_text("utf-8").startswith("<h1>")


def records(clean: Run, *lines: object, options: tuple[str, ...] = ()) -> list[dict[str, object]]:
    data = "".join(json.dumps(line) + "\n" for line in lines).encode()
    return [json.loads(line) for line in clean("--jsonl", *options, stdin=data).text.splitlines()]


def test_records(clean: Run) -> None:
    (found,) = records(clean, {"id": 1, "html": PAGE})
    assert (found["id"], found["html"], found["text"]) == (1, PAGE, ARTICLE)
    assert list(found) == ["id", "html", "text", "cleaning"]


def test_a_text_beside_the_page_comes_first(clean: Run) -> None:
    record = {"text": "Advertisement\nThe mill.\n", "html": PAGE}
    assert records(clean, record)[0]["text"] == "The mill.\n"
    assert records(clean, record, options=("--input", "html"))[0]["text"] == ARTICLE


def test_the_field_of_a_page(clean: Run) -> None:
    (found,) = records(clean, {"page": PAGE}, options=("--field", "page", "--input", "html", "--format", "markdown"))
    assert found["page"] == PAGE
    assert str(found["text"]).startswith("# The mill is sold\n")


def test_records_that_cannot_be_formatted(clean: Run) -> None:
    done = clean("--jsonl", "--format", "html", stdin=b'{"text": "The mill."}\n')
    assert (done.code, done.out) == (1, b'{"text": "The mill."}\n')
    assert "line 1: --format html goes with HTML, and this record holds text" in done.err


def test_settings(clean: Run, folder: Path) -> None:
    (folder / "pyproject.toml").write_text('[tool.cleaner]\ninput = "html"\nformat = "markdown"\n', encoding="utf-8")
    assert clean(stdin=b"<b>The mill</b>").text == "**The mill**\n"
    (folder / "pyproject.toml").write_text('[tool.cleaner]\nformat = "pdf"\n', encoding="utf-8")
    assert clean(stdin=b"a").code == 2


def test_why(workbench: Run, folder: Path) -> None:
    (folder / "mill.html").write_text(PAGE, encoding="utf-8")
    done = workbench("why", "mill.html:7")
    assert done.text.startswith("line 7: Share this story\n  element: body > p.share\n")
