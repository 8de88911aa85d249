"""The encoding of a page of HTML: what its first bytes say, else what they look like."""

import codecs
import re

from cleaner.reading.text import decode

# Where browsers look for it.
_HEAD_BYTES = 4096
_DECLARED = re.compile(rb"""<(?:meta\b[^>]*?charset|\?xml\b[^>]*?encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
# Encodings that pages may be in (encoding.spec.whatwg.org), by Python's names, and what browsers read then. Python
# knows others by name, which are no encodings of text, or take their time, or none for what they give.
_MEANT = {
    **{f"iso8859-{part}": f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
    **{f"cp125{part}": f"cp125{part}" for part in range(9)},
    **{name: name for name in ("cp866", "cp874", "koi8-r", "koi8-u", "mac-roman", "mac-cyrillic")},
    **{name: name for name in ("gb18030", "big5hkscs", "cp932", "cp949", "euc_jp", "iso2022_jp")},
    "iso8859-1": "cp1252",
    "latin-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "big5": "big5hkscs",
}
# Names of these that Python does not know.
_NAMED = {"windows-874": "cp874", "windows-949": "cp949", "cn-big5": "big5", "macintosh": "mac-roman"}
_UTF_16 = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
# A page in UTF-8 that was cut, or into which a few bytes of another page got, is UTF-8 whatever it declares.
_SAMPLE_BYTES = 64_000
_BROKEN_SHARE = 1 / 50


def decode_html(data: bytes) -> str:
    """The text of a page: UTF-8 if it is, or by its byte order mark, or as it declares; else by a guess.

    >>> decode_html(b'<meta charset="shift_jis">\\x82\\xa0')
    '<meta charset="shift_jis">あ'
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(data)
    for beginning, name in _UTF_16:
        if data.startswith(beginning):
            return data.decode(name, "replace")
    # All its bytes are ASCII.
    if b"\x1b$" in data and _declared(data) == "iso2022_jp":
        return data.decode("iso2022_jp", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    declared = _declared(data)
    if declared is None or _nearly_utf_8(data):
        return decode(data).removeprefix("\ufeff")
    # A few bytes that fit nothing do not make the rest another encoding.
    return data.decode(declared, "replace")


def _declared(data: bytes) -> str | None:
    """The encoding a page says it is in; None where it says none that we read, or UTF-8, which it is not."""
    found = _DECLARED.search(_COMMENT.sub(b"", data[:_HEAD_BYTES]))
    if found is None:
        return None
    label = found.group(1).decode("ascii", "replace").lower()
    for name in (_NAMED.get(label, label), label.removeprefix("x-")):
        try:
            return _MEANT.get(codecs.lookup(name).name)
        except (LookupError, ValueError):
            continue
    return None


def _nearly_utf_8(data: bytes) -> bool:
    sample = data[:_SAMPLE_BYTES].decode("utf-8", "surrogateescape")
    foreign = sum(char >= "\x80" for char in sample)
    broken = sum("\udc80" <= char <= "\udcff" for char in sample)
    return broken <= _BROKEN_SHARE * foreign
