"""What the markup of a page claims about access to it. Claims are no proof: most pages that say so are whole."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from cleaner.facts.linked import Linked, Thing, list_of, raw_texts, read_linked
from cleaner.facts.metas import read_metas
from cleaner.markup import Markup

Tier = Literal["free", "metered", "locked"]

_FREE = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
_TIERS: dict[str, Tier] = {
    "free": "free",
    "metered": "metered",
    "locked": "locked",
    "paid": "locked",
    "premium": "locked",
    "abo": "locked",
    "subscription": "locked",
    "hard": "locked",
    "soft": "metered",
}
_TIER_METAS = (
    "article:content_tier",
    "og:article:content_tier",
    "article:content-tier",
    "article_content_tier",
    "article.access",
    "outbrain:article_access_status",
    "cxenseparse:xyz-tier",
    "cxenseparse:recs:paywall",
)
# Metas that say whether the article is paid for; what those mean that speak of the reader is not asked.
_PAID_META = re.compile(
    r"(?:k5a|lp|bad|tmg|desliga)[:.](?:paid|premium|paywall|premium\.state)"
    r"|ispremium|paid|requiressubscription|cxenseparse:[\w-]*?(?:is_?paid_?content|is_?premium|-premium)"
)
_UNPAID_META = re.compile(r"cxenseparse:[\w-]*-is_free|isaccessibleforfree")
# By the address of a script, and by classes and ids.
_VENDOR_SCRIPTS = re.compile(
    r"(tinypass|piano)\.(?:com|io)|(poool)\.fr|(zephr)|(plenigo)|(evolok)|(steadyhq)\.com|(?:news\.google\.com/)(swg)"
    r"|(pelcro)\.com|(wallkit)|(qiota)|(leaky-paywall)|(laterpay)|(axate)|(newsmemory)|(memberful)",
    re.IGNORECASE,
)
_VENDOR_NAMES = re.compile(
    r"(?<![\w-])(?:(tinypass|tp-modal)|(piano)-|(poool)-|(zephr)-|(evolok)-|(steady)-paywall|(pelcro)-|(leaky)[_-]paywall"
    r"|(laterpay)-|(wkwp)-paywall|(pmpro)_content_message|(rcp)_restricted|(mepr)-unauthorized|(swg)-)"
)
_CALLED = {
    "tinypass": "piano",
    "tp-modal": "piano",
    "steadyhq": "steady",
    "swg": "subscribe-with-google",
    "leaky-paywall": "leaky-paywall",
    "leaky": "leaky-paywall",
    "wkwp": "wallkit",
    "pmpro": "paid-memberships-pro",
    "rcp": "restrict-content-pro",
    "mepr": "memberpress",
}
_MOST_PARTS = 50
_MOST_SELECTORS = 20
_LONGEST_SELECTOR = 300


class Part(NamedTuple):
    """A part of the article: whether it is free to read, and the selectors of the elements that hold it."""

    free: bool | None
    selectors: tuple[str, ...] = ()


class Claims(NamedTuple):
    """What a page claims about access.

    ``free`` is what it says of the article (``isAccessibleForFree``), ``parts`` what of its parts; ``tier`` is free,
    metered or locked; ``paid`` is what a meta of an analytics service says; ``words`` how many the article is said to
    have; ``vendors`` are sellers of paywalls whose marks stand on the page, which says nothing of this article.
    """

    free: bool | None = None
    parts: tuple[Part, ...] = ()
    tier: Tier | None = None
    paid: bool | None = None
    words: int | None = None
    vendors: tuple[str, ...] = ()

    @property
    def closed(self) -> bool:
        """Whether the page claims that not everybody may read all of it."""
        if self.free is False or self.paid or self.tier == "locked":
            return True
        return any(part.free is False for part in self.parts)

    @property
    def gates(self) -> tuple[str, ...]:
        """The selectors of the elements that are said not to be free."""
        return tuple(dict.fromkeys(one for part in self.parts if part.free is False for one in part.selectors))


def claims_of(markup: Markup, linked: Linked | None = None, metas: Mapping[str, Sequence[str]] | None = None) -> Claims:
    """The claims of a page; ``linked`` and ``metas`` are what was read of it already, if it was."""
    linked = read_linked(markup) if linked is None else linked
    metas = read_metas(markup) if metas is None else metas
    described = [thing for thing in (linked.article, linked.page) if thing is not None]
    flags = [free for thing in described if (free := free_of(thing.get("isAccessibleForFree"))) is not None]
    unpaid = [free for name, said in metas.items() if _UNPAID_META.fullmatch(name) for free in map(free_of, said)]
    paid = [paid for name, said in metas.items() if _PAID_META.fullmatch(name) for paid in map(free_of, said)]
    told = [_TIERS[word] for name in _TIER_METAS for word in map(str.lower, metas.get(name, ())) if word in _TIERS]
    return Claims(
        free=flags[0] if flags else next((free for free in unpaid if free is not None), None),
        parts=tuple(part for thing in described for part in _parts(thing))[:_MOST_PARTS],
        tier=told[0] if told else None,
        paid=next((said for said in paid if said is not None), None),
        words=next((count for thing in described if (count := _count(thing.get("wordCount")))), None),
        vendors=tuple(sorted(set(_vendors(markup)))),
    )


def free_of(value: Any) -> bool | None:
    """Whether a value says yes or no: a truth value, a word, or the address schema.org has for it."""
    for item in list_of(value):
        if isinstance(item, bool):
            return item
        if isinstance(item, dict):
            item = item.get("@value", item.get("@id"))
        if isinstance(item, str | int):
            word = str(item)[:100].strip().lower().rpartition("/")[2]
            if word in _FREE:
                return _FREE[word]
    return None


def _parts(thing: Thing) -> Iterator[Part]:
    for part in list_of(thing.get("hasPart"))[:_MOST_PARTS]:
        if isinstance(part, dict):
            free = free_of(part.get("isAccessibleForFree"))
            selectors = tuple(one for text in raw_texts(part.get("cssSelector")) for one in _selectors(text))
            if free is not None or selectors:
                yield Part(free, selectors[:_MOST_SELECTORS])


def _selectors(text: str) -> Iterator[str]:
    """The selectors of a text; some write a list of JSON where a selector belongs."""
    text = text[:2_000].strip()
    if text.startswith(("['", '["')):
        text = re.sub(r"""^\[|\]$|["']""", "", text)
    # A comma within brackets does not part selectors.
    for one in re.split(r",(?![^\[(]*[\])])", text):
        if (one := one.strip()) and len(one) <= _LONGEST_SELECTOR:
            yield one


def _count(value: Any) -> int | None:
    text = str(next(iter(list_of(value)), ""))[:20].strip()
    return int(text) if text.isascii() and text.isdigit() else None


def _vendors(markup: Markup) -> Iterator[str]:
    for node in markup.nodes:
        attributes = node.attributes
        if node.tag == "script":
            found = _VENDOR_SCRIPTS.search(attributes.get("src", "")[:500])
        elif "class" in attributes or "id" in attributes:
            found = _VENDOR_NAMES.search(f"{attributes.get('class', '')[:500]} {attributes.get('id', '')[:100]}")
        else:
            continue
        if found:
            name = (found.group(found.lastindex) if found.lastindex else "").lower()
            yield _CALLED.get(name, name)
