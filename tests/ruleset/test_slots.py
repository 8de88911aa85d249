"""Slot types: every notation they stand for, what they leave alone, and the values fields get."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.folding import view_of
from cleaner.ruleset.slots import TYPES, field_value, slot_source, type_names

from .helpers import phrase_fields, phrase_hits


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", 7),
        ("54.35", 54.35),
        ("54,35", 54.35),
        ("1 200", 1200),
        ("1\u00a0200", 1200),
        ("1\u202f200", 1200),
        ("1,200", 1200),
        ("1.200", 1200),
        ("1'200", 1200),
        ("1’200", 1200),
        ("1,234,567", 1234567),
        ("1.234.567", 1234567),
        ("1,234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("12.5", 12.5),
        ("0.5", 0.5),
        ("3.1415", 3.1415),
        ("0.125", 0.125),
        ("-5", -5),
        ("+5", 5),
        ("٥٤", 54),
        ("५४", 54),
    ],
)
def test_numbers(text: str, value: float) -> None:
    got = phrase_fields("You have {left:number} words left", f"You have {text} words left")
    assert got == {"left": value}
    assert type(got["left"]) is type(value)


@pytest.mark.parametrize(
    "text", ["seven", "7a", "1,2,3", "1..2", ".5", "5.", "7 8", "12 34", "", "-", "1/2", "5-6", "10:30"]
)
def test_no_numbers(text: str) -> None:
    assert not phrase_hits("You have {left:number} words left", f"You have {text} words left")


def test_a_number_beside_text_and_marks() -> None:
    assert phrase_fields("You have {left:number}% left", "You have 54.35% left") == {"left": 54.35}
    assert phrase_fields("Il vous reste {left:number} %", "Il vous reste 54,35\u00a0%") == {"left": 54.35}
    assert phrase_fields("残り{left:number}文字", "残り1200文字", "ja") == {"left": 1200}


@pytest.mark.parametrize(
    "text",
    [
        "24 Jun 2024",
        "24 June 2024",
        "24th June 2024",
        "24. Juni 2024",
        "24 juin 2024",
        "1er août 2024",
        "1. März 2024",
        "24 de junio de 2024",
        "24 giugno 2024",
        "24 juni 2024",
        "24 czerwca 2024",
        "24. června 2024",
        "24 Haziran 2024",
        "24 июня 2024",
        "24 червня 2024",
        "24 Ιουνίου 2024",
        "24 يونيو 2024",
        "24 ביוני 2024",
        "Jun 3, 2025",
        "June 3 2025",
        "June 3rd, 2025",
        "Sept. 3, 2025",
        "2024-06-24",
        "2024/06/24",
        "24/06/2024",
        "24.06.2024",
        "6/24/24",
        "2024年6月24日",
        "2024년 6월 24일",
        "Monday, 24 June 2024",
        "Mon 24 Jun 2024",
        "lundi 24 juin 2024",
        "Montag, 24. Juni 2024",
        "2024. június 24.",
        "2024. 6. 24",
        "24. 6. 2024",
        "24 มิถุนายน 2567",
        "۳ تیر ۱۴۰۳",
        "٢٤ يونيو ٢٠٢٤",
        "२४ जून २०२४",
    ],
)
def test_dates(text: str) -> None:
    assert phrase_fields("Published: {published:date}", f"Published: {text}") == {"published": view_of(text)}


@pytest.mark.parametrize(
    "text",
    [
        "yesterday",
        "June",
        "2024",
        "24 June",
        "June 2024",
        "32 June 2024",
        "24 apples 2024",
        "24 June 1824",
        "24:06:2024",
    ],
)
def test_no_dates(text: str) -> None:
    assert not phrase_hits("Published: {published:date}", f"Published: {text}")


@pytest.mark.parametrize(
    "text",
    [
        "Anna",
        "Anna Miller",
        "Jane Q. Public",
        "Charles de Gaulle",
        "Ludwig van Mill",
        "Ludwig van der Mill",
        "Seán O'Brien",
        "Jean-Luc d'Orly",
        "J.K. Miller",
        "ANNA MILLER",
        "Élodie Çelik",
        "Анна Мельник",
        "Anna Miller and Ben Weir",
        "Miller & Weir",
        "Anna Miller, Ben Weir",
    ],
)
def test_names(text: str) -> None:
    assert phrase_fields("Photo by {credit:name}", f"Photo by {text}") == {"credit": text}


@pytest.mark.parametrize(
    "text", ["anna miller", "the river", "Anna walked home", "24 June", "Anna Miller today", "@anna", "Anna: Miller"]
)
def test_no_names(text: str) -> None:
    assert not phrase_hits("Photo by {credit:name}", f"Photo by {text}")


@pytest.mark.parametrize(
    "text",
    [
        "$5",
        "$1,299.99",
        "US$5",
        "5 €",
        "5€",
        "5,99\xa0€",
        "€5.99",
        "£1",
        "¥500",
        "500円",
        "5 euros",
        "12 dollars",
        "USD 5",
        "5 USD",
        "Rs. 500",
        "R$ 5,99",
        "kr 99",
        "99 kr",
        "$99,-",
        "20 zł",
        "CHF 5",
    ],
)
def test_prices(text: str) -> None:
    assert phrase_hits("Subscribe for {:price} a month", f"Subscribe for {text} a month")


@pytest.mark.parametrize("text", ["5", "free", "a dollar", "$", "5 apples", "five euros"])
def test_no_prices(text: str) -> None:
    assert not phrase_hits("Subscribe for {:price} a month", f"Subscribe for {text} a month")


@pytest.mark.parametrize(
    "text", ["10:30", "10.30", "10h30", "10:30:15", "10:30 am", "10:30 P.M.", "10:30 GMT", "9:05 Uhr"]
)
def test_times(text: str) -> None:
    assert phrase_fields("Updated at {at:time}", f"Updated at {text}") == {"at": text}


@pytest.mark.parametrize("text", ["noon", "10", "10:3", "10:30 o'clock", "103:30"])
def test_no_times(text: str) -> None:
    assert not phrase_hits("Updated at {at:time}", f"Updated at {text}")


def test_emails_and_handles() -> None:
    assert phrase_hits("Write to {:email}", "Write to anna.m+news@mill.example.org")
    assert not phrase_hits("Write to {:email}", "Write to anna at mill.example.org")
    assert not phrase_hits("Write to {:email}", "Write to anna@mill")
    assert phrase_fields("Follow {who:handle}", "Follow @anna_m") == {"who": "@anna_m"}
    assert not phrase_hits("Follow {:handle}", "Follow anna_m")
    assert not phrase_hits("Follow {:handle}", "Follow @anna @ben")


def test_every_type_has_a_source_and_others_have_none() -> None:
    assert set(type_names()) == {"words", "title", *TYPES}
    assert all(slot_source(kind, lang) for kind in type_names() for lang in ("en", "ja"))
    assert slot_source("digits", "en") is None


def test_a_minus_sign_is_a_sign() -> None:
    assert field_value("number", "\u22125") == -5


def test_fields_of_text_are_the_words_of_the_line() -> None:
    assert field_value("date", " 24 Jun 2024 ") == "24 Jun 2024"
    assert field_value("", "The Mill") == "The Mill"


@given(st.integers(-999_999, 10**11))
def test_whole_numbers_come_out_as_they_were(number: int) -> None:
    assert field_value("number", str(number)) == number
    if number >= 0:
        assert field_value("number", f"{number:,}") == number
        assert field_value("number", f"{number:,}".replace(",", " ")) == number


@given(st.integers(0, 10**8), st.integers(0, 99))
def test_two_decimals_come_out_as_they_were(whole: int, cents: int) -> None:
    for text in (f"{whole}.{cents:02}", f"{whole},{cents:02}", f"{whole:,}.{cents:02}"):
        assert field_value("number", text) == float(f"{whole}.{cents:02}")
