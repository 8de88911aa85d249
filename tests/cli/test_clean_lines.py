"""``clean --jsonl``: records in, records out, and every field but the text as it was."""

import json
from pathlib import Path
from typing import Any

import pytest

from .helpers import Run

CLEANING = b'"cleaning":{"kept":1,"removed":1,"access":{"truncated":"no"},"fields":{}}'


def only(out: bytes) -> dict[str, Any]:
    (line,) = out.splitlines()
    found: dict[str, Any] = json.loads(line)
    return found


def test_records_come_out_with_what_was_found(spawn: Run) -> None:
    lines = b'{"id":1,"text":"Advertisement\\nThe mill."}\n{"text":"You have 41.5% left to read.","id":2}\n'
    done = spawn("--jsonl", stdin=lines)
    assert (done.code, done.err) == (0, "")
    first, second = map(json.loads, done.out.splitlines())
    assert list(first) == ["id", "text", "cleaning"]
    assert first["text"] == "The mill."
    assert first["cleaning"] == {"kept": 1, "removed": 1, "access": {"truncated": "no"}, "fields": {}}
    assert list(second) == ["text", "id", "cleaning"]
    assert second["cleaning"]["access"]["kind"] == "subscription"
    assert second["cleaning"]["fields"] == {"percent_left": 41.5}


def test_other_fields_are_untouched_to_the_byte(clean: Run) -> None:
    fields = (
        rb'"a":1.0,"b":1e400,"c":123456789012345678901234567890,"d":-0.0,"e":"\u00e9\/","f":[1 ,  2],"g":{"x" : null},'
        b'"h":"caf\xc3\xa9","i":1E+2,"j":true,"k":""'
    )
    done = clean("--jsonl", stdin=b"{" + fields + b',"text":"Advertisement\\nThe mill."}\n')
    assert done.out == b"{" + fields + b',"text":"The mill.",' + CLEANING + b"}\n"


def test_a_text_with_nothing_to_remove_is_untouched_too(clean: Run) -> None:
    raw = rb'"The\u0020mill\/ \u00e9 \ud83d\ude00"'
    assert clean("--jsonl", stdin=b'{"text" : ' + raw + b"}\n").out.startswith(b'{"text":' + raw + b',"cleaning"')


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"no JSON", "no JSON object"),
        (b"[1, 2]", "no JSON object"),
        (b'"text"', "no JSON object"),
        (b"null", "no JSON object"),
        (b'{"text":"a"', "no JSON object"),
        (b'{"text":"a",}', "no JSON object"),
        (b'{"text":"a"} {}', "no JSON object"),
        (b'{"text":"a\tb"}', "no JSON object"),
        (b'{"body":"a"}', "no field 'text'; name the field that holds the text with --field"),
        (b'{"text":7}', "the field 'text' is not a text"),
        (b'{"text":null}', "the field 'text' is not a text"),
        (b'{"text":["a"]}', "the field 'text' is not a text"),
        (b'{"text":"caf\xe9"}', "not UTF-8"),
        (b'{"text":"a","url":"\xff"}', "not UTF-8"),
        (b'{"caf\xe9":"a"}', "not UTF-8"),
        (b'{"text":' + b"[" * 100_000, "nested too deeply"),
    ],
)
def test_what_cannot_be_cleaned_comes_out_as_it_went_in(clean: Run, line: bytes, words: str) -> None:
    good = b'{"text":"Advertisement\\nThe mill."}'
    done = clean("--jsonl", stdin=good + b"\n" + line + b"\n" + good)
    assert done.code == 1
    first, second, third = done.out.split(b"\n")
    assert first == third == b'{"text":"The mill.",' + CLEANING + b"}"
    assert second == line
    first_said, last_said = done.err.splitlines()
    assert first_said.startswith("clean: line 2: ")
    assert last_said == "clean: 1 of 3 lines came out as they went in"
    assert words in first_said


def test_many_bad_lines_are_counted(clean: Run) -> None:
    done = clean("--jsonl", stdin=b"no\n" * 25)
    assert done.out == b"no\n" * 25
    assert done.err.splitlines()[-2:] == [
        "clean: 5 more lines like these",
        "clean: 25 of 25 lines came out as they went in",
    ]
    assert len(done.err.splitlines()) == 22


@pytest.mark.parametrize("text", [r"\ud800 alone", r"a \udfff", r"\udcff\udc80"])
def test_lone_surrogates_come_back_as_escapes(clean: Run, text: str) -> None:
    done = clean("--jsonl", stdin=f'{{"text":"Advertisement\\n{text}","other":"{text}"}}\n'.encode())
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f'{{"text":"{text}","other":"{text}","cleaning":'.encode())


def test_line_breaks_within_and_between_records(clean: Run) -> None:
    line = rb'{"text":"Advertisement\r\nThe mill.\r\nIt is.\r\n"}'
    done = clean("--jsonl", stdin=line + b"\r\n" + line + b"\n")
    first, second, rest = done.out.split(b"\n")
    assert first.endswith(b"}\r")
    assert second.endswith(b"}")
    assert rest == b""
    assert only(second)["text"] == "The mill.\r\nIt is.\r\n"


def test_other_separators_end_no_line(clean: Run) -> None:
    text = "The mill\u2028is sold.\u2029\x85It is."
    done = clean("--jsonl", stdin=json.dumps({"text": f"Advertisement\n{text}"}, ensure_ascii=False).encode() + b"\n")
    assert json.loads(done.out)["text"] == text
    assert done.out.count(b"\n") == 1


def test_blank_lines_and_a_missing_last_line_break_stay(clean: Run) -> None:
    done = clean("--jsonl", stdin=b'\n  \n{"text":"The mill."}\n\n{"text":"The weir."}')
    lines = done.out.split(b"\n")
    assert lines[0:2] == [b"", b"  "]
    assert lines[3] == b""
    assert json.loads(lines[4])["text"] == "The weir."
    assert len(lines) == 5
    assert clean("--jsonl", stdin=b"").out == b""


def test_a_byte_order_mark_is_no_part_of_the_first_record(clean: Run) -> None:
    done = clean("--jsonl", stdin=b'\xef\xbb\xbf{"text":"Advertisement\\nThe mill."}\n')
    assert (done.code, done.out) == (0, b'\xef\xbb\xbf{"text":"The mill.",' + CLEANING + b"}\n")


def test_another_field(clean: Run) -> None:
    done = clean("--jsonl", "--field", "body", stdin=b'{"text":"Advertisement","body":"Advertisement\\nThe mill."}\n')
    found = only(done.out)
    assert (found["text"], found["body"]) == ("Advertisement", "The mill.")


def test_edits(clean: Run) -> None:
    record = b'{"text":"Advertisement\\n\\nThe mill.\\nShare this story"}\n'
    assert "edits" not in only(clean("--jsonl", stdin=record).out)["cleaning"]
    edits = only(clean("--jsonl", "--edits", stdin=record).out)["cleaning"]["edits"]
    assert [(edit["line"], edit["rule"], edit["kind"], edit["confidence"]) for edit in edits] == [
        (1, "word.en", "sponsor", "certain"),
        (4, "share-bar.en", "share", "likely"),
    ]
    assert edits[0]["reason"] == "Word that marks an advertisement."


@pytest.mark.parametrize(
    ("scope", "goes"),
    [
        ('"url":"https://mill.example.org/a"', True),
        ('"source":"mill.example.org"', True),
        ('"url":"https://example.org/","source":"mill.example.org"', True),
        ('"url":"","source":"mill.example.org"', True),
        ('"url":null', False),
        ('"url":["https://mill.example.org/a"]', False),
        ('"source":"The Mill"', False),
    ],
)
def test_the_record_says_where_it_comes_from(clean: Run, scope: str, goes: bool) -> None:
    found = only(clean("--jsonl", stdin=f'{{"text":"Mill Menu\\nThe mill.",{scope}}}\n'.encode()).out)
    assert found["text"] == ("The mill." if goes else "Mill Menu\nThe mill.")


def test_the_command_line_says_it_where_the_record_does_not(clean: Run) -> None:
    lines = b'{"text":"Mill Menu\\nThe mill."}\n{"text":"Mill Menu\\nThe mill.","url":"https://example.org"}\n'
    first, second = map(json.loads, clean("--jsonl", "--site", "mill.example.org", stdin=lines).out.splitlines())
    assert first["text"] == "The mill."
    assert second["text"] == "Mill Menu\nThe mill."


def test_check_prints_nothing(clean: Run) -> None:
    done = clean("--jsonl", "--check", stdin=b'{"text":"Advertisement\\nThe mill."}\n')
    assert (done.code, done.out) == (1, b"")
    assert clean("--jsonl", "--check", stdin=b'{"text":"The mill."}\n\n').code == 0


def test_files_are_named_in_messages(clean: Run, folder: Path) -> None:
    (folder / "one.jsonl").write_bytes(b'{"text":"The mill."}\nno\n')
    done = clean("--jsonl", "one.jsonl", "none.jsonl")
    assert done.code == 1
    assert done.err.splitlines() == [
        "clean: one.jsonl: line 2: no JSON object",
        "clean: one.jsonl: 1 of 2 lines came out as they went in",
        "clean: none.jsonl: No such file or directory",
    ]
