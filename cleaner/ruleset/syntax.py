"""A reader for the syntax of regular expressions, only as deep as literals and run-away patterns need.

It follows the ``regex`` package's syntax. What it does not know it reads as "anything" (`Any_`) or, where even the
extent of the unknown is unclear, gives up (`Unreadable`). It never decides a match.
"""

from dataclasses import dataclass
from itertools import pairwise

from cleaner.folding import TIGHT


@dataclass(frozen=True, slots=True)
class Text:
    """A literal text."""

    text: str


@dataclass(frozen=True, slots=True)
class Void:
    """Matches without taking a character: an anchor, a boundary, or a look-around and what it looks for."""

    inner: "Node | None" = None


@dataclass(frozen=True, slots=True)
class Any_:  # noqa: N801
    """One character or more, not known which."""


@dataclass(frozen=True, slots=True)
class Seq:
    """Parts one after the other."""

    parts: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several."""

    options: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Optional_:  # noqa: N801
    """Once or not at all."""

    inner: "Node"


@dataclass(frozen=True, slots=True)
class Repeat:
    """From ``low`` to ``high`` times; ``open`` when there is no upper bound, ``atomic`` when it never gives back."""

    inner: "Node"
    low: int
    high: int
    open: bool
    atomic: bool = False


Node = Text | Void | Any_ | Seq | Choice | Optional_ | Repeat

_CLASS_ESCAPES = frozenset("dDsSwWhHvVXR")
_VOID_ESCAPES = frozenset("bBAZzGmMK")
_PLAIN_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a"}
_MAX_CLASS = 4
_DIGITS = "0123456789"


class Unreadable(Exception):
    """The expression uses something this reader does not follow."""


def parse(source: str) -> Node:
    """The parts of a regular expression. Raises Unreadable."""
    reader = _Reader(source)
    node = reader.choice()
    if reader.at < len(source):
        raise Unreadable("unbalanced parenthesis")
    return node


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0

    def peek(self, size: int = 1) -> str:
        return self.source[self.at : self.at + size]

    def take(self, size: int = 1) -> str:
        text = self.peek(size)
        if len(text) < size:
            raise Unreadable("unexpected end")
        self.at += size
        return text

    def until(self, mark: str) -> str:
        end = self.source.find(mark, self.at)
        if end < 0:
            raise Unreadable(f"missing {mark}")
        text = self.source[self.at : end]
        self.at = end + len(mark)
        return text

    def choice(self) -> Node:
        options = [self.sequence()]
        while self.peek() == "|":
            self.take()
            options.append(self.sequence())
        return options[0] if len(options) == 1 else Choice(tuple(options))

    def sequence(self) -> Node:
        parts: list[Node] = []
        while self.peek() and self.peek() not in "|)":
            parts.append(self.quantified(self.atom()))
        return parts[0] if len(parts) == 1 else Seq(tuple(parts))

    def quantified(self, node: Node) -> Node:
        while (char := self.peek()) and char in "*+?{":
            if char == "{":
                bounds = self.bounds()
                if bounds is None:
                    # A brace that is no repetition is fuzzy matching in this dialect.
                    raise Unreadable("fuzzy matching")
                low, high = bounds
            else:
                self.take()
                low, high = {"*": (0, None), "+": (1, None), "?": (0, 1)}[char]
            atomic = self.peek() == "+"
            if self.peek() in ("+", "?") and self.peek():
                self.take()
            if (low, high) == (1, 1):
                continue
            node = Optional_(node) if (low, high) == (0, 1) else Repeat(node, low, high or low, high is None, atomic)
        return node

    def bounds(self) -> tuple[int, int | None] | None:
        end = self.source.find("}", self.at)
        low, comma, high = self.source[self.at + 1 : end].partition(",") if end > 0 else ("", "", "")
        if not (low or high) or not all(char in _DIGITS for char in low + high):
            return None
        self.at = end + 1
        if not comma:
            return int(low), int(low)
        return int(low or 0), int(high) if high else None

    def atom(self) -> Node:
        char = self.take()
        if char == "(":
            return self.group()
        if char == "[":
            return self.char_class()
        if char == ".":
            return Any_()
        if char in "^$":
            return Void()
        if char == "\\":
            return self.escape()
        return Text(char)

    def escape(self) -> Node:
        char = self.take()
        if char in _CLASS_ESCAPES:
            return Any_()
        if char in _VOID_ESCAPES:
            return Void()
        if char in "pPN" and self.peek() == "{":
            self.until("}")
            return Any_()
        if char in "pP":
            self.take()
            return Any_()
        if char in _PLAIN_ESCAPES:
            return Text(_PLAIN_ESCAPES[char])
        if char in "xuU":
            return Text(chr(int(self.take({"x": 2, "u": 4, "U": 8}[char]), 16)))
        if char.isalnum():
            raise Unreadable(f"\\{char}")
        return Text(char)

    def char_class(self) -> Node:
        start = self.at
        if self.peek() == "^":
            self.take()
        depth, first = 1, True
        while depth:
            char = self.take()
            if char == "\\":
                self.take()
            elif char == "[" and self.peek() == ":":
                self.until(":]")
            elif char == "]" and not first:
                depth -= 1
            first = False
        inside = self.source[start : self.at - 1]
        if len(inside) <= _MAX_CLASS and not set(inside) & set("^\\-[]&~|"):
            return Choice(tuple(Text(char) for char in inside))
        return Any_()

    def group(self) -> Node:
        if self.peek() == "*":
            raise Unreadable("a verb of backtracking control")
        if self.peek() != "?":
            return self.closed(self.choice())
        self.take()
        if self.peek(2) in ("<=", "<!") or self.peek() in ("=", "!"):
            self.until("=" if self.peek(2) == "<=" or self.peek() == "=" else "!")
            return Void(self.closed(self.choice()))
        if self.peek() == ":":
            self.take()
        elif self.peek() == ">":
            self.take()
            return Repeat(self.closed(self.choice()), 1, 1, open=False, atomic=True)
        elif self.peek(2) == "P<" or self.peek() == "<":
            self.until(">")
        elif self.peek() == "#":
            self.until(")")
            return Void()
        else:
            return self.flags()
        return self.closed(self.choice())

    def flags(self) -> Node:
        letters = ""
        while self.peek() and self.peek() not in ":)":
            letters += self.take()
        if not letters or set(letters.replace("V0", "")) - set("aifmsuw-"):
            # Verbose mode, nested sets (V1), conditionals, recursion and the rest change how the text is to be read.
            raise Unreadable(f"(?{letters}")
        if self.take() == ")":
            return Void()
        return self.closed(self.choice())

    def closed(self, node: Node) -> Node:
        if self.take() != ")":
            raise Unreadable("missing )")
        return node


def runs_away(node: Node, inside: bool = False) -> bool:
    """Whether an open repetition stands inside another that can give back: the classic exponential pattern."""
    match node:
        case Seq(parts):
            return any(runs_away(part, inside) for part in parts)
        case Choice(options):
            return any(runs_away(option, inside) for option in options)
        case Optional_(inner):
            return runs_away(inner, inside)
        case Repeat(inner, _, _, is_open, atomic):
            if atomic:
                return runs_away(inner, inside=False)
            if is_open and inside:
                return True
            return runs_away(inner, inside or is_open)
        case Void(inner) if inner is not None:
            return runs_away(inner)
        case _:
            return False


def spaced_mark(node: Node) -> str:
    """A mark that the expression wants right behind a space, though folding takes that space away; else empty."""
    match node:
        case Seq(parts):
            for one, other in pairwise(parts):
                if one == Text(" ") and isinstance(other, Text) and other.text in TIGHT:
                    return other.text
            return next(filter(None, map(spaced_mark, parts)), "")
        case Choice(options):
            return next(filter(None, map(spaced_mark, options)), "")
        case Optional_(inner) | Repeat(inner):
            return spaced_mark(inner)
        case _:
            return ""
