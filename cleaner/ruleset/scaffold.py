"""A first draft of a rule from one line of a page: a phrase with slots for what changes, and its examples."""

import json
import unicodedata
from collections.abc import Container

import regex

from cleaner.ruleset.calendar import is_date
from cleaner.ruleset.slots import TYPES

# What changes from page to page, the longest notations first.
_CHANGING = ("email", "date", "price", "time", "number", "handle")
# What JSON writes as it is, and YAML forbids or reads as a line break.
_ESCAPED = regex.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
# Words that YAML takes for something else; one of them is the code of Norwegian.
_NOT_TEXT = ("no", "yes", "on", "off", "true", "false", "null")


def phrase_of(line: str) -> str:
    """The line as a phrase: addresses, dates, prices, times and numbers become slots.

    >>> phrase_of("You have 54.35% of this article left to read.")
    'You have {:number}% of this article left to read.'
    >>> phrase_of("Published on 12 Mar 2025")
    'Published on {:date}'
    """
    either, undated = (
        regex.compile("|".join(rf"(?P<{name}>(?<!\w){TYPES[name]}(?!\w))" for name in _CHANGING if name != without))
        for without in ("", "date")
    )

    def slot(match: regex.Match[str]) -> str:
        kind = match.lastgroup or "number"
        if kind == "date" and not is_date(match[0]):
            # The word before a date looks like a weekday, until it is looked up.
            word, space, rest = match[0].partition(" ")
            return f"{word} {either.sub(slot, rest)}" if space and word[0].isalpha() else undated.sub(slot, match[0])
        # 54.35 may be a time, and 54.35% is none.
        return "{:number}" if kind == "time" and regex.fullmatch(TYPES["number"], match[0]) else f"{{:{kind}}}"

    return either.sub(slot, line.strip().replace("{", "{{").replace("}", "}}"))


def id_of(line: str, lang: str, taken: Container[str]) -> str:
    """An id from the first words of the line, with a number if it is taken.

    >>> id_of("Read more from Le Monde", "en", ["read-more-from.en"])
    'read-more-from-2.en'
    """
    plain = unicodedata.normalize("NFKD", line).encode("ascii", "ignore").decode().lower()
    stem = "-".join(regex.findall(r"[a-z]+", plain)[:3]) or "line"
    suffix = "" if lang == "any" else f".{lang}"
    number = 1
    while (name := f"{stem}{f'-{number}' if number > 1 else ''}{suffix}") in taken:
        number += 1
    return name


def said(line: str) -> str:
    """The line in somebody's mouth: the least that a rule about it must leave alone."""
    return f'"{line.strip().rstrip(".!?")}," the sign on the old mill had said for as long as anyone could remember.'


def rule_text(name: str, line: str, kind: str, lang: str, keep: str | None) -> str:
    """The YAML of a rule that drops the line, with the line as its example.

    ``keep``: a sentence with the same words that must stay; without one the line in somebody's mouth, which is the
    least that a rule must leave alone.
    """
    texts = {key: quoted(text) for key, text in _texts(line, keep).items()}
    return f"""- id: {word_of(name)}
  about: Say in one sentence what such a line is.
  kind: {kind}
  lang: {word_of(lang)}
  when:
    phrase:
      - {texts["phrase"]}
  do: drop_line
  confidence: likely
  refs: ["seen on one page"]
  examples:
    match:
      - {texts["line"]}
    keep:
      - {texts["keep"]}
"""


def quoted(text: str) -> str:
    """A text in double quotes, as YAML and JSON both read it."""
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))


def word_of(text: str) -> str:
    """A word, in quotes where YAML would not read it as a text."""
    plain = regex.fullmatch(r"[a-z][A-Za-z0-9.-]*", text) and text not in _NOT_TEXT
    return text if plain else quoted(text)


def _texts(line: str, keep: str | None) -> dict[str, str]:
    line = line.strip()
    return {"phrase": phrase_of(line), "line": line, "keep": keep or said(line)}
