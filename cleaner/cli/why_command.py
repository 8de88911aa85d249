"""``cleaner why FILE:LINE``: what each rule made of one line, condition by condition."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleaner.cli.common import FINE, painter, stop

if TYPE_CHECKING:
    from cleaner.document import Document


def add_to(commands: Any) -> None:
    """Add ``why`` to a parser."""
    why = commands.add_parser("why", help="explain what happens to one line of a page")
    why.add_argument(
        "place", metavar="FILE:LINE", help="a page and the number of a line of its text, as --explain tells it"
    )
    why.add_argument("--rule", metavar="ID", help="this rule only, even if its pattern does not match")
    why.add_argument("--rules", action="append", default=[], metavar="PATH", help="more rules")
    why.add_argument("--level", choices=["strict", "normal", "all"], default="normal")
    why.add_argument("--body", choices=["auto", "on", "off"], default="auto")
    why.add_argument("--url")
    why.add_argument("--title")
    why.add_argument("--lang")
    why.set_defaults(run=_why)


def _why(arguments: argparse.Namespace) -> int:
    from cleaner.cleaning import Cleaner
    from cleaner.report.why import reasons

    name, _, number = arguments.place.rpartition(":")
    path = Path(name)
    if not number.isdecimal() or not path.is_file():
        stop(f"{arguments.place!r} is no FILE:LINE; write a file that exists, a colon and the number of a line")
    document = _read(path.read_bytes(), arguments)
    index = int(number) - 1
    count = len(document.lines) - (not document.lines[-1].text)
    if not 0 <= index < count:
        stop(f"{name} has {count} lines; there is no line {number}")
    cleaner = Cleaner(arguments.rules, level=arguments.level, body=arguments.body)
    known = {rule.id for rule in cleaner.ruleset.rules}
    if arguments.rule and arguments.rule not in known:
        stop(f"there is no rule {arguments.rule!r}; see 'cleaner rules list'")
    paint = painter(arguments.color, sys.stdout)
    for line in reasons(cleaner, document, index, arguments.rule, paint):
        print(line)
    return FINE


def _read(data: bytes, arguments: argparse.Namespace) -> "Document":
    scope = (arguments.url, arguments.title, arguments.lang)
    from cleaner.reading.sniff import is_html

    if is_html(data):
        from cleaner.reading.charset import decode_html
        from cleaner.reading.html import read_html

        return read_html(decode_html(data), *scope)
    from cleaner.reading.text import decode, read_text

    return read_text(decode(data), *scope)
