"""Corpus cases: one text file a page, a gutter of two characters before each line. See docs/corpus.md."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

import msgspec
import yaml

from cleaner.cleaning import Level
from cleaner.planning.edits import Edit
from cleaner.reading.text import read_text
from cleaner.ruleset.model import Kind

LETTERS: dict[str, str] = {
    "sponsor": "S",
    "truncation": "T",
    "interruption": "I",
    "caption": "C",
    "heading": "H",
    "newsletter": "N",
    "subscribe": "P",
    "share": "B",
    "follow": "F",
    "related": "R",
    "consent": "K",
    "comments": "M",
    "audio": "U",
    "author": "A",
    "correction": "X",
    "legal": "L",
    "navigation": "V",
    "app": "G",
    "donation": "D",
    "embed": "E",
    "ai": "Z",
    "furniture": "W",
    "outside": "O",
    "blank": "-",
}
KIND_OF = {letter: kind for kind, letter in LETTERS.items()}
KEEP, MORE, BAR, RULER = " ", "+", "|", "---"

assert set(get_args(Kind)) == set(LETTERS) - {"outside", "blank"}


class Header(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """What stands above the ruler of a case."""

    shows: str
    lang: str | None = None
    url: str | None = None
    title: str | None = None
    level: Level = "normal"
    access: dict[str, Any] = {}
    fields: dict[str, Any] = {}
    why: str | None = None


class Piece(NamedTuple):
    """A stretch of the input that stays or goes whole: gutter letter, text with its line break."""

    letter: str
    text: str

    @property
    def stays(self) -> bool:
        """Whether it is kept."""
        return self.letter in (KEEP, MORE)


class Case(NamedTuple):
    """A labelled page."""

    path: Path
    header: Header
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The input."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def wanted(self) -> str:
        """The output a person wants."""
        return "".join(piece.text for piece in self.pieces if piece.stays)


class BadCase(ValueError):
    """A case file that cannot be read; the text is ``file:line: what is wrong``."""


def read_case(path: Path) -> Case:
    """Read a case. Raises BadCase."""
    try:
        text = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadCase(f"{path}:1: cannot be read as UTF-8: {error}") from None
    top, ruler, body = text.partition(f"\n{RULER}\n")
    if not ruler:
        raise BadCase(f"{path}:1: a case has a header ('shows: …'), a line '---', and the page below it")
    return Case(path, _header(path, top), tuple(_pieces(path, body, top.count("\n") + 3)))


def _header(path: Path, top: str) -> Header:
    try:
        return msgspec.convert(yaml.load(top, yaml.CSafeLoader), Header)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise BadCase(f"{path}:{line}: the header is not YAML: {error.problem}") from None
    except yaml.YAMLError as error:
        raise BadCase(f"{path}:1: the header is not YAML: {error}") from None
    except msgspec.ValidationError as error:
        raise BadCase(f"{path}:1: the header: {error}") from None


def _pieces(path: Path, body: str, first: int) -> Iterator[Piece]:
    lines = body.split("\n")
    if lines and lines[-1] == "":
        lines.pop()
    for number, line in enumerate(lines):
        if line == "":
            line = KEEP + BAR
        letter, text = line[0], line[2:]
        known = letter in (KEEP, MORE) or letter.upper() in KIND_OF
        if line[1:2] != BAR or not known:
            raise BadCase(
                f"{path}:{first + number}: {line[:20]!r} has no gutter; begin it with ' |' or a kind's letter"
            )
        following = lines[number + 1] if number + 1 < len(lines) else ""
        joined = following[:1] == MORE or following[:1].islower()
        yield Piece(letter, text if joined else text + "\n")


def write_case(header: Header, pieces: Iterable[Piece]) -> str:
    """The text of a case file."""
    top = yaml.dump(
        msgspec.to_builtins(header), Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=120
    )
    lines = []
    for piece in pieces:
        lines.append(f"{piece.letter}{BAR}{piece.text.removesuffix(chr(10))}")
    return f"{top}{RULER}\n" + "\n".join(lines) + "\n"


def pieces_of(text: str, edits: Sequence[Edit]) -> list[Piece]:
    """A page cut into pieces as edits say."""
    by_line: dict[int, list[Edit]] = {}
    for edit in edits:
        by_line.setdefault(edit.line, []).append(edit)
    pieces: list[Piece] = []
    for line in read_text(text).lines:
        if not line.text and not line.end:
            continue
        parts = _parts_of(line.start, line.text + line.end, by_line.get(line.number, ()))
        for order, (kind, part) in enumerate(parts):
            letter = LETTERS[kind] if kind else KEEP
            if order:
                letter = letter.lower() if kind else MORE
            pieces.append(Piece(letter, part))
    return pieces


def _parts_of(start: int, text: str, edits: Sequence[Edit]) -> list[tuple[Literal[""] | str, str]]:
    parts: list[tuple[str, str]] = []
    at = 0
    for edit in edits:
        low = edit.start - start
        high = low + len(edit.text) + len(edit.end)
        if low > at:
            parts.append(("", text[at:low]))
        parts.append((edit.kind, text[low:high]))
        at = high
    if at < len(text):
        rest = text[at:]
        if rest == "\n" and parts and parts[-1][0]:
            # Only the line break stays behind a part cut off the end: it belongs to the kept piece before it.
            parts[-1] = (parts[-1][0], parts[-1][1] + rest)
        else:
            parts.append(("", rest))
    return parts


def case_files(paths: Iterable[Path]) -> list[Path]:
    """The case files below folders, and files named."""
    files: list[Path] = []
    for path in paths:
        files += sorted(path.rglob("*.txt")) if path.is_dir() else [path]
    return files
