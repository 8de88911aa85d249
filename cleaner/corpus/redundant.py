"""Rules that can go: without them no case and none of their own examples comes out otherwise."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from cleaner.cleaned import Cleaned, counted
from cleaner.cleaning import Cleaner
from cleaner.corpus.cases import Case
from cleaner.corpus.stats import page_of
from cleaner.document import Document
from cleaner.report.facts import access_of
from cleaner.ruleset.compiled import CompiledRule
from cleaner.ruleset.load import SourceRule
from cleaner.ruleset.model import example_of, listed
from cleaner.trials.examples import html_page_of
from cleaner.trials.examples import page_of as example_page


class Redundant(NamedTuple):
    """A rule that changes nothing; ``others``: the rules that take its lines when it is gone."""

    rule: CompiledRule
    others: tuple[str, ...]


def redundant(cleaner: Cleaner, sources: Sequence[SourceRule], cases: Iterable[Case]) -> Iterator[Redundant]:
    """The rules of a cleaner without which nothing changes: no text, no verdict on access, no field.

    Each is judged with all others in place, so of two that do the same work both are named, and one may go. Rules that
    only keep lines, and rules that the level holds back, are not judged.
    """
    written = {source.rule.id: source for source in sources}
    pages = {document: cleaner.clean_document(document) for document in map(page_of, cases)}
    for rule in cleaner.ruleset.rules:
        if rule.do == "keep" or rule.status != "stable" or not cleaner.allows(rule):
            continue
        touched = [document for document, cleaned in pages.items() if rule.id in _named(cleaned)]
        touched += _example_pages(written[rule.id], rule) if rule.id in written else []
        without = Cleaner(cleaner.ruleset, level=cleaner.level, ignore=[rule.id])
        others: set[str] = set()
        judged = False
        for document in touched:
            before = pages.get(document) or cleaner.clean_document(document)
            if any(item.why == "guard" for item in before.withheld):
                # An example alone on its page stays, whoever wants it: it proves nothing.
                continue
            judged = True
            after = without.clean_document(document)
            if _says(before) != _says(after):
                break
            # Where it had no hand, others did its work all along.
            others |= _named(after) - (_named(before) - {rule.id} if rule.id in _named(before) else set())
            others |= {new.rule for old, new in _replaced(before, after) if old.rule == rule.id}
        else:
            if judged:
                yield Redundant(rule, tuple(sorted(others)))


def _example_pages(source: SourceRule, rule: CompiledRule) -> list[Document]:
    zones = listed(source.rule.when.zone)
    examples = [example_of(item, source.rule.when) for item in source.rule.examples.match]
    return [
        html_page_of(example, rule) if example.html else example_page(example, rule, zones)[0] for example in examples
    ]


def _named(cleaned: Cleaned) -> set[str]:
    """The rules that had a hand in a result: those that removed something, and those that speak for a cut."""
    return {edit.rule for edit in counted(cleaned.edits)} | {item.rule for item in cleaned.access.evidence}


def _replaced(before: Cleaned, after: Cleaned) -> Iterator[tuple[Any, Any]]:
    new = {edit.start: edit for edit in counted(after.edits)}
    return ((edit, new[edit.start]) for edit in counted(before.edits) if edit.start in new)


def _says(cleaned: Cleaned) -> tuple[str, dict[str, Any], dict[str, Any]]:
    access = {name: value for name, value in access_of(cleaned).items() if name != "evidence"}
    return cleaned.text, access, dict(cleaned.fields)
