"""Trying a rule on its own examples, each on a small page of its own."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from cleaner.document import NAMED, Document, Line, stands_on
from cleaner.planning.context import Context
from cleaner.planning.firing import Fired, fields_of
from cleaner.planning.matching import Matcher
from cleaner.planning.plan import Plan, plan
from cleaner.reading.text import read_text
from cleaner.ruleset.compiled import CompiledRule
from cleaner.ruleset.load import SourceRule
from cleaner.ruleset.model import Example, example_of, listed
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
    trial = _Trial(rule, listed(source.rule.when.zone))
    tried = []
    for side in ("match", "keep"):
        for number, item in enumerate(getattr(source.rule.examples, side)):
            example = example_of(item, source.rule.when)
            tried.append((_tried_page if example.html else _tried)(trial, side, number, example))
    return tried


class _Trial:
    """One rule alone, ready to be tried on small pages."""

    def __init__(self, rule: CompiledRule, zones: Sequence[str]) -> None:
        self.zones = zones
        self.rule = rule if rule.status == "stable" else rule._replace(status="stable")
        self.ruleset = RuleSet([self.rule])

    def run(self, document: Document) -> tuple[Plan, Context]:
        at_home = not self.rule.sites or stands_on(document, self.rule.sites)
        away = bool(self.rule.not_sites) and stands_on(document, self.rule.not_sites)
        matcher = Matcher(self.ruleset, lambda _: at_home and not away, markup=document.markup)
        matches = matcher.match_lines(document.lines)
        context = Context(document, matches, self.ruleset)
        return plan(context, matches, matcher, lambda _: True), context


def page_of(example: Example, rule: CompiledRule, zones: Sequence[str]) -> tuple[Document, int]:
    """A small page around an example, and the index of its line; ``zones``: those the rule was written with."""
    stands = example.stands or (zones[0] if zones else "alone")
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
    return read_text("\n".join(lines) + "\n", *_said(example, rule)), at


def html_page_of(example: Example, rule: CompiledRule) -> Document:
    """The page of an example in HTML."""
    from cleaner.reading.html import read_html

    return read_html(example.html, *_said(example, rule))


def _said(example: Example, rule: CompiledRule) -> tuple[str | None, str | None, str | None, str | None]:
    """What the caller would have said of an example's page: url, title, language, source."""
    lang = example.lang or (rule.languages[0] if rule.languages else None)
    home = rule.sites[0] if rule.sites and not example.url else ""
    named = home.startswith(NAMED)
    url, source = (None, home.removeprefix(NAMED)) if named else (example.url or home or None, None)
    return url, example.title, lang, source


def _split(text: str | None) -> list[str]:
    return text.rstrip("\n").split("\n") if text else []


def _spaced(lines: Sequence[str]) -> list[str]:
    spaced = [part for line in lines for part in (line, "")]
    return spaced[:-1]


def _tried(trial: _Trial, side: str, number: int, example: Example) -> Tried:
    document, at = page_of(example, trial.rule, trial.zones)
    done, context = trial.run(document)
    hit = next((item for item in done.fired if item.at == at), None)
    acted = hit is not None and (trial.rule.do in ("keep", "tag") or at in done.cuts)
    if side == "keep":
        return Tried("noisy" if acted else "quiet", side, number)
    if not acted:
        return Tried("missing", side, number, _held_back(document.lines[at], trial.rule, done))
    if wrong := _wrong_fields(example, trial.rule, hit, context):
        return Tried("wrong", side, number, wrong)
    return Tried("fired", side, number)


def _tried_page(trial: _Trial, side: str, number: int, example: Example) -> Tried:
    """A page in HTML: which of its lines the rule takes, or keeps or tags."""
    document = html_page_of(example, trial.rule)
    done, context = trial.run(document)
    acts = trial.rule.do in ("keep", "tag")
    hits = [item for item in done.fired if acts or item.at in done.cuts]
    if side == "keep":
        return Tried("noisy" if hits else "quiet", side, number)
    if not hits:
        held = next((_held_back(document.lines[item.at], trial.rule, done) for item in done.fired), "")
        return Tried("missing", side, number, held)
    taken = {item.at for item in hits}
    left = [document.lines[index].text for index in document.solid if index not in taken]
    if left != listed(example.leaves):
        return Tried("wrong", side, number, f"leaves {left!r}")
    wrong = _wrong_fields(example, trial.rule, hits[0], context)
    return Tried("wrong" if wrong else "fired", side, number, wrong)


def _held_back(line: Line, rule: CompiledRule, done: Plan) -> str:
    if line.prose and rule.timid:
        return "the line looks like prose, and the rule is not certain"
    withheld = next((item.why for item in done.withheld), "")
    return f"held back: {withheld}" if withheld else ""


def _wrong_fields(example: Example, rule: CompiledRule, hit: Fired | None, context: Context) -> str:
    if not example.gives or hit is None:
        return ""
    got = {**rule.sets, **fields_of(hit, context)}
    differ = {name: got.get(name) for name, value in example.gives.items() if got.get(name) != value}
    return "gives " + ", ".join(f"{name}: {value!r}" for name, value in differ.items()) if differ else ""
