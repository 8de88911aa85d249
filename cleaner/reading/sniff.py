"""Is it HTML or text? By how it begins, as browsers tell."""

import codecs
import re

_LOOKED_AT = 4096
_BLOCK = "p|div|article|section|main|header|figure|h[1-6]|ul|ol|table|blockquote"
_BEFORE = r"(?:[\s\ufeff]|<\?xml\b[^>]*>|<!--(?:[^-]|-(?!->))*-->)*+"
_PAGE = re.compile(rf"{_BEFORE}<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
# A fragment, as feeds hold it: it begins with a block, and some element ends.
_FRAGMENT = re.compile(rf"{_BEFORE}<(?:{_BLOCK})(?:\s[^<>]*)?>", re.IGNORECASE)
_ENDS = re.compile(rf"</(?:{_BLOCK}|li|td|a|span|b|i|em|strong)>", re.IGNORECASE)


def is_html(data: bytes) -> bool:
    """Whether some bytes are HTML.

    >>> is_html(b"<!DOCTYPE html><p>The bridge."), is_html(b"<p>The bridge.</p>"), is_html(b"The bridge <closed>.")
    (True, True, False)
    """
    head = data[:_LOOKED_AT]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = head[: len(head) // 2 * 2].decode("utf-16", "replace")
    else:
        # Tags are ASCII; whatever else there is matters not.
        text = head.removeprefix(codecs.BOM_UTF8).decode("latin-1")
    if _PAGE.match(text):
        return True
    return _FRAGMENT.match(text) is not None and _ENDS.search(text) is not None
