"""Phrases: literal text with typed slots, compiled to a pattern.

>>> compile_phrase("Photo: {credit:name}", lang="en").texts[0].startswith("(?i:photo:")
True
"""

import re
from collections.abc import Sequence

import regex

from cleaner.folding import core_of, edge_of, view_of
from cleaner.ruleset.effort import calm_slots
from cleaner.ruleset.literals import best
from cleaner.ruleset.lookup import LAST_MARKS
from cleaner.ruleset.model import Stand
from cleaner.ruleset.pattern import DIGIT, UNNAMED_DATE, BadPattern, Pattern
from cleaner.ruleset.slots import DIGITAL, ELASTIC, MAX_WORDS, UNSPACED_LANGS, slot_source, spaces_in, type_names, words

_TOKEN = re.compile(r"\{\{|\}\}|\{(?P<name>[A-Za-z_]\w*)?(?P<star>\*)?(?::(?P<kind>\w+))?\}|[{}]")
# A last mark that the line may leave out, and the marks it may have instead.
_FINAL = dict.fromkeys(".!。！", ".!。！") | dict.fromkeys("?？", "?？") | {"।": "।."}
# The table of whole lines knows these ends.
assert set("".join(_FINAL.values())) <= set(LAST_MARKS)
_SENTENCE_END = r"(?:^|(?<=[.!?…。！？:;\"')\]»] )|(?<=[。！？])|(?<= )(?=[\[(]))"


class _Slot:
    def __init__(self, source: str, name: str, kind: str, optional: bool, lang: str) -> None:
        self.source = source
        self.spaces = spaces_in(kind, lang)
        self.name = name
        self.kind = kind
        self.optional = optional

    def expression(self) -> str:
        name = self.name or (UNNAMED_DATE if self.kind == "date" else "")
        return f"(?P<{name}>{self.source})" if name else f"(?:{self.source})"


def compile_phrase(text: str, lang: str, stand: Stand = "line", strips: bool = False) -> Pattern:
    """Compile one phrase. ``strips``: the match will be cut out of its line, so it must begin a sentence.

    Raises BadPattern with a message for the rule's author.
    """
    parts = _parts(text, lang)
    edge = edge_of("".join(part for part in parts if isinstance(part, str)))
    if isinstance(parts[0], str) and stand in ("line", "start"):
        parts[0] = core_of(parts[0] + "x", edge)[:-1]
    # The marks that may close the phrase, and the space before them if the phrase has one.
    final = gap = ""
    if isinstance(parts[-1], str) and stand in ("line", "end"):
        parts[-1] = core_of("x" + parts[-1], edge)[1:]
        if parts[-1][-1:] and parts[-1][-1] in _FINAL:
            final = _FINAL[parts[-1][-1]]
            gap = " " if parts[-1][-2:-1] == " " else ""
            parts[-1] = parts[-1][:-1].rstrip()
    parts = [part for part in parts if part != ""] or [""]
    if not any(isinstance(part, str) and part.strip() for part in parts) and all(isinstance(p, str) for p in parts):
        raise BadPattern("the phrase is empty once its decoration is taken off; write the words of the line")
    if len(parts) == 1 and isinstance(parts[0], str) and stand == "line":
        key = parts[0].casefold()
        return Pattern("equal", (key, *(key + gap + mark for mark in final)), literals=(f"\n{key}",))
    source, fields = _expression(parts)
    if not final and stand in ("line", "end") and isinstance(parts[-1], _Slot) and not parts[-1].optional:
        # A sentence that ends in a slot may have its full stop behind the slot.
        final = _FINAL["."] + "।"
    if final:
        source += f"(?:{gap}[{final}])?" if gap else f"[{final}]?"
    required = best(_literals(parts, stand, bool(final)))
    spaced = lang.split("-")[0] not in UNSPACED_LANGS
    source = _anchored(source, stand, spaced, strips)
    digital = any(isinstance(part, _Slot) and part.kind in DIGITAL for part in parts)
    needs = DIGIT if digital and not required else ""
    literals, weak = (required.texts, required.weak) if required else ((), False)
    calm = calm_slots(sum(isinstance(part, _Slot) and part.kind in ELASTIC for part in parts))
    return Pattern(
        "regex", (source,), stand, True, literals, fields, weak=weak, needs=needs, calm=calm, spaces=_spaces(parts)
    )


def _parts(text: str, lang: str) -> list["str | _Slot"]:
    """The phrase as folded texts and slots, runs of spaces collapsed."""
    parts: list[str | _Slot] = [""]
    at = 0
    for token in _TOKEN.finditer(text):
        _append(parts, text[at : token.start()])
        at = token.end()
        if token[0] in ("{{", "}}"):
            _append(parts, token[0][0])
        elif token[0] in ("{", "}"):
            raise BadPattern(f"a single {token[0]} stands in the phrase; a slot is {{name:type}}, a literal brace {{{{")
        else:
            parts += [_slot(token, lang), ""]
    _append(parts, text[at:])
    texts = [view_of(f"x{part}x")[1:-1] if isinstance(part, str) else part for part in parts]
    kept = [part for part in texts if part != ""]
    if kept and isinstance(kept[0], str):
        kept[0] = kept[0].lstrip()
    if kept and isinstance(kept[-1], str):
        kept[-1] = kept[-1].rstrip()
    kept = [part for part in kept if part != ""]
    if not kept:
        raise BadPattern("the phrase is empty; write the words of the line")
    return kept


def _append(parts: list["str | _Slot"], text: str) -> None:
    last = parts[-1]
    assert isinstance(last, str)
    parts[-1] = last + text


def _slot(token: re.Match[str], lang: str) -> _Slot:
    name, kind, star = token["name"] or "", token["kind"] or "", bool(token["star"])
    if star and kind:
        raise BadPattern(f"the slot {token[0]} has both * and a type; use one of them")
    source = words(lang, 1, MAX_WORDS) if star else slot_source(kind, lang)
    if source is None:
        raise BadPattern(f"there is no slot type {kind!r}; the types are {', '.join(type_names())}")
    return _Slot(source, name, kind, star, lang)


def _expression(parts: Sequence["str | _Slot"]) -> tuple[str, dict[str, str]]:
    """The expression of all parts; an optional slot takes one of the spaces beside it along."""
    out = ""
    fields: dict[str, str] = {}
    for index, part in enumerate(parts):
        before = parts[index - 1] if index else None
        after = parts[index + 1] if index + 1 < len(parts) else None
        if isinstance(part, str):
            text = part
            if isinstance(before, _Slot) and before.optional and index == 1:
                text = text.removeprefix(" ")
            if isinstance(after, _Slot) and after.optional:
                text = text.removesuffix(" ")
                text = text.removesuffix(_stop(parts))
            out += f"(?i:{regex.escape(text.casefold(), literal_spaces=True)})" if text else ""
            continue
        if part.name or part.kind == "date":
            fields[part.name or UNNAMED_DATE] = part.kind
        if not part.optional:
            out += part.expression()
        elif index == len(parts) - 1 and (stop := _stop(parts)):
            out += f"(?:{regex.escape(stop)}(?: {part.expression()})?)?"
        elif isinstance(before, str) and before.endswith(" "):
            out += f"(?: {part.expression()})?"
        elif before is None and isinstance(after, str) and after.startswith(" "):
            out += f"(?:{part.expression()} )?"
        else:
            out += f"(?:{part.expression()})?"
    return out, fields


def _stop(parts: Sequence["str | _Slot"]) -> str:
    """The full stop in "Read on. {*}", which stands for "Read on", "Read on." and "Read on. And more"."""
    if len(parts) < 2 or not isinstance(parts[-1], _Slot) or not parts[-1].optional:
        return ""
    text = parts[-2]
    return text[-2] if isinstance(text, str) and len(text) > 2 and text[-1] == " " and text[-2] in _FINAL else ""


def _literals(parts: Sequence["str | _Slot"], stand: Stand, loose_end: bool) -> list[list[str]]:
    """For each stretch of text in the phrase, the literals of which it puts one into every match."""
    choices = []
    for index, part in enumerate(parts):
        if not isinstance(part, str):
            continue
        text = part
        if index and _is_optional(parts[index - 1]):
            text = text.removeprefix(" ")
        if index + 1 < len(parts) and _is_optional(parts[index + 1]):
            text = text.removesuffix(" ").removesuffix(_stop(parts))
        text = text.casefold()
        if index == 0 and stand in ("line", "start"):
            text = "\n" + text
        if index == len(parts) - 1 and stand in ("line", "end") and not loose_end:
            text += "\n"
        # The phrase is matched against the core of a line, which is what is searched: its own letters stand there.
        if text.strip(" "):
            choices.append([text])
    return choices


def _spaces(parts: Sequence["str | _Slot"]) -> int:
    """The most spaces that the line can have."""
    return 1 + sum(part.count(" ") if isinstance(part, str) else part.spaces + part.optional for part in parts)


def _is_optional(part: "str | _Slot") -> bool:
    return isinstance(part, _Slot) and part.optional


def _anchored(source: str, stand: Stand, spaced: bool, strips: bool) -> str:
    if stand == "line":
        return source
    left, right = (r"(?<!\w)", r"(?!\w)") if spaced else ("", "")
    if strips:
        left = _SENTENCE_END
    if stand == "start":
        return source + right
    return f"{left}(?:{source})" + ("$" if stand == "end" else right)
