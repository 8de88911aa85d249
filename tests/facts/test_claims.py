"""What markup claims about access, as it stands there."""

from typing import Any

import pytest

from cleaner.facts.claims import Claims, Part, claims_of

from .helpers import article, linked, read


def claims(head: str = "", body: str = "") -> Claims:
    markup = read(head, body).markup
    assert markup is not None
    return claims_of(markup)


@pytest.mark.parametrize(
    ("value", "free"),
    [
        (True, True),
        (False, False),
        ("True", True),
        ("False", False),
        ("false", False),
        (" FALSE ", False),
        ("http://schema.org/False", False),
        ("https://schema.org/True", True),
        ({"@id": "http://schema.org/False"}, False),
        ({"@value": "true"}, True),
        (["False"], False),
        (0, False),
        ("no", False),
        ("", None),
        (None, None),
        ("perhaps", None),
        ({}, None),
        (10**40, None),
    ],
)
def test_is_accessible_for_free_in_any_form(value: Any, free: bool | None) -> None:
    assert claims(linked(article(isAccessibleForFree=value))).free is free


@pytest.mark.parametrize(
    ("selector", "selectors"),
    [
        (".wall", (".wall",)),
        (".wall, #more", (".wall", "#more")),
        ([".wall", "#more"], (".wall", "#more")),
        ("['.wall, #more']", (".wall", "#more")),
        ('[".wall","h2.lead"]', (".wall", "h2.lead")),
        ("[data-lock]", ("[data-lock]",)),
        (":is(.a, .b) p, .c", (":is(.a, .b) p", ".c")),
        (None, ()),
        (7, ()),
        ("x" * 10_000, ()),
    ],
)
def test_parts_and_their_selectors(selector: Any, selectors: tuple[str, ...]) -> None:
    part = {"@type": "WebPageElement", "isAccessibleForFree": "False", "cssSelector": selector}
    for several in (part, [part]):
        said = claims(linked(article(isAccessibleForFree=True, hasPart=several)))
        assert said.parts == (Part(False, selectors),)
        assert (said.free, said.gates, said.closed) == (True, selectors, True)


def test_a_part_that_is_free_is_no_gate() -> None:
    said = claims(linked(article(hasPart={"isAccessibleForFree": True, "cssSelector": ".lead"})))
    assert (said.parts, said.gates, said.closed) == ((Part(True, (".lead",)),), (), False)


@pytest.mark.parametrize(
    ("meta", "wanted"),
    [
        ('property="article:content_tier" content="locked"', Claims(tier="locked")),
        ('property="og:article:content_tier" content="Metered"', Claims(tier="metered")),
        ('name="article:content-tier" content="free"', Claims(tier="free")),
        ('name="article.access" content="paid"', Claims(tier="locked")),
        ('name="article:content_tier" content=""', Claims()),
        ('name="k5a:paid" content="1"', Claims(paid=True)),
        ('name="ispremium" content="0"', Claims(paid=False)),
        ('name="cXenseParse:abc-ispaidcontent" content="true"', Claims(paid=True)),
        ('name="cXenseParse:abc-is_free" content="no"', Claims(free=False)),
        ('itemprop="isAccessibleForFree" content="False"', Claims(free=False)),
        # An advertorial, and what is said of the reader.
        ('name="adv:premium" content="yes"', Claims()),
        ('name="lp:paywall_user" content="1"', Claims()),
        ('name="robots" content="noarchive"', Claims()),
    ],
)
def test_metas(meta: str, wanted: Claims) -> None:
    assert claims(f"<meta {meta}>") == wanted
    assert wanted.closed is (wanted.tier == "locked" or wanted.paid is True or wanted.free is False)


@pytest.mark.parametrize(
    ("body", "vendors"),
    [
        ('<script src="https://cdn.tinypass.com/api/x.js"></script><div class="tp-modal"></div>', ("piano",)),
        ('<script src="https://news.google.com/swg/js/v1/swg.js"></script>', ("subscribe-with-google",)),
        ('<div id="leaky_paywall_message"></div><div class="steady-paywall-container">', ("leaky-paywall", "steady")),
        ('<div class="poool-widget"></div>', ("poool",)),
        ('<div class="piano"></div><p class="concert-piano-x">', ()),
    ],
)
def test_sellers_of_paywalls(body: str, vendors: tuple[str, ...]) -> None:
    said = claims(body=body)
    assert said.vendors == vendors
    assert not said.closed


@pytest.mark.parametrize(("count", "words"), [(850, 850), ("850", 850), ("many", None), (-5, None), (None, None)])
def test_the_number_of_words(count: Any, words: int | None) -> None:
    assert claims(linked(article(wordCount=count))).words == words
