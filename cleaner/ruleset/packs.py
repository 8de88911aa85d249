"""Packs: the rules that ship with the package, and the ones a user adds."""

import os
from collections.abc import Sequence

from cleaner.ruleset import cache
from cleaner.ruleset.compiled import merged
from cleaner.ruleset.ruleset import RuleSet

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def builtin_folder() -> str:
    """The folder of the rules that ship with the package."""
    inside = os.path.join(_PACKAGE, "rules")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(_PACKAGE), "rules")


def load_ruleset(paths: Sequence[str | os.PathLike[str]] = (), builtin: bool = True) -> RuleSet:
    """The built-in rules (unless told otherwise) and those in the files and folders named.

    Raises RulesError with every mistake, located, when there is one.
    """
    texts = _texts([builtin_folder()] if builtin else [], shown="rules") + _texts([os.fspath(path) for path in paths])
    key = cache.key_of(texts)
    if (kept := cache.load(key)) is not None:
        return kept
    from cleaner.ruleset.compile import compile_rules
    from cleaner.ruleset.load import load_texts
    from cleaner.ruleset.problems import RulesError

    sources, problems = load_texts(texts)
    rules, found = compile_rules(sources)
    errors = [problem for problem in (*problems, *found) if not problem.warning]
    if errors:
        raise RulesError(errors)
    ruleset = RuleSet([merged(rule) for rule in rules])
    cache.save(key, ruleset)
    return ruleset


def _texts(paths: Sequence[str], shown: str = "") -> list[tuple[str, str]]:
    from cleaner.ruleset.files import read_rule_file, rule_files

    texts = []
    for path in paths:
        for file in rule_files(path):
            name = f"{shown}/{os.path.relpath(file, path).replace(os.sep, '/')}" if shown else file
            texts.append((name, read_rule_file(file)))
    return texts
