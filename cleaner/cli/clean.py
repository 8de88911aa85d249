"""``clean``: the filter. Text (or JSON lines) in, cleaned text out."""

import argparse
import codecs
import gc
import os
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO

from cleaner.cli.common import FAILED, FINE, painter, run, safe_stdout, say, stop
from cleaner.cli.options import parser
from cleaner.cli.settings import with_defaults

if TYPE_CHECKING:
    from cleaner.cleaning import Cleaned, Cleaner

_HTML_STARTS = (b"<!doctype html", b"<html")


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
    from cleaner.reading.text import decode

    cleaner = _cleaner(arguments)
    scope = {"url": arguments.url or arguments.site, "title": arguments.title, "lang": arguments.lang}
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
        if data[:200].removeprefix(codecs.BOM_UTF8).lstrip().lower().startswith(_HTML_STARTS):
            say(
                f"{name}: this is HTML; clean reads the text of a page, so run it through a text extractor first",
                "clean",
            )
        text = decode(data)
        cleaned = cleaner.clean(text, **scope)
        for warning in cleaned.warnings:
            say(f"{name}: {warning}", "clean")
        found = found or cleaned.text != text
        if arguments.check:
            if cleaned.text != text:
                say(f"{name}: {cleaned.removed} lines would go", "clean")
        elif arguments.output or arguments.in_place:
            from cleaner.cli.output import write

            answer = _output(arguments, data, text, cleaned)
            failed |= not write(arguments, name, answer, targets, changed=cleaned.text != text)
        else:
            _print(arguments, name, data, text, cleaned)
    return FAILED if failed or (arguments.check and found) else FINE


def _print(arguments: argparse.Namespace, name: str, data: bytes, text: str, cleaned: "Cleaned") -> None:
    paint = painter(arguments.color, sys.stdout)
    if arguments.explain or arguments.diff:
        from cleaner.report.explain import diff, explanation

        lines = explanation(cleaned, paint) if arguments.explain else diff(text, cleaned, name, paint)
        for line in lines:
            print(line)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(_output(arguments, data, text, cleaned))


def _output(arguments: argparse.Namespace, data: bytes, text: str, cleaned: "Cleaned") -> bytes:
    """What stands for a page; a page with nothing to remove is the bytes that came in."""
    from cleaner.reading.text import encode

    if arguments.json:
        from cleaner.reading.records import to_json
        from cleaner.report.facts import document_of

        return to_json(document_of(cleaned)) + b"\n"
    return data if cleaned.text == text else encode(cleaned.text)


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
