"""Phrases: what never matters, what always does, and where slots may stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.ruleset.pattern import BadPattern
from cleaner.ruleset.phrase import compile_phrase

from .helpers import found, phrase_fields, phrase_hits


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "ADVERTISEMENT",
        "— Advertisement —",
        "Advertisement:",
        "• Advertisement",
        "| Advertisement |",
        "→ Advertisement ←",
        "** Advertisement **",
        "### Advertisement",
        "Advertisement…",
        "Advertisement ...",
        "... Advertisement ...",
        "\u00a0Advertisement\u2009",
        "Adver\u00adtisement",
        "\ufeffAdvertisement\u200b",
        "» Advertisement »",
        "\tAdvertisement",
    ],
)
def test_decoration_case_and_invisible_marks_never_matter(line: str) -> None:
    assert phrase_hits("Advertisement", line)


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement is dead.",
        "An advertisement",
        "Advertisements",
        "Advert",
        "Advertisement.",
        "(Advertisement)",
        "Advertisement, too",
    ],
)
def test_other_words_do_matter(line: str) -> None:
    assert not phrase_hits("Advertisement", line)


@pytest.mark.parametrize(
    ("phrase", "line"),
    [
        ("Don't miss a thing", "Don’t miss a thing"),
        ("Don’t miss a thing", "Don't miss a thing"),
        ('Sign up for "The Mill"', "Sign up for “The Mill”"),
        ("Read more - the mill", "Read more – the mill"),
        ("Café crème", "Cafe\u0301 cre\u0300me"),
        ("Cafe\u0301 crème", "CAFÉ CRÈME"),
        ("Straße sperren", "STRASSE SPERREN"),
        ("Strasse sperren", "Straße sperren"),
        ("İlgili haberler", "ilgili haberler"),
        ("Diğer yazılar", "DİĞER YAZILAR"),
        ("λόγος και ήχος", "ΛΌΓΟΣ ΚΑΙ ΉΧΟΣ"),
        ("Read  more   here", "read\u00a0more \u2003here"),
        ("Abonnez-vous ici", "Abonnez‑vous ici"),
    ],
)
def test_folding_works_on_both_sides(phrase: str, line: str) -> None:
    assert phrase_hits(phrase, line)
    assert phrase_hits(f"{phrase} {{number:number}}", f"{line} 7")


@pytest.mark.parametrize("phrase", ["...continued", "… continued", "— continued", "continued …", "* continued:"])
def test_decoration_in_the_phrase_does_not_matter_either(phrase: str) -> None:
    assert phrase_hits(phrase, "continued")
    assert phrase_hits(phrase, "…continued")
    assert phrase_hits(phrase, "- continued -")


@pytest.mark.parametrize(
    ("phrase", "lines"),
    [
        ("Please wait.", ["Please wait", "Please wait.", "Please wait…"]),
        ("Please wait!", ["Please wait", "Please wait!", "Please wait !"]),
        (
            "Abonnez-vous !",
            ["Abonnez-vous", "Abonnez-vous!", "Abonnez-vous !", "Abonnez-vous\u00a0!", "Abonnez-vous\u202f!"],
        ),
        ("Un compte ?", ["Un compte", "Un compte?", "Un compte\u00a0?"]),
        ("登録してください。", ["登録してください", "登録してください。"]),
        ("Subscribe to {}.", ["Subscribe to The Mill", "Subscribe to The Mill."]),
        ("Déjà {n:number} abonnés !", ["Déjà 12 abonnés", "Déjà 12 abonnés!", "Déjà 12 abonnés !"]),
    ],
)
def test_the_last_mark_may_be_left_out(phrase: str, lines: list[str]) -> None:
    for line in lines:
        assert phrase_hits(phrase, line), line
    assert not phrase_hits(phrase, f"{lines[0]}, said the miller and all who had come down to the weir with him")


def test_a_mark_inside_is_not_the_last_one() -> None:
    assert phrase_hits("Enjoying this? Sign up.", "Enjoying this? Sign up")
    assert not phrase_hits("Enjoying this? Sign up.", "Enjoying this Sign up.")
    assert not phrase_hits("Enjoying this", "Enjoying this?")


@pytest.mark.parametrize(
    ("phrase", "short", "long"),
    [
        ("{*} newsletter edition", "newsletter edition", "The new morning newsletter edition"),
        ("The {*} newsletter", "The newsletter", "The new morning newsletter"),
        ("Newsletter edition {*}", "Newsletter edition", "Newsletter edition of the morning"),
        ("{*} newsletter edition {*}", "newsletter edition", "The newsletter edition of today"),
        ("— {*} newsletter edition", "newsletter edition", "— Our newsletter edition"),
        ("Newsletter edition {*} –", "Newsletter edition", "Newsletter edition today –"),
        ("The {*} newsletter {*} edition", "The newsletter edition", "The new newsletter morning edition"),
        ("Newsletter {*} {*} edition", "Newsletter edition", "Newsletter of the morning edition"),
        ("Newsletter{*}", "Newsletter", "Newsletters"),
    ],
)
def test_an_optional_slot_takes_its_space_along(phrase: str, short: str, long: str) -> None:
    assert phrase_hits(phrase, short)
    assert phrase_hits(phrase, long)
    assert not phrase_hits(phrase, "An edition of the newsletter")


def test_slots_count_words() -> None:
    assert not phrase_hits("Posted in {}", "Posted in")
    assert phrase_hits("Posted in {}", "Posted in one two three four five six seven eight")
    assert not phrase_hits("Posted in {}", "Posted in one two three four five six seven eight nine")
    assert phrase_hits("Posted in {*}", "Posted in one two three four five six seven eight")
    assert not phrase_hits("Posted in {*}", "Posted in one two three four five six seven eight nine")
    assert phrase_hits("Read next: {:title}", "Read next: " + " ".join(["word"] * 25))
    assert not phrase_hits("Read next: {:title}", "Read next: " + " ".join(["word"] * 26))
    assert phrase_hits("Tag {:word}", "Tag mills")
    assert not phrase_hits("Tag {:word}", "Tag old mills")


def test_named_slots_become_fields() -> None:
    assert phrase_fields("Photo by {credit:name}", "PHOTO BY Jane Q. Public") == {"credit": "Jane Q. Public"}
    assert phrase_fields("{who} for {what*}", "Anna Miller for The Mill") == {"who": "Anna Miller", "what": "The Mill"}
    assert phrase_fields("Updates {what*}", "Updates") == {}
    assert phrase_fields("{a:number} of {b:number}", "1 of 2") == {"a": 1, "b": 2}


def test_doubled_braces_are_text() -> None:
    assert phrase_hits("Dear {{first_name}}", "Dear {first_name}")
    assert phrase_fields("{{{n:number}}} views", "{12} views") == {"n": 12}


@pytest.mark.parametrize(
    ("lang", "phrase", "line"),
    [
        ("zh-Hans", "本文由{}提供", "本文由河边新闻社提供"),
        ("ja", "残り{rest:number}文字", "残り1200文字"),
        ("ja", "{}の記事を読む", "水車小屋の記事を読む"),
        ("th", "อ่านต่อ{*}", "อ่านต่อ"),
    ],
)
def test_unspaced_scripts(lang: str, phrase: str, line: str) -> None:
    assert phrase_hits(phrase, line, lang)
    assert not phrase_hits(phrase, f"水{line}水", lang)


def test_a_slot_counts_characters_where_words_have_no_spaces() -> None:
    assert phrase_hits("本文由{}提供", f"本文由{'水' * 24}提供", "zh")
    assert not phrase_hits("本文由{}提供", f"本文由{'水' * 25}提供", "zh")


def test_parts_of_a_line() -> None:
    assert phrase_hits("Read more", "Read more about the mill and the weir", stand="start")
    assert not phrase_hits("Read more", "Read moreover", stand="start")
    assert phrase_hits("Read more", "The mill is sold. Read more", stand="end")
    assert phrase_hits("Read more.", "The mill is sold. Read more.", stand="end")
    assert not phrase_hits("Read more", "The mill is sold. Bread more", stand="end")
    assert phrase_hits("sign up", "Go and sign up today", stand="part")
    assert not phrase_hits("sign up", "We design upwards", stand="part")
    assert phrase_hits("続きを読む", "水車の話続きを読む今すぐ", "ja", "part")


def test_a_mark_inside_the_line_is_no_decoration() -> None:
    assert phrase_hits("Photo:", "Photo: Anna Miller", stand="start")
    assert not phrase_hits("Photo:", "Photo editors met at the mill", stand="start")


def test_a_part_to_strip_begins_a_sentence() -> None:
    pattern = compile_phrase("Read more", "en", "end", strips=True)
    assert found(pattern, "The mill is sold. Read more")
    assert found(pattern, "Read more")
    assert not found(pattern, "Those who can read more")


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("• — •", "decoration"),
        ("...", "decoration"),
        ("\u200b", "empty"),
        ("By {name", "a single {"),
        ("By name}", "a single }"),
        ("By {the-name}", "a single {"),
        ("By {who:person}", "no slot type 'person'"),
        ("By {*:name}", "both * and a type"),
    ],
)
def test_bad_phrases_say_why(phrase: str, words: str) -> None:
    with pytest.raises(BadPattern, match=words.replace("*", r"\*").replace("{", r"\{")):
        compile_phrase(phrase, "en")


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="{}"), max_size=40)


@given(TEXTS)
def test_any_text_matches_itself_in_any_case(text: str) -> None:
    try:
        pattern = compile_phrase(text, "en")
    except BadPattern:
        return
    assert found(pattern, text)
    assert found(pattern, f"  — {text} …")


@given(TEXTS, TEXTS)
def test_text_around_a_slot_matches_itself(before: str, after: str) -> None:
    pattern = compile_phrase(f"{before} {{n:number}} {after}", "en")
    assert found(pattern, f"{before} 54.35 {after}")
