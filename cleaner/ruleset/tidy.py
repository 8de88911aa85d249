"""``rules fmt``: a rule file in the usual form. Keys in one order, two spaces in, a blank line between rules.

Comments stay where they are; the round trip is ruamel.yaml's.
"""

import io
from typing import Any

import msgspec

from cleaner.ruleset.model import Examples, Rule, When
from cleaner.ruleset.problems import Problem, RulesError

# Long lines are left as their author broke them.
_WIDTH = 10_000
_ORDER = (
    "id", "was", "about", "kind", "lang", "sites", "not_sites", "when", "do", "sets", "confidence", "status", "slow",
    "refs", "examples",
)  # fmt: skip
_MODELS: dict[str, type[msgspec.Struct]] = {"when": When, "examples": Examples}


def tidy(text: str, file: str) -> str:
    """The same rules in the usual form. Raises RulesError when the file is no YAML."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    yaml = YAML()
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = _WIDTH
    yaml.preserve_quotes = True
    try:
        rules = yaml.load(_indented(text))
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise RulesError(
            [Problem(file, line, 1, "this is not YAML; run 'cleaner rules lint' for the reason")]
        ) from None
    if not isinstance(rules, list):
        return text
    for rule in rules:
        _order(rule, _ORDER)
        for key, model in _MODELS.items():
            _order(rule.get(key) if isinstance(rule, dict) else None, model.__struct_fields__)
    out = io.StringIO()
    yaml.dump(rules, out)
    return _spaced(out.getvalue())


def _order(mapping: Any, keys: tuple[str, ...]) -> None:
    if isinstance(mapping, dict) and hasattr(mapping, "move_to_end"):
        for key in keys:
            if key in mapping:
                mapping.move_to_end(key)


def _indented(text: str) -> str:
    """The text two spaces in, as ruamel.yaml writes lists: a comment's column is then the same before and after."""
    return "\n".join(
        f"  {line}" if line and not line.startswith(("---", "...", "%")) else line for line in text.split("\n")
    )


def _spaced(text: str) -> str:
    """Rules start at the margin, with one blank line before each but the first."""
    lines = [line[2:] if line.startswith("  ") else line for line in text.split("\n")]
    spaced: list[str] = []
    for line in lines:
        if line.startswith("- ") and spaced and spaced[-1] and not spaced[-1].startswith("#"):
            spaced.append("")
        spaced.append(line.rstrip())
    return "\n".join(spaced)


assert set(_ORDER) == set(Rule.__struct_fields__)
