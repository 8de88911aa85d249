"""Compiled rules on disk, so that a start costs no YAML.

The key is the text of every rule file (of the built-in ones, of which there are hundreds: when each was last changed,
and its size) and the version of everything that decides how it compiles.
"""

import marshal
import os
import pickle
import sys
from collections.abc import Sequence
from itertools import accumulate
from typing import overload

import regex

from cleaner.ruleset.compiled import CompiledRule
from cleaner.ruleset.index import Prepared
from cleaner.ruleset.kept import keep, read_kept
from cleaner.ruleset.ruleset import Numbering, RuleSet


def key_of(files: Sequence[tuple[str, bytes]]) -> str:
    """The name under which rules compiled from these (file name, content) pairs are kept."""
    from _blake2 import blake2b

    digest = blake2b(digest_size=16)
    versions = f"{sys.version} {regex.__version__} {_state_of_the_compiler()}"
    for name, data in (("", versions.encode()), *files):
        for part in (name.encode("utf-8", "surrogatepass"), data):
            digest.update(len(part).to_bytes(8, "little"))
            digest.update(part)
    return digest.hexdigest()


def _state_of_the_compiler() -> str:
    """When each file that decides how rules compile was last changed: a version that nobody can forget to raise."""
    here = os.path.dirname(os.path.abspath(__file__))
    with os.scandir(here) as entries:
        files = sorted((entry.name, entry.stat().st_mtime_ns) for entry in entries if entry.name.endswith(".py"))
    return f"{files} {os.stat(os.path.join(os.path.dirname(here), 'folding.py')).st_mtime_ns}"


def load(key: str) -> RuleSet | None:
    """The rules kept under a key; None when there are none that can be read."""
    body = read_kept(f"{key}.rules")
    if body is None:
        return None
    try:
        prepared, numbering, ends = marshal.loads(body)
        return RuleSet(_KeptRules(body, ends), Prepared(*prepared), Numbering(*numbering))
    except Exception:  # whatever a foreign file holds, it counts as absent
        return None


class _KeptRules(Sequence[CompiledRule]):
    """Rules in a kept file, each loaded when somebody asks for it: a page asks for few of them."""

    def __init__(self, body: memoryview, ends: list[int]) -> None:
        self._body = body
        # Counted from the end of the file, where the rules are.
        self._ends = ends
        self._loaded: dict[int, CompiledRule] = {}

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, number: int) -> CompiledRule: ...
    @overload
    def __getitem__(self, number: slice) -> tuple[CompiledRule, ...]: ...
    def __getitem__(self, number: int | slice) -> CompiledRule | tuple[CompiledRule, ...]:
        if isinstance(number, slice):
            return tuple(self)[number]
        rule = self._loaded.get(number)
        if rule is None:
            if not 0 <= number < len(self):
                raise IndexError(number)
            size = len(self._body)
            start, end = (size - self._ends[at] for at in (number, number + 1))
            rule = self._loaded[number] = pickle.loads(self._body[start:end])
        return rule


def save(key: str, ruleset: RuleSet) -> None:
    """Keep rules under a key, if the folder lets us."""
    rules = [pickle.dumps(rule, protocol=pickle.HIGHEST_PROTOCOL) for rule in ruleset.rules]
    ends = [*accumulate(map(len, reversed(rules)), initial=0)][::-1]
    top = marshal.dumps((tuple(ruleset.prepared), tuple(ruleset.numbering), ends))
    keep(f"{key}.rules", b"".join((top, *rules)))
