"""Trying rules on their own examples, and the guard check: is every part of a rule needed by some example?"""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

import msgspec

from cleaner.document import Document
from cleaner.planning.context import Context
from cleaner.planning.firing import Fired
from cleaner.planning.matching import Matcher
from cleaner.planning.plan import Plan, plan
from cleaner.reading.text import read_text
from cleaner.ruleset.compile import CompiledRule
from cleaner.ruleset.load import SourceRule
from cleaner.ruleset.model import CONDITIONS, Example, listed, pattern_of
from cleaner.ruleset.problems import Problem
from cleaner.ruleset.ruleset import RuleSet

Outcome = Literal["fired", "quiet", "missing", "noisy", "wrong"]

# Lines that are prose in any reading and that no rule of any kind knows.
PROSE = (
    "The old mill by the river was sold on Monday to a family of millers from the next valley, who plan to live there.",
    "Nobody in the village could remember when its wheel had last turned, and the weir had been dry for many summers.",
    "By the autumn they hope to grind the first flour, which the baker on the square has already agreed to take.",
)


class Tried(NamedTuple):
    """One example tried. ``detail`` says what came out instead, for missing and wrong ones."""

    outcome: Outcome
    side: str
    number: int
    detail: str = ""

    @property
    def good(self) -> bool:
        """Whether the example says what happens."""
        return self.outcome in ("fired", "quiet")


def try_examples(source: SourceRule, rule: CompiledRule) -> list[Tried]:
    """Each example of a rule, with what happened."""
    matcher_of = _Trial(rule)
    tried = []
    for side in ("match", "keep"):
        for number, item in enumerate(getattr(source.rule.examples, side)):
            example = item if isinstance(item, Example) else Example(text=item)
            tried.append(_tried(matcher_of, side, number, example))
    return tried


def unguarded(source: SourceRule, rule: CompiledRule) -> Iterator[Problem]:
    """The phrases and conditions of a rule whose loss no example notices."""
    for path, name, variant in _variants(source, rule):
        if all(tried.good for tried in try_examples(source, variant)):
            side = "match" if "when" in path and name.startswith("phrase") else "match or keep"
            message = f"no example needs {name}; add a {side} example that fails without it, or take it out"
            yield source.problem(path, message)


def _variants(
    source: SourceRule, rule: CompiledRule
) -> Iterator[tuple[list[str | int], str, CompiledRule]]:
    """The rule with each of its parts taken away in turn: where the part stands, its name, what is left."""
    pattern, texts = pattern_of(source.rule.when)
    if len(rule.patterns) > 1:
        for number in range(len(rule.patterns)):
            rest = rule.patterns[:number] + rule.patterns[number + 1 :]
            path: list[str | int] = ["when", pattern, number]
            yield path, f"{pattern} {texts[number]!r}", msgspec.structs.replace(rule, patterns=rest)
    for name in CONDITIONS:
        if getattr(source.rule.when, name) is None:
            continue
        yield ["when", name], f"the condition {name!r}", _without(rule, name)
        yield from _shorter(source, rule, name)


def _without(rule: CompiledRule, name: str) -> CompiledRule:
    attribute = {"zone": "zones", "language": "languages", "prev": "prev", "next": "next"}.get(name)
    if attribute:
        return msgspec.structs.replace(rule, **{attribute: ()})
    return msgspec.structs.replace(rule, when=msgspec.structs.replace(rule.when, **{name: None}))


def _shorter(
    source: SourceRule, rule: CompiledRule, name: str
) -> Iterator[tuple[list[str | int], str, CompiledRule]]:
    """A condition that is a list, with each of its members taken away in turn."""
    attribute = {"zone": "zones", "language": "languages", "prev": "prev", "next": "next"}.get(name)
    members = listed(getattr(source.rule.when, name)) if attribute else []
    if attribute is None or len(members) < 2:
        return
    held: Sequence[object] = getattr(rule, attribute)
    for number, member in enumerate(members):
        rest = (*held[:number], *held[number + 1 :])
        path: list[str | int] = ["when", name, number]
        yield path, f"{member!r} in {name!r}", msgspec.structs.replace(rule, **{attribute: rest})


class _Trial:
    """One rule alone, ready to be tried on small pages."""

    def __init__(self, rule: CompiledRule) -> None:
        self.rule = rule if rule.status == "stable" else msgspec.structs.replace(rule, status="stable")
        self.ruleset = RuleSet([self.rule])

    def run(self, document: Document) -> Plan:
        matcher = Matcher(self.ruleset, lambda _: True)
        matches = matcher.match_lines(document.lines)
        return plan(Context(document, matches, self.ruleset), matches, matcher, lambda _: True)


def page_of(example: Example, rule: CompiledRule) -> tuple[Document, int]:
    """A small page around an example, and the index of the example's line."""
    stands = example.stands or (rule.zones[0] if rule.zones else "alone")
    block = [*_split(example.before), example.text, *_split(example.after)]
    at = len(_split(example.before))
    if stands == "head":
        lines = [*block, "", *_spaced(PROSE)]
    elif stands == "tail":
        lines = [*_spaced(PROSE), "", *block]
        at += len(lines) - len(block)
    elif stands == "body":
        lines = [*_spaced(PROSE[:2]), "", *block, "", PROSE[2]]
        at += len(_spaced(PROSE[:2])) + 1
    else:
        lines = block
    lang = example.lang or (rule.languages[0] if rule.languages else None)
    url = example.url or (rule.sites[0] if rule.sites else None)
    return read_text("\n".join(lines) + "\n", url, example.title, lang), at


def _split(text: str | None) -> list[str]:
    return text.rstrip("\n").split("\n") if text else []


def _spaced(lines: Sequence[str]) -> list[str]:
    spaced = [part for line in lines for part in (line, "")]
    return spaced[:-1]


def _tried(trial: _Trial, side: str, number: int, example: Example) -> Tried:
    document, at = page_of(example, trial.rule)
    done = trial.run(document)
    hit = next((item for item in done.fired if item.index == at), None)
    acted = hit is not None and (trial.rule.do in ("keep", "tag") or at in done.cuts)
    if side == "keep":
        return Tried("noisy" if acted else "quiet", side, number)
    if not acted:
        withheld = next((item.why for item in done.withheld), "")
        return Tried("missing", side, number, f"held back: {withheld}" if withheld else "")
    wrong = _wrong_fields(example, hit, document, done)
    return Tried("wrong", side, number, wrong) if wrong else Tried("fired", side, number)


def _wrong_fields(example: Example, hit: Fired | None, document: Document, done: Plan) -> str:
    if not example.gives or hit is None:
        return ""
    got: dict[str, object] = {}
    for fact in done.facts:
        if fact.line == document.lines[hit.index].number:
            got |= {**fact.sets, **fact.fields}
    differ = {name: got.get(name) for name, value in example.gives.items() if got.get(name) != value}
    return "gives " + ", ".join(f"{name}: {value!r}" for name, value in differ.items()) if differ else ""
