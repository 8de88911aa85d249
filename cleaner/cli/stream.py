"""``clean --jsonl``: one record a line, in constant memory; what cannot be cleaned comes out as it went in."""

import argparse
import codecs
import sys
from typing import BinaryIO

from cleaner.cleaning import Cleaner
from cleaner.cli.common import say
from cleaner.cli.output import formatted
from cleaner.reading.records import BadRecord, read_record, write_record
from cleaner.report.facts import cleaning_of

_REPORTED = 20


class Stream:
    """Cleans the records of one stream after another; ``found`` once anything was removed."""

    def __init__(self, cleaner: Cleaner, arguments: argparse.Namespace) -> None:
        self.cleaner = cleaner
        self.arguments = arguments
        self.found = False

    def clean(self, name: str, file: BinaryIO) -> bool:
        """Clean every record of a stream; False when some could not be cleaned."""
        out = sys.stdout.buffer
        quiet = self.arguments.check
        bad = 0
        number = 0
        for number, line in enumerate(file, 1):
            start = codecs.BOM_UTF8 if number == 1 and line.startswith(codecs.BOM_UTF8) else b""
            body = line.removeprefix(start).rstrip(b"\r\n")
            end = line[len(start) + len(body) :]
            if not body.strip():
                if not quiet:
                    out.write(line)
                continue
            try:
                answer = self._record(body, f"{_prefix(name)}line {number}")
            except BadRecord as error:
                bad += 1
                if bad <= _REPORTED:
                    say(f"{_prefix(name)}line {number}: {error}", "clean")
                answer = body
            if not quiet:
                out.write(start + answer + end)
                out.flush()
        if bad > _REPORTED:
            say(f"{_prefix(name)}{bad - _REPORTED} more lines like these", "clean")
        if bad:
            say(f"{_prefix(name)}{bad} of {number} lines came out as they went in", "clean")
        return not bad

    def _record(self, body: bytes, place: str) -> bytes:
        arguments = self.arguments
        record = read_record(body, arguments.field, {"html": True, "text": False}.get(arguments.input))
        scope = record.scope
        source = scope.get("source")
        clean = self.cleaner.clean_html if record.html else self.cleaner.clean
        cleaned = clean(
            record.text,
            url=scope.get("url") or (None if source else arguments.url or arguments.site),
            source=source,
            title=scope.get("title") or arguments.title,
            lang=scope.get("lang") or arguments.lang,
        )
        for warning in cleaned.warnings:
            say(f"{place}: {warning}", "clean")
        self.found = self.found or (cleaned.removed > 0 if record.html else cleaned.text != record.text)
        if not record.html and (arguments.format or "text") != "text":
            raise BadRecord(f"--format {arguments.format} goes with HTML, and this record holds text")
        text = formatted(cleaned, arguments)
        return write_record(record, text, cleaning_of(cleaned, edits=arguments.edits))


def _prefix(name: str) -> str:
    return "" if name == "-" else f"{name}: "
