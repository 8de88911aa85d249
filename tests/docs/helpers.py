"""Reading the documentation: sections, fenced blocks, and what is named in backticks."""

import re
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
_OPTION = re.compile(r"(?<![\w-])(--?[A-Za-z][A-Za-z-]*)")


class Block(NamedTuple):
    """A fenced block: its language and its text."""

    language: str
    text: str


def page(name: str) -> str:
    """The text of a page of the documentation."""
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(text: str, language: str | None = None) -> list[Block]:
    """The fenced blocks of a page, of one language if named."""
    found = [Block(*match) for match in _FENCE.findall(text)]
    return [block for block in found if language in (None, block.language)]


def only_block(text: str, language: str) -> str:
    """The text of the one block of a language."""
    found = blocks(text, language)
    assert len(found) == 1, f"{len(found)} blocks of {language}"
    return found[0].text


def prose(text: str) -> str:
    """A page without its fenced blocks."""
    return _FENCE.sub("", text)


def codes(text: str) -> list[str]:
    """What stands in backticks outside the fenced blocks."""
    return _CODE.findall(prose(text).replace("\\|", "|"))


def options(text: str) -> set[str]:
    """The options named in backticks."""
    return {option for code in codes(text) for option in _OPTION.findall(code)}


def section(text: str, heading: str) -> str:
    """What stands under a heading, with the headings below it."""
    lines, inside, depth = [], False, 0
    fenced = False
    for line in text.split("\n"):
        fenced ^= line.startswith("```")
        level = 0 if fenced else len(line) - len(line.lstrip("#"))
        if level and inside and level <= depth:
            break
        if level and line[level:].strip() == heading:
            inside, depth = True, level
            continue
        if inside:
            lines.append(line)
    assert inside, f"there is no heading {heading!r}"
    return "\n".join(lines)


def headings(text: str) -> list[str]:
    """The headings of a page."""
    return re.findall(r"^#+ (.+)$", prose(text), re.MULTILINE)


def first_cells(text: str) -> list[str]:
    """What stands in backticks in the first cell of each row of the tables."""
    rows = [line.replace("\\|", "|") for line in prose(text).split("\n") if line.startswith("|")]
    return [code for row in rows for code in _CODE.findall(re.split(r" \| ", row.strip("| "))[0])]
