"""Examples tried on small pages, and the guard check."""

import pytest

from cleaner.ruleset.compile import CompiledRule, compile_rule
from cleaner.ruleset.load import SourceRule, load_texts
from cleaner.ruleset.model import Example
from cleaner.trials.examples import PROSE, page_of, try_examples
from cleaner.trials.guard import unguarded


def rule_of(when: str, match: str, keep: str, **keys: str) -> tuple[SourceRule, CompiledRule]:
    lines = {
        "about": "Test.",
        "kind": "sponsor",
        "lang": "en",
        "do": "drop_line",
        "confidence": "certain",
        **keys,
        "when": f"{{{when}}}",
        "examples": f"{{match: [{match}], keep: [{keep}]}}",
    }
    text = "- id: a.en\n" + "".join(f"  {key}: {value}\n" for key, value in lines.items())
    (source,), problems = load_texts([("a.yaml", text)])
    rule, found = compile_rule(source)
    assert rule is not None
    assert [*problems, *found] == []
    return source, rule


def outcomes(*parts: str, **keys: str) -> list[str]:
    return [tried.outcome for tried in try_examples(*rule_of(*parts, **keys))]


def guards(*parts: str, **keys: str) -> list[str]:
    """The parts that no example needs."""
    messages = [problem.message for problem in unguarded(*rule_of(*parts, **keys))]
    end = "; add one that fails without it, or take it out"
    assert all(message.startswith("no example needs ") and message.endswith(end) for message in messages)
    return [message.removeprefix("no example needs ").removesuffix(end) for message in messages]


@pytest.mark.parametrize(("stands", "place"), [("head", 0), ("body", 4), ("tail", 6), ("alone", 0)])
def test_where_an_example_stands(stands: str, place: int) -> None:
    _, rule = rule_of("phrase: Ad", "Ad", "Ads")
    example = Example(text="Ad", stands=stands, before="Above", after="Below")  # type: ignore[arg-type]
    document, at = page_of(example, rule, rule.zones)
    assert at == place + 1
    assert [line.text for line in document.lines[at - 1 : at + 2]] == ["Above", "Ad", "Below"]
    prose = [line.text for line in document.lines if line.text in PROSE]
    assert prose == ([] if stands == "alone" else list(PROSE))


def test_an_example_stands_where_its_rule_wants_it() -> None:
    assert outcomes("phrase: Ad, zone: tail", "Ad", "{text: Ad, stands: head}") == ["fired", "quiet"]
    assert outcomes("phrase: Ad, zone: [head, tail]", "Ad", "{text: Ad, stands: body}") == ["fired", "quiet"]
    assert outcomes("phrase: Ad, language: fr", "Ad", "{text: Ad, lang: en}") == ["fired", "quiet"]
    assert outcomes("phrase: Ad", "Ad, {text: Ad, url: mill.example}", "Ads", sites="mill.example")[:2] == ["fired"] * 2


def test_outcomes() -> None:
    assert outcomes("phrase: Ad", "Ad, Advert", "Ads, Ad") == ["fired", "missing", "quiet", "noisy"]
    gives = "{text: Ad 5, gives: {n: 5}}, {text: Ad 5, gives: {n: 6}}, {text: Ad 5, gives: {m: 5}}"
    source, rule = rule_of('phrase: "Ad {n:number}"', gives, "Ads")
    tried = try_examples(source, rule)
    assert [item.outcome for item in tried] == ["fired", "wrong", "wrong", "quiet"]
    assert [item.detail for item in tried] == ["", "gives n: 5", "gives m: None", ""]
    assert [item.good for item in tried] == [True, False, False, True]


@pytest.mark.parametrize("do", ["drop_line", "drop_block", "drop_to_end", "tag", "keep"])
def test_every_action_can_be_tried(do: str) -> None:
    sets = {"sets": "{paid: true}"} if do == "tag" else {}
    assert outcomes("phrase: Ad", "Ad", "Ads", do=do, **sets) == ["fired", "quiet"]


def test_a_part_to_strip_can_be_tried() -> None:
    assert outcomes("phrase: Read on., match: end", "It is sold. Read on.", "Read on. It is.", do="strip") == [
        "fired",
        "quiet",
    ]


@pytest.mark.parametrize("keys", [{"status": "preview"}, {"confidence": "guess"}, {"confidence": "likely"}])
def test_rules_that_would_not_act_are_tried_all_the_same(keys: dict[str, str]) -> None:
    assert outcomes("phrase: Ad", "Ad", "Ads", **keys) == ["fired", "quiet"]


def test_prose_that_a_doubtful_rule_would_take_is_missing() -> None:
    source, rule = rule_of('regex: "The old mill .*"', f'"{PROSE[0]}"', "Ad", confidence="likely")
    (missing, _) = try_examples(source, rule)
    assert (missing.outcome, missing.detail) == ("missing", "the line looks like prose, and the rule is not certain")


@pytest.mark.parametrize(
    ("parts", "unneeded"),
    [
        (("phrase: Ad", "Ad", "Ads"), []),
        (("phrase: [Ad, Advert]", "Ad, Advert", "Ads"), []),
        (("phrase: [Ad, Advert]", "Ad", "Ads"), ["phrase 'Advert'"]),
        (("phrase: 'Ad {}', max_words: 3", "Ad now", "Ad one two three"), []),
        (("phrase: 'Ad {}', max_words: 3", "Ad now", "Ads"), ["the condition 'max_words'"]),
        (("phrase: Ad, zone: tail", "Ad", "{text: Ad, stands: head}"), []),
        (("phrase: Ad, zone: tail", "Ad", "{text: Ads, stands: head}"), ["the condition 'zone'"]),
        (("phrase: Ad, prev: Home", "{text: Ad, before: Home}", "{text: Ad, before: News}"), []),
        (("phrase: Ad, next: [Home, News]", "{text: Ad, after: Home}", "Ad"), ["'News' in 'next'"]),
        (("phrase: Ad, at: last", "Ad", "{text: Ad, after: News}"), []),
        (("phrase: Ad, language: fr", "Ad", "{text: Ad, lang: en}"), []),
        (("phrase: 'Ad {*}', script: Latin", "Ad", "Ad реклама на мельнице"), []),
        (("phrase: 'Ad {*}', prose: false", "Ad", "Ads"), ["the condition 'prose'"]),
    ],
)  # fmt: skip
def test_the_guard_takes_each_part_away(parts: tuple[str, str, str], unneeded: list[str]) -> None:
    assert guards(*parts) == unneeded


def test_the_guard_points_at_the_part() -> None:
    source, rule = rule_of("phrase: [Ad, Advert], max_words: 3", "Ad", "Ads")
    places = [(problem.line, problem.column) for problem in unguarded(source, rule)]
    assert places == [(7, 23), (7, 43)]


def test_the_guard_tries_examples_where_the_whole_rule_would_stand() -> None:
    assert guards("phrase: Ad, zone: [head, tail]", "Ad, {text: Ad, stands: tail}", "{text: Ad, stands: body}") == []
