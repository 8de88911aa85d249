"""The encoding of a page of HTML: what its first bytes say, what it declares, what it looks like."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import Cleaner
from cleaner.reading.charset import decode_html

RUSSIAN = "Мост через гавань закроют на два года, сообщил во вторник городской совет."
JAPANESE = "市議会は火曜日、港の橋を二年間閉鎖すると発表した。"
CHINESE = "市议会星期二宣布,港口大桥将关闭两年。"
TAIWANESE = "市議會星期二宣布,港口大橋將關閉兩年。"
KOREAN = "시의회는 화요일 항구 다리를 이 년 동안 폐쇄한다고 밝혔다."
GREEK = "Η γέφυρα του λιμανιού θα κλείσει για δύο χρόνια, είπε ο δήμαρχος."
TURKISH = "Liman köprüsü iki yıl kapalı kalacak, dedi şehir meclisi; ışık, ağaç, İzmir."
POLISH = "Most nad portem będzie zamknięty przez dwa lata; ogłosiła rada, łódź, źródło."
FRENCH = "Le pont du port sera fermé deux ans, a annoncé le maire ; coût : 5 €."
THAI = "สะพานท่าเรือจะปิดสองปี"
ARABIC = "سيغلق جسر الميناء لمدة عامين"
HEBREW = "גשר הנמל ייסגר לשנתיים"
DECLARED = {
    "windows-1251": ("cp1251", RUSSIAN),
    "x-cp1251": ("cp1251", RUSSIAN),
    "koi8-r": ("koi8-r", RUSSIAN),
    "koi8-u": ("koi8-u", RUSSIAN),
    "iso-8859-5": ("iso8859-5", RUSSIAN),
    "ibm866": ("cp866", RUSSIAN),
    "x-mac-cyrillic": ("mac-cyrillic", RUSSIAN),
    "shift_jis": ("cp932", JAPANESE),
    "x-sjis": ("cp932", JAPANESE),
    "Windows-31J": ("cp932", JAPANESE),
    "euc-jp": ("euc_jp", JAPANESE),
    "x-euc-jp": ("euc_jp", JAPANESE),
    "iso-2022-jp": ("iso2022_jp", JAPANESE),
    "gb2312": ("gb18030", CHINESE),
    "GBK": ("gbk", CHINESE),
    "x-gbk": ("gbk", CHINESE),
    "gb18030": ("gb18030", CHINESE + "𠀀"),
    "big5": ("big5", TAIWANESE),
    "cn-big5": ("big5", TAIWANESE),
    "big5-hkscs": ("big5hkscs", TAIWANESE),
    "euc-kr": ("cp949", KOREAN),
    "ks_c_5601-1987": ("cp949", KOREAN),
    "windows-949": ("cp949", KOREAN),
    "windows-1253": ("cp1253", GREEK),
    "iso-8859-7": ("iso8859-7", GREEK),
    "iso-8859-9": ("cp1254", TURKISH),
    "windows-1250": ("cp1250", POLISH),
    "iso-8859-2": ("iso8859-2", POLISH),
    "iso-8859-1": ("cp1252", FRENCH),
    "latin1": ("cp1252", FRENCH),
    "us-ascii": ("cp1252", FRENCH),
    "iso-8859-15": ("iso8859-15", FRENCH),
    "macintosh": ("mac-roman", FRENCH),
    "tis-620": ("cp874", THAI),
    "windows-874": ("cp874", THAI),
    "windows-1256": ("cp1256", ARABIC),
    "windows-1255": ("cp1255", HEBREW),
}
FORMS = (
    '<meta charset="{}">',
    "<META CHARSET = {} >",
    "<meta http-equiv='Content-Type' content='text/html; charset={}'>",
    '<?xml version="1.0" encoding="{}"?>',
    "<!-- <meta charset=utf-7> --><meta name=a content=b><meta charset='{}'/>",
)


@pytest.mark.parametrize(("label", "page"), DECLARED.items(), ids=DECLARED)
def test_declared(label: str, page: tuple[str, str]) -> None:
    encoding, text = page
    for form in FORMS:
        whole = f"{form.format(label)}<p>{text}</p>"
        assert decode_html(whole.encode(encoding)) == whole


@pytest.mark.parametrize("text", [RUSSIAN, JAPANESE, CHINESE, KOREAN, FRENCH, THAI])
@pytest.mark.parametrize("label", ["utf-8", "windows-1251", "gb2312", "nonsense", "utf-16"])
def test_utf_8_whatever_it_declares(text: str, label: str) -> None:
    whole = f"<meta charset={label}><p>{text * 20}"
    assert decode_html(whole.encode()) == whole
    assert decode_html(codecs.BOM_UTF8 + whole.encode()) == whole
    # Cut in the middle of a letter; and with a byte of another page in it.
    assert decode_html(whole.encode()[:-1])[: len(whole) - 1] == whole[:-1]
    broken = decode_html(whole.encode() + b"<p>caf\xe9 </p>")
    assert broken[: len(whole)] == whole
    assert "caf" in broken


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_byte_order_marks(encoding: str) -> None:
    whole = f"<!doctype html><meta charset=windows-1251><p>{RUSSIAN}{JAPANESE}𠀀"
    assert decode_html(("\ufeff" + whole).encode(encoding)) == whole


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark(encoding: str) -> None:
    whole = f"<!doctype html><p>{RUSSIAN}"
    assert decode_html(whole.encode(encoding)) == whole
    assert decode_html(whole.encode(encoding) + b"x").startswith(whole)


def test_a_few_bytes_that_fit_nothing() -> None:
    whole = f"<meta charset=euc-jp><p>{JAPANESE}"
    assert decode_html(whole.encode("euc_jp") + b"\xff<p>end") == whole + "\ufffd<p>end"


@pytest.mark.parametrize("label", ["utf-8", "nonsense", "", "x-user-defined"])
def test_not_what_it_declares(label: str) -> None:
    whole = f"<meta charset={label}><p>{RUSSIAN * 10}"
    assert decode_html(whole.encode("cp1251")) == whole
    whole = f"<meta charset={label}><p>{FRENCH}"
    assert decode_html(whole.encode("cp1252")) == whole


# Python knows these by name. They are no text, fail whatever they are given, or take long.
@pytest.mark.parametrize(
    "label",
    "rot13 hex zlib bz2 base64 quopri uu idna punycode undefined unicode_escape raw_unicode_escape utf-7 utf_32"
    " utf-8-sig mbcs oem charmap hz cp037 palmos __init__ ..os x.y utf-16 replacement".split(),
)
def test_names_that_are_no_encoding_of_pages(label: str) -> None:
    data = f"<meta charset={label}><p>Le maire a d\\x41+AGE-".encode() + b"\xe9cid\xe9 de fermer le pont."
    assert decode_html(data).endswith("a d\\x41+AGE-écidé de fermer le pont.")


@given(st.binary(max_size=60))
def test_any_bytes(data: bytes) -> None:
    decode_html(data)
    decode_html(b"<meta charset=shift_jis>" + data)


@given(st.binary(max_size=12))
def test_any_label(label: bytes) -> None:
    assert "pont" in decode_html(b"<meta charset='" + label + b"'>\xe9 le pont est ferm\xe9")


def test_bytes_go_in() -> None:
    cleaned = Cleaner().clean_html(f"<meta charset=windows-1251><p>{RUSSIAN}".encode("cp1251"))
    assert cleaned.text == RUSSIAN + "\n"
    assert Cleaner().clean_html(b"").text == ""
