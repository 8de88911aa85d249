"""The command line of ``clean``, and the defaults that a project's pyproject.toml sets."""

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cleaner.cli.common import stop

_DEFAULTS: dict[str, tuple[type, ...]] = {
    "level": (str,),
    "rules": (str, list),
    "select": (str, list),
    "ignore": (str, list),
    "field": (str,),
    "lang": (str,),
    "site": (str,),
    "builtin-rules": (bool,),
}
_WORDS: dict[type, str] = {str: "a text", list: "a list of texts", bool: "true or false"}
_LISTS = ("rules", "select", "ignore")


def parser() -> argparse.ArgumentParser:
    """The command line of ``clean``."""
    top = argparse.ArgumentParser(
        prog="clean",
        description="Give back the article from the text of a scraped page: text in, article out.",
        epilog="Exit codes: 0 fine; 1 some input failed, or --check found something; 2 wrong usage or bad rules.",
    )
    top.add_argument("files", nargs="*", metavar="FILE", help="pages to clean; - or nothing is standard input")
    out = top.add_argument_group("what comes out")
    form = out.add_mutually_exclusive_group()
    form.add_argument("--jsonl", action="store_true", help="JSON lines in and out")
    form.add_argument("--json", action="store_true", help="one JSON object: text, access, fields, edits")
    form.add_argument("--explain", action="store_true", help="each removed line: rule, reason, place of the rule")
    form.add_argument("--diff", action="store_true", help="a unified diff from the page to the article")
    out.add_argument("--check", action="store_true", help="print nothing; exit 1 if anything would go")
    out.add_argument("--edits", action="store_true", help="with --jsonl: every edit of every record")
    out.add_argument("--field", metavar="NAME", help="with --jsonl: the field that holds the text (default: text)")
    place = out.add_mutually_exclusive_group()
    place.add_argument("-o", "--output", metavar="DIR", help="write each file's article into this folder")
    place.add_argument("--in-place", action="store_true", help="write each file's article over the file")
    which = top.add_argument_group("which rules act")
    which.add_argument("--level", choices=["strict", "normal", "all"], help="how sure a rule must be (default: normal)")
    which.add_argument("--select", action="append", metavar="NAME", help="only these kinds or rules (may be repeated)")
    which.add_argument("--ignore", action="append", metavar="NAME", help="not these kinds or rules (may be repeated)")
    which.add_argument("--rules", action="append", metavar="PATH", help="more rules: a file or a folder")
    which.add_argument("--no-builtin-rules", action="store_true", help="only the rules named with --rules")
    page = top.add_argument_group("what is known of the page")
    page.add_argument("--url", help="its address: lets the rules of its site act")
    page.add_argument("--site", help="its host, if that is all you know")
    page.add_argument("--title", help="its headline")
    page.add_argument("--lang", help="its language, such as en")
    rest = top.add_argument_group("the rest")
    rest.add_argument("--color", choices=["auto", "always", "never"], default="auto", help="when to colour the output")
    rest.add_argument("--completion", choices=["bash", "zsh", "tcsh"], help="print a completion script for your shell")
    rest.add_argument("--version", action="version", version=_version())
    return top


def _version() -> str:
    from cleaner import __version__

    return f"clean {__version__}"


def with_defaults(arguments: argparse.Namespace, folder: Path) -> argparse.Namespace:
    """Fill what the command line left open from ``[tool.cleaner]`` of the nearest pyproject.toml."""
    found = _nearest(folder)
    table: Mapping[str, Any] = _table(found) if found else {}
    for name, value in table.items():
        if name == "builtin-rules":
            arguments.no_builtin_rules = arguments.no_builtin_rules or not value
            continue
        if name in _LISTS:
            value = [value] if isinstance(value, str) else value
            if name == "rules" and found:
                value = [str(found.parent / path) for path in value]
        if getattr(arguments, name) is None:
            setattr(arguments, name, value)
    return arguments


def _nearest(folder: Path) -> Path | None:
    for place in (folder, *folder.parents):
        file = place / "pyproject.toml"
        if file.is_file():
            return file
    return None


def _table(file: Path) -> Mapping[str, Any]:
    try:
        data = file.read_bytes()
    except OSError:
        return {}
    if b"tool.cleaner" not in data:
        return {}
    import tomllib

    try:
        table = tomllib.loads(data.decode("utf-8")).get("tool", {}).get("cleaner", {})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        stop(f"{file}: {error}; mend the file, or run clean elsewhere")
    if not isinstance(table, dict):
        stop(f"{file}: tool.cleaner must be a table; write its settings below the line [tool.cleaner]")
    for name, value in table.items():
        line = _line_of(data, name)
        if name not in _DEFAULTS:
            stop(f"{file}:{line}: [tool.cleaner] has no setting {name!r}; the settings are {', '.join(_DEFAULTS)}")
        if not isinstance(value, _DEFAULTS[name]) or (isinstance(value, list) and not all_texts(value)):
            wanted = " or ".join(_WORDS[kind] for kind in _DEFAULTS[name])
            stop(f"{file}:{line}: {name} of [tool.cleaner] must be {wanted}")
    if table.get("level", "normal") not in ("strict", "normal", "all"):
        stop(f"{file}:{_line_of(data, 'level')}: level of [tool.cleaner] is strict, normal or all")
    return dict(table)


def all_texts(values: list[object]) -> bool:
    """Whether a list holds texts only."""
    return all(isinstance(value, str) for value in values)


def _line_of(data: bytes, name: str) -> int:
    inside = False
    for number, line in enumerate(data.decode("utf-8", "replace").split("\n"), 1):
        if line.strip().startswith("["):
            inside = line.strip() == "[tool.cleaner]"
        elif inside and line.partition("=")[0].strip().strip("\"'") == name:
            return number
    return 1
