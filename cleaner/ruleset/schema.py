"""The JSON Schema of rule files, generated from the types, so that editors complete and check rules."""

import msgspec

from cleaner.ruleset.model import Rule


def schema_text() -> str:
    """The schema as JSON text."""
    schema = msgspec.json.schema(list[Rule])
    named = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "cleaner rule file", **schema}
    return msgspec.json.format(msgspec.json.encode(named), indent=2).decode() + "\n"
