"""``cleaner rules``: list, show, test, lint, fmt, schema, and those of `rulebook_commands`."""

import argparse
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from cleaner.cli import rulebook_commands
from cleaner.cli.common import FAILED, FINE, painter, stop


def add_to(commands: Any) -> None:
    """Add ``rules`` and its commands to a parser."""
    rules = commands.add_parser("rules", help="write, list, show, test, lint, format and measure rules")
    inner = rules.add_subparsers(metavar="COMMAND", required=True)
    for name, run, text in (
        ("list", _list, "one line a rule: id, kind, what it does, confidence, place"),
        ("test", _test, "run every example and the guard check"),
        ("lint", _lint, "report mistakes and weak spots, without running examples"),
        ("fmt", _fmt, "lay rule files out in the usual form"),
    ):
        command = inner.add_parser(name, help=text, description=text)
        command.add_argument(
            "paths", nargs="*", metavar="PATH", help="rule files or folders (default: the built-in ones)"
        )
        command.set_defaults(run=run)
        if name == "test":
            command.add_argument("--no-guard", action="store_true", help="skip the guard check")
            command.add_argument(
                "-v", "--verbose", action="store_true", help="name every example, not only the bad ones"
            )
        if name == "fmt":
            command.add_argument("--check", action="store_true", help="change nothing; exit 1 if a file would change")
    show = inner.add_parser("show", help="one rule: what it is, where it stands, its examples")
    show.add_argument("id", metavar="ID")
    show.add_argument("paths", nargs="*", metavar="PATH")
    show.set_defaults(run=_show)
    schema = inner.add_parser("schema", help="the JSON Schema of rule files, for editors")
    schema.set_defaults(run=_schema)
    rulebook_commands.add_to(inner)


def sources_of(paths: list[str]) -> tuple[list[Any], list[Any]]:
    """The rules of files and folders (default: the built-in ones), and what is wrong with them."""
    from cleaner.ruleset.files import read_rule_file, rule_files
    from cleaner.ruleset.load import load_texts
    from cleaner.ruleset.packs import builtin_folder
    from cleaner.ruleset.problems import RulesError

    texts: list[tuple[str, str]] = []
    problems: list[Any] = []
    for path in paths or [builtin_folder()]:
        for file in rule_files(path):
            try:
                texts.append((_shown(file), read_rule_file(file)))
            except RulesError as error:
                problems += error.problems
    sources, found = load_texts(texts)
    return sources, [*problems, *found]


def _shown(file: str) -> str:
    try:
        return Path(file).resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return file


def _list(arguments: argparse.Namespace) -> int:
    sources, problems = sources_of(arguments.paths)
    width = max((len(source.rule.id) for source in sources), default=0)
    for source in sources:
        rule = source.rule
        print(f"{rule.id:{width}}  {rule.kind:12}  {rule.do:11}  {rule.confidence:7}  {source.file}:{source.line}")
    return _reported(problems)


def _show(arguments: argparse.Namespace) -> int:
    from cleaner.report.rule import rule_page

    sources, _ = sources_of(arguments.paths)
    for source in sources:
        if arguments.id == source.rule.id or arguments.id in source.rule.was:
            print(rule_page(source))
            return FINE
    from difflib import get_close_matches

    close = get_close_matches(arguments.id, [source.rule.id for source in sources], n=3)
    return stop(f"there is no rule {arguments.id!r}" + (f"; did you mean {' or '.join(close)}?" if close else ""))


def _lint(arguments: argparse.Namespace) -> int:
    from cleaner.ruleset.compile import compile_rules

    sources, problems = sources_of(arguments.paths)
    rules, found = compile_rules(sources)
    problems += found
    code = _reported(problems)
    print(f"{len(rules)} rules load, {sum(not problem.warning for problem in problems)} mistakes")
    return code


def _test(arguments: argparse.Namespace) -> int:
    from cleaner.report.trials import test_rules

    paint = painter(arguments.color, sys.stdout)
    sources, problems = sources_of(arguments.paths)
    if not sources and not problems:
        stop("there are no rules in what you named")
    good = test_rules(sources, problems, paint, guard=not arguments.no_guard, verbose=arguments.verbose)
    return FINE if good else FAILED


def _fmt(arguments: argparse.Namespace) -> int:
    from cleaner.ruleset.files import read_rule_file, rule_files
    from cleaner.ruleset.packs import builtin_folder
    from cleaner.ruleset.tidy import tidy

    if find_spec("ruamel") is None:
        stop("laying rules out needs the package ruamel.yaml; install it with: pip install 'cleaner[workbench]'")
    changed = 0
    for path in arguments.paths or [builtin_folder()]:
        for file in rule_files(path):
            before = read_rule_file(file)
            after = tidy(before, _shown(file))
            if after == before:
                continue
            changed += 1
            print(f"{_shown(file)}: {'would change' if arguments.check else 'laid out'}")
            if not arguments.check:
                Path(file).write_bytes(after.encode("utf-8"))
    return FAILED if changed and arguments.check else FINE


def _schema(arguments: argparse.Namespace) -> int:
    from cleaner.ruleset.schema import schema_text

    print(schema_text(), end="")
    return FINE


def _reported(problems: list[Any]) -> int:
    for problem in problems:
        print(problem, file=sys.stderr)
    return FAILED if any(not problem.warning for problem in problems) else FINE
