"""Text that stays text in Markdown, and stress that is sure to be read as such."""

import re
from collections.abc import Sequence
from unicodedata import category

from cleaner.writing.kept import Style

# Always markup, or at the end of a piece perhaps together with what follows; an underscore within a word never is.
_MARKUP = re.compile(
    r"[\\`*\[\]|~]"
    r"|<(?=[A-Za-z/!?]|$)"
    r"|&(?=#?[A-Za-z0-9]*(?:;|$))"
    r"|!(?=$)"
    r"|(?<![^\W_])_|_(?![^\W_])"
)
# What begins a heading, an item, a quotation; or underlines, or parts the head of a table from the rest.
_START = re.compile(r"(?:#{1,6}|[-+])(?=\s|$)|>|[-=:](?=[-=: \t]*$)")
_NUMBERED = re.compile(r"^([0-9]{1,9})([.)])(?=\s|$)")
_CLOSING = re.compile(r"(^|\s)(#+)$")
_ENTITY = re.compile(r"&(?=#?[A-Za-z0-9]+;)")
_BACKTICKS = re.compile(r"`+")


def escaped(text: str, more: bool = False) -> str:
    """Text with what could be markup escaped; ``more``: whether something follows on its line."""
    text = _MARKUP.sub(r"\\\g<0>", text)
    # A single mark that ends the line is no picture, no entity and no tag.
    return text if more else re.sub(r"\\([!<&])$", r"\1", text)


def start_escaped(line: str) -> str:
    """A line of a paragraph whose beginning is not read as that of another block."""
    return "\\" + line if _START.match(line) else _NUMBERED.sub(r"\1\\\2", line)


def closes_escaped(line: str) -> str:
    """The text of a heading, whose last marks are not read as its end."""
    return _CLOSING.sub(r"\1\\\2", line)


def address_escaped(address: str) -> str:
    """An address that holds no spaces nor brackets as the target of a link: nothing in it is read as an entity."""
    return _ENTITY.sub("&amp;", address)


def fence_for(texts: Sequence[str]) -> str:
    """A fence longer than any run of backticks in the lines."""
    return "`" * max(3, 1 + max((len(run) for text in texts for run in _BACKTICKS.findall(text)), default=0))


def marked(text: str, style: Style, before: str, after: str, cell: bool) -> str | None:
    """Stressed text or code with its marks; None where a reader might take the marks for text.

    ``before`` is what is written so far, ``after`` the text that follows. Marks of stress count where the text begins
    and ends with a letter, or white space stands outside (CommonMark, "left-flanking and right-flanking delimiter
    runs"); we ask for a little more than that, since readers differ in what a letter is.
    """
    inner = text.strip()
    if not inner:
        return None
    left, right = text[: text.index(inner)], text[text.index(inner) + len(inner) :]
    written = left
    if style.code and not before.endswith("`") and not (cell and re.search(r"[|\\]", inner)):
        longest = max(map(len, _BACKTICKS.findall(inner)), default=0)
        pad = " " if inner[0] == "`" or inner[-1] == "`" else ""
        mark = "`" * (longest + 1)
        code = f"{mark}{pad}{inner}{pad}{mark}"
    else:
        code = ""
    stars = "*" * (2 * style.strong + style.em)
    opens = left or not before or before[-1].isspace() or (before[-1] != "*" and not (_is_mark(inner[0]) or code))
    closes = right or not after or after[0].isspace() or not (_is_mark(inner[-1]) or code)
    if stars and opens and closes:
        return f"{written}{stars}{code or escaped(inner, True)}{stars}{right}"
    return f"{written}{code}{right}" if code else None


def _is_mark(char: str) -> bool:
    return category(char)[0] in "PS"
