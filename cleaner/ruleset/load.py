"""Rule files in: typed rules with their places, and every mistake with its own."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec
import yaml

from cleaner.ruleset.model import CONDITIONS, PATTERNS, Example, Examples, Rule, When, listed
from cleaner.ruleset.problems import Problem
from cleaner.ruleset.yamlfile import place, place_of, place_of_key, read_entries



class SourceRule(NamedTuple):
    """A rule and where it was written."""

    rule: Rule
    file: str
    line: int
    node: yaml.Node

    def problem(self, path: Sequence[str | int], message: str, warning: bool = False) -> Problem:
        """A complaint about the part of this rule at a path."""
        line, column = place_of(self.node, list(path))
        return Problem(self.file, line, column, message, self.rule.id, warning)


def load_texts(texts: Iterable[tuple[str, str]]) -> tuple[list[SourceRule], list[Problem]]:
    """Rules from (file name, text) pairs. Rules with mistakes are left out and reported; the others load."""
    rules: list[SourceRule] = []
    problems: list[Problem] = []
    for file, text in texts:
        entries, found = read_entries(text, file)
        problems += found
        for data, node in entries:
            try:
                rule = msgspec.convert(data, Rule)
            except msgspec.ValidationError as error:
                problems.append(_type_problem(str(error), data, node, file))
                continue
            rules.append(SourceRule(rule, file, place(node)[0], node))
    problems += _taken_twice(rules)
    return rules, problems


def _taken_twice(rules: Sequence[SourceRule]) -> list[Problem]:
    first: dict[str, SourceRule] = {}
    problems = []
    for source in rules:
        for name in (source.rule.id, *listed(source.rule.was)):
            if name in first:
                other = first[name]
                message = f"the id {name!r} is taken by the rule at {other.file}:{other.line}; choose another"
                problems.append(source.problem(["id"], message))
            else:
                first[name] = source
    return problems


def _type_problem(error: str, data: object, node: yaml.Node, file: str) -> Problem:
    """A sentence for an author out of msgspec's message and its path."""
    text, _, trail = error.partition(" - at `")
    path = _steps(trail)
    name = data.get("id", "") if isinstance(data, dict) else ""
    rule = name if isinstance(name, str) else ""
    if unknown := re.search(r"unknown field `(.+)`", text):
        line, column = place_of_key(node, path, unknown[1])
        return Problem(file, line, column, _unknown_key(unknown[1], path), rule)
    line, column = place_of(node, path)
    if missing := re.search(r"missing required field `(.+)`", text):
        return Problem(file, line, column, _missing_key(missing[1], path), rule)
    where = ".".join(str(step) for step in path) or "the rule"
    return Problem(file, line, column, f"{where}: {_plain(text, path)}", rule)


def _steps(trail: str) -> list[str | int]:
    return [
        int(number) if number else name for name, number in re.findall(r"\.([A-Za-z_]\w*)|\[(\d+)\]", trail.rstrip("`"))
    ]


def _unknown_key(key: str, path: Sequence[str | int]) -> str:
    from difflib import get_close_matches

    model: type[msgspec.Struct] = Rule
    if path:
        model = {"when": When, "examples": Examples}.get(str(path[0]), Rule)
        if len(path) > 1 and path[0] == "examples":
            model = Example
    known = list(model.__struct_fields__)
    if close := get_close_matches(key, known, n=1):
        return f"there is no key {key!r} here; did you mean {close[0]!r}?"
    if model is Rule and key in (*CONDITIONS, *PATTERNS):
        return f"{key!r} belongs below 'when'; indent it there"
    return f"there is no key {key!r} here; the keys are {', '.join(known)}"


def _missing_key(key: str, path: Sequence[str | int]) -> str:
    if key == "examples" or "examples" in path:
        return f"the key {key!r} is missing; a rule needs at least one 'match' and one 'keep' example"
    return f"the key {key!r} is missing; add it"


def _plain(text: str, path: Sequence[str | int]) -> str:
    if "enum value" in text or "Invalid enum" in text:
        return f"{text.removeprefix('Invalid enum value ')} is no value this key takes; {_choices(path)}"
    if "length >= 1" in text:
        return "is empty; give at least one" if "examples" not in path else "is empty; give at least one example"
    if "matching regex" in text:
        return "is not written as this key wants it (ids and languages are lower case, like share-bar.en and en)"
    return f"{text[:1].lower()}{text[1:]}; see docs/rules.md for what goes here"


def _choices(path: Sequence[str | int]) -> str:
    from typing import get_type_hints

    model: type = Rule
    hint: object = None
    for step in path:
        if isinstance(step, int):
            continue
        hint = get_type_hints(model).get(step)
        model = hint if isinstance(hint, type) and issubclass(hint, msgspec.Struct) else model
    values = [arg for arg in _flat(hint) if isinstance(arg, str)]
    return f"choose from {', '.join(values)}" if values else "see docs/rules.md"


def _flat(hint: object) -> list[object]:
    from typing import get_args

    args = get_args(hint)
    return [hint] if not args else [leaf for arg in args for leaf in _flat(arg)]
