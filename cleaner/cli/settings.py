"""Settings of ``clean`` from ``[tool.cleaner]`` of the nearest pyproject.toml."""

import argparse
import os
from collections.abc import Mapping
from typing import Any

from cleaner.cli.common import stop

_DEFAULTS: dict[str, tuple[type, ...]] = {
    "level": (str,),
    "body": (str,),
    "rules": (str, list),
    "select": (str, list),
    "ignore": (str, list),
    "field": (str,),
    "lang": (str,),
    "input": (str,),
    "format": (str,),
    "site": (str,),
    "builtin-rules": (bool,),
}
_WORDS: dict[type, str] = {str: "a text", list: "a list of texts", bool: "true or false"}
_CHOICES = {
    "level": ("strict", "normal", "all"),
    "body": ("auto", "on", "off"),
    "input": ("auto", "html", "text"),
    "format": ("text", "markdown", "html"),
}
_LISTS = ("rules", "select", "ignore")


def with_defaults(arguments: argparse.Namespace, folder: str) -> argparse.Namespace:
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
                value = [os.path.join(os.path.dirname(found), path) for path in value]
        if getattr(arguments, name) is None:
            setattr(arguments, name, value)
    return arguments


def _nearest(folder: str) -> str | None:
    while not os.path.isfile(file := os.path.join(folder, "pyproject.toml")):
        folder, below = os.path.dirname(folder), folder
        if folder == below:
            return None
    return file


def _table(file: str) -> Mapping[str, Any]:
    try:
        with open(file, "rb") as stream:
            data = stream.read()
    except OSError:
        return {}
    # A quick look spares most projects the reading; TOML knows four ways to name the table.
    if not any(name in data for name in (b"tool.cleaner", b"[tool]", b"[tool ", b"tool .")):
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
    for name, words in _CHOICES.items():
        if table.get(name, words[0]) not in words:
            listed = f"{', '.join(words[:-1])} or {words[-1]}"
            stop(f"{file}:{_line_of(data, name)}: {name} of [tool.cleaner] is {listed}")
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
