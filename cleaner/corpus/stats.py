"""What each rule does on the corpus: the lines it drops, how often rightly, and which other rules drop them too."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial
from math import sqrt
from typing import NamedTuple

from cleaner.cleaned import counted
from cleaner.cleaning import Cleaner
from cleaner.corpus.cases import Case
from cleaner.document import Document
from cleaner.planning.context import Context
from cleaner.planning.matching import Matcher
from cleaner.planning.plan import plan
from cleaner.reading.text import read_text
from cleaner.ruleset.compiled import CompiledRule

# Two-sided 95 % of the normal distribution.
_Z = 1.96


class Tally(NamedTuple):
    """One rule on the corpus.

    ``lines``: lines it asks for (a `keep` rule: to keep), over all cases; ``right``: those that are labelled so.
    ``alone``: lines that no other rule asks for. ``others``: rules that ask for the same lines, most often first.
    ``cases``: in how many cases it fires.
    """

    rule: CompiledRule
    lines: int
    right: int
    alone: int
    others: tuple[tuple[str, int], ...]
    cases: int

    @property
    def precision(self) -> float | None:
        """The share of its lines that are labelled so; None when it asks for none."""
        return self.right / self.lines if self.lines else None

    @property
    def at_least(self) -> float:
        """What the precision is at least, with 97.5 % confidence: the lower end of Wilson's score interval (1927)."""
        return lower_bound(self.right, self.lines)


def lower_bound(right: int, tries: int) -> float:
    """The lower end of Wilson's score interval for a share, at 95 %.

    >>> round(lower_bound(10, 10), 3), lower_bound(0, 0)
    (0.722, 0.0)
    """
    if not tries:
        return 0.0
    share, spread = right / tries, _Z * _Z / tries
    margin = _Z * sqrt((share * (1 - share) + spread / 4) / tries)
    return max(0.0, (share + spread / 2 - margin) / (1 + spread))


def tallies(cases: Iterable[Case], cleaner: Cleaner) -> list[Tally]:
    """A tally for every rule of a cleaner, in the order of the rules. Rules the level holds back are counted too."""
    lines: Counter[str] = Counter()
    right: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    others: dict[str, Counter[str]] = {}
    for case in cases:
        goes = _gone_lines(case)
        asked = _asked(case, cleaner)
        seen.update({rule for rules in asked.values() for rule, _ in rules})
        for line, rules in asked.items():
            droppers = [rule for rule, keeps in rules if not keeps]
            for rule, keeps in rules:
                lines[rule] += 1
                right[rule] += (line in goes) is not keeps
                rest = [] if keeps else [other for other in droppers if other != rule]
                alone[rule] += not rest
                others.setdefault(rule, Counter()).update(rest)
    return [
        Tally(
            rule,
            lines[rule.id],
            right[rule.id],
            alone[rule.id],
            tuple(sorted(others.get(rule.id, Counter()).items(), key=lambda item: (-item[1], item[0]))),
            seen[rule.id],
        )
        for rule in cleaner.ruleset.rules
    ]


def page_of(case: Case) -> Document:
    """The page of a case, with what its header says about it."""
    return read_text(case.text, case.header.url, case.header.title, case.header.lang)


def _asked(case: Case, cleaner: Cleaner) -> dict[int, set[tuple[str, bool]]]:
    """For each line number the rules that fire there on the whole page, or remove it later, and whether they keep."""
    document = page_of(case)
    matcher = Matcher(cleaner.ruleset, partial(cleaner.acts_on, document=document), markup=document.markup)
    matches = matcher.match_lines(document.lines)
    step = plan(Context(document, matches, cleaner.ruleset), matches, matcher, lambda _: True)
    withheld = {(item.edit.line, item.edit.rule) for item in step.withheld}
    asked: dict[int, set[tuple[str, bool]]] = {}
    for fired in step.fired:
        rule = cleaner.ruleset.rules[fired.rule]
        number = document.lines[fired.at].number
        if (number, rule.id) not in withheld:
            asked.setdefault(number, set()).add((rule.id, rule.do == "keep"))
    for edit in counted(cleaner.settle(document).edits):
        asked.setdefault(edit.line, set()).add((edit.rule, False))
    return asked


def _gone_lines(case: Case) -> set[int]:
    """The numbers of the lines of which some part is labelled to go."""
    gone, number = set(), 1
    for piece in case.pieces:
        if not piece.stays:
            gone.add(number)
        number += piece.text.endswith("\n")
    return gone


def never_fired(found: Sequence[Tally]) -> list[CompiledRule]:
    """Rules that fire in no case, though they might: cases are texts, in which what asks for markup has no business."""
    return [tally.rule for tally in found if not tally.cases and not tally.rule.on_markup]
