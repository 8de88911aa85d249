"""Required literals are never too narrow: whatever an expression matches, the index would have found."""

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.folding import view_of
from cleaner.ruleset.compile import regex_pattern
from cleaner.ruleset.literals import MIN_BITS, best, bits, required_of, searchable
from cleaner.ruleset.model import Stand, When
from cleaner.ruleset.pattern import BadPattern, find
from cleaner.ruleset.syntax import parse

from .helpers import folded, found


def literals(expression: str, whole_line: bool = True) -> set[str]:
    required = required_of(parse(expression), whole_line)
    return set(required.texts) if required else set()


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("Read more", {"\nread more\n"}),
        (r"Read more\.", {"\nread more"}),
        (r"\d+ comments", {" comments\n", "\ncomments\n"}),
        ("(?:Share|Tweet) this .*", {"\nshare this ", "\nshare this\n", "\ntweet this ", "\ntweet this\n"}),
        ("(?i)SHARE on [A-Z]+", {"\nshare on ", "\nshare on\n"}),
        ("(?:- )?Advertisement", {"\nadvertisement\n"}),
        (r"Photo ?: .*", {"\nphoto: ", "\nphoto : ", "\nphoto\n"}),
        ("Sign up|Log in", {"\nsign up\n", "\nlog in\n"}),
        ("(Newsletter){2}", {"newsletter"}),
        ("(Newsletter){0,2}x", {"x\n"}),
        (r"[Ss]ubscribe \w+", {"\nsubscribe ", "\nsubscribe\n"}),
        (r"(?=Sub)\w+cribe now", {"cribe now\n"}),
        (r"\w+", set()),
        ("ab", {"\nab\n"}),
        ("a.b", {"b\n"}),
        ("x{1,3}comments", {"comments\n"}),
    ],
)
def test_literals_of_expressions(expression: str, expected: set[str]) -> None:
    assert literals(expression) == expected


def test_a_part_of_a_line_is_not_anchored() -> None:
    assert literals("Read more", whole_line=False) == {"read more"}


def test_too_many_choices_are_not_spelt_out() -> None:
    many = "|".join("abcdefgh")
    found = literals(f"(?:{many})(?:{many})(?:{many}) newsletter")
    assert len(found) == 8
    assert "a newsletter\n" in found


@pytest.mark.parametrize(
    ("text", "literals"),
    [
        ("Read More", ("read more",)),
        (" - Photo: ", (" - photo: ", " - photo\n", "\nphoto: ", "\nphoto\n")),
        ("\nPhoto: ", ("\nphoto: ", "\nphoto\n")),
        ("\n- Photo\n", ("\nphoto\n",)),
        ("\nWait...\n", ("\nwait\n",)),
        ("said ...", ("said ...", "said\n")),
        ("\nWait..\n", ("\nwait",)),
        ("Read more. ", ("read more",)),
        ("» Photo", ("photo",)),
        ("\n", ()),
        (" | ", ()),
        (".", ()),
    ],
)
def test_literals_are_what_can_stand_in_the_searched_text(text: str, literals: tuple[str, ...]) -> None:
    assert searchable(text) == literals


def test_the_rarest_run_wins_and_common_ones_are_not_worth_it() -> None:
    assert best([["the"], ["newsletter", "subscription"]]) == best([["newsletter", "subscription"]])
    assert bits("e ") < MIN_BITS
    assert best([["e "], []]) is None
    weak, strong = best([["x"], ["the"]]), best([["newsletter"]])
    assert weak is not None
    assert strong is not None
    assert (weak.weak, strong.weak) == (True, False)
    assert bits("quiz") > bits("seen")


# An expression together with a text that it matches, built side by side.
WORDS = st.sampled_from(
    [
        "news",
        "Letter",
        "sign up",
        "ß",
        "é",
        "ſ",
        "K",
        "Ǆ",
        "続き",
        "...",
        "- ",
        ": ",
        " |",
        "x",
        "é",
        "ﬁ",
        "Σ",
        "ς",
        "…",
        "’",
    ]
)


def _escaped(text: str) -> str:
    return "".join(f"\\u{ord(char):04x}" if not char.isascii() else regex.escape(char) for char in text)


@st.composite
def pairs(draw: st.DrawFn, depth: int = 3) -> tuple[str, str]:
    kind = draw(
        st.sampled_from(["text", "text", "class", "any", "void", "seq", "or", "maybe", "times", "group", "flags"])
    )
    if depth == 0 or kind == "text":
        text = draw(WORDS)
        return _escaped(text), text
    if kind == "class":
        chars = draw(st.text("abcXYZ0é", min_size=1, max_size=5))
        return f"[{chars}]", draw(st.sampled_from(chars))
    if kind == "any":
        return draw(
            st.sampled_from([(r"\w", "q"), (r"\d", "7"), (".", "-"), (r"\S", "é"), (r"\p{Lu}", "É"), ("[^a-c]", "z")])
        )
    if kind == "void":
        return draw(
            st.sampled_from([("(?=.*)", ""), (r"\B", ""), (r"\b", ""), ("(?#news)", ""), ("^", ""), ("(?!z)", "")])
        )
    parts = [draw(pairs(depth - 1)) for _ in range(draw(st.integers(1, 3)))]
    sources, texts = [source for source, _ in parts], [text for _, text in parts]
    if kind == "or":
        return f"(?:{'|'.join(sources)})", draw(st.sampled_from(texts))
    source, text = "".join(sources), "".join(texts)
    if kind == "maybe":
        return f"(?:{source}){draw(st.sampled_from(['?', '??', '*', '{0,2}', '{,3}']))}", draw(
            st.sampled_from(["", text])
        )
    if kind == "times":
        return f"(?:{source}){draw(st.sampled_from(['+', '{2}', '{1,3}', '++', '{2,}']))}", text * 2
    if kind == "group":
        opening = draw(st.sampled_from(["(", "(?P<name>", "(?<name>", "(?>", "(?:"]))
        return f"{opening}{source})", text
    if kind == "flags":
        return f"(?i:{source})", draw(st.sampled_from([text, text.upper(), text.lower(), text.title()]))
    return source, text


@settings(max_examples=400)
@given(pairs(), st.sampled_from(["line", "start", "end", "part"]), st.sampled_from(["", "news ", "— "]), st.booleans())
def test_what_matches_is_always_found(pair: tuple[str, str], stand: Stand, beside: str, loud: bool) -> None:
    source, text = pair
    try:
        pattern = regex_pattern(f"(?i){source}" if loud else source, When(regex=source, match=stand))
    except BadPattern:
        return
    for line in (text, text.swapcase(), f"{beside}{text}", f"{text}{beside}", f"— {text} …", f"...{text}:"):
        # The helper fails when the pattern matches and the index would not have named it.
        found(pattern, line)


@given(st.data())
def test_what_real_expressions_match_is_always_found(data: st.DataObject) -> None:
    expression = data.draw(
        st.sampled_from(
            [
                r"(?:Read|See) (?:more|also):? [A-Za-z ]{1,20}",
                r"[0-9]{1,3} (?:comments?|replies) so far\.?",
                r"(?:- |\* )?Sign (?:up|in)(?: now)?!?",
                r"(Share|Tweet)(?:, (?:Share|Tweet)){0,3} this page",
                r"\(?Photo(?:graph)?: [A-Z][a-z]+\)?",
                r"Page [0-9]+ of [0-9]+ \| The Mill",
            ]
        )
    )
    line = data.draw(st.from_regex(expression, fullmatch=True))
    pattern = regex_pattern(expression, When(regex=expression))
    assert pattern.literals
    hit = found(pattern, line)
    # White space at the ends or in runs is gone from the view: then there may be nothing to match.
    assert hit is not None or view_of(line) != line


@pytest.mark.parametrize(
    "expression",
    [
        "(?V1)advert[[a-c]--[b]]sponsor",
        "(newsletter)?sponsor(?1)ed",
        "newsletter(*SKIP)sponsor",
        "(?:newsletter){e<=1}",
        "newsletter{1e}",
        "(?r)newsletter",
        "(?x)news letter",
        r"(newsletter)\1",
        "(a)?(?(1)newsletter|b)",
        "(?|newsletter|b)",
        r"news\L<words>letter",
    ],
)
def test_what_is_not_understood_is_not_indexed(expression: str) -> None:
    try:
        pattern = regex_pattern(expression, When(regex=expression))
    except BadPattern:
        return
    assert pattern.literals == ()


def test_a_match_and_its_literals_by_hand() -> None:
    pattern = regex_pattern("(?V1)advert[[a-c]--[b]]sponsor", When(regex="x"))
    line = "advertasponsor"
    assert find(pattern, view_of(line), folded(line))
