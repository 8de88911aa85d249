"""Whether a line that comes again is boilerplate, and how sure that is.

What recurs need not be furniture: wire copy, a series' standing first sentence, a subhead that a columnist uses every
week and a slogan that is quoted recur too. What gives furniture away is that it recurs as a block: the lines above and
below a copy are the same on other pages. Content stands beside other content.
"""

from typing import NamedTuple

from cleaner.document import looks_like_prose
from cleaner.folding import core_of, view_of
from cleaner.learning.evidence import MIN_PAGES, Evidence
from cleaner.learning.wording import words_of

# Prose is what a reader came for: it takes many pages to call it furniture, and nothing less than certainty takes it.
_PROSE_PAGES = 16
_PROSE_PAGES_IN_A_BLOCK = 8
# A line that recurs alone may be a standing subhead; above or below the prose that is less likely.
_BESIDE_PAGES = 4
_ALONE_PAGES = 6
_ALONE_OUTSIDE_PAGES = 4
_ALONE_SHARE = 0.3
_MOSTLY, _NEARLY_ALL = 0.5, 0.8
_HARDLY = 0.2
# The headlines of other articles come and go: to learn them is of no use, and one of them is a page's own.
_HEADLINE_WORDS = 5
_HEADLINE_PAGES = 4
_HEADLINE_SHARE = 0.2


class Verdict(NamedTuple):
    """How sure it is that a line is boilerplate (None: it is not), and why, in words."""

    confidence: str | None
    reason: str


def judge(evidence: Evidence) -> Verdict:
    """Weigh the evidence on a line."""
    text = evidence.texts[0] if evidence.texts else ""
    words = words_of(text)
    if evidence.articles < MIN_PAGES:
        return Verdict(None, "it stands in one article alone, however often that was read")
    wordless = not any(char.isalpha() for char in text)
    block = in_block(evidence)
    if _is_date(words) and evidence.varied < _MOSTLY and not block:
        return Verdict(None, "it holds each page's own date")
    if evidence.prose or looks_like_prose(view_of(text)):
        if not block:
            return Verdict(None, "it is prose that stands among other prose")
        least = _PROSE_PAGES_IN_A_BLOCK if evidence.both >= _NEARLY_ALL else _PROSE_PAGES
        if evidence.articles >= least:
            return Verdict("certain", "the lines around it come again with it")
        return Verdict("likely", "it is prose, and the lines around it come again with it")
    if block:
        if _is_headline(text, words) and evidence.pages < _HEADLINE_PAGES and evidence.share < _HEADLINE_SHARE:
            return Verdict(None, "it is the headline of another article, for a while")
        return Verdict("likely", "the lines around it come again with it")
    if wordless:
        return Verdict(None, "it is a figure by itself")
    if evidence.several >= _MOSTLY and evidence.articles >= _BESIDE_PAGES and len(words) > 1:
        return Verdict("likely", "it stands on its pages more than once")
    outside = evidence.body < _HARDLY
    if evidence.either >= _MOSTLY and evidence.articles >= _BESIDE_PAGES:
        return Verdict("likely", "the line above or below comes again with it")
    if outside and evidence.articles >= _ALONE_OUTSIDE_PAGES:
        return Verdict("likely", "it stands on many pages, above or below the text")
    if evidence.articles >= _ALONE_PAGES and (evidence.body < _MOSTLY or evidence.share >= _ALONE_SHARE):
        return Verdict("likely", "it stands on many pages")
    return Verdict(None, "it stands alone, on few pages")


def in_block(evidence: Evidence) -> bool:
    """Whether most copies stand between two lines that come again with them."""
    return evidence.both >= _MOSTLY


def zones_of(evidence: Evidence) -> tuple[str, ...]:
    """Where a line may stand that is known by itself alone: not among the prose, if it hardly ever stood there."""
    if evidence.either >= _MOSTLY or evidence.body >= _HARDLY:
        return ()
    return tuple(zone for zone, share in (("head", evidence.head), ("tail", evidence.tail)) if share > 0)


def _is_date(words: tuple[str, ...]) -> bool:
    return any("{:date}" in word for word in words)


def _is_headline(text: str, words: tuple[str, ...]) -> bool:
    return len(words) >= _HEADLINE_WORDS and core_of(view_of(text))[:1].isupper()
