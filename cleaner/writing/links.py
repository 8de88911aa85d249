"""Where a link may lead: http, https and mailto, or a place on the same site. Anything else is no link."""

import re
from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

from cleaner.document import Document

# As the URL standard reads an address (url.spec.whatwg.org, "basic URL parser"): control characters and spaces around
# it, and tabs and line breaks anywhere, do not count; a scheme is what stands before the first colon.
_AROUND = "".join(map(chr, range(0x21)))
_IGNORED = str.maketrans("", "", "\t\n\r")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_BEFORE_COLON = re.compile(r"([^/?#]*?):")
SCHEMES = ("http", "https", "mailto")
# What would end an address in markup, or hide where it leads: spaces, marks of direction.
_UNSAFE = re.compile(r"""[\s"'<>\\^`{|}()\x80-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]""")
_MAX_CHARS = 4_096


def resolver(document: Document) -> Callable[[str], str]:
    """A function from what an ``href`` says to the address it means on this page, or nothing where it is no link."""
    base = _base(document)
    known: dict[str, str] = {"": ""}

    def resolve(href: str) -> str:
        if href not in known:
            known[href] = safe_link(href, base)
        return known[href]

    return resolve


def safe_link(href: str, base: str = "") -> str:
    """The address as a link, whole if the base is; nothing for another scheme, a bad address or a place on the page.

    >>> safe_link("/news?id=7", "https://example.org/a/b.html"), safe_link("java\\nscript:alert(1)")
    ('https://example.org/news?id=7', '')
    """
    if len(href) > _MAX_CHARS:
        return ""
    href = href.strip(_AROUND).translate(_IGNORED)
    if not href or href.startswith("#") or _CONTROL.search(href) or not _scheme_is_good(href):
        return ""
    try:
        whole = urljoin(base, href) if base else href
        parts = urlsplit(whole)
    except ValueError:
        return ""
    if len(whole) > _MAX_CHARS or not _scheme_is_good(whole):
        return ""
    if parts.scheme in ("http", "https") and not parts.netloc:
        return ""
    return _UNSAFE.sub(_encoded, whole)


def _scheme_is_good(href: str) -> bool:
    """Whether a browser would read one of the good schemes, or none."""
    before = _BEFORE_COLON.match(href)
    return before is None or before.group(1).lower() in SCHEMES


def _encoded(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found.group().encode())


def _base(document: Document) -> str:
    """What the page's addresses are relative to: what its first ``base`` says, else its own address, if it is whole."""
    url = _whole(document.url or "")
    markup = document.markup
    if markup is not None:
        for node in markup.nodes:
            if node.tag == "base" and "href" in node.attributes:
                return _whole(safe_link(node.attributes["href"], url)) or url
    return url


def _whole(url: str) -> str:
    return url if url.lower().startswith(("http://", "https://")) else ""
