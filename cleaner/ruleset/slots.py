"""Slot types: what a phrase's `{name:type}` stands for, as regular expressions, and the value a field gets from it.

No expression here has a repetition inside a repetition that could split a text in two ways, so none can run away.
"""

import re

MAX_WORDS = 8
MAX_TITLE_WORDS = 25
UNSPACED_CHARS = 24
# In a number, date, price or the like.
_MAX_SPACES = 10
UNSPACED_LANGS = ("ja", "zh", "th", "lo", "km", "my")

_WORD = r"\S{1,60}"
# A dot belongs to a name only inside it: after an initial, not at the end of a sentence.
_CAPITAL = r"(?:\p{Ll}')?[\p{Lu}\p{Lt}\p{Lo}](?:[\p{L}\p{M}\p{N}'&-]|\.(?=\p{L}| \p{Lu})){0,40}"
_PARTICLE = (
    r"(?:de|da|di|du|del|della|delle|dos|das|des|d'|van|von|der|den|ter|ten|zu|la|le|les|el|al|bin|ibn|of|the|and|und"
    r"|et|y|e|i|og|och|&)"
)
# Which words are months is looked up behind the match: an alternation of them all would cost every start 10 ms.
_MONTH = r"\p{L}[\p{L}\p{M}.]{1,12}"
_WEEKDAY = r"(?:\p{L}[\p{L}\p{M}]{1,12}\.?,? )?"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|er|º|\.)?"
# Of our era; and of the Persian and the Buddhist one.
_YEAR = r"(?:19|20|1[34]|25)\d\d"
_TIME = r"\d{1,2}(?:[:.h]|時)\d{2}(?:[:.]\d{2})?(?: ?(?i:[ap]\.?m\.?))?(?: (?:\p{Lu}{2,5}|Uhr))?"
_NUMBER = r"[+-]?\d{1,12}(?:[ .,']\d{3}){0,4}(?:[.,]\d{1,6})?(?!\d)"

TYPES: dict[str, str] = {
    "word": _WORD,
    "number": _NUMBER,
    "time": _TIME,
    "date": (
        rf"{_WEEKDAY}(?:{_DAY} (?:de |of )?{_MONTH},?(?: de| del)? {_YEAR}|{_MONTH} {_DAY},? {_YEAR}"
        rf"|{_YEAR}\.? {_MONTH} {_DAY}"
        rf"|{_YEAR}[-/.] ?\d{{1,2}}[-/.] ?\d{{1,2}}\.?|\d{{1,2}}[-/.] ?\d{{1,2}}[-/.] ?(?:{_YEAR}|\d\d)"
        rf"|{_YEAR} ?年 ?\d{{1,2}} ?月 ?\d{{1,2}} ?日|{_YEAR} ?년 ?\d{{1,2}} ?월 ?\d{{1,2}} ?일)(?!\d)"
    ),
    "price": (
        rf"(?:(?:US|A|C)?[$€£¥₹₽₩฿₺₪₫₴]|(?:USD|EUR|GBP|CHF|Rs\.?|Rp\.?|R\$|kr\.?) ?) ?{_NUMBER}(?:,-|\.-)?"
        rf"|{_NUMBER} ?(?:[$€£¥₹₽₩฿₺₪₫₴]|USD|EUR|GBP|CHF|euros?|Euro|dollars?|pounds?|kr\.?|zł|Kč|Ft|lei|円|元|원"
        r"|đồng|đ|บาท|ש\"ח|ريال|تومان|रुपये|руб\.?|грн|TL)"
    ),
    "name": rf"{_CAPITAL}(?:,? (?:{_PARTICLE} ){{0,2}}{_CAPITAL}){{0,5}}",
    "email": r"[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,30}){1,4}",
    "handle": r"@\w{1,40}",
}


# Types that take a varying number of words.
ELASTIC = ("", "words", "title", "name")
# Types of which every value holds a digit.
DIGITAL = ("number", "date", "time", "price")


# The full stop of the sentence that ends in the field, not that of an abbreviation.
_LAST_STOP = re.compile(r"(?<=\w{4})\.$")


def words(lang: str, low: int, high: int) -> str:
    """An expression for so many words, or for their worth in characters where the script writes no spaces."""
    if lang.split("-")[0] in UNSPACED_LANGS:
        chars = UNSPACED_CHARS * high // MAX_WORDS
        return rf".{{{min(low, 1)},{chars}}}"
    if low == 0:
        return rf"(?:{_WORD}(?: {_WORD}){{0,{high - 1}}})?"
    return rf"{_WORD}(?: {_WORD}){{0,{high - 1}}}"


def slot_source(kind: str, lang: str) -> str | None:
    """The regular expression of a slot type; None when there is no such type."""
    if kind in ("", "words"):
        return words(lang, 1, MAX_WORDS)
    if kind == "title":
        return words(lang, 1, MAX_TITLE_WORDS)
    source = TYPES.get(kind)
    return f"(?:{source})" if source else None


def spaces_in(kind: str, lang: str) -> int:
    """The most spaces that a slot can hold."""
    if kind not in ELASTIC:
        return _MAX_SPACES
    most = MAX_TITLE_WORDS if kind in ("title", "name") else MAX_WORDS
    return UNSPACED_CHARS * most // MAX_WORDS if lang.split("-")[0] in UNSPACED_LANGS else most - 1


def type_names() -> list[str]:
    """All slot types, for messages."""
    return ["words", "title", *TYPES]


def field_value(kind: str, text: str) -> str | int | float:
    """The value of a field: the input's own words, or a number.

    >>> field_value("number", "54,35"), field_value("number", "1 200"), field_value("date", "24 Jun 2024")
    (54.35, 1200, '24 Jun 2024')
    """
    if kind != "number":
        return _LAST_STOP.sub("", text.strip())
    plain = "".join(str(int(char)) if char.isdigit() and char.isdecimal() else char for char in text.strip())
    plain = plain.replace("\u2212", "-")
    decimals = re.search(r"[.,](\d{1,2}|\d{4,})$", plain) or re.search(r"(?<=^0)[.,](\d+)$", plain)
    whole = plain[: decimals.start()] if decimals else plain
    digits = re.sub(r"[^\d-]", "", whole) or "0"
    return float(f"{digits}.{decimals[1]}") if decimals else int(digits)
