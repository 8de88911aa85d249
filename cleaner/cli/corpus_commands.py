"""``cleaner corpus``: test, review, add, accept."""

import argparse
import sys
from pathlib import Path
from typing import Any

from cleaner.cli.common import FAILED, FINE, painter, stop

KNOWN_FAILURES = "known-failures"


def add_to(commands: Any) -> None:
    """Add ``corpus`` and its commands to a parser."""
    corpus = commands.add_parser("corpus", help="pages labelled line by line: test, review, add, accept")
    inner = corpus.add_subparsers(metavar="COMMAND", required=True)
    for name, run, text in (
        ("test", _test, "clean every case and compare with its labels"),
        ("review", _review, "show, case by case, where labels and cleaner disagree"),
        ("accept", _accept, "take over the cleaner's labels for the cases named, after you have read them"),
    ):
        command = inner.add_parser(name, help=text, description=text)
        command.add_argument(
            "paths", nargs="+" if name == "accept" else "*", metavar="CASE", help="case files or folders"
        )
        command.add_argument("--rules", action="append", default=[], metavar="PATH", help="more rules")
        command.set_defaults(run=run)
    add = inner.add_parser("add", help="make a case from a page, labelled as the cleaner does today")
    add.add_argument("page", metavar="FILE", help="a page's text, or - for standard input")
    add.add_argument("--shows", required=True, help="what the case is for, in one sentence")
    add.add_argument("--name", help="name of the case (default: the page's file name)")
    add.add_argument("--folder", default="corpus", help="the corpus (default: corpus)")
    add.add_argument("--lang", default="en")
    add.add_argument("--url")
    add.add_argument("--rules", action="append", default=[], metavar="PATH")
    add.set_defaults(run=_add)


def _verdicts(arguments: argparse.Namespace) -> Any:
    from cleaner.cleaning import Cleaner
    from cleaner.corpus.cases import BadCase, case_files, read_case
    from cleaner.corpus.score import Cleaners, judge_case

    folders = [Path(path) for path in arguments.paths] or [Path("corpus")]
    files = case_files(folders)
    if not files or not all(file.is_file() for file in files):
        stop("there are no cases there; name a case file or a folder that holds some")
    cleaners = Cleaners(Cleaner(arguments.rules))
    for file in files:
        try:
            yield judge_case(read_case(file), cleaners)
        except BadCase as error:
            stop(str(error))


def _test(arguments: argparse.Namespace) -> int:
    paint = painter(arguments.color, sys.stdout)
    good = bad = known = 0
    for verdict in _verdicts(arguments):
        if KNOWN_FAILURES in verdict.case.path.parts:
            known += 1
            if verdict.agrees:
                bad += 1
                print(f"{paint('mended', 'yellow')}  {verdict.case.path}: this known failure passes now; move it")
        elif verdict.agrees:
            good += 1
        else:
            bad += 1
            print(f"{paint('failed', 'red')}  {verdict.case.path}: {verdict.case.header.shows}")
            for difference in verdict.differences:
                print(f"        {difference}")
    print(f"{good} cases agree, {bad} do not, {known} are known failures")
    return FAILED if bad else FINE


def _review(arguments: argparse.Namespace) -> int:
    from difflib import unified_diff

    from cleaner.corpus.cases import pieces_of, write_case

    paint = painter(arguments.color, sys.stdout)
    colours = {"+": "green", "-": "red", "@": "cyan"}
    differ = 0
    for verdict in _verdicts(arguments):
        if verdict.agrees:
            continue
        differ += 1
        case = verdict.case
        labels = write_case(case.header, case.pieces).splitlines(keepends=True)
        today = write_case(case.header, pieces_of(case.text, verdict.cleaned.edits)).splitlines(keepends=True)
        for line in unified_diff(labels, today, f"{case.path} (labels)", f"{case.path} (cleaner)", n=1):
            print(paint(line.rstrip("\n"), colours.get(line[:1], "dim")))
        for difference in verdict.differences:
            if difference.startswith(("access", "fields")):
                print(difference)
    print(f"{differ} cases differ")
    return FINE


def _accept(arguments: argparse.Namespace) -> int:
    from cleaner.corpus.cases import pieces_of, write_case

    for verdict in _verdicts(arguments):
        case, cleaned = verdict.case, verdict.cleaned
        if verdict.agrees:
            continue
        header = _labelled(case.header, cleaned)
        case.path.write_text(write_case(header, pieces_of(case.text, cleaned.edits)), encoding="utf-8")
        print(f"{case.path}: now labelled as cleaned")
    return FINE


def _add(arguments: argparse.Namespace) -> int:
    from cleaner.cleaning import Cleaner
    from cleaner.corpus.cases import Header, pieces_of, write_case
    from cleaner.reading.text import decode

    if arguments.page == "-":
        data, stem = sys.stdin.buffer.read(), "case"
    else:
        path = Path(arguments.page)
        if not path.is_file():
            stop(f"{path}: there is no such file")
        data, stem = path.read_bytes(), path.stem
    text = decode(data).replace("\r\n", "\n")
    if not text.endswith("\n"):
        text += "\n"
    if any("\ud800" <= char <= "\udfff" for char in text):
        stop(f"{arguments.page}: some bytes are no text, and a case is UTF-8; mend the page first")
    cleaned = Cleaner(arguments.rules).clean(text, url=arguments.url, lang=arguments.lang)
    header = _labelled(Header(shows=arguments.shows, lang=arguments.lang, url=arguments.url), cleaned)
    target = Path(arguments.folder) / arguments.lang / f"{arguments.name or stem}.txt"
    if target.exists():
        stop(f"{target} exists; choose another --name")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(write_case(header, pieces_of(text, cleaned.edits)), encoding="utf-8")
    print(f"{target}: written; correct its labels by hand, then run 'cleaner corpus test {target}'")
    return FINE


def _labelled(header: Any, cleaned: Any) -> Any:
    """The header with the access and the fields that the cleaner finds today."""
    import msgspec

    from cleaner.report.facts import access_of

    access = {name: value for name, value in access_of(cleaned).items() if name != "evidence"}
    if access.get("truncated") == "no":
        access = {}
    return msgspec.structs.replace(header, access=access, fields=cleaned.fields)
