"""JSON lines: records in, records out, every field but the text untouched, byte for byte and in order."""

import json
from typing import NamedTuple

import msgspec

_Fields = dict[str, msgspec.Raw]
_decode = msgspec.json.Decoder(_Fields).decode
_decode_text = msgspec.json.Decoder(str).decode
_SPACE = " \t\r\n"
TEXT, HTML = "text", "html"
_SCOPE = ("url", "source", "title", "lang")


class BadRecord(ValueError):
    """A line that cannot be cleaned; the text says why, in a sentence."""


class Record(NamedTuple):
    """One record: its fields as raw JSON, the name of the text's field, the text, and what scopes the rules.

    ``html``: the text is a page's HTML, which stays; the article goes to the field ``text``.
    """

    fields: _Fields
    name: str
    text: str
    scope: dict[str, str]
    html: bool = False


def read_record(line: bytes, name: str | None = None, html: bool | None = None) -> Record:
    """Read one line. Raises BadRecord.

    The text stands in the field ``name``, or ``text``; if there is none, the field ``html`` is a page's HTML. ``html``
    says which it is: a page in ``name`` or ``html``, or text.
    """
    fields = _fields(line)
    if html is None:
        html = name is None and TEXT not in fields and HTML in fields
    name = name or (HTML if html else TEXT)
    raw = fields.get(name)
    if raw is None:
        raise BadRecord(f"no field {name!r}; name the field that holds the text with --field")
    text = _text(raw)
    if text is None:
        raise BadRecord(f"the field {name!r} is not a text")
    scope = {key: value for key in _SCOPE if key in fields and (value := _text(fields[key])) is not None}
    return Record(fields, name, text, scope, html)


def _fields(line: bytes) -> _Fields:
    try:
        fields = _decode(line)
        # msgspec keeps the last of two values for one key; a key that may stand twice is read with care.
        if all(line.count(to_json(key)) == 1 for key in fields):
            return fields
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        pass
    try:
        return _fields_by_hand(line.decode("utf-8"))
    except UnicodeDecodeError:
        raise BadRecord("not UTF-8") from None
    except RecursionError:
        raise BadRecord("JSON nested too deeply") from None
    except ValueError:
        raise BadRecord("no JSON object") from None


def _fields_by_hand(line: str) -> _Fields:
    """What msgspec gives, for the objects it refuses: those with lone surrogates, which real pages hold."""
    decoder = json.JSONDecoder()
    fields: _Fields = {}
    at = _skip(line, 0, "{")
    while not line.startswith("}", at):
        key, at = decoder.raw_decode(line, at)
        if not isinstance(key, str):
            raise ValueError(key)
        if key in fields:
            raise BadRecord(f"the key {key!r} stands twice; name each field once")
        at = start = _skip(line, at, ":")
        _, at = decoder.raw_decode(line, at)
        fields[key] = msgspec.Raw(line[start:at].encode())
        at = _skip(line, at, "")
        if not line.startswith("}", at):
            at = _skip(line, at, ",")
            if line.startswith("}", at):
                raise ValueError(line)
    if line[at + 1 :].strip(_SPACE):
        raise ValueError(line)
    return fields


def _skip(line: str, at: int, mark: str) -> int:
    """The place behind white space, a mark and white space again. Raises ValueError when the mark is not there."""
    while line[at : at + 1] and line[at] in _SPACE:
        at += 1
    if not line.startswith(mark, at):
        raise ValueError(line)
    at += len(mark)
    while line[at : at + 1] and line[at] in _SPACE:
        at += 1
    return at


def _text(raw: msgspec.Raw) -> str | None:
    try:
        return _decode_text(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        try:
            value = json.loads(bytes(raw).decode("utf-8"))
        except UnicodeDecodeError:
            raise BadRecord("not UTF-8") from None
        return value if isinstance(value, str) else None


def write_record(record: Record, text: str, cleaning: object) -> bytes:
    """The record with another text and a ``cleaning`` object behind all other fields; no line break."""
    fields = dict(record.fields)
    if record.html or text != record.text:
        fields[TEXT if record.html else record.name] = msgspec.Raw(to_json(text))
    fields["cleaning"] = msgspec.Raw(to_json(cleaning))
    return b"{" + b",".join(to_json(key) + b":" + bytes(value) for key, value in fields.items()) + b"}"


def to_json(value: object) -> bytes:
    """JSON in UTF-8; lone surrogates, which UTF-8 cannot hold, as escapes."""
    try:
        return msgspec.json.encode(value)
    except (UnicodeEncodeError, msgspec.MsgspecError):
        return json.dumps(msgspec.to_builtins(value), ensure_ascii=True, separators=(",", ":")).encode("ascii")
