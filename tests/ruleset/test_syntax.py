"""The reader of regular expressions: what it understands, what it leaves alone, and which patterns run away."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from cleaner.ruleset.syntax import (
    Any_,
    Choice,
    Node,
    Optional_,
    Repeat,
    Seq,
    Text,
    Unreadable,
    Void,
    parse,
    runs_away,
)


@pytest.mark.parametrize(
    ("expression", "node"),
    [
        ("a", Text("a")),
        ("", Seq(())),
        ("ab", Seq((Text("a"), Text("b")))),
        ("a|b", Choice((Text("a"), Text("b")))),
        (".", Any_()),
        (r"\.", Text(".")),
        (r"\d", Any_()),
        (r"\p{Lu}", Any_()),
        (r"\pL", Any_()),
        (r"\n", Text("\n")),
        (r"\x41", Text("A")),
        (r"\u00e9", Text("é")),
        (r"\U0001F600", Text("😀")),
        (r"\b", Void()),
        ("^", Void()),
        ("a?", Optional_(Text("a"))),
        ("a??", Optional_(Text("a"))),
        ("a*", Repeat(Text("a"), 0, 0, open=True)),
        ("a+", Repeat(Text("a"), 1, 1, open=True)),
        ("a++", Repeat(Text("a"), 1, 1, open=True, atomic=True)),
        ("a{3}", Repeat(Text("a"), 3, 3, open=False)),
        ("a{2,}", Repeat(Text("a"), 2, 2, open=True)),
        ("a{,4}", Repeat(Text("a"), 0, 4, open=False)),
        ("a{1}", Text("a")),
        ("[ab]", Choice((Text("a"), Text("b")))),
        ("[a-z]", Any_()),
        ("[^a]", Any_()),
        ("[]a]", Any_()),
        ("[[:alpha:]]", Any_()),
        (r"[\]a]", Any_()),
        ("(a)", Text("a")),
        ("(?:a)", Text("a")),
        ("(?P<n>a)", Text("a")),
        ("(?<n>a)", Text("a")),
        ("(?>a)", Repeat(Text("a"), 1, 1, open=False, atomic=True)),
        ("(?i)a", Seq((Void(), Text("a")))),
        ("(?i:a)", Text("a")),
        ("(?V0)a", Seq((Void(), Text("a")))),
        ("(?=a)", Void(Text("a"))),
        ("(?!a)", Void(Text("a"))),
        ("(?<=a)", Void(Text("a"))),
        ("(?<!a)", Void(Text("a"))),
        ("(?#a)", Void()),
    ],
)
def test_what_is_understood(expression: str, node: Node) -> None:
    regex.compile(expression)
    assert parse(expression) == node


@pytest.mark.parametrize(
    "expression",
    [
        r"(a)\1",
        "(?P<n>a)(?P=n)",
        "(?x)a b",
        "(?V1)[[a-c]--[b]]",
        "(?r)a",
        "(?b)a",
        "(a)?(?(1)b|c)",
        "(?|a|b)",
        "(a)(?1)",
        "(?R)?a",
        "a{e<=1}",
        "a{1e}",
        "a(*SKIP)b",
        r"\L<words>",
        "(?:a",
        "a)",
        "[a",
        "a{²}",
    ],
)
def test_what_is_given_up(expression: str) -> None:
    with pytest.raises(Unreadable):
        parse(expression)


@given(st.text(r"ab0²(){}[]|?*+^$.\,-:=!<>#PiVxwdu&", max_size=12))
def test_any_text_is_read_or_given_up(text: str) -> None:
    try:
        compiled = regex.compile(text)
    except regex.error:
        return
    try:
        node = parse(text)
    except Unreadable:
        return
    assert runs_away(node) in (True, False)
    if isinstance(node, Text):
        assert compiled.fullmatch(node.text)


@pytest.mark.parametrize(
    "expression",
    [
        "(a+)+",
        "(a*)*",
        r"(?:\w+ ?)+",
        "(?:a|b+)*",
        "(?:(?:a+){2}b?)+",
        "(?i:a+)+",
        "(?P<n>.*,)*",
        "(a+){2,}",
        "((a+)?)+",
    ],
)
def test_what_runs_away(expression: str) -> None:
    assert runs_away(parse(expression))


@pytest.mark.parametrize(
    "expression",
    ["a+b+", "(?:ab)+", "(?:a+){0,20}", "(?:a+)++", "(?>a+)+x", "(?:a++,)+", "(?:a{1,5})+", ".* and .*"],
)
def test_what_does_not_run_away(expression: str) -> None:
    assert not runs_away(parse(expression))
