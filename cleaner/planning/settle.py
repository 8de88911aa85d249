"""Planning until nothing is left to do, so that cleaning what was cleaned changes nothing.

Taking lines out can bring others together: what was not the last line now is, what was not below a heading now is. So
a page is planned again on what is left until a plan is empty. Each step depends on the lines at hand alone, so the
result is a state on which the next plan is empty: exactly what a second cleaning would find. At the end what the
markup says is left out: a second cleaning is given the text alone. A page that has not settled after `MAX_PASSES`
comes out as it went in.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from cleaner.document import Document, Line, shortened
from cleaner.planning.blanks import closing
from cleaner.planning.context import Context
from cleaner.planning.edits import BodyMode, Edit, Fact, Withheld
from cleaner.planning.matching import Match, Matcher, Near
from cleaner.planning.plan import blank_edit, outside_edits, plan
from cleaner.ruleset.compiled import CompiledRule
from cleaner.ruleset.ruleset import RuleSet

MAX_PASSES = 24
CERTAIN = "certain"
FAR = "one of many links together, away from the text"


class Settled(NamedTuple):
    """The lines that stay, every edit made on the way, edits withheld in the end, facts, and the last context."""

    lines: Sequence[Line]
    edits: list[Edit]
    withheld: list[Withheld]
    facts: list[Fact]
    context: Context
    timed_out: list[CompiledRule]
    gave_up: bool


class _State(NamedTuple):
    """A page on its way: what is left of it, what its lines match, what was done to it."""

    document: Document
    matches: dict[int, list[Match]]
    edits: list[Edit]
    facts: list[Fact]
    withheld: list[Withheld]
    context: Context


def settle(
    document: Document,
    ruleset: RuleSet,
    active: Callable[[int], int],
    allowed: Callable[[CompiledRule], bool],
    use_index: bool = True,
    body: BodyMode = "off",
    near: Near | None = None,
) -> Settled:
    """Plan and apply until nothing changes, and never empty a page by anything less than certain rules.

    When nothing would be left and not every edit is certain, certain rules alone settle the page first. If they
    change nothing, it stays as it is: so a second cleaning, too, finds that nothing may go.
    """
    matcher = Matcher(ruleset, active, use_index, near, document.markup)
    left, edits = _without_far(document, matcher) if body != "off" and ruleset.page_weights else (document, [])
    matches = matcher.match_lines(left.lines)
    state = _State(left, matches, edits, [], [], Context(left, matches, ruleset))
    while True:
        end = _until_quiet(state, matcher, allowed, body)
        if end is None:
            untouched = Context(document, {}, ruleset)
            return Settled(document.lines, [], [], [], untouched, _names(matcher), gave_up=True)
        doubtful = [edit for edit in end.edits[len(state.edits) :] if edit.confidence != CERTAIN]
        if end.document.solid or not doubtful:
            return _settled(end, matcher)
        certain = _until_quiet(state, matcher, lambda rule: rule.confidence == CERTAIN and allowed(rule))
        if certain is None or len(certain.edits) == len(state.edits):
            guarded = [Withheld(edit, "guard") for edit in doubtful]
            return _settled(state._replace(facts=end.facts, withheld=guarded), matcher)
        state = certain


def _without_far(document: Document, matcher: Matcher) -> tuple[Document, list[Edit]]:
    """A page without the lists of links that are far from its text, but for the lines that rules keep."""
    markup = document.markup
    if markup is None or not markup.whole:
        return document, []
    from cleaner.planning.far import far_lines

    far = far_lines(document.lines, markup)
    far -= matcher.kept_alone([line for line in document.lines if line.number in far])
    if not far:
        return document, []
    gone = {index for index, line in enumerate(document.lines) if line.number in far}
    blanks = closing(document.lines, gone)
    edits = [edit for index in gone for edit in outside_edits(document.lines[index], FAR)]
    edits += [blank_edit(document.lines[index]) for index in blanks]
    lines = [line for index, line in enumerate(document.lines) if index not in gone and index not in blanks]
    return document.with_lines(lines, markup), edits


def _until_quiet(
    state: _State, matcher: Matcher, allowed: Callable[[CompiledRule], bool], body: BodyMode = "off"
) -> _State | None:
    """The first state on which a plan is empty; None when there is none within `MAX_PASSES`."""
    document, matches = state.document, dict(state.matches)
    edits, facts = list(state.edits), list(state.facts)
    told: list[Withheld] = []
    for _ in range(MAX_PASSES):
        if late := matcher.timed_out:
            matches = {line: [match for match in some if match.rule not in late] for line, some in matches.items()}
        context = Context(document, matches, matcher.ruleset)
        step = plan(context, matches, matcher, allowed, body)
        facts += step.facts
        if not step.cuts:
            of_text = _of_text(matches, matcher)
            if of_text == matches and document.markup is None:
                return _State(document, matches, edits, facts, [*told, *step.withheld], context)
            told += [item for item in step.withheld if item not in told]
            document, matches = document.with_lines(document.lines), of_text
            continue
        edits += step.edits
        lines, changed = _apply(document.lines, step.cuts)
        document = document.with_lines(lines)
        for line in changed:
            matches.pop(line.number, None)
        matches.update(matcher.match_lines(changed) if changed else {})
    return None


def _of_text(matches: dict[int, list[Match]], matcher: Matcher) -> dict[int, list[Match]]:
    """The matches without those that the markup made, but for those of rules that keep lines."""
    if not matcher.placed:
        return matches
    rules = matcher.ruleset.rules
    return {
        line: [match for match in some if not rules[match.rule].on_markup or rules[match.rule].do == "keep"]
        if line in matcher.placed
        else some
        for line, some in matches.items()
    }


def _settled(state: _State, matcher: Matcher) -> Settled:
    edits = sorted(state.edits, key=lambda edit: edit.start)
    return Settled(
        state.document.lines, edits, state.withheld, state.facts, state.context, _names(matcher), gave_up=False
    )


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
