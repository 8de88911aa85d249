"""``cleaner rules``: new, stats, redundant, pages. The rulebook as a whole, measured on the corpus."""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cleaner.cli.common import FAILED, FINE, stop


def add_to(inner: Any) -> None:
    """Add these commands to those of ``rules``."""
    new = inner.add_parser("new", help="draft a rule from a line of a page, with its examples")
    new.add_argument("line", metavar="LINE", help="the line, as it stands on the page")
    new.add_argument("--kind", required=True, help="what it is: sponsor, share, related … (see 'rules schema')")
    new.add_argument("--lang", default="en", help="language of the wording, or any (default: en)")
    new.add_argument("--keep", metavar="SENTENCE", help="a sentence with the same words that must stay")
    new.add_argument("--id", help="id of the rule (default: from the line's first words)")
    new.add_argument(
        "--to", metavar="FILE", help="rule file to add it to (default: KIND.LANG.yaml of the built-in ones)"
    )
    new.set_defaults(run=_new)
    for name, run, text in (
        ("stats", _stats, "per rule, over the corpus: lines, precision, what it takes alone, overlaps, never fired"),
        ("redundant", _redundant, "rules without which nothing changes, in the corpus or in their own examples"),
        ("pages", _pages, "write a page a kind and a page a language, from the rules themselves"),
    ):
        command = inner.add_parser(name, help=text, description=text)
        command.add_argument("--rules", action="append", default=[], metavar="PATH", help="more rules")
        command.add_argument("--corpus", default="corpus", metavar="DIR", help="the corpus (default: corpus)")
        command.set_defaults(run=run)
        if name == "stats":
            command.add_argument("names", nargs="*", metavar="NAME", help="ids, kinds or languages to show")
            command.add_argument("--json", action="store_true", help="one JSON object a line")
        if name == "pages":
            command.add_argument("--folder", default="docs/rulebook", help="where to (default: docs/rulebook)")
            command.add_argument("--check", action="store_true", help="write nothing; exit 1 if a page would change")


def _cases(folder: str) -> Iterator[Any]:
    from cleaner.corpus.cases import BadCase, case_files, read_case

    files = [file for file in case_files([Path(folder)]) if "known-failures" not in file.parts]
    if not files or not all(file.is_file() for file in files):
        stop(f"{folder}: there are no cases there; name the corpus with --corpus")
    for file in files:
        try:
            yield read_case(file)
        except BadCase as error:
            stop(str(error))


def _tallies(arguments: argparse.Namespace) -> list[Any]:
    from cleaner.cleaning import Cleaner
    from cleaner.corpus.stats import tallies

    return tallies(_cases(arguments.corpus), Cleaner(arguments.rules, level="all"))


def _stats(arguments: argparse.Namespace) -> int:
    from cleaner.report.tallies import tally_lines, tally_record

    found = _tallies(arguments)
    if names := set(arguments.names):
        found = [tally for tally in found if names & {tally.rule.id, tally.rule.kind, tally.rule.lang}]
        if not found:
            stop(f"no rule has the id, kind or language {' or '.join(sorted(names))}; see 'cleaner rules list'")
    if arguments.json:
        for tally in found:
            print(json.dumps(tally_record(tally), ensure_ascii=False))
    else:
        for line in tally_lines(found):
            print(line)
    return FINE


def _redundant(arguments: argparse.Namespace) -> int:
    from cleaner.cleaning import Cleaner
    from cleaner.cli.rules_commands import sources_of
    from cleaner.corpus.redundant import redundant
    from cleaner.ruleset.packs import builtin_folder

    sources, _ = sources_of([builtin_folder(), *arguments.rules])
    count = 0
    for item in redundant(Cleaner(arguments.rules), sources, _cases(arguments.corpus)):
        count += 1
        work = f"its work is done by {', '.join(item.others)}" if item.others else "nothing takes its place"
        print(f"{item.rule.place}: {item.rule.id}: nothing changes without it; {work}")
    print(f"{count} rules are redundant, each with all others in place")
    return FINE


def _new(arguments: argparse.Namespace) -> int:
    from typing import get_args

    from cleaner.cli.rules_commands import sources_of
    from cleaner.report.trials import trial_line
    from cleaner.ruleset.compile import compile_rule
    from cleaner.ruleset.files import read_rule_file
    from cleaner.ruleset.load import load_texts
    from cleaner.ruleset.model import Kind, listed
    from cleaner.ruleset.packs import builtin_folder
    from cleaner.ruleset.scaffold import id_of, rule_text
    from cleaner.trials.examples import try_examples

    if arguments.kind not in get_args(Kind):
        stop(f"there is no kind {arguments.kind!r}; the kinds are {', '.join(get_args(Kind))}")
    if not arguments.line.strip() or "\n" in arguments.line.strip():
        stop("a rule is drafted from one line; name it as one argument, in quotes")
    if any("\ud800" <= char <= "\udfff" for char in f"{arguments.line}{arguments.keep or ''}"):
        stop("some bytes of the line are no text, and a rule file is UTF-8; mend the line first")
    suffix = "" if arguments.lang == "any" else f".{arguments.lang}"
    target = Path(arguments.to or Path(builtin_folder(), "common", f"{arguments.kind}{suffix}.yaml"))
    known, _ = sources_of([builtin_folder()])
    if target.is_dir():
        stop(f"{target} is a folder; name a rule file with --to")
    before = read_rule_file(str(target)) if target.is_file() else ""
    known += load_texts([(str(target), before)])[0]
    taken = {name for source in known for name in (source.rule.id, *listed(source.rule.was))}
    name = arguments.id or id_of(arguments.line, arguments.lang, taken)
    if name in taken:
        stop(f"there is a rule {name!r} already; choose another --id")
    draft = rule_text(name, arguments.line, arguments.kind, arguments.lang, arguments.keep)
    text = f"{before.rstrip()}\n\n{draft}" if before.strip() else draft
    found, problems = load_texts([(str(target), text)])
    source = next((source for source in found if source.rule.id == name), None)
    if source is None:
        return stop(f"this makes no rule: {problems[0].message}" if problems else "this makes no rule")
    rule, problems = compile_rule(source)
    if rule is None:
        return stop(f"this makes no rule: {next(problem.message for problem in problems if not problem.warning)}")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    place = f"{target}:{source.line}"
    print(f"{place}: rule {name} is drafted; say what the line is, then run: cleaner rules test {target}")
    for tried in try_examples(source, rule):
        if not tried.good:
            print(trial_line(source, tried, lambda text, _: text))
    return FINE


def _pages(arguments: argparse.Namespace) -> int:
    from cleaner.cli.rules_commands import sources_of
    from cleaner.report.pages import NOTE, pages
    from cleaner.ruleset.packs import builtin_folder

    sources, _ = sources_of([builtin_folder(), *arguments.rules])
    folder = Path(arguments.folder)
    wanted = {folder / name: text for name, text in pages(sources, _tallies(arguments)).items()}
    there = {path: path.read_bytes().startswith(NOTE.encode()) for path in folder.rglob("*.md") if path.is_file()}
    if foreign := [path for path in wanted if there.get(path) is False]:
        stop(f"{foreign[0]} was not written by this command; name another --folder")
    old = {path for path, ours in there.items() if ours and path not in wanted}
    changed = [path for path, text in wanted.items() if not path.is_file() or path.read_text("utf-8") != text]
    for path in sorted([*changed, *old]):
        print(f"{path}: {'would change' if arguments.check else 'written' if path in wanted else 'removed'}")
    if arguments.check:
        return FAILED if changed or old else FINE
    for path in changed:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(wanted[path], encoding="utf-8")
    for path in old:
        path.unlink()
    return FINE
