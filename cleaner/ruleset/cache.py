"""Compiled rules on disk, so that a start costs no YAML.

The key is the text of every rule file and the version of everything that decides how it compiles. A file is written
beside its place and moved there, so that two processes never see half of one; anything unreadable counts as absent;
a folder that cannot be written is no reason to stop.
"""

import gc
import os
import pickle
import sys
import zlib
from collections.abc import Sequence

import regex

from cleaner.ruleset.compiled import CompiledRule
from cleaner.ruleset.pattern import with_code
from cleaner.ruleset.ruleset import RuleSet

_KEPT_FILES = 16


def cache_folder() -> str | None:
    """``$CLEANER_CACHE``, else ``cleaner`` in the user's cache folder; None when caching is off (empty variable)."""
    if (named := os.environ.get("CLEANER_CACHE")) is not None:
        return named or None
    base = os.environ.get("XDG_CACHE_HOME")
    if base:
        return os.path.join(base, "cleaner")
    home = os.path.expanduser("~")
    return os.path.join(home, ".cache", "cleaner") if home != "~" else None


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
    folder = cache_folder()
    if folder is None:
        return None
    try:
        with open(os.path.join(folder, f"{key}.rules"), "rb") as file:
            data = file.read()
        body = memoryview(data)[4:]
        if int.from_bytes(data[:4], "little") != zlib.crc32(body):
            return None
        found = _loads(body)
    except Exception:  # whatever a damaged or foreign file does, it counts as absent
        return None
    return found if isinstance(found, RuleSet) else None


def _loads(body: memoryview) -> object:
    """Unpickle without the collector, which would look through thousands of new objects time and again."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        return pickle.loads(body)
    finally:
        if collecting:
            gc.enable()


def save(key: str, ruleset: RuleSet) -> None:
    """Keep rules under a key, if the folder lets us."""
    folder = cache_folder()
    if folder is None:
        return
    import tempfile

    ready = RuleSet([_with_code(rule) for rule in ruleset.rules])
    data = pickle.dumps(ready, protocol=pickle.HIGHEST_PROTOCOL)
    try:
        os.makedirs(folder, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(zlib.crc32(data).to_bytes(4, "little") + data)
            os.replace(name, os.path.join(folder, f"{key}.rules"))
        except OSError:
            os.unlink(name)
            raise
        _forget_oldest(folder)
    except OSError:
        return


def _with_code(rule: CompiledRule) -> CompiledRule:
    patterns, above, below = (tuple(map(with_code, some)) for some in (rule.patterns, rule.prev, rule.next))
    return rule._replace(patterns=patterns, prev=above, next=below)


def _forget_oldest(folder: str) -> None:
    with os.scandir(folder) as entries:
        files = sorted((entry.stat().st_mtime, entry.path) for entry in entries if entry.name.endswith(".rules"))
    for _, path in files[:-_KEPT_FILES]:
        os.unlink(path)
