"""Records of JSON lines: every field but the text goes through byte for byte, in its order."""

import json

import pytest

from cleaner.reading.records import BadRecord, read_record, to_json, write_record

TEXT = "Menu\nThe bridge is shut."


def test_a_record_and_its_scope() -> None:
    line = json.dumps({"id": 7, "body": TEXT, "url": "ferry.example", "title": None, "lang": "en", "source": "x"})
    record = read_record(line.encode(), "body")
    assert record.text == TEXT
    assert record.scope == {"url": "ferry.example", "lang": "en", "source": "x"}


@pytest.mark.parametrize(
    "rest",
    [
        '"n":1.50',
        '"n":1e2,"m":-0',
        '"n":123456789012345678901234567890',
        '"a":{"b": [1,  2 , null]}',
        '"e":"\\u00e9\\/é"',
        '"lone":"\\ud800"',
        '"key":true,"last":""',
    ],
)
def test_other_fields_stay_as_they_were(rest: str) -> None:
    record = read_record(f'{{"text":"a",{rest}}}'.encode(), "text")
    assert write_record(record, "a", {"kept": 1}).decode() == f'{{"text":"a",{rest},"cleaning":{{"kept":1}}}}'


def test_the_text_alone_changes_and_fields_keep_their_order() -> None:
    record = read_record(b'{"z":1,"text":"Menu\\n\\u00e9","a":[ 1 ]}', "text")
    assert write_record(record, "é", {}) == '{"z":1,"text":"é","a":[ 1 ],"cleaning":{}}'.encode()


def test_a_text_that_stays_is_written_as_it_was() -> None:
    record = read_record(b'{"text":"\\u00e9\\/"}', "text")
    assert write_record(record, record.text, {}) == b'{"text":"\\u00e9\\/","cleaning":{}}'


def test_an_earlier_cleaning_is_replaced() -> None:
    record = read_record(b'{"cleaning":{"kept":9},"text":"a"}', "text")
    assert json.loads(write_record(record, "a", {"kept": 1}))["cleaning"] == {"kept": 1}


@pytest.mark.parametrize("text", ['{"text": "a\\ud800b"}', '{"text": "\\udc80", "more": "\\ud83d"}'])
def test_lone_surrogates_go_round(text: str) -> None:
    record = read_record(text.encode(), "text")
    assert record.text == json.loads(text)["text"]
    assert json.loads(write_record(record, record.text + "!", {}))["text"] == record.text + "!"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"", "no JSON object"),
        (b"[1, 2]", "no JSON object"),
        (b'"text"', "no JSON object"),
        (b'{"text": "a"', "no JSON object"),
        (b'{"text": "a",}', "no JSON object"),
        (b'{"text": "\\ud800",}', "no JSON object"),
        (b'{"text": "\\ud800"} x', "no JSON object"),
        (b"\xff\xfe", "not UTF-8"),
        (b'{"text": "\xff"}', "not UTF-8"),
        (b'{"other": "a"}', "no field 'text'; name the field that holds the text with --field"),
        (b'{"text": 7}', "the field 'text' is not a text"),
        (b'{"text": null}', "the field 'text' is not a text"),
        (b'{"text": ["a"]}', "the field 'text' is not a text"),
    ],
)
def test_a_bad_record_says_why(line: bytes, message: str) -> None:
    with pytest.raises(BadRecord) as error:
        read_record(line, "text")
    assert str(error.value) == message


def test_json_nested_too_deeply_is_a_bad_record() -> None:
    deep = b'{"text": "a", "deep": ' + b"[" * 200_000 + b"]" * 200_000 + b"}"
    with pytest.raises(BadRecord, match="nested too deeply"):
        read_record(deep, "text")


@pytest.mark.parametrize("value", ["é", "\u2028", "a\ud800", {"a": [1, 2.5, None, True]}])
def test_json_that_others_can_read(value: object) -> None:
    assert json.loads(to_json(value)) == value
    assert b"\n" not in to_json(value)
