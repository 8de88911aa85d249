"""Compiled rules on disk, so that a start costs no YAML.

The key is the text of every rule file (of the built-in ones, of which there are hundreds: when each was last changed,
and its size) and the version of everything that decides how it compiles.
"""

import gc
import marshal
import os
import pickle
import sys
import zlib
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Any, overload

import regex

from cleaner.ruleset.compiled import CompiledRule
from cleaner.ruleset.homes import Homes
from cleaner.ruleset.index import Prepared
from cleaner.ruleset.kept import keep, map_kept
from cleaner.ruleset.ruleset import Numbering, RuleSet
from cleaner.ruleset.weights import Weights


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
    above = [os.stat(os.path.join(os.path.dirname(here), name)).st_mtime_ns for name in ("folding.py", "selectors.py")]
    return f"{files} {above}"


def load(key: str, again: Callable[[], RuleSet]) -> RuleSet | None:
    """The rules kept under a key; None when there are none that can be read.

    ``again`` compiles them anew, should a part of the file turn out later not to be what was written.
    """
    body = map_kept(f"{key}.rules")
    if body is None:
        return None
    collecting = gc.isenabled()
    # So many objects made at once, none of them garbage.
    gc.disable()
    try:
        size, checksum = (int.from_bytes(body[at : at + 4], "little") for at in (0, 4))
        top = body[8 : 8 + size]
        if zlib.crc32(top) != checksum:
            return None
        prepared, numbering, weights, ends, checksums = marshal.loads(top)
        text, page = (some and Weights(*some) for some in weights)
        if len(body) != 8 + size + ends[-1]:
            return None
        rules = _KeptRules(body[8 + size :], ends, checksums, again)
        rule_of, first_of, elsewhere, homes = numbering
        numbering = Numbering(rule_of, first_of, elsewhere, Homes(*homes))
        return RuleSet(rules, Prepared(*prepared), numbering, text, page)
    except Exception:  # whatever a foreign file holds, it counts as absent
        return None
    finally:
        if collecting:
            gc.enable()


class _KeptRules(Sequence[CompiledRule]):
    """Rules in a kept file, each loaded when somebody asks for it: a page asks for few of them."""

    def __init__(self, body: memoryview, ends: list[int], checksums: list[int], again: Callable[[], RuleSet]) -> None:
        self._body = body
        self._ends = ends
        self._checksums = checksums
        self._again = again
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
            part = self._body[self._ends[number] : self._ends[number + 1]]
            if zlib.crc32(part) != self._checksums[number]:
                self._loaded.update(enumerate(self._again().rules))
                return self._loaded[number]
            rule = self._loaded[number] = pickle.loads(part)
        return rule


def save(key: str, ruleset: RuleSet) -> None:
    """Keep rules under a key, if the folder lets us."""
    rules = [pickle.dumps(rule, protocol=pickle.HIGHEST_PROTOCOL) for rule in ruleset.rules]
    ends = [*accumulate(map(len, rules), initial=0)]
    checksums = list(map(zlib.crc32, rules))
    *numbers, homes = ruleset.numbering
    weights = [some and tuple(some) for some in (ruleset.weights, ruleset.page_weights)]
    parts: list[Any] = [tuple(ruleset.prepared), (*numbers, tuple(homes)), weights]
    top = marshal.dumps((*parts, ends, checksums))
    head = (len(top), zlib.crc32(top))
    keep(f"{key}.rules", b"".join((*(number.to_bytes(4, "little") for number in head), top, *rules)))
