"""Examples of rules about elements: pages in HTML, and what the rule leaves of them; and their guard check."""

import pytest

from cleaner.trials.examples import try_examples
from cleaner.trials.guard import unguarded

from .test_trials import guards, outcomes, rule_of

MATCH = "{html: '<figure><figcaption>The mill</figcaption></figure><p>It is sold.</p>', leaves: It is sold.}"
KEEP = "'<p>The mill</p>'"


def test_outcomes() -> None:
    assert outcomes("css: figcaption", MATCH, KEEP) == ["fired", "quiet"]
    assert outcomes("css: figcaption", f"'<p>The mill</p>', {MATCH}", f"'<figcaption>a</figcaption>', {KEEP}") == [
        "missing",
        "fired",
        "noisy",
        "quiet",
    ]


def test_a_plain_text_is_a_page_of_which_nothing_is_left() -> None:
    source, rule = rule_of("css: figcaption", "'<figcaption>The mill</figcaption><p>It is sold.</p>'", KEEP)
    (wrong, quiet) = try_examples(source, rule)
    assert (wrong.outcome, wrong.detail, quiet.outcome) == ("wrong", "leaves ['It is sold.']", "quiet")


def test_a_list_of_lines_is_left() -> None:
    html = "'<p>It is sold.</p><figcaption>The mill</figcaption><p>It was old.</p>'"
    assert outcomes("css: figcaption", f"{{html: {html}, leaves: [It is sold., It was old.]}}", KEEP)[0] == "fired"
    assert outcomes("css: figcaption", f"{{html: {html}, leaves: It is sold.}}", KEEP)[0] == "wrong"


@pytest.mark.parametrize("keys", [{"do": "keep"}, {"do": "tag", "sets": "{picture: true}"}])
def test_rules_that_take_nothing_leave_what_they_do_not_touch(keys: dict[str, str]) -> None:
    assert outcomes("css: figcaption", MATCH, KEEP, **keys) == ["fired", "quiet"]


def test_facts_are_compared() -> None:
    match = "{html: '<figcaption>a</figcaption>', gives: {picture: true}}"
    keys = {"do": "tag", "sets": "{picture: true}"}
    assert outcomes("css: figcaption", match, KEEP, **keys)[0] == "fired"
    assert outcomes("css: figcaption", match.replace("true", "false"), KEEP, **keys)[0] == "wrong"


def test_prose_that_a_doubtful_rule_would_take_is_missing() -> None:
    from cleaner.trials.examples import PROSE

    source, rule = rule_of("css: p", f"'<p>{PROSE[0]}</p>'", "'<b>a</b>'", confidence="likely")
    (missing, _) = try_examples(source, rule)
    assert missing.outcome == "missing"


def test_a_rule_of_a_site_is_tried_at_home() -> None:
    away = "{html: '<figcaption>a</figcaption>', url: ferry.example}"
    assert outcomes("css: figcaption", MATCH, away, sites="mill.example") == ["fired", "quiet"]


@pytest.mark.parametrize(
    ("css", "match", "keep", "unneeded"),
    [
        ("figcaption", "'<figcaption>a</figcaption>'", "'<p>a</p>'", []),
        ("[b, i]", "'<b>a</b>', '<i>a</i>'", "'<p>a</p>'", []),
        ("[b, i]", "'<b>a</b>'", "'<p>a</p>'", ["css 'i'"]),
        ("'b, i'", "'<b>a</b>'", "'<p>a</p>'", ["the selector 'i'"]),
        ("b.x", "'<b class=x>a</b>'", "'<b>a</b>', '<i class=x>a</i>'", []),
        ("b.x", "'<b class=x>a</b>'", "'<b>a</b>'", ["'b' in 'b.x'"]),
        ("'.box b'", "'<p class=box><b>a</b></p>'", "'<p>a</p>'", ["'.box' above in '.box b'"]),
        ("'p > b'", "'<p><b>a</b></p>'", "'<b>a</b>'", ["'>' in 'p > b'"]),
        ("'p > b'", "'<p><b>a</b></p>'", "'<b>a</b>', '<p><i><b>a</b></i></p>'", []),
        ("'b:not(.x)'", "'<b>a</b>'", "'<i>a</i>'", ["':not(.x)' in 'b:not(.x)'"]),
        ("'b:not(.x)'", "'<b>a</b>'", "'<b class=x>a</b>'", []),
    ],
)
def test_the_guard_takes_each_selector_and_each_part_away(css: str, match: str, keep: str, unneeded: list[str]) -> None:
    assert guards(f"css: {css}", match, keep) == unneeded


def test_the_guard_takes_conditions_away() -> None:
    long = "'<b>a word or two</b>'"
    assert guards("css: b, max_words: 2", "'<b>a</b>'", long) == []
    assert guards("css: b, max_words: 2", "'<b>a</b>'", "'<i>a</i>'") == ["the condition 'max_words'"]


def test_the_guard_points_at_the_part() -> None:
    source, rule = rule_of("css: [b, 'p i']", "'<b>a</b>', '<p><i>a</i></p>'", "'<p>a</p>'")
    assert [(problem.line, problem.column) for problem in unguarded(source, rule)] == [(7, 19)]
