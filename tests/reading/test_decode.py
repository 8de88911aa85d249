"""Bytes in, text out: which encoding, and no byte lost."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.reading.text import decode, encode

FRENCH = "Le maire a déclaré à l’été que le pont, fermé dès août, coûterait 5 € de plus – où ça ? À Nîmes."
GERMAN = "Die Brücke über den Fluß wird für Fußgänger geöffnet, sagte der Bürgermeister am Dienstag in Köln."
PAGES = {
    "ascii": "The bridge is shut.\n",
    "french": FRENCH,
    "german": GERMAN,
    "chinese": "市长星期二宣布大桥将关闭两年。",
    "emoji": "👉 Read more 🗞️",
    "line ends": "a\r\nb\rc\nd\u2028e\x0bf",
    "empty": "",
}


@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES)
def test_utf_8(text: str) -> None:
    assert decode(text.encode()) == text
    assert encode(decode(text.encode())) == text.encode()


@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES)
def test_a_utf_8_mark_goes_round(text: str) -> None:
    data = codecs.BOM_UTF8 + text.encode()
    assert decode(data).removeprefix("\ufeff") == text
    assert encode(decode(data)) == data


@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
@pytest.mark.parametrize("order", ["le", "be"])
def test_a_byte_order_mark_tells_the_encoding(text: str, encoding: str, order: str) -> None:
    assert decode(f"\ufeff{text}".encode(f"{encoding}-{order}")) == text


@pytest.mark.parametrize("text", [FRENCH, GERMAN, "“Quoted” — and a café…", "naïve"])
def test_western_windows(text: str) -> None:
    assert decode(text.encode("cp1252")) == text


@pytest.mark.parametrize("text", [GERMAN, "Où est l'été ? À la plage, déjà.", "El niño y la señora: ¿qué día es?"])
def test_latin_1(text: str) -> None:
    assert decode(text.encode("latin-1")) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Мэр города сказал во вторник, что мост через гавань будет закрыт на два года из-за ремонта." * 3, "cp1251"),
        ("市長は火曜日に記者会見を開き、港の橋を来週の月曜日から二年間閉鎖すると発表した。" * 3, "shift_jis"),
    ],
)
def test_other_code_pages(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("broken", [b"\xff", b"\xc3", b"\xe2\x82", b"\xed\xa0\x80", b"\x80"])
def test_a_few_broken_bytes_do_not_spoil_the_rest(broken: bytes) -> None:
    data = FRENCH.encode() + broken + b" end"
    text = decode(data)
    assert text.startswith(FRENCH)
    assert text.endswith(" end")
    assert encode(text) == data


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)),
        b"\x00\xff\x00\xfe",
        b"\xff\xfe\x00",
        b"\xff\xfe\x00\xd8",
        b"\x81\x8d\x8f\x90\x9d\x00",
        b"\x00",
    ],
)
def test_what_no_reading_explains_goes_round(data: bytes) -> None:
    assert encode(decode(data)) == data


def test_a_surrogate_that_is_no_broken_byte_can_be_written() -> None:
    assert encode("a\ud800b") == b"a\xed\xa0\x80b"


@settings(deadline=None, database=None)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_text_comes_back_from_utf_8(text: str) -> None:
    assert decode(text.encode()) == text


@settings(deadline=None, database=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=40), st.binary(max_size=3), st.integers(0, 40))
def test_broken_utf_8_goes_round(text: str, broken: bytes, at: int) -> None:
    whole = ("déjà vu, " * 10 + text).encode()
    data = whole[:at] + broken + whole[at:]
    assert encode(decode(data)) == data
