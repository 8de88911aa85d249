"""Bytes and text in: which encoding, and where the lines end."""

import codecs
import re

from cleaner.document import Document, lines_of

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# A page in UTF-8 with a few broken bytes is UTF-8; one in a legacy encoding breaks at nearly every accent.
_BROKEN_SHARE = 1 / 3
_SAMPLE_BYTES = 64_000
# charset-normalizer tells western code pages apart by chance. What speaks against cp1252: letters that are far more
# often others of another page, three foreign characters in a row, a mark inside a word.
_UNWESTERN = r"[ÐÞÝðþý]|[^\x00-\x7f\xa0«»‘’“”–—…]{3}|(?<=[^\W\d_])[¢-ª¬-¶¸-º¼-¾×÷ƒ†‡ˆ‰˜‹›€™](?=[^\W\d_])"


def decode(data: bytes) -> str:
    """The text of some bytes: UTF-8 if it is, else what a byte order mark says; else Windows' western code page if
    that makes sense, else what charset-normalizer says.

    Bytes that no reading explains become lone surrogates (``surrogateescape``), so ``encode`` gives them back as they
    were.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                break
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", "surrogateescape")
    if not _mostly_utf8(text) and (guess := _guess(data)):
        return guess
    return text


def encode(text: str) -> bytes:
    """UTF-8, with the bytes that ``decode`` could not read put back as they were."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")


def read_text(
    text: str,
    url: str | None = None,
    title: str | None = None,
    lang: str | None = None,
    source: str | None = None,
) -> Document:
    r"""A document from plain text. Lines end at ``\n`` or ``\r\n``, and at nothing else."""
    texts = text.split("\n")
    ends = ["\n"] * len(texts)
    ends[-1] = ""
    if "\r\n" in text:
        for index, line in enumerate(texts[:-1]):
            if line.endswith("\r"):
                texts[index], ends[index] = line[:-1], "\r\n"
    return Document(lines_of(texts, ends), url, title, lang, source)


def _mostly_utf8(text: str) -> bool:
    foreign = sum(1 for char in text if char >= "\x80")
    broken = sum(1 for char in text if "\udc80" <= char <= "\udcff")
    return broken <= _BROKEN_SHARE * foreign


def _guess(data: bytes) -> str | None:
    if b"\0" in data[:_SAMPLE_BYTES]:
        return None
    try:
        western = data.decode("cp1252")
    except UnicodeDecodeError:
        pass
    else:
        if not re.search(_UNWESTERN, western):
            return western
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE_BYTES]).best()
    if best is None:
        return None
    try:
        return data.decode(best.encoding)
    except (UnicodeDecodeError, LookupError):
        return None
