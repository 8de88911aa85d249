"""Is it HTML or text? By how it begins, as ``file`` and browsers tell."""

import codecs
import re

_LOOKED_AT = 4096
_SPACE = r"[\s\ufeff]*"
_PAGE = re.compile(
    rf"{_SPACE}(?:<\?xml\b[^>]*>|<!--(?:[^-]|-(?!->))*-->|{_SPACE})*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE
)
# A fragment, as feeds hold it: the first element is a block, and some element ends.
_FRAGMENT = re.compile(
    rf"{_SPACE}<(?:p|div|article|section|main|header|figure|h[1-6]|ul|ol|table|blockquote)(?:\s[^<>]*)?>", re.IGNORECASE
)
_ENDS = re.compile(r"</(?:p|div|article|section|main|header|figure|h[1-6]|ul|ol|li|table|td|blockquote|a|span|b|i|em)>", re.I)


def is_html(data: bytes) -> bool:
    """Whether some bytes are HTML.

    >>> is_html(b"<!DOCTYPE html><p>The bridge."), is_html(b"<p>The bridge.</p>"), is_html(b"The bridge <closed>.")
    (True, True, False)
    """
    head = data[:_LOOKED_AT]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = head[: len(head) // 2 * 2].decode("utf-16", "replace")
    else:
        text = head.decode("latin-1").removeprefix("ï»¿")
    if _PAGE.match(text):
        return True
    return _FRAGMENT.match(text) is not None and _ENDS.search(text) is not None
