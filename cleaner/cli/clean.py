"""``clean``: the filter. HTML, text or JSON lines in, the article out."""

import argparse
import codecs
import gc
import os
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from cleaner.cli.common import FAILED, FINE, painter, run, safe_stdout, say, stop
from cleaner.cli.options import parser
from cleaner.cli.settings import with_defaults

if TYPE_CHECKING:
    from cleaner.cleaned import Cleaned
    from cleaner.cleaning import Cleaner

_HEAD_BYTES = 400
_BEFORE_TAG = b" \t\r\n\f\xef\xbb\xbf"
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def main(argv: Sequence[str] | None = None) -> int:
    """Entry point of ``clean``."""
    # What a start makes is no garbage; looking through it again and again takes a fifteenth of the start.
    gc.set_threshold(50_000)
    safe_stdout()

    def work() -> int:
        top = parser()
        arguments = top.parse_args(argv)
        if arguments.completion:
            return _completion(top, arguments.completion)
        arguments = with_defaults(arguments, os.getcwd())
        _consistent(arguments)
        return _lines(arguments) if arguments.jsonl else _pages(arguments)

    return run(work, "clean")


def _consistent(arguments: argparse.Namespace) -> None:
    if arguments.edits and not arguments.jsonl:
        stop("--edits goes with --jsonl; --json and --explain always show the edits")
    if arguments.jsonl and arguments.field == "cleaning":
        stop("--field cleaning: what clean finds is written to that field; give the text another name")
    if arguments.links and arguments.format != "markdown":
        stop("--links goes with --format markdown")
    if arguments.in_place and (not arguments.files or "-" in arguments.files):
        stop("--in-place needs files; standard input has no place to write to")
    if arguments.check and (arguments.output or arguments.in_place):
        stop("--check writes nothing; leave out -o or --in-place")
    if (arguments.output or arguments.in_place) and (arguments.explain or arguments.diff):
        stop("--explain and --diff print; leave out -o or --in-place")


def _cleaner(arguments: argparse.Namespace) -> "Cleaner":
    from cleaner.cleaning import Cleaner

    try:
        return Cleaner(
            arguments.rules or (),
            builtin=not arguments.no_builtin_rules,
            level=arguments.level or "normal",
            select=arguments.select or (),
            ignore=arguments.ignore or (),
            body=arguments.body or "auto",
        )
    except ValueError as error:
        from cleaner.ruleset.problems import RulesError

        if isinstance(error, RulesError):
            raise
        return stop(str(error))


def _inputs(files: Sequence[str]) -> Iterator[tuple[str, BinaryIO | None]]:
    """Each input by name; None, and a message, for one that cannot be opened."""
    for name in files or ["-"]:
        if name == "-":
            yield "-", sys.stdin.buffer
            continue
        try:
            with open(name, "rb") as file:
                yield name, file
        except OSError as error:
            say(f"{name}: {error.strerror or error}", "clean")
            yield name, None


def _pages(arguments: argparse.Namespace) -> int:
    cleaner = _cleaner(arguments)
    failed = found = False
    targets: set[str] = set()
    for name, stream in _inputs(arguments.files):
        if stream is None:
            failed = True
            continue
        try:
            data = stream.read()
        except OSError as error:
            say(f"{name}: {error.strerror or error}", "clean")
            failed = True
            continue
        page = _clean(cleaner, arguments, name, data)
        if page is None:
            failed = True
            continue
        for warning in page.cleaned.warnings:
            say(f"{name}: {warning}", "clean")
        found = found or page.changed
        if arguments.check:
            if page.changed:
                say(f"{name}: {page.cleaned.removed} lines would go", "clean")
        elif arguments.output or arguments.in_place:
            from cleaner.cli.output import SUFFIXES, write

            suffix = SUFFIXES[arguments.format or "text"] if page.html else ""
            failed |= not write(arguments, name, _output(arguments, page), targets, page.changed, suffix)
        else:
            _print(arguments, name, page)
    return FAILED if failed or (arguments.check and found) else FINE


class _Page(NamedTuple):
    """One input and what became of it."""

    data: bytes
    html: bool
    cleaned: "Cleaned"
    changed: bool


def _clean(cleaner: "Cleaner", arguments: argparse.Namespace, name: str, data: bytes) -> _Page | None:
    """Clean one input; None, and a message, when it is not what it should be."""
    scope = {"url": arguments.url or arguments.site, "title": arguments.title, "lang": arguments.lang}
    if _is_html(arguments, data):
        if arguments.in_place and not arguments.json and arguments.format != "html":
            say(f"{name}: this is HTML; --in-place would write {arguments.format or 'text'} over it; use -o", "clean")
            return None
        cleaned = cleaner.clean_html(data, **scope)
        return _Page(data, True, cleaned, cleaned.removed > 0)
    if arguments.format not in (None, "text"):
        say(f"{name}: --format {arguments.format} goes with HTML, and this is text (or say --input html)", "clean")
        return None
    from cleaner.reading.text import decode

    text = decode(data)
    cleaned = cleaner.clean(text, **scope)
    return _Page(data, False, cleaned, cleaned.text != text)


def _is_html(arguments: argparse.Namespace, data: bytes) -> bool:
    if arguments.input in ("html", "text"):
        return bool(arguments.input == "html")
    # A look spares text the module that tells them apart.
    if not data[:_HEAD_BYTES].lstrip(_BEFORE_TAG).startswith(b"<") and not data.startswith(_UTF16):
        return False
    from cleaner.reading.sniff import is_html

    return is_html(data)


def _print(arguments: argparse.Namespace, name: str, page: _Page) -> None:
    paint = painter(arguments.color, sys.stdout)
    if arguments.explain or arguments.diff:
        from cleaner.report.explain import diff, explanation

        cleaned = page.cleaned
        lines = explanation(cleaned, paint) if arguments.explain else diff(cleaned.restore(), cleaned, name, paint)
        for line in lines:
            print(line)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(_output(arguments, page))


def _output(arguments: argparse.Namespace, page: _Page) -> bytes:
    """What stands for a page; a text with nothing to remove is the bytes that came in."""
    from cleaner.reading.text import encode

    if arguments.json:
        from cleaner.reading.records import to_json
        from cleaner.report.facts import document_of

        found = document_of(page.cleaned)
        if page.html:
            from cleaner.cli.output import formatted

            found["text"] = formatted(page.cleaned, arguments)
        return to_json(found) + b"\n"
    if page.html:
        from cleaner.cli.output import formatted

        return encode(formatted(page.cleaned, arguments))
    return encode(page.cleaned.text) if page.changed else page.data


def _lines(arguments: argparse.Namespace) -> int:
    from cleaner.cli.stream import Stream

    if arguments.output or arguments.in_place:
        stop("--jsonl writes to standard output; send it where you want it with >")
    stream = Stream(_cleaner(arguments), arguments)
    failed = False
    for name, file in _inputs(arguments.files):
        failed |= file is None or not stream.clean(name, file)
    return FAILED if failed or (arguments.check and stream.found) else FINE


def _completion(top: argparse.ArgumentParser, shell: str) -> int:
    try:
        import shtab
    except ImportError:
        stop("completion scripts need the package shtab; install it with: pip install 'cleaner[workbench]'")
    print(shtab.complete(top, shell=shell))
    return FINE


if __name__ == "__main__":
    sys.exit(main())
