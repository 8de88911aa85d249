"""How the cleaner does on a case: text, labels, access and fields."""

from typing import NamedTuple

from cleaner.cleaned import Cleaned
from cleaner.cleaning import Cleaner
from cleaner.corpus.cases import Case, Piece, pieces_of
from cleaner.report.facts import access_of


class Verdict(NamedTuple):
    """What differs between a case and the cleaner, in words; nothing when they agree."""

    case: Case
    cleaned: Cleaned
    differences: tuple[str, ...]

    @property
    def agrees(self) -> bool:
        """Whether all is as the case wants it."""
        return not self.differences


def judge_case(case: Case, cleaners: "Cleaners") -> Verdict:
    """Clean a case and compare."""
    header = case.header
    cleaned = cleaners.at(header.level).clean(case.text, url=header.url, title=header.title, lang=header.lang)
    differences: list[str] = []
    wanted, got = list(case.pieces), pieces_of(case.text, cleaned.edits)
    if _joined(wanted) != _joined(got):
        differences += _line_differences(wanted, got)
    if cleaned.text != _wanted_text(case):
        differences.append("the text differs") if not differences else None
    access = access_of(cleaned)
    for name, value in {"truncated": "no", **_unboxed(header.access)}.items():
        if access.get(name) != value:
            differences.append(f"access: {name} is {access.get(name)!r}, wanted {value!r}")
    for name, value in header.fields.items():
        if cleaned.fields.get(name) != value:
            differences.append(f"fields: {name} is {cleaned.fields.get(name)!r}, wanted {value!r}")
    return Verdict(case, cleaned, tuple(differences))


def _unboxed(access: dict[str, object]) -> dict[str, object]:
    """YAML reads yes and no as true and false."""
    named = {True: "yes", False: "no"}
    return {key: named.get(value, value) if isinstance(value, bool) else value for key, value in access.items()}


def _wanted_text(case: Case) -> str:
    """A line break behind a part that is cut off the end of a line stays with the line."""
    parts = []
    for piece in case.pieces:
        if piece.stays:
            parts.append(piece.text)
        elif piece.letter.islower() and piece.text.endswith("\n"):
            parts.append("\n")
    return "".join(parts)


def _joined(pieces: list[Piece]) -> list[Piece]:
    return [Piece(" " if piece.stays and piece.letter != "+" else piece.letter, piece.text) for piece in pieces]


def _line_differences(wanted: list[Piece], got: list[Piece]) -> list[str]:
    """Each stretch that is labelled one way and treated another."""
    want_at, got_at = _spans(wanted), _spans(got)
    differences = []
    for span in sorted(want_at.keys() | got_at.keys()):
        want, have = want_at.get(span), got_at.get(span)
        if want is not None and have is not None and want.letter.upper() == have.letter.upper():
            continue
        piece = want or have
        assert piece is not None
        text = piece.text.rstrip("\n")
        shown = text if len(text) <= 90 else text[:87] + "…"
        differences.append(f"{want.letter if want else '?'}| wanted, {have.letter if have else '?'}| given: {shown}")
    return differences


def _spans(pieces: list[Piece]) -> dict[tuple[int, int], Piece]:
    spans: dict[tuple[int, int], Piece] = {}
    at = 0
    for piece in pieces:
        letter = " " if piece.stays else piece.letter
        spans[at, at + len(piece.text)] = Piece(letter, piece.text)
        at += len(piece.text)
    return spans


class Cleaners:
    """Cleaners of one rule set, one for each level asked for."""

    def __init__(self, first: Cleaner) -> None:
        self._made = {first.level: first}
        self._ruleset = first.ruleset

    def at(self, level: str) -> Cleaner:
        """The cleaner for a level."""
        if level not in self._made:
            self._made[level] = Cleaner(self._ruleset, level=level)  # type: ignore[arg-type, index]
        return self._made[level]  # type: ignore[index]
