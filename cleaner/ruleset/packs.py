"""Packs: the rules that ship with the package, and the ones a user adds."""

import os
from collections.abc import Sequence

from cleaner.ruleset import cache
from cleaner.ruleset.compiled import merged
from cleaner.ruleset.ruleset import RuleSet
from cleaner.ruleset.weights import FILE, PAGE_FILE, Weights, read_weights

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def builtin_folder() -> str:
    """The folder of the rules that ship with the package."""
    inside = os.path.join(_PACKAGE, "rules")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(_PACKAGE), "rules")


def load_ruleset(paths: Sequence[str | os.PathLike[str]] = (), builtin: bool = True) -> RuleSet:
    """The built-in rules (unless told otherwise) and those in the files and folders named.

    Raises RulesError with every mistake, located, when there is one.
    """
    more = _files([os.fspath(path) for path in paths])
    stamp = [("rules", _stamp(builtin_folder()))] if builtin else []
    key = cache.key_of(stamp + more)

    def again() -> RuleSet:
        return _compiled(more, builtin)

    if (kept := cache.load(key, again)) is not None:
        return kept
    ruleset = again()
    cache.save(key, ruleset)
    return ruleset


def _compiled(more: Sequence[tuple[str, bytes]], builtin: bool) -> RuleSet:
    own = _files([builtin_folder()], shown="rules") if builtin else []
    from cleaner.ruleset.compile import compile_rules
    from cleaner.ruleset.files import rule_text
    from cleaner.ruleset.load import load_texts
    from cleaner.ruleset.problems import RulesError

    sources, problems = load_texts([(name, rule_text(data, name)) for name, data in (*own, *more)])
    rules, found = compile_rules(sources, tried={name for name, _ in own})
    errors = [problem for problem in (*problems, *found) if not problem.warning]
    if errors:
        raise RulesError(errors)
    text, page = (_weights(file) if builtin else None for file in (FILE, PAGE_FILE))
    return RuleSet([merged(rule) for rule in rules], weights=text, page_weights=page)


def _weights(file: str) -> Weights | None:
    from cleaner.ruleset.files import read_rule_file

    path = os.path.join(builtin_folder(), file)
    return read_weights(read_rule_file(path), f"rules/{file}") if os.path.isfile(path) else None


def _stamp(folder: str) -> bytes:
    """Which files there are below a folder, how large, and when each was last changed."""
    found: list[str] = []
    folders = [folder]
    for place in folders:
        with os.scandir(place) as entries:
            for entry in entries:
                name = entry.name
                if name.endswith((".yaml", ".yml")):
                    state = entry.stat()
                    found.append(f"{place}\0{name}\0{state.st_size}\0{state.st_mtime_ns}")
                elif entry.is_dir():
                    folders.append(entry.path)
    return "\0".join(sorted(found)).encode("utf-8", "surrogatepass")


def _files(paths: Sequence[str], shown: str = "") -> list[tuple[str, bytes]]:
    from cleaner.ruleset.files import read_rule_bytes, rule_files

    found = []
    for path in paths:
        for file in rule_files(path):
            name = f"{shown}/{os.path.relpath(file, path).replace(os.sep, '/')}" if shown else file
            found.append((name, read_rule_bytes(file)))
    return found
