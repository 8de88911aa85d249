"""JSON in scripts as pages write it: with comments around it, commas too many, characters that may not stand there."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

import msgspec

# Characters; more is no fact about a page, and each may cost twenty bytes once it is read.
LONGEST = 4_000_000
LONGEST_OF_ALL = 8_000_000
# Values that are one after another in one script.
_MOST = 20
_LENIENT = json.JSONDecoder(strict=False)
_AROUND = re.compile(r"(?:\s|<!--|//|-->|/\*|\*/|<!\[CDATA\[|\]\]>|;)*")
_BEGIN = re.compile(r"[\[{]")
# A string, closed or not, is one match, so nothing within it is mended as if it stood outside.
_MENDED = re.compile(r'"(?:[^"\\]|\\.)*(?:"|\\?\Z)|,(?=\s*[}\]])|//[^\n]*|\bundefined\b', re.DOTALL)
_BAD_ESCAPE = re.compile(r'\\(?:u(?![0-9a-fA-F]{4})|([^"\\/bfnrtu]))', re.DOTALL)
_UNREADABLE = re.compile("[\0\ud800-\udfff]")


def read_json(text: str) -> list[Any]:
    """The objects and lists that a script holds, however it writes them; none if it cannot be read.

    Read strictly first, then with control characters in strings and with more than one value, then mended: commas
    before a closing bracket, comments, escapes that do not exist, quotation marks written as entities. Never raises.

    >>> read_json('<!-- {"headline": "Ferry",} -->')
    [{'headline': 'Ferry'}]
    """
    if len(text) > LONGEST:
        return []
    if found := _strict(text):
        return found
    at = _AROUND.match(text)
    start = at.end() if at else 0
    if text[start : start + 1] not in ("[", "{"):
        unescaped = html.unescape(text[start:]) if text.startswith("&", start) else ""
        if unescaped[:1] not in ("[", "{"):
            return []
        text, start = unescaped, 0
    if found := list(_one_by_one(text, start)):
        return found
    mended = _MENDED.sub(_mend, text[start:])
    if found := list(_one_by_one(mended, 0)):
        return found
    if "&quot;" in text:
        return list(_one_by_one(_MENDED.sub(_mend, html.unescape(text[start:])), 0))
    return []


def read_value(text: str, start: int) -> Any:
    """The one object or list that begins at a place in a script; None if there is none that can be read."""
    if len(text) - start > LONGEST:
        return None
    found = next(_one_by_one(text, start), None)
    return next(_one_by_one(_MENDED.sub(_mend, text[start:]), 0), None) if found is None else found


def readable(text: str) -> str:
    """A text without what no text may hold: NULs and halves of characters, which JSON can write."""
    return _UNREADABLE.sub("", text) if _UNREADABLE.search(text) else text


def _strict(text: str) -> list[Any]:
    try:
        value = msgspec.json.decode(text)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return []
    return [value] if isinstance(value, dict | list) else []


def _one_by_one(text: str, start: int) -> Iterator[Any]:
    """Values that stand one after another; what follows the last readable one is left."""
    for _ in range(_MOST):
        try:
            value, end = _LENIENT.raw_decode(text, start)
        except (ValueError, RecursionError):
            return
        if isinstance(value, dict | list):
            yield value
        following = _BEGIN.search(text, end)
        if following is None:
            return
        start = following.start()


def _mend(match: re.Match[str]) -> str:
    token = match.group()
    if token[0] == '"':
        return _BAD_ESCAPE.sub(r"\1", token) if "\\" in token else token
    return "null" if token == "undefined" else ""
