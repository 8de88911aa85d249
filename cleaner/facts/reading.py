"""All that is asked of the markup of one page, read once."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cleaner.document import Line
from cleaner.facts.claims import Claims, claims_of
from cleaner.facts.gates import Sign, access_evidence
from cleaner.facts.page import PageFacts, facts_from, read_told
from cleaner.markup import Markup


class PageTold(NamedTuple):
    """What a page says of itself, what it claims about access, and what its markup says of that."""

    facts: PageFacts
    claims: Claims
    signs: Sequence[Sign]


def read_page(markup: Markup, lines: Sequence[Line], notices: Iterable[int], kept_prose: Sequence[Line]) -> PageTold:
    """Facts, claims and evidence. ``notices`` are the numbers of lines with a notice, ``kept_prose`` what is left."""
    told = read_told(markup, lines)
    claims = claims_of(markup, told.linked, told.metas)
    wanted = set(notices)
    found = [line for line in lines if line.number in wanted] if wanted else []
    return PageTold(facts_from(told), claims, access_evidence(markup, claims, found, kept_prose))
