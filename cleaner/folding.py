"""The match view of a line: what is left when differences no reader sees are folded away.

A *view* keeps letter case but folds quotes, dashes, spaces, invisible marks and normal form, and writes out the
letters whose case folding changes their number (``ß`` → ``ss``). That makes ``view.casefold()`` as long as the view,
so a span found in the folded text is a span of the view. The *core* of a view is the view without the decoration at
its ends (bullets, dashes, pipes, arrows, colons, dots of omission).
"""

import re
import unicodedata
from collections.abc import Sequence

import regex

_QUOTES = {"'": "‘’‚‛′ʼ＇`´", '"': "“”„‟″＂"}
_DASHES = "‐‑‒–—―−﹘﹣－"
# Soft hyphen, zero-width and bidirectional marks, byte order mark: they are never seen.
_INVISIBLE = "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063"
_INVISIBLE += "\u2064\u2066\u2067\u2068\u2069\ufeff"

EDGE = " \t-|*#_:<>«»‹›·•‣◦▪▫■□●○◆◇★☆►▶▸▷◀◂→←↑↓↗⟶⇒➜➡➤✓✔✉❯❮♦§¶…"
EDGE += "👉📷📸📩📧🔔🗞️🔴🎧🎥📺📲📱⬇⬆"
_EDGE_OF_QUOTATION = "".join(char for char in EDGE if char not in "«»‹›")
_DECORATED = frozenset(EDGE + ".")


def _expansions() -> dict[str, str]:
    table = {plain: to for to, many in _QUOTES.items() for plain in many}
    table |= dict.fromkeys(_DASHES, "-") | dict.fromkeys(_INVISIBLE, "") | {"…": "..."}
    # Turkish: the regex package lets i, ı, I and İ match one another, str.casefold does not.
    table |= {"İ": "I", "ı": "i"}
    # White space of every kind but line breaks, as str.split() knows it.
    table |= dict.fromkeys("\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000", " ")
    table |= {chr(code): " " for code in range(0x2000, 0x200B)}
    for code in (*range(0x80, 0x600), *range(0x1E00, 0x2000), *range(0xFB00, 0xFB20)):
        char = chr(code)
        if char not in table and len(char.casefold()) > 1:
            table[char] = char.casefold()
    return table


_TABLE = _expansions()
_SPECIAL = re.compile("[" + re.escape("".join(_TABLE)) + "]")
_ASCII_SPECIAL = "`\t\v\f\r\x1c\x1d\x1e\x1f"
TIGHT = ":;!?%"


def _substitute(match: re.Match[str]) -> str:
    return _TABLE[match[0]]


def fold(text: str) -> str:
    """Fold everything but letter case and runs of spaces; line breaks stay.

    >>> fold("“Straße” – l’été")
    '"Strasse" - l\\'été'
    """
    for char in _ASCII_SPECIAL:
        if char in text:
            text = text.replace(char, "'" if char == "`" else " ")
    if text.isascii():
        return text
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    folded = _SPECIAL.sub(_substitute, text)
    # Taking out an invisible mark can bring a letter and its accent together.
    if not unicodedata.is_normalized("NFC", folded):
        folded = _SPECIAL.sub(_substitute, unicodedata.normalize("NFC", folded))
    return folded


def _tight(text: str) -> str:
    """Without the space that French sets before a mark; no run of spaces is left in the text."""
    for mark in TIGHT:
        text = text.replace(f" {mark}", mark)
    return text


def view_of(text: str) -> str:
    """The match view of one line: folded, every run of spaces one space, none at the ends or before ``: ; ! ? %``.

    >>> view_of("  Sponsor :\\u00a0 “QWIKET” ")
    'Sponsor: "QWIKET"'
    """
    return _tight(" ".join(fold(text).split()))


def views_of(texts: Sequence[str]) -> list[str]:
    """The match views of many lines without line breaks, folded in one go; the same as ``view_of`` line by line."""
    folded = fold("\n".join(texts))
    while "  " in folded:
        folded = folded.replace("  ", " ")
    return _tight(folded.replace("\n ", "\n").replace(" \n", "\n").strip(" ")).split("\n")


def edge_of(view: str) -> str:
    """What counts as decoration of a line: guillemets only when they are no pair of quotation marks."""
    quoted = ("«" in view and "»" in view) or ("‹" in view and "›" in view)
    return _EDGE_OF_QUOTATION if quoted else EDGE


def core_of(view: str, edge: str | None = None) -> str:
    """A view without the decoration at its ends. A quotation in guillemets keeps them: it is somebody's words.

    >>> core_of("- Advertisement: ..."), core_of("Read more »"), core_of("« Publicité »")
    ('Advertisement', 'Read more', '« Publicité »')
    """
    edge = edge or edge_of(view)
    core = view.strip(edge)
    while core.endswith("..."):
        core = core.rstrip(".").rstrip(edge)
    while core.startswith("..."):
        core = core.lstrip(".").lstrip(edge)
    return core


def cores_of(views: Sequence[str]) -> list[str]:
    """The cores of many views, with a quick look for the many that have no decoration."""
    return [
        view
        if view[:1] not in _DECORATED
        and (view[-1:] not in _DECORATED or (view[-1:] == "." and view[-2:-1] not in _DECORATED))
        else core_of(view)
        for view in views
    ]


def align(text: str, view: str) -> list[int] | None:
    """For each character of the view, where it stands in the text; one more entry for the end.

    Folding is redone one grapheme cluster at a time, so each view character is known to come from one cluster. None
    when the clusters do not add up to the view (never seen on text that a keyboard wrote): the caller then does
    without a span rather than use a wrong one.
    """
    chars: list[str] = []
    places: list[int] = []
    clusters = enumerate(text) if text.isascii() else ((m.start(), m[0]) for m in regex.finditer(r"\X", text))
    for place, cluster in clusters:
        for char in fold(cluster):
            if char.isspace():
                if not chars or chars[-1] == " ":
                    continue
                char = " "
            elif char in ":;!?%" and chars and chars[-1] == " ":
                chars.pop()
                places.pop()
            chars.append(char)
            places.append(place)
    end = len(text)
    if chars and chars[-1] == " ":
        chars.pop()
        end = places.pop()
    places.append(end)
    return places if "".join(chars) == view else None
