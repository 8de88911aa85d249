"""One state of a page → the edits to make, those withheld, and the facts found.

Where rules disagree about a line: `keep` wins, then the larger edit, then the higher confidence, then the id that
sorts first. Every rule sees the same text, so their order cannot matter.
"""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import NamedTuple

from cleaner.document import Line
from cleaner.folding import core_of, view_of
from cleaner.planning.blanks import closing
from cleaner.planning.context import Context
from cleaner.planning.dump import may_be_dump
from cleaner.planning.edits import BLANK, BODY, BodyMode, Edit, Fact, Why, Withheld
from cleaner.planning.firing import Fired, fields_of, fire
from cleaner.planning.matching import Match, Matcher
from cleaner.planning.reach import block, prose_below, stripped, to_end
from cleaner.ruleset.compiled import RANK, CompiledRule
from cleaner.ruleset.weights import Weights

_SIZE = {"drop_to_end": 4, "drop_block": 3, "drop_line": 2, "strip": 1}


class Plan(NamedTuple):
    """What to do with one state of a page; ``cuts`` are the removed parts by line index, None for a whole line."""

    edits: list[Edit]
    cuts: dict[int, tuple[int, int] | None]
    withheld: list[Withheld]
    facts: list[Fact]
    fired: list[Fired]


class Proposal(NamedTuple):
    """One line, or one part of it, that a rule wants gone."""

    rank: tuple[int, int, str]
    at: int
    part: tuple[int, int] | None
    rule: CompiledRule
    fired: Fired

    @property
    def order(self) -> tuple[int, int, str, int]:
        """Best first."""
        return (-self.rank[0], -self.rank[1], self.rank[2], self.fired.at)


def plan(
    context: Context,
    matches: Mapping[int, list[Match]],
    matcher: Matcher,
    allowed: Callable[[CompiledRule], bool],
    body: BodyMode = "off",
) -> Plan:
    """Plan the edits for one state of a page; ``allowed`` says whether the level lets a rule act."""
    rules = matcher.ruleset.rules
    fired = fire(context, matches, matcher)
    keep = {item.at for item in fired if rules[item.rule].do == "keep" and rules[item.rule].status == "stable"}
    proposals, withheld = _proposals(context, fired, rules, keep, allowed)
    chosen = _chosen(context, proposals)
    cuts = _cuts(context.lines, chosen)
    facts = _facts(context, fired, rules, keep, {item.fired: why for item, why in withheld})
    fields = {(fact.line, fact.rule): fact.fields for fact in facts}
    edits = [edit for items in chosen.values() for item in items for edit in _edits(context, item, fields)]
    markup = context.document.markup
    weights = matcher.ruleset.weights if markup is None else matcher.ruleset.page_weights
    if body != "off" and weights:
        known = {index: items[0].rule.kind for index, items in chosen.items() if cuts[index] is None}
        around = _around(context, known, keep, weights, always=body == "on")
        numbers = {context.lines[index].number for index in around}
        # What a rule would only have shortened goes whole.
        edits = [edit for edit in edits if edit.line not in numbers]
        for index, reason in around.items():
            edits += outside_edits(context.lines[index], reason)
            cuts[index] = None
    gone = {index for index, cut in cuts.items() if cut is None}
    for index in closing(context.lines, gone):
        cuts[index] = None
        edits.append(blank_edit(context.lines[index]))
    edits.sort(key=lambda edit: edit.start)
    lost = [Withheld(_edits(context, item, fields)[0], why) for item, why in withheld if item.at not in cuts]
    return Plan(edits, cuts, lost, facts, fired)


def _around(
    context: Context, known: Mapping[int, str], keep: Container[int], weights: Weights, always: bool
) -> dict[int, str]:
    """The lines around the body that no rule takes or keeps, by index, each with the reason."""
    markup = context.document.markup
    whole = markup is not None and markup.whole
    if not always and not whole and not may_be_dump(context.lines, known):
        return {}
    from cleaner.planning.body import segment
    from cleaner.planning.outside import outside

    found = segment(context.lines, known, context.language, weights, markup)
    runs = outside(found, known, always)
    return {index: run.reason for run in runs for index in run.lines if index not in known and index not in keep}


def _proposals(
    context: Context,
    fired: Iterable[Fired],
    rules: Sequence[CompiledRule],
    keep: set[int],
    allowed: Callable[[CompiledRule], bool],
) -> tuple[list[Proposal], list[tuple[Proposal, Why]]]:
    proposals: list[Proposal] = []
    withheld: list[tuple[Proposal, Why]] = []
    for item in fired:
        rule = rules[item.rule]
        if rule.do not in _SIZE or item.at in keep:
            continue
        rank = (_SIZE[rule.do], RANK[rule.confidence], rule.id)
        whole = Proposal(rank, item.at, None, rule, item)
        if (why := _refusal(context, item.at, rule, allowed)) is not None:
            withheld.append((whole, why))
        elif rule.do == "strip":
            part = stripped(context.lines[item.at], item.found, rule.match)
            if part is None:
                withheld.append((whole, "unaligned"))
            else:
                proposals.append(whole._replace(part=part))
        elif rule.do == "drop_line":
            proposals.append(whole)
        else:
            reach = block(context, item.at) if rule.do == "drop_block" else to_end(context, item.at)
            proposals += [whole._replace(at=index) for index in reach if index not in keep]
    return _with_a_copy_left(proposals), withheld


def _with_a_copy_left(proposals: Sequence[Proposal]) -> list[Proposal]:
    """Without the repetitions that would take the last copy of a line.

    Two rules may each take one of two copies for the other's sake; or the copy that was to stay goes with the block
    or the end of a page that another line drags along. Only a rule that knows its wording may take it as well.
    """
    dragged = {item.at for item in proposals if item.at != item.fired.at}
    stays: dict[int, int] = {}
    left = []
    for item in proposals:
        twin = item.fired.found.twin
        if twin >= 0 and item.at == item.fired.at:
            while twin in stays:
                twin = stays[twin]
            if twin == item.at or twin in dragged:
                continue
            stays.setdefault(item.at, twin)
        left.append(item)
    return left


def _refusal(context: Context, index: int, rule: CompiledRule, allowed: Callable[[CompiledRule], bool]) -> Why | None:
    if rule.status == "preview":
        return "preview"
    if not allowed(rule):
        return "level"
    if rule.confidence != "certain":
        if context.lines[index].prose:
            return "prose"
        if rule.do == "drop_to_end" and prose_below(context, index):
            return "prose below"
    return None


def _chosen(context: Context, proposals: Iterable[Proposal]) -> dict[int, list[Proposal]]:
    """For each line the edits that win: one whole-line edit, or parts that do not overlap and leave something."""
    by_line: dict[int, list[Proposal]] = {}
    for item in sorted(proposals, key=lambda item: item.order):
        held = by_line.setdefault(item.at, [])
        if not held or (item.part is not None and all(_apart(item.part, other.part) for other in held)):
            held.append(item)
    for index, items in by_line.items():
        parts = [item.part for item in items if item.part is not None]
        if parts and not core_of(view_of(_left(context.lines[index].text, parts))):
            # As sure as the least sure of the parts, so that the guard knows.
            by_line[index] = [min(items, key=lambda item: item.rank[1])._replace(part=None)]
    return {index: by_line[index] for index in sorted(by_line)}


def _apart(one: tuple[int, int], other: tuple[int, int] | None) -> bool:
    return other is not None and (one[1] <= other[0] or other[1] <= one[0])


def _left(text: str, parts: Sequence[tuple[int, int]]) -> str:
    for start, end in sorted(parts, reverse=True):
        text = text[:start] + text[end:]
    return text


def _cuts(lines: Sequence[Line], chosen: Mapping[int, list[Proposal]]) -> dict[int, tuple[int, int] | None]:
    """What stays of each touched line, as a span of its text; None when it goes whole."""
    cuts: dict[int, tuple[int, int] | None] = {}
    for index, items in chosen.items():
        low, high = 0, len(lines[index].text)
        for item in items:
            if item.part is None:
                low = high
                break
            if item.part[0] == 0:
                low = max(low, item.part[1])
            else:
                high = min(high, item.part[0])
        cuts[index] = None if low >= high else (low, high)
    return cuts


def _edits(
    context: Context, item: Proposal, fields: Mapping[tuple[int, str], dict[str, str | int | float]]
) -> list[Edit]:
    """The edits that a proposal comes to."""
    line = context.lines[item.at]
    rule = item.rule
    low, high = (0, len(line.text)) if item.part is None else item.part
    whole = item.part is None
    apart = whole and line.break_at != line.start + len(line.text)
    edit = Edit(
        line=line.number,
        start=line.start + low,
        text=line.text[low:high],
        end=line.end if whole and not apart else "",
        rule=rule.id,
        kind=rule.kind,
        confidence=rule.confidence,
        reason=rule.about,
        place=rule.place,
        fields={**fields.get((line.number, rule.id), {})},
    )
    # A line break that stands apart from what is left of the line goes by itself.
    return [edit, _blank(line, text="", start=line.break_at)] if apart else [edit]


def outside_edits(line: Line, reason: str) -> list[Edit]:
    """The edits that take a line outside the body."""
    apart = line.break_at != line.start + len(line.text)
    end = "" if apart else line.end
    edit = Edit(line.number, line.start, line.text, end, BODY, "outside", "likely", reason, "", {})
    return [edit, _blank(line, text="", start=line.break_at)] if apart else [edit]


def blank_edit(line: Line) -> Edit:
    """The edit that closes up a blank line."""
    return _blank(line, line.text, line.start)


def _blank(line: Line, text: str, start: int) -> Edit:
    return Edit(line.number, start, text, line.end, BLANK, "blank", "certain", "blank line", "", {})


def _facts(
    context: Context,
    fired: Iterable[Fired],
    rules: Sequence[CompiledRule],
    keep: set[int],
    withheld: Mapping[Fired, Why],
) -> list[Fact]:
    """What the lines that fired prove. A line some rule keeps proves nothing, nor does a guess or a preview.

    A line that stays for its rule's confidence alone still speaks for a cut, but gives no fields.
    """
    facts = []
    for item in fired:
        rule = rules[item.rule]
        if item.at in keep or rule.confidence == "guess" or rule.status == "preview":
            continue
        why = withheld.get(item)
        if why is not None and (why != "level" or "truncated" not in rule.sets):
            continue
        if item.found.fields or rule.sets:
            line = context.lines[item.at]
            fields = fields_of(item, context)
            facts.append(Fact(line.number, line.text, rule.id, rule.place, rule.confidence, fields, rule.sets))
    return facts
