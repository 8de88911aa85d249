"""Compiled expressions: made when a line first asks for one, and kept for the next process.

Compiling all expressions of the rulebook takes seconds, loading a compiled one a thirtieth of compiling it, and a page
asks for a few dozen. So each is compiled when it is needed, and what a process had to compile it keeps at its end.
"""

import atexit
import marshal
import pickle
import sys
import zlib
from functools import cache
from itertools import islice

import regex

from cleaner.ruleset.kept import keep, read_kept

# As many as load in a few milliseconds. Of more, those that a process asked for first are the commonest.
MOST_KEPT = 1_500

_known: dict[str, bytes] = {}
_new: dict[str, regex.Pattern[str]] = {}


@cache
def compiled(source: str) -> regex.Pattern[str]:
    """The compiled expression."""
    if not _known:
        _known.update(_load() or {"": b""})
        atexit.register(save)
    if code := _known.get(source):
        return pickle.loads(code)  # type: ignore[no-any-return]
    expression = _new[source] = regex.compile(source)
    return expression


def save() -> None:
    """Keep what this process had to compile, beside what is kept by now."""
    if not _new:
        return
    made = {source: pickle.dumps(expression) for source, expression in _new.items()}
    kept = {**_load(), **made}
    keep(_name(), marshal.dumps(kept if len(kept) <= MOST_KEPT else dict(islice(made.items(), MOST_KEPT))))
    _new.clear()


def _load() -> dict[str, bytes]:
    body = read_kept(_name())
    if body is None:
        return {}
    try:
        return dict(marshal.loads(body))
    except (ValueError, EOFError, TypeError):
        return {}


def _name() -> str:
    """Compiled code holds for one version of the interpreter and of the package."""
    return f"{zlib.crc32(f'{sys.version} {regex.__version__}'.encode()):08x}.expressions"
