"""Small rule sets made on the spot, and sentences to try them on."""

from typing import Any

import yaml

from cleaner import Cleaned, Cleaner
from cleaner.planning.edits import BLANK
from cleaner.ruleset.compile import compile_rules
from cleaner.ruleset.load import load_texts
from cleaner.ruleset.model import When
from cleaner.ruleset.ruleset import RuleSet

BRIDGE = "The bridge over the harbour will be closed for two years from next Monday, the council said late on Tuesday."
FERRY = (
    "A ferry will run every ten minutes in the meantime, and its two captains have been told to smile at the people."
)
SHOPS = (
    "Shopkeepers on the northern bank fear for their trade, and they have asked the mayor for a second landing stage."
)

_WHEN = frozenset(When.__struct_fields__)


def rule(name: str, **keys: Any) -> dict[str, Any]:
    """A rule as a person writes it: the keys of ``when`` and all others side by side; what is missing is dull."""
    when = {key: value for key, value in keys.items() if key in _WHEN}
    rest = {key: value for key, value in keys.items() if key not in _WHEN}
    dull = {"about": f"About {name}.", "kind": "navigation", "lang": "en", "do": "drop_line", "confidence": "certain"}
    return {"id": name, **dull, "when": when, **rest, "examples": {"match": ["yes"], "keep": ["no"]}}


def yaml_of(*rules: dict[str, Any]) -> str:
    return yaml.safe_dump(list(rules), allow_unicode=True, sort_keys=False, width=10_000)


def ruleset(*rules: dict[str, Any]) -> RuleSet:
    sources, problems = load_texts([("made.yaml", yaml_of(*rules))])
    compiled, found = compile_rules(sources)
    errors = [str(problem) for problem in (*problems, *found) if not problem.warning]
    assert not errors, errors
    return RuleSet(compiled)


def cleaner_of(*rules: dict[str, Any], **options: Any) -> Cleaner:
    return Cleaner(ruleset(*rules), **options)


def page(*lines: str) -> str:
    return "\n".join(lines)


def removals(cleaned: Cleaned) -> list[tuple[str, str]]:
    """What went and by which rule, without blank lines."""
    return [(edit.text, edit.rule) for edit in cleaned.edits if edit.rule != BLANK]


def reasons_withheld(cleaned: Cleaned) -> list[tuple[str, str]]:
    """What was to go, and why it stays."""
    return [(item.edit.text, item.why) for item in cleaned.withheld]
