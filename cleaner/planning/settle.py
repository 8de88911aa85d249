"""Planning until nothing is left to do, so that cleaning what was cleaned changes nothing.

Taking lines out can bring others together: what was not the last line now is, what was not below a heading now is. So
a page is planned again on what is left until a plan is empty. Each step depends on the lines at hand alone, so the
result is a state on which the next plan is empty: exactly what a second cleaning would find. A page that has not
settled after `MAX_PASSES` comes out as it went in.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from cleaner.document import Document, Line, shortened
from cleaner.planning.context import Context
from cleaner.planning.edits import Edit, Fact, Withheld
from cleaner.planning.matching import Matcher
from cleaner.planning.plan import plan
from cleaner.ruleset.compiled import CompiledRule
from cleaner.ruleset.ruleset import RuleSet

MAX_PASSES = 24


class Settled(NamedTuple):
    """The lines that stay, every edit made on the way, edits withheld in the end, facts, and the last context."""

    lines: Sequence[Line]
    edits: list[Edit]
    withheld: list[Withheld]
    facts: list[Fact]
    context: Context
    timed_out: list[CompiledRule]
    gave_up: bool


def settle(
    document: Document,
    ruleset: RuleSet,
    active: Callable[[int], bool],
    allowed: Callable[[CompiledRule], bool],
    use_index: bool = True,
) -> Settled:
    """Plan and apply until nothing changes."""
    matcher = Matcher(ruleset, active, use_index)
    matches = matcher.match_lines(document.lines)
    state = document
    edits: list[Edit] = []
    facts: list[Fact] = []
    for _ in range(MAX_PASSES):
        context = Context(state, matches, ruleset)
        step = plan(context, matches, matcher, allowed)
        facts += step.facts
        if not step.cuts:
            edits.sort(key=lambda edit: edit.start)
            return Settled(state.lines, edits, step.withheld, facts, context, _names(matcher), gave_up=False)
        edits += step.edits
        lines, changed = _apply(state.lines, step.cuts)
        state = state.with_lines(lines)
        for line in changed:
            matches.pop(line.number, None)
        matches.update(matcher.match_lines(changed) if changed else {})
    return Settled(document.lines, [], [], [], Context(document, matches, ruleset), _names(matcher), gave_up=True)


def _names(matcher: Matcher) -> list[CompiledRule]:
    return [matcher.ruleset.rules[number] for number in sorted(matcher.timed_out)]


def _apply(lines: Sequence[Line], cuts: dict[int, tuple[int, int] | None]) -> tuple[list[Line], list[Line]]:
    """The lines that stay, and those among them that were shortened."""
    left: list[Line] = []
    changed: list[Line] = []
    for index, line in enumerate(lines):
        if index not in cuts:
            left.append(line)
        elif (span := cuts[index]) is not None:
            short = shortened(line, *span)
            left.append(short)
            changed.append(short)
    return left, changed
