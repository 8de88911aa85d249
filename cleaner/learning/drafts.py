"""From evidence to rules: which lines are boilerplate, in one wording for all copies, with examples from the pages."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from cleaner.document import NAMED, looks_like_prose, site_of
from cleaner.folding import core_of, view_of
from cleaner.learning.cluster import clusters
from cleaner.learning.evidence import Evidence
from cleaner.learning.judge import in_block, judge, zones_of
from cleaner.learning.wording import wording
from cleaner.ruleset.pattern import BadPattern, Pattern, find
from cleaner.ruleset.phrase import compile_phrase
from cleaner.ruleset.scaffold import id_of, said

# A line that so many sources print word for word is no site's own: its rule holds on any page.
_ANYWHERE = 8
_ANYWHERE_WORDS = 5
_MOST_EXAMPLES = 3
_MOST_SOURCES_NAMED = 12


class Draft(NamedTuple):
    """A rule for one template. ``applied`` is off for prose that is not certain: a person decides about it."""

    id: str
    about: str
    sites: tuple[str, ...]
    phrase: str
    slow: bool
    zones: tuple[str, ...]
    confidence: str
    applied: bool
    refs: tuple[str, ...]
    match: tuple[str, ...]
    keep: tuple[str, ...]
    pages: int


class _Template(NamedTuple):
    """Lines of some sources that are copies of one wording, and in what zones they may stand."""

    phrase: str
    pattern: Pattern
    zones: tuple[str, ...]
    evidence: tuple[Evidence, ...]


def drafts(found: Iterable[Evidence], sources: Mapping[int, str]) -> list[Draft]:
    """The rules that some evidence comes to, the most consequential first. ``sources``: names by number."""
    templates = _across_sources(_templates(evidence for evidence in found if judge(evidence).confidence is not None))
    taken: set[str] = set()
    ranked = sorted(templates, key=lambda item: (-sum(one.pages for one in item.evidence), item.phrase))
    return [_draft(template, sources, taken) for template in ranked]


def _templates(found: Iterable[Evidence]) -> list[_Template]:
    """One template for each wording in a source; lines that no wording fits are left out."""
    by_wording: dict[tuple[int, str, tuple[str, ...]], list[Evidence]] = defaultdict(list)
    patterns: dict[str, Pattern] = {}
    for evidence in sorted(found, key=lambda one: (one.source, one.line)):
        for phrase in _phrases(evidence):
            pattern = patterns.get(phrase) or _pattern(phrase)
            if pattern is not None and _fits(pattern, evidence.texts[0]):
                patterns[phrase] = pattern
                by_wording[evidence.source, phrase, zones_of(evidence)].append(evidence)
                break
    return [_Template(phrase, patterns[phrase], zones, tuple(some)) for (_, phrase, zones), some in by_wording.items()]


def _phrases(evidence: Evidence) -> Iterator[str]:
    """The wordings for a line, the best first: of all its copies, of the first, and that one to the letter."""
    for texts in (evidence.texts, evidence.texts[:1]):
        if (phrase := wording(texts)) is not None:
            yield phrase
    plain = core_of(view_of(evidence.texts[0]))
    if in_block(evidence) or any(map(str.isalpha, plain)):
        # Nothing but figures goes in a block alone.
        yield plain.replace("{", "{{").replace("}", "}}")


def _across_sources(templates: Sequence[_Template]) -> list[_Template]:
    """The same wording, or nearly the same, of several sources as one template."""
    same: dict[tuple[tuple[str, ...], str], list[_Template]] = defaultdict(list)
    for template in templates:
        same[template.zones, template.phrase].append(template)
    merged = [some[0]._replace(evidence=_joined(some)) for _, some in sorted(same.items())]
    samples = [template.evidence[0].texts[0] for template in merged]
    left = dict(enumerate(merged))
    groups = {zones: number for number, zones in enumerate(sorted({template.zones for template in merged}))}
    for group in clusters(samples, [groups[template.zones] for template in merged]):
        members = [merged[at] for at in group]
        phrase = wording([text for member in members for one in member.evidence for text in one.texts])
        pattern = _pattern(phrase) if phrase else None
        joined = _joined(members)
        if phrase is None or pattern is None or len({one.source for one in joined}) < 2:
            continue
        if not all(_fits(pattern, one.texts[0]) for one in joined):
            continue
        for at in group:
            del left[at]
        left[group[0]] = _Template(phrase, pattern, members[0].zones, joined)
    return list(left.values())


def _joined(templates: Iterable[_Template]) -> tuple[Evidence, ...]:
    return tuple(sorted((one for item in templates for one in item.evidence), key=lambda one: (one.source, one.line)))


def _pattern(phrase: str) -> Pattern | None:
    try:
        return compile_phrase(phrase, "any")
    except BadPattern:
        return None


def _fits(pattern: Pattern, text: str) -> bool:
    view = view_of(text)
    return find(pattern, view, core_of(view).casefold()) is not None


def _draft(template: _Template, sources: Mapping[int, str], taken: set[str]) -> Draft:
    by_source: dict[int, list[Evidence]] = defaultdict(list)
    for evidence in template.evidence:
        by_source[evidence.source].append(evidence)
    pages = {source: min(sum(one.pages for one in some), some[0].of) for source, some in by_source.items()}
    names = sorted(by_source, key=lambda source: (-pages[source], sources[source]))
    sites = tuple(sorted({site_of(sources[source]) for source in names}))
    texts = _examples(template)
    verdicts = [judge(one) for one in template.evidence]
    prose = any(looks_like_prose(view_of(text)) for text in texts)
    certain = all(verdict.confidence == "certain" for verdict in verdicts)
    words = len(template.phrase.split(" "))
    anywhere = len(sites) >= _ANYWHERE and words >= _ANYWHERE_WORDS
    slow = template.pattern.weak or not template.pattern.literals
    where = f"of {sources[names[0]]}" if len(names) == 1 else f"of {len(names)} sources"
    total, of = sum(pages.values()), sum(by_source[source][0].of for source in names)
    return Draft(
        id=_id(template, sites, anywhere, taken),
        about=f"Stands on {total} of {of} pages {where}: {verdicts[0].reason}.",
        sites=() if anywhere and not slow else sites,
        phrase=template.phrase,
        slow=slow,
        zones=template.zones,
        confidence="certain" if prose else "likely",
        applied=certain or not prose,
        refs=tuple(_seen(sources[source], pages[source], by_source[source]) for source in names[:_MOST_SOURCES_NAMED]),
        match=tuple(texts[:_MOST_EXAMPLES]),
        keep=_keep(template),
        pages=total,
    )


def _examples(template: _Template) -> list[str]:
    """Copies that differ in more than case and decoration."""
    found: dict[str, str] = {}
    for text in sorted({text for one in template.evidence for text in one.texts}):
        if _fits(template.pattern, text):
            found.setdefault(core_of(view_of(text)).casefold(), text)
    return list(found.values())


def _id(template: _Template, sites: Sequence[str], anywhere: bool, taken: set[str]) -> str:
    words = [] if anywhere else re.findall("[a-z0-9]+", sites[0].removeprefix(NAMED))
    suffix = "." + "-".join(words) if words else ""
    name = "learned." + id_of(template.phrase, "any", ())
    number = 1
    while (full := f"{name}{f'-{number}' if number > 1 else ''}{suffix}") in taken:
        number += 1
    taken.add(full)
    return full


def _seen(name: str, pages: int, found: Sequence[Evidence]) -> str:
    first = min((one.first for one in found if one.first), default=0)
    last = max(one.last for one in found)
    when = "" if not last else f", {_day(first)}" if first == last else f", {_day(first)} to {_day(last)}"
    return f"seen on {pages} of {found[0].of} pages of {name}{when}"


def _day(number: int) -> str:
    return (date(1970, 1, 1) + timedelta(days=number)).isoformat()


def _keep(template: _Template) -> tuple[str, ...]:
    misses = sorted(one.miss for one in template.evidence if one.miss and not _fits(template.pattern, one.miss))
    return (misses[0] if misses else said(core_of(view_of(template.evidence[0].texts[0]))),)
