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
EDGE += "【】〖〗▍▌▼▲▽△※◎"
EDGE += "👉📷📸📩📧🔔🗞️🔴🎧🎥📺📲📱⬇⬆"
_EDGE_OF_QUOTATION = "".join(char for char in EDGE if char not in "«»‹›")
_DECORATED = frozenset(EDGE + ".")

# A table, for looking through all of Unicode would take longer than the whole start.
_NATIONAL_DIGITS = [
    zero + value
    for zero in (0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50, 0xED0)
    for value in range(10)
]


def _expansions() -> dict[str, str]:
    table = {plain: to for to, many in _QUOTES.items() for plain in many}
    table |= dict.fromkeys(_DASHES, "-") | dict.fromkeys(_INVISIBLE, "") | {"…": "..."}
    # Turkish: the regex package lets i, ı, I and İ match one another, str.casefold does not.
    table |= {"İ": "I", "ı": "i"}
    # Full-width letters, digits and marks; the two that end sentences stay, since no space follows them.
    table |= {chr(code + 0xFEE0): chr(code) for code in range(0x21, 0x7F) if chr(code) not in "!?'\"-`"}
    # White space of every kind but line breaks, as str.split() knows it.
    table |= dict.fromkeys("\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000", " ")
    table |= {chr(code): " " for code in range(0x2000, 0x200B)}
    # The digits of every script.
    table |= {chr(code): str(unicodedata.decimal(chr(code))) for code in _NATIONAL_DIGITS}
    for code in (*range(0x80, 0x600), *range(0x1E00, 0x2000), *range(0xFB00, 0xFB20)):
        char = chr(code)
        if char not in table and len(char.casefold()) > 1:
            table[char] = char.casefold()
    return table


def _marks() -> dict[str, str]:
    """Arabic and Hebrew as written with and without points, on this keyboard and that."""
    # Arabic vowel signs and tatweel, hamza on alef, the Persian yeh and kaf, marks; Hebrew points, quotes, maqaf.
    marks = (*range(0x64B, 0x660), 0x670, 0x640, *range(0x591, 0x5BE), 0x5BF, 0x5C1, 0x5C2, 0x5C4, 0x5C5, 0x5C7)
    table = {chr(code): "" for code in marks}
    return table | dict(zip("أإآٱىیېکڪ؟؛،٪٫٬۔׳״־", "اااايييكك?;,%.,.'\"-", strict=True))


def _accented() -> dict[str, str]:
    """Letters that a language's own writers spell with an accent or without."""
    # Romanian: comma or cedilla. Russian: ё. Greek: the accents, which capitals do without.
    table = dict(zip("șțȘȚёЁ", "şţŞŢеЕ", strict=True))
    for code in (*range(0x386, 0x3CF), *range(0x1F00, 0x1FFF)):
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base != chr(code) and base.isalpha():
            table[chr(code)] = base
    return table


_ACCENTED = _accented()
_TABLE = _expansions() | _marks() | _ACCENTED
# Two alternatives, each with a beginning of its own, would take twice as long to search for.
_SPECIAL = re.compile(f"[{re.escape(''.join(_TABLE))}][\u0300-\u036f]*")
_ASCII_SPECIAL = "`\t\v\f\r\x1c\x1d\x1e\x1f"
TIGHT = ":;!?%"


def _substitute(match: re.Match[str]) -> str:
    found = match[0]
    first = found[0]
    # Marks behind a letter that loses its accent go along, else the next of them would make an accented letter again.
    return _TABLE[first] if len(found) == 1 or first in _ACCENTED else _TABLE[first] + found[1:]


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


def align(text: str, view: str) -> Sequence[int] | None:
    """For each character of the view, where it stands in the text; one more entry for the end.

    Folding is redone one grapheme cluster at a time, so each view character is known to come from one cluster. None
    when the clusters do not add up to the view (never seen on text that a keyboard wrote): the caller then does
    without a span rather than use a wrong one.
    """
    if text == view:
        return range(len(text) + 1)
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
