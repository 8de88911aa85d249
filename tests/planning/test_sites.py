"""Rules of one site act there and nowhere else."""

from typing import Any

import pytest

from .helpers import BRIDGE, cleaner_of, page, rule

TEXT = page("Menu", BRIDGE)


def acts(url: str | None, **keys: Any) -> bool:
    return cleaner_of(rule("a", phrase="Menu", **keys)).clean(TEXT, url=url).text == BRIDGE


ON_THE_SITE = [
    "https://ferry.example/news/1",
    "http://ferry.example",
    "https://www.ferry.example/news",
    "https://m.ferry.example/",
    "https://a.b.ferry.example/?x=1#y",
    "HTTPS://WWW.FERRY.EXAMPLE/",
    "https://user:word@ferry.example:8443/a",
    "//ferry.example/a",
    "ferry.example",
    "www.ferry.example",
    "ferry.example/news",
    "ferry.example:8080",
]
ELSEWHERE = [
    None,
    "",
    "https://other.example/",
    "https://notferry.example/",
    "https://ferry.example.org/",
    "https://example/ferry.example",
    "https://other.example/?from=https://ferry.example/",
    "http://[ferry.example/",
    "http://[::1]/",
    "not a url",
    "file:///ferry.example",
    "///",
    "\x00",
]


@pytest.mark.parametrize("url", ON_THE_SITE)
@pytest.mark.parametrize("site", ["ferry.example", "www.ferry.example", "Ferry.Example", "ferry.example/"])
def test_on_the_site(url: str, site: str) -> None:
    assert acts(url, sites=site)
    assert not acts(url, not_sites=site)


@pytest.mark.parametrize("url", ELSEWHERE)
def test_elsewhere(url: str | None) -> None:
    assert not acts(url, sites="ferry.example")
    assert acts(url, not_sites="ferry.example")


@pytest.mark.parametrize(
    ("url", "inside"),
    [
        ("https://ferry.example/en", True),
        ("https://ferry.example/en/", True),
        ("https://www.ferry.example/en/news/1.html?q", True),
        ("ferry.example/en/news", True),
        ("https://ferry.example/english", False),
        ("https://ferry.example/fr/en", False),
        ("https://ferry.example/", False),
        ("https://ferry.example/EN", False),
        ("https://other.example/en", False),
    ],
)
@pytest.mark.parametrize("site", ["ferry.example/en", "ferry.example/en/"])
def test_a_part_of_a_site(url: str, inside: bool, site: str) -> None:
    assert acts(url, sites=site) is inside
    assert acts(url, not_sites=site) is not inside


def test_a_list_of_sites() -> None:
    sites = ["ferry.example", "tide.example/boats"]
    assert acts("ferry.example", sites=sites)
    assert acts("tide.example/boats/1", sites=sites)
    assert not acts("tide.example", sites=sites)


def test_a_site_but_for_a_part_of_it() -> None:
    both = {"sites": "ferry.example", "not_sites": "ferry.example/en"}
    assert acts("https://ferry.example/fr", **both)
    assert not acts("https://ferry.example/en", **both)
    assert not acts("https://other.example/", **both)


def test_a_keep_rule_of_a_site_keeps_there_alone() -> None:
    cleaner = cleaner_of(rule("a", phrase="Menu"), rule("b", phrase="Menu", do="keep", sites="ferry.example"))
    assert cleaner.clean(TEXT, url="https://ferry.example/").text == TEXT
    assert cleaner.clean(TEXT, url="https://other.example/").text == BRIDGE
    assert cleaner.clean(TEXT).text == BRIDGE
