"""Why a line went or stayed: each rule that knows its wording, with each of its conditions, yes or no."""

from collections.abc import Callable, Iterator
from operator import mul

from cleaner.cleaned import Cleaned, counted
from cleaner.cleaning import Cleaner
from cleaner.document import Document, Line
from cleaner.markup import element_path
from cleaner.planning.body import PARTS, segment
from cleaner.planning.conditions import around_conditions
from cleaner.planning.context import Context
from cleaner.planning.edits import BODY, WHY_WITHHELD
from cleaner.planning.matching import Matcher, alone_conditions
from cleaner.planning.places import PLACES
from cleaner.planning.repeats import RELATIONS
from cleaner.planning.traits import TRAITS
from cleaner.report.explain import shown
from cleaner.ruleset.compiled import CompiledRule
from cleaner.ruleset.pattern import find

Paint = Callable[[str, str], str]
_TRAITS_SHOWN, _PATH_SHOWN = 6, 300
# Less would be rounded to nothing.
_SHOWN = 0.05


def reasons(cleaner: Cleaner, document: Document, index: int, rule_id: str | None, paint: Paint) -> Iterator[str]:
    """The lines of the explanation of one line of a page."""
    line = document.lines[index]
    yield f"line {line.number}: {shown(line.text) or '(blank)'}"
    if not line.view:
        yield "  a blank line; it closes up when the lines beside it go"
        return
    ruleset = cleaner.ruleset
    matcher = Matcher(ruleset, lambda _: True, markup=document.markup)
    context = Context(document, matcher.match_lines(document.lines), ruleset)
    zone = context.zone(index) or "none (the page has no prose)"
    if document.markup is not None:
        yield f"  element: {shown(element_path(document.markup.blocks[line.number].node), _PATH_SHOWN)}"
    yield f"  zone: {zone}; looks like prose: {_word(line.prose)}"
    seen = False
    placed = {ruleset.numbering.rule_of[number] for number in matcher.placed.get(line.number, ())}
    for number, rule in enumerate(ruleset.rules):
        if rule_id is not None and rule.id != rule_id:
            continue
        matches = number in placed or _pattern_matches(rule, line, index, context)
        if rule_id is None and not matches:
            continue
        seen = True
        yield from _rule_lines(cleaner, rule, matches, line, index, context, paint)
    if not seen:
        yield "  no rule knows this wording"
    cleaned = cleaner.clean_document(document)
    if rule_id is None:
        yield from _shape(cleaner, document, cleaned, index)
    yield from _outcome(cleaned, line)


def _rule_lines(
    cleaner: Cleaner, rule: CompiledRule, matches: bool, line: Line, index: int, context: Context, paint: Paint
) -> Iterator[str]:
    yield f"  {paint(rule.id, 'cyan')} ({rule.kind}, {rule.do}, {rule.confidence}) {rule.place}"
    checks = [("pattern", matches), *alone_conditions(rule, line), *around_conditions(rule, index, context)]
    number = cleaner.ruleset.rules.index(rule)
    if line.prose and rule.do not in ("keep", "tag"):
        checks.append(("certain, as a rule must be to take what looks like prose", not rule.timid))
    checks.append(("chosen by the user, and at home on this site", cleaner.acts_on(number, context.document)))
    for name, holds in checks:
        yield f"    {paint('yes', 'green') if holds else paint('no ', 'red')}  {name}"


def _pattern_matches(rule: CompiledRule, line: Line, index: int, context: Context) -> bool:
    for pattern in rule.patterns:
        if pattern.mode == "repeats":
            if index in RELATIONS[pattern.texts[0]](context):
                return True
            continue
        try:
            if find(pattern, line.view, line.key) is not None:
                return True
        except TimeoutError:
            continue
    return False


def _shape(cleaner: Cleaner, document: Document, cleaned: Cleaned, index: int) -> Iterator[str]:
    """Which part of the page the shape of the text puts a line in, and the traits that say most."""
    weights = cleaner.ruleset.weights if document.markup is None else cleaner.ruleset.page_weights
    if weights is None:
        return
    known = {edit.line - 1: edit.kind for edit in counted(cleaned.edits) if edit.rule != BODY}
    found = segment(document.lines, known, Context(document, {}, cleaner.ruleset).language, weights, document.markup)
    unit = next(number for number, group in enumerate(found.units.lines) if index in group)
    table = weights.prose if found.units.prose[unit] else weights.short
    said = sorted(
        zip((*TRAITS, *PLACES)[: len(table)], map(mul, found.rows[unit], table), strict=True),
        key=lambda pair: -abs(pair[1]),
    )
    shown_traits = ", ".join(f"{name} {value:+.1f}" for name, value in said[:_TRAITS_SHOWN] if abs(value) >= _SHOWN)
    many = len(found.units.lines[unit])
    together = f", one with {many - 1} other line{'s' * (many > 2)}" if many > 1 else ""
    yield f"  by the shape of the page: {PARTS[found.parts[unit]]}{together}"
    yield f"    weight {found.weights[unit]:+.1f}: {shown_traits}"


def _outcome(cleaned: Cleaned, line: Line) -> Iterator[str]:
    gone = [edit for edit in cleaned.edits if edit.line == line.number]
    held = [item for item in cleaned.withheld if item.edit.line == line.number]
    for item in held:
        yield f"  held back: {item.edit.rule}, because {WHY_WITHHELD[item.why]}"
    if not gone:
        yield "  the line stays"
    for edit in gone:
        part = "the line goes" if edit.text == line.text else f"this part goes: {shown(edit.text)}"
        yield f"  {part}: {edit.rule}: {edit.reason}"


def _word(value: bool) -> str:
    return "yes" if value else "no"
