"""The encoding of a page of HTML: what its first bytes say, else what they look like."""

import codecs
import re

from cleaner.reading.text import decode

# Where browsers look for it.
_HEAD_BYTES = 4096
_DECLARED = re.compile(rb"""<(?:meta\b[^>]*?charset|\?xml\b[^>]*?encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
# What pages call it, and what browsers read then (encoding.spec.whatwg.org).
_MEANT = {
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
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}


def decode_html(data: bytes) -> str:
    """The text of a page: UTF-8 if it is, or by its byte order mark, or as it declares; else by a guess.

    >>> decode_html(b'<meta charset="shift_jis">\\x82\\xa0')
    '<meta charset="shift_jis">あ'
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(data)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(data[:_HEAD_BYTES])
    if declared:
        try:
            name = codecs.lookup(declared.group(1).decode("ascii", "replace")).name
        except LookupError:
            return decode(data)
        meant = _MEANT.get(name, name)
        if meant != "utf-8":
            # A few bytes that fit nothing do not make the rest another encoding.
            return data.decode(meant, "replace")
    return decode(data)
