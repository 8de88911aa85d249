"""Lists of links away from the text go before anything else is looked at."""

from cleaner import Cleaner
from cleaner.planning.edits import BODY
from cleaner.planning.far import far_lines
from cleaner.planning.settle import FAR
from cleaner.reading.html import read_html

from .helpers import BRIDGE, FERRY, SHOPS, cleaner_of, rule
from .test_body import MENU as MENU_WORDS
from .test_page_body import links, page, paragraphs

WORDS = "Harbour Council Ferries Weather Locks Weirs Mills Goats Barges Tides".split()
MENU = links(*WORDS)
MIDDLE = WORDS[3:-3]
STORY = paragraphs(BRIDGE, FERRY, SHOPS)


def far(html: str) -> list[str]:
    document = read_html(html)
    assert document.markup is not None
    numbers = far_lines(document.lines, document.markup)
    return [line.text for line in document.lines if line.number in numbers]


def test_menus() -> None:
    assert far(f"<nav>{MENU}</nav><div>{STORY}</div>") == MIDDLE
    assert far(f"<div>{STORY}</div><div><h3>Read more</h3>{MENU}</div>") == WORDS[2:-3]


def test_what_is_short_or_hardly_linked_is_not_far() -> None:
    assert far(f"<nav>{links(*WORDS[:9])}</nav><div>{STORY}</div>") == []
    assert far(f"<nav><p>No links at all stand here, but many letters{MENU}</nav><div>{STORY}</div>") == []


def test_what_stands_in_the_element_of_the_text_is_not_far() -> None:
    assert far(f"<div>{STORY}{MENU}</div>") == []


def test_what_stands_beside_prose_is_not_far() -> None:
    assert far(f"<div>{STORY}{STORY}</div><aside><p>{BRIDGE}</p><a href=1>a</a><br><a href=2>b</a></aside>") == []


def test_without_prose_nothing_is_far() -> None:
    assert far(f"<nav>{MENU}</nav><div><p>The bridge is closed.</div>") == []


def test_the_reason() -> None:
    cleaned = Cleaner().clean_html(page(STORY))
    reasons = {edit.text: edit.reason for edit in cleaned.edits if edit.rule == BODY}
    assert [reasons[word] for word in MENU_WORDS[3:-3]] == [FAR] * (len(MENU_WORDS) - 6)


def test_a_line_that_a_rule_keeps_stays() -> None:
    html = f"<!doctype html><nav>{MENU}</nav><div>{STORY}</div>"
    cleaner = Cleaner()
    assert "Weather" not in cleaner.clean_html(html).text
    keep = cleaner_of(rule("k", phrase="Weather", do="keep"))
    # A rule set made on the spot has no weights of its own.
    keep.ruleset.page_weights = cleaner.ruleset.page_weights
    assert "Weather" in keep.clean_html(html).text.split("\n")
    in_nav = cleaner_of(rule("k", css="nav", do="keep"))
    in_nav.ruleset.page_weights = cleaner.ruleset.page_weights
    assert "Weather" in in_nav.clean_html(html).text.split("\n")


def test_by_rules_alone_nothing_is_far() -> None:
    assert "Mills" in Cleaner(body="off").clean_html(f"<!doctype html><nav>{MENU}</nav><div>{STORY}</div>").text
