"""Rule files in: typed rules with their places, and every mistake with its own."""

import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import msgspec
import yaml

from cleaner.ruleset.model import Example, Examples, Rule, When, listed
from cleaner.ruleset.problems import Problem
from cleaner.ruleset.yamlfile import place, place_of, place_of_key, place_of_odd_key, read_entries


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
        for number, name in enumerate((source.rule.id, *listed(source.rule.was))):
            if name in first:
                other = first[name]
                path: list[str | int] = ["was", number - 1] if number else ["id"]
                message = f"the id {name!r} is taken by the rule at {other.file}:{other.line}; choose another"
                if other is source:
                    message = f"'was' names earlier ids, and {name!r} is named already; take it out"
                problems.append(source.problem(path, message))
            else:
                first[name] = source
    return problems


def _type_problem(error: str, data: object, node: yaml.Node, file: str) -> Problem:
    """A sentence for an author out of msgspec's message and its path."""
    text, _, trail = error.partition(" - at `")
    path = _steps(trail)
    name = data.get("id", "") if isinstance(data, dict) else ""
    rule = name if isinstance(name, str) else ""
    if trail.startswith("key`"):
        line, column = place_of_odd_key(node, path)
        return Problem(file, line, column, "this key is no text to YAML; put it in quotes, or take it out", rule)
    if unknown := re.search(r"unknown field `(.+)`", text):
        line, column = place_of_key(node, path, unknown[1])
        return Problem(file, line, column, _unknown_key(unknown[1], path), rule)
    if trail.endswith("[...]`"):
        path += _odd_value(data, path)
    line, column = place_of(node, path)
    if missing := re.search(r"missing required field `(.+)`", text):
        return Problem(file, line, column, _missing_key(missing[1]), rule)
    return Problem(file, line, column, _named(path) + _plain(text, path), rule)


def _steps(trail: str) -> list[str | int]:
    return [
        int(number) if number else name for name, number in re.findall(r"\.([A-Za-z_]\w*)|\[(\d+)\]", trail.rstrip("`"))
    ]


def _odd_value(data: Any, path: Sequence[str | int]) -> list[str | int]:
    """The key of the value that is no plain value, in the mapping at a path: msgspec does not name it."""
    for step in path:
        data = data[step]
    return [key for key, value in data.items() if not isinstance(value, str | int | float)][:1]


def _named(path: Sequence[str | int]) -> str:
    name = "".join(f" (item {step + 1})" if isinstance(step, int) else f".{step}" for step in path)
    return f"{name.removeprefix('.')}: " if name else ""


_HOMES: dict[str, type[msgspec.Struct]] = {
    "at the top of the rule": Rule,
    "below 'when'": When,
    "below 'examples'": Examples,
    "in an example": Example,
}


def _unknown_key(key: str, path: Sequence[str | int]) -> str:
    from difflib import get_close_matches

    model: type[msgspec.Struct] = Rule
    if path:
        models: dict[str, type[msgspec.Struct]] = {"when": When, "examples": Examples}
        model = models.get(str(path[0]), Rule)
        if len(path) > 1 and path[0] == "examples":
            model = Example
    known = model.__struct_fields__
    close = get_close_matches(key, known, n=1)
    if homes := [home for home, other in _HOMES.items() if key in other.__struct_fields__]:
        meant = f"; or did you mean {close[0]!r}?" if close else ""
        return f"{key!r} belongs {' or '.join(homes)}; move it there{meant}"
    if close:
        return f"there is no key {key!r} here; did you mean {close[0]!r}?"
    return f"there is no key {key!r} here; the keys are {', '.join(known)}"


def _missing_key(key: str) -> str:
    if key in ("examples", "match", "keep"):
        return f"the key {key!r} is missing; a rule needs at least one 'match' and one 'keep' example"
    return f"the key {key!r} is missing; add it"


_WORDS = {
    "str": "a text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "keys with values below it",
    "null": "empty",
    "date": "a date",
}
_FORMS = {
    "id": "an id is words in lower case, joined by - or ., such as share-bar.en",
    "lang": "a language is a code such as en, fr or zh-Hans, or any",
}


def _plain(text: str, path: Sequence[str | int]) -> str:
    """msgspec's message in words for someone who knows YAML but not Python."""
    if text.startswith("Invalid enum value"):
        return f"{text.removeprefix('Invalid enum value ')} is no value this key takes; {_choices(path)}"
    if text.startswith("Invalid value"):
        return f"{text.removeprefix('Invalid value ')} is no value this key takes; {_choices(path)}"
    if "length >= 1" in text:
        return "this is empty; write at least one" if "`array`" in text else "this is empty; write it"
    if "matching regex" in text:
        return _FORMS.get(str(path[-1]), "this is not written as the key wants it; see docs/rules.md")
    if bound := re.search(r" (>=|<=) (\d+)$", text):
        return f"this must be a whole number of {bound[2]} or {'more' if bound[1] == '>=' else 'less'}"
    names = re.findall(r"`([^`]*)`", text)
    wanted = [name for name in names[0].split(" | ") if name != "null"] if names else []
    if not path and wanted == ["object"]:
        return "this is no rule; a rule is keys with values, and begins with '- id: …'"
    given = names[1] if len(names) > 1 else ""
    words = f"this must be {' or '.join(_WORDS.get(name, name) for name in wanted)}"
    if given == "null":
        return f"{words}, and here is nothing; write it, or take the key out"
    if "str" in wanted and given in ("bool", "int", "float", "date", "datetime"):
        return f"{words}, and YAML reads {_WORDS.get(given, 'a date')} here; put it in quotes"
    return f"{words}, not {_WORDS.get(given, given or 'this')}; see docs/rules.md"


def _choices(path: Sequence[str | int]) -> str:
    from typing import get_type_hints

    model: type = Rule
    hint: object = None
    for step in path:
        if isinstance(step, int):
            model = Example if model is Examples else model
            continue
        hint = get_type_hints(model).get(step)
        model = hint if isinstance(hint, type) and issubclass(hint, msgspec.Struct) else model
    values = dict.fromkeys(arg for arg in _flat(hint) if isinstance(arg, str))
    return f"choose from {', '.join(values)}" if values else "see docs/rules.md"


def _flat(hint: object) -> list[object]:
    from typing import get_args

    args = get_args(hint)
    return [hint] if not args else [leaf for arg in args for leaf in _flat(arg)]
