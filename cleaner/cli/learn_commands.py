"""``cleaner learn``: many pages in, draft rules out; ``cleaner learn review`` goes through them."""

import argparse
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from cleaner.cli.common import FAILED, FINE, say, stop

if TYPE_CHECKING:
    from cleaner.learning.count import Page
    from cleaner.learning.learn import Learned

_REPORTED = 20
_EXTRA = "learning needs more packages; install them with: pip install 'cleaner[learn]'"


def add_to(commands: Any) -> None:
    """Add ``learn`` to a parser."""
    learn = commands.add_parser(
        "learn",
        help="learn what stands on page after page of a site, as rules",
        description="Read pages and write draft rules for the lines that recur on the pages of a site. "
        "'cleaner learn review FILE' goes through the drafts.",
    )
    learn.add_argument("files", nargs="*", metavar="FILE", help="pages, or - for standard input; or: review FILE")
    learn.add_argument(
        "--jsonl", action="store_true", help="each line is a JSON object with a text and a source or url"
    )
    learn.add_argument("--field", metavar="NAME", help="field that holds the text (default: text, else html)")
    learn.add_argument("--site", metavar="NAME", help="where pages are from that do not say so themselves")
    learn.add_argument("--day", metavar="DATE", help="the day of pages that name none (YYYY-MM-DD)")
    learn.add_argument("-o", "--output", metavar="FILE", help="where the rules go (default: standard output)")
    learn.add_argument("--store", metavar="FILE", help="keep what is counted here, and count on what is kept here")
    learn.add_argument("--merge", action="append", default=[], metavar="STORE", help="take over another store as well")
    learn.add_argument("--since", metavar="DATE", help="learn from pages of this day and later only")
    learn.add_argument("--forget", metavar="DATE", help="first forget all pages before this day")
    learn.add_argument("--to", default="rules", metavar="DIR", help="review: where accepted rules go (default: rules)")
    learn.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    if arguments.files[:1] == ["review"]:
        from cleaner.cli.review_command import review

        return review(arguments.files[1:], Path(arguments.to), arguments.color)
    return _learn(arguments)


def _learn(arguments: argparse.Namespace) -> int:
    try:
        import numpy  # noqa: F401
        import rensa  # noqa: F401
        import xxhash  # noqa: F401
    except ImportError:
        stop(_EXTRA)
    from cleaner.learning.files import write_file
    from cleaner.learning.intake import batches
    from cleaner.learning.learn import learn
    from cleaner.learning.rulefile import rule_file
    from cleaner.learning.store import BadStore, open_store

    since, forget, day = (_day(arguments, name) for name in ("since", "forget", "day"))
    if forget and not arguments.store:
        stop("--forget needs --store; without one nothing is kept that could be forgotten")
    reading = _Reading(arguments, day)
    with ExitStack() as stack:
        # Without --store the counts are on disk as well, for the time being: a crawl does not fit into memory.
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="cleaner-learn-"))
        try:
            store = stack.enter_context(open_store(arguments.store or str(Path(folder) / "store")))
            if forget:
                store.forget(forget)
            for path in arguments.merge:
                if not Path(path).is_file():
                    stop(f"{path}: there is no such store")
                with open_store(path) as other:
                    store.add_store(other)
            if arguments.files or not (arguments.merge or arguments.store) or not sys.stdin.isatty():
                for batch in batches(reading.pages()):
                    store.add(batch)
            learned = learn(store, since, reading.step)
        except BadStore as error:
            stop(str(error))
        except sqlite3.Error as error:
            stop(f"{arguments.store or 'the counts'}: {error}; what was counted before is kept")
    reading.close()
    text = rule_file(learned.drafts)
    if arguments.output is None:
        sys.stdout.write(text)
    else:
        write_file(arguments.output, text)
    _summary(learned, arguments.output)
    return FAILED if reading.bad else FINE


class _Reading:
    """Reads pages from files; counts those that cannot be read, and shows how far it is."""

    def __init__(self, arguments: argparse.Namespace, day: int) -> None:
        self.arguments = arguments
        self.day = day
        self.bad = 0
        self._bar: Any = None
        if sys.stderr.isatty():
            from tqdm import tqdm

            self._bar = tqdm(unit=" pages", file=sys.stderr)

    def pages(self) -> Iterator["Page"]:
        for name in self.arguments.files or ["-"]:
            if name == "-":
                yield from self._of("-", sys.stdin.buffer)
                continue
            try:
                with Path(name).open("rb") as file:
                    yield from self._of(name, file)
            except OSError as error:
                say(f"{name}: {error.strerror or error}")
                self.bad += 1
        if self.bad > _REPORTED:
            say(f"{self.bad - _REPORTED} more like these")

    def step(self, text: str) -> None:
        if self._bar is not None:
            self._bar.set_postfix_str(text)

    def close(self) -> None:
        if self._bar is not None:
            self._bar.close()

    def _of(self, name: str, file: BinaryIO) -> Iterator["Page"]:
        from cleaner.learning.intake import page_of
        from cleaner.reading.records import BadRecord, Record, read_record
        from cleaner.reading.text import decode

        arguments = self.arguments
        lines: Sequence[tuple[int, bytes]] | Iterator[tuple[int, bytes]]
        lines = enumerate(file, 1) if arguments.jsonl else [(0, file.read())]
        for number, line in lines:
            place = f"{name}:{number}" if number else name
            if not line.strip():
                continue
            try:
                if arguments.jsonl:
                    record = read_record(line.removeprefix(b"\xef\xbb\xbf").rstrip(b"\r\n"), arguments.field)
                else:
                    record = Record({}, "text", decode(line), {})
                page = page_of(record, arguments.site, self.day)
            except BadRecord as error:
                self.bad += 1
                if self.bad <= _REPORTED:
                    say(f"{place}: {error}")
                continue
            if self._bar is not None:
                self._bar.update()
            yield page


def _day(arguments: argparse.Namespace, name: str) -> int:
    from cleaner.learning.intake import day_of

    text = getattr(arguments, name)
    if text is None:
        return 0
    try:
        return day_of(text)
    except ValueError:
        stop(f"--{name} {text}: this is no date; write it as 2026-01-31")


def _summary(learned: "Learned", output: str | None) -> None:
    kinds = Counter(("applied" if draft.applied else "to be reviewed") for draft in learned.drafts)
    sites = Counter(draft.sites[0] if len(draft.sites) == 1 else "several sites" for draft in learned.drafts)
    rows = [
        ("pages", learned.pages),
        ("sources", learned.sources),
        ("different lines", learned.lines),
        *((f"rules {name}", kinds[name]) for name in sorted(kinds)),
        *((f"rules for {site}", number) for site, number in sites.most_common(5)),
    ]
    width = max(len(name) for name, _ in rows)
    for name, number in rows:
        print(f"{name:<{width}}  {number:>9,}", file=sys.stderr)
    if not learned.drafts:
        say("nothing stands on three pages of a source and more; learn from more pages")
    elif output:
        say(f"use them with: clean --rules {output}")
