"""YAML with places: each value of a rule file together with the line and column it stands at."""

from typing import Any, NamedTuple

import yaml

from cleaner.ruleset.problems import Problem

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Entry(NamedTuple):
    """One item of the list that a rule file is: plain data, and its YAML node for places."""

    data: Any
    node: yaml.Node


def read_entries(text: str, file: str) -> tuple[list[Entry], list[Problem]]:
    """The items of a rule file, and what is wrong with it as YAML."""
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return [], []
        if not isinstance(node, yaml.SequenceNode):
            line, column = place(node)
            return [], [Problem(file, line, column, "a rule file is a list; begin each rule with '- id: …'")]
        entries: list[Entry] = []
        problems: list[Problem] = []
        seen: set[int] = set()
        for item in node.value:
            problems += _repeated_keys(item, file, seen)
            try:
                entries.append(Entry(loader.construct_object(item, deep=True), item))
            except yaml.MarkedYAMLError as error:
                problems.append(_no_yaml(error, file))
            except ValueError as error:
                line, column = place(item)
                problems.append(
                    Problem(file, line, column, f"a value of this rule cannot be read: {error}; put it in quotes")
                )
        return entries, problems
    except yaml.MarkedYAMLError as error:
        return [], [_no_yaml(error, file)]
    except yaml.reader.ReaderError:
        return [], [_forbidden(text, file)]
    except (RecursionError, ValueError) as error:
        return [], [Problem(file, 1, 1, f"this YAML cannot be read: {error}")]
    finally:
        loader.dispose()


def _no_yaml(error: yaml.MarkedYAMLError, file: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    why = error.problem or error.context or "cannot be read"
    return Problem(file, line, column, f"this is not YAML: {why}; quote texts that hold ':', '#' or braces")


def _forbidden(text: str, file: str) -> Problem:
    """The first character that YAML does not allow; libyaml counts bytes, so it is looked for anew."""
    found = yaml.reader.Reader.NON_PRINTABLE.search(text)
    at = found.start() if found else 0
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    name = f"U+{ord(text[at]):04X}" if found else "here"
    message = f"the character {name} may not stand in YAML; take it out, or write it as an escape in double quotes"
    return Problem(file, line, column, message)


def place(node: yaml.Node) -> tuple[int, int]:
    """Line and column of a node, counted from 1."""
    return node.start_mark.line + 1, node.start_mark.column + 1


def place_of(node: yaml.Node, path: list[str | int]) -> tuple[int, int]:
    """Line and column of the value at a path below a node, or of the last step that exists."""
    for step in path:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value == step:
                    node = value
                    break
            else:
                break
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
        else:
            break
    return place(node)


def place_of_key(node: yaml.Node, path: list[str | int], name: str) -> tuple[int, int]:
    """Line and column of a key in the mapping at a path."""
    for step in path:
        if isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == step), node)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
    if isinstance(node, yaml.MappingNode):
        for key, _ in node.value:
            if key.value == name:
                return place(key)
    return place(node)


def place_of_odd_key(node: yaml.Node, path: list[str | int]) -> tuple[int, int]:
    """Line and column of the first key that is no text, in the mapping at a path."""
    for step in path:
        if isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == step), node)
    if isinstance(node, yaml.MappingNode):
        for key, _ in node.value:
            if key.tag != "tag:yaml.org,2002:str":
                return place(key)
    return place(node)


def _repeated_keys(node: yaml.Node, file: str, seen: set[int]) -> list[Problem]:
    """Keys that stand twice in one mapping; each node is looked at once, however many aliases name it."""
    if id(node) in seen:
        return []
    seen.add(id(node))
    problems: list[Problem] = []
    if isinstance(node, yaml.MappingNode):
        keys: set[str] = set()
        for key, value in node.value:
            if isinstance(key.value, str):
                if key.value in keys:
                    line, column = place(key)
                    problems.append(Problem(file, line, column, f"the key {key.value!r} stands twice; keep one"))
                keys.add(key.value)
            problems += _repeated_keys(value, file, seen)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            problems += _repeated_keys(item, file, seen)
    return problems
