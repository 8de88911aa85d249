"""The draft of a rule: what changes becomes a slot, and whatever the line is, the YAML says it word for word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.ruleset.compile import compile_rule
from cleaner.ruleset.load import load_texts
from cleaner.ruleset.scaffold import id_of, phrase_of, rule_text
from cleaner.trials.examples import try_examples


@pytest.mark.parametrize(
    ("line", "phrase"),
    [
        ("Advertisement", "Advertisement"),
        ("  Read more \t", "Read more"),
        ("You have 41.5% left to read.", "You have {:number}% left to read."),
        ("12.30% read it at 12.30 pm, 12:30 or 12h30", "{:number}% read it at {:time}, {:time} or {:time}"),
        ("Published on 12 Mar 2025 at 10:30", "Published on {:date} at {:time}"),
        ("Published on 2025-03-12", "Published on {:date}"),
        ("Monday, March 12, 2025 | Chapter 12, 2025", "{:date} | Chapter {:number}, {:number}"),
        ("From 1 200 readers", "From {:number} readers"),
        ("Only $5.99 a month, or 59 € a year", "Only {:price} a month, or {:price} a year"),
        ("Write to ada@mill.example or to @ada_reed", "Write to {:email} or to {:handle}"),
        ("Listen to mp3 files of K9", "Listen to mp3 files of K9"),
        ("Chapter 12 Mill 2025", "Chapter {:number} Mill {:number}"),
        ("Hello {name}, welcome {}", "Hello {{name}}, welcome {{}}"),
        ("{{ title }}", "{{{{ title }}}}"),
        ("Sold for {5}", "Sold for {{{:number}}}"),
    ],
)
def test_what_changes_becomes_a_slot(line: str, phrase: str) -> None:
    assert phrase_of(line) == phrase


@pytest.mark.parametrize(
    ("line", "lang", "name"),
    [
        ("Read more from Le Monde", "en", "read-more-from.en"),
        ("Read", "fr", "read.fr"),
        ("Read more", "any", "read-more"),
        ("Été à Zürich", "fr", "ete-a-zurich.fr"),
        ("続きを読む", "ja", "line.ja"),
        ("12 : 30", "any", "line"),
        ("A/B 2 C", "zh-Hans", "a-b-c.zh-Hans"),
    ],
)
def test_ids_are_the_first_words(line: str, lang: str, name: str) -> None:
    assert id_of(line, lang, ()) == name


def test_ids_that_are_taken_get_a_number() -> None:
    assert id_of("Read more", "en", {"read-more.en"}) == "read-more-2.en"
    assert id_of("Read more", "en", {"read-more.en", "read-more-2.en"}) == "read-more-3.en"
    assert id_of("Read more", "fr", {"read-more.en"}) == "read-more.fr"
    assert id_of("Read more", "any", {"read-more"}) == "read-more-2"


def test_the_keep_example_is_the_sentence_given_or_a_quotation() -> None:
    for keep, wanted in (
        ("Read more, she said.", "Read more, she said."),
        (None, '"Read more," the sign on the old mill had said for as long as anyone could remember.'),
    ):
        ((source,), problems) = load_texts([("a.yaml", rule_text("read.en", "Read more!", "related", "en", keep))])
        assert problems == []
        assert source.rule.examples.keep == [wanted]


# Words that YAML reads as something else, and an id and the code of a language among them.
@pytest.mark.parametrize(
    ("line", "lang"), [("No", "any"), ("Yes", "any"), ("Null", "any"), ("Off", "no"), ("On", "no")]
)
def test_words_of_yaml_stay_texts(line: str, lang: str) -> None:
    name = id_of(line, lang, ())
    ((source,), problems) = load_texts([("a.yaml", rule_text(name, line, "related", lang, None))])
    assert problems == []
    assert (source.rule.id, source.rule.lang, source.rule.examples.match) == (name, lang, [line])


WORDS = (
    "Read more of this 12 5% {x} } { {{ a@b.org @ada $5 10:30 -3 # ' \" \\ \\n : - [x] | … » x. ? ! ß İ 😀 % & * , ` @"
    " > 日本 No ~ ? null 2024-06-24 12\u00a0Mar\u00a02025 \x7f \x85 \u2028 \ufeff \ufffe \u00ad \x00 \x07 \x9b"
    " １２ \U0010ffff"
).split(" ")
LINES = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"), min_size=1, max_size=30),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map("".join),
).filter(str.strip)


@given(LINES, st.sampled_from(["en", "ja", "no", "zh-Hans", "any"]), st.none() | LINES)
def test_any_line_comes_back_from_its_draft(line: str, lang: str, keep: str | None) -> None:
    name = id_of(line, lang, ())
    found, problems = load_texts([("a.yaml", rule_text(name, line, "share", lang, keep))])
    assert problems == []
    (source,) = found
    assert (source.rule.id, source.rule.lang, source.rule.kind) == (name, lang, "share")
    assert source.rule.when.phrase == [phrase_of(line)]
    assert source.rule.examples.match == [line.strip()]
    assert keep is None or source.rule.examples.keep == [keep]


PLAIN = st.lists(
    st.sampled_from(
        "Read more of our newsletter Sign up 12 41.5% $5 10:30 ada@mill.example @ada {name} “Mill” 12.".split()
    ),
    min_size=1,
    max_size=6,
)


@given(PLAIN, st.sampled_from(["en", "no", "any"]))
def test_a_draft_of_plain_words_passes_its_own_trial(words: list[str], lang: str) -> None:
    line = " ".join(["Subscribe", *words])
    ((source,), _) = load_texts([("a.yaml", rule_text("a", line, "share", lang, None))])
    rule, problems = compile_rule(source)
    assert problems == []
    assert rule is not None
    assert [tried.outcome for tried in try_examples(source, rule)] == ["fired", "quiet"]
