"""The JSON Schema for editors: valid JSON, with every key of the rule language, and true of the rules that ship."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from cleaner.ruleset.files import rule_files
from cleaner.ruleset.model import Example, Examples, Kind, Rule, When
from cleaner.ruleset.packs import builtin_folder
from cleaner.ruleset.schema import schema_text

SCHEMA = json.loads(schema_text())
FILES = [Path(file) for file in rule_files(str(builtin_folder()))]


def definition(name: str) -> dict[str, Any]:
    found: dict[str, Any] = SCHEMA["$defs"][name]
    return found


def test_it_is_a_schema_of_a_list() -> None:
    assert SCHEMA["$schema"].startswith("https://json-schema.org/")
    assert SCHEMA["type"] == "array"
    assert SCHEMA["items"] == {"$ref": "#/$defs/Rule"}
    assert schema_text().endswith("}\n")


@pytest.mark.parametrize("model", [Rule, When, Examples, Example])
def test_it_has_every_key_and_no_other(model: Any) -> None:
    shape = definition(model.__name__)
    assert list(shape["properties"]) == list(model.__struct_fields__)
    assert shape["additionalProperties"] is False


def test_it_knows_what_is_required_and_what_may_be_chosen() -> None:
    required = set(definition("Rule")["required"])
    assert required == {"id", "about", "kind", "lang", "when", "do", "confidence", "examples"}
    assert set(definition("Rule")["properties"]["kind"]["enum"]) == set(get_args(Kind))
    assert definition("Examples")["required"] == ["match", "keep"]
    assert definition("Examples")["properties"]["keep"]["minItems"] == 1
    # A line as text, or a page as html.
    assert definition("Example").get("required", []) == []


def complaints(value: Any, shape: dict[str, Any], where: str) -> Iterator[str]:
    """A light check: types, keys, choices and what is required; enough to notice a schema that is too narrow."""
    if "$ref" in shape:
        shape = definition(shape["$ref"].rpartition("/")[2])
    if "anyOf" in shape:
        if all(list(complaints(value, option, where)) for option in shape["anyOf"]):
            yield f"{where}: {value!r} is none of the choices"
        return
    types = {"object": dict, "array": list, "string": str, "boolean": bool, "integer": int, "number": int | float}
    wanted = shape.get("type")
    if wanted == "null":
        if value is not None:
            yield f"{where}: {value!r} is not null"
    elif wanted and (not isinstance(value, types[wanted]) or (isinstance(value, bool) and wanted != "boolean")):
        yield f"{where}: {value!r} is no {wanted}"
    elif "enum" in shape and value not in shape["enum"]:
        yield f"{where}: {value!r} is no choice"
    elif isinstance(value, dict):
        known = shape.get("properties", {})
        if missing := set(shape.get("required", ())) - value.keys():
            yield f"{where}: {missing} missing"
        for key, inner in value.items():
            if key in known:
                yield from complaints(inner, known[key], f"{where}.{key}")
            elif shape.get("additionalProperties") is False:
                yield f"{where}: unknown key {key}"
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from complaints(item, shape.get("items", {}), f"{where}[{number}]")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_rules_that_ship_are_valid(file: Path) -> None:
    rules = yaml.safe_load(file.read_text(encoding="utf-8")) or []
    assert list(complaints(rules, SCHEMA, file.name)) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"kind": "ads"}, "no choice"),
        ({"colour": "red"}, "unknown key colour"),
        ({"when": {"phrase": 3}}, "none of the choices"),
        ({"when": {"phrase": "x", "zone": ["foot"]}}, "none of the choices"),
        ({"examples": {"match": ["x"]}}, "missing"),
    ],
)
def test_the_light_check_would_notice(change: dict[str, Any], words: str) -> None:
    rule = {
        "id": "a.en",
        "about": "A.",
        "kind": "sponsor",
        "lang": "en",
        "when": {"phrase": "x"},
        "do": "keep",
        "confidence": "certain",
        "examples": {"match": ["x"], "keep": [{"text": "y"}]},
    }
    assert list(complaints([rule], SCHEMA, "rules")) == []
    assert words in "; ".join(complaints([{**rule, **change}], SCHEMA, "rules"))
