"""Folding: what no reader sees is folded away, and every place in a view leads back to the input."""

import sys
import unicodedata
from collections.abc import Iterator

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.folding import EDGE, align, core_of, cores_of, fold, view_of, views_of

CHARS = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code <= 0xDFFF]
# Letters with case that both Python and the regex package know; one may be some years ahead of the other.
CASED = regex.findall(r"(?V1)[\p{Cased}\p{Changes_When_Casemapped}\p{Changes_When_Casefolded}]", "".join(CHARS))
CASED = [char for char in CASED if unicodedata.category(char) != "Cn"]
# Characters that fold in ways of their own, among letters, marks and spaces.
ODD = "ab .:;!?%-–—'’`\"“„…\u00a0\u00ad\u200b\u200d\u2028\ufeff\t\v\f\r\x1c\x85ée\u0301ßẞİıŉſǰΐﬁᾳ港のก👉🗞️|•→*#«»"
ODD += "άϊёЁșأىכּשׁ٣３：！【\u0308\u064b\u0654\u0640"
lines = st.text(st.one_of(st.sampled_from(ODD), st.characters(exclude_characters="\n")))
exhaustive = settings(deadline=None, database=None, max_examples=300)


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("", ""),
        ("Plain text.", "Plain text."),
        ("‘a’ ‚b‛ `c´ ′d＇", "'a' 'b' 'c' 'd'"),
        ("“a” „b‟ ″c＂", '"a" "b" "c"'),
        ("a‐b‑c‒d–e—f―g−h", "a-b-c-d-e-f-g-h"),
        ("Spon\u00adsored\u200b \ufeffpost\u2060", "Sponsored post"),
        ("a\u00a0b\u202fc\u3000d\u2009e\tf", "a b c d e f"),
        ("  a \t  b  ", "a b"),
        ("a\rb\vc\fd\x1ce\x85f\u2028g", "a b c d e f g"),
        ("Qui ? Lui : non ; si ! 50 %", "Qui? Lui: non; si! 50%"),
        ("Qui\u202f?  !", "Qui?!"),
        ("e\u0301te\u0301", "été"),
        ("e\u00ad\u0301", "é"),
        ("Straße, GROẞ", "Strasse, GROss"),
        ("İstanbul, ılık", "Istanbul, ilik"),
        ("ﬁn, ﬂoor", "fin, floor"),
        ("more…", "more..."),
        ("CASE Stays", "CASE Stays"),
        ("Ｒｅａｄ：１２％", "Read:12%"),
        ("続き！本当？", "続き！本当？"),
        ("ΔΙΑΦΉΜΙΣΗ, Διαφήμιση, ΐ, ᾴ", "ΔΙΑΦΗΜΙΣΗ, Διαφημιση, ι, α"),
        ("Ещё, Ё, ий, їжа", "Еще, Е, ий, їжа"),
        ("școală, Țară", "şcoală, Ţară"),
        ("أَيْضًا إقرأ مـشاركة؟", "ايضا اقرا مشاركة?"),
        ("بیشتر، کتاب", "بيشتر, كتاب"),
        ("שִׁתּוּף צה״ל", 'שתוף צה"ל'),
        ("٣٤ ۳۴ ३४ ๓๔", "34 34 34 34"),
        ("е\u0308\u0301\u0301", "е"),
        ("\u200b\u00ad", ""),
    ],
)
def test_view(text: str, view: str) -> None:
    assert view_of(text) == view


@pytest.mark.parametrize(
    ("view", "core"),
    [
        ("", ""),
        ("Menu", "Menu"),
        ("- Menu -", "Menu"),
        ("* | Menu: »", "Menu"),
        ("... Menu ...", "Menu"),
        ("Menu.", "Menu."),
        ("[Menu]", "[Menu]"),
        ("👉 Menu 🗞️", "Menu"),
        ("Read more »", "Read more"),
        ("« Menu »", "« Menu »"),
        ("- «Menu» -", "«Menu»"),
        ("***", ""),
        ("...", ""),
        (".", "."),
        ("a - b", "a - b"),
    ],
)
def test_core(view: str, core: str) -> None:
    assert core_of(view) == core


@pytest.mark.parametrize("around", ["{}", "a{}b"])
def test_every_character_folds_to_a_view_as_long_as_its_casefold(around: str) -> None:
    views = views_of([around.format(char) for char in CHARS if char != "\n"])
    assert [view for view in views if len(view.casefold()) != len(view)] == []


@pytest.mark.parametrize("around", ["{}", "a{}b"])
def test_every_character_folds_to_a_view_that_is_its_own(around: str) -> None:
    views = views_of([around.format(char) for char in CHARS if char != "\n"])
    again = views_of(views)
    assert [(view, other) for view, other in zip(views, again, strict=True) if view != other] == []


def test_no_view_holds_white_space_but_single_spaces() -> None:
    views = views_of([f"a{char}{char}b" for char in CHARS if char != "\n"])
    assert regex.search(r"[^\S \n]|  ", "\n".join(views)) is None


def test_letters_equal_without_case_have_one_casefold() -> None:
    """What a compiled phrase matches ignoring case, the index must find by the folded key."""
    alphabet = "".join(char for char in CASED if fold(char) == char)
    assert len(alphabet) > 2500
    unequal = [
        (char, other)
        for char in alphabet
        for other in regex.findall(f"(?i:{regex.escape(char)})", alphabet)
        if char.casefold() != other.casefold()
    ]
    assert unequal == []


@exhaustive
@given(lines)
def test_a_view_is_its_own_view(text: str) -> None:
    view = view_of(text)
    assert view_of(view) == view
    assert len(view.casefold()) == len(view)
    assert unicodedata.is_normalized("NFC", view_of(view))


@exhaustive
@given(lines)
def test_a_core_is_its_own_core(text: str) -> None:
    core = core_of(view_of(text))
    assert core_of(core) == core
    assert not core or not {core[0], core[-1]} & (set(EDGE) - set("«»‹›"))
    assert core in view_of(text)


@exhaustive
@given(st.lists(lines, min_size=1))
def test_many_lines_fold_as_one_by_one(texts: list[str]) -> None:
    views = [view_of(text) for text in texts]
    assert views_of(texts) == views
    assert cores_of(views) == [core_of(view) for view in views]


@pytest.mark.parametrize("texts", [[""], ["", ""], [" "], ["a"], ["a", ""], ["", "a"], [" :", "! "], ["é", "\u0301e"]])
def test_few_lines_fold_as_one_by_one(texts: list[str]) -> None:
    assert views_of(texts) == [view_of(text) for text in texts]


def spans(text: str) -> Iterator[tuple[str, str]]:
    """Each word of a view, and the piece of the text that it leads back to."""
    view = view_of(text)
    places = align(text, view)
    assert places is not None
    assert len(places) == len(view) + 1
    for word in regex.finditer(r"\w+", view):
        yield word[0], text[places[word.start()] : places[word.end()]]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Sponsor: Qwiket", ["Sponsor", "Qwiket"]),
        ("  Sponsor\u00a0:  “Qwiket”\t", ["Sponsor\u00a0", "Qwiket"]),
        ("Spon\u00adsor …\u200b Qwiket", ["Spon\u00adsor", "Qwiket"]),
        ("cafe\u0301 Straße", ["cafe\u0301", "Straße"]),
        ("", []),
        ("   ", []),
    ],
)
def test_spans_lead_back_to_the_input(text: str, pieces: list[str]) -> None:
    assert [piece for _, piece in spans(text)] == pieces


@exhaustive
@given(lines)
def test_a_span_is_known_or_none(text: str) -> None:
    view = view_of(text)
    places = align(text, view)
    if places is None:
        return
    assert len(places) == len(view) + 1
    assert list(places) == sorted(places)
    assert all(0 <= place <= len(text) for place in places)
    assert view_of(text[places[0] : places[-1]]) == view
    # Cut where a space stands, and both sides are what they were in the view.
    for at in [found.start() for found in regex.finditer(r"(?<=\w) (?=\w)", view)]:
        assert view_of(text[: places[at]]) == view[:at]
        assert view_of(text[places[at] :]) == view[at + 1 :]


@exhaustive
@given(st.text(st.sampled_from("ab .,:;!?%-–—’“”…\u00a0\u00adéçßœñÀÖ港の")))
def test_ordinary_text_always_has_spans(text: str) -> None:
    assert align(text, view_of(text)) is not None
