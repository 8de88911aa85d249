"""Text that means harm, or merely looks it: bounded work, nothing lost, never a traceback."""

import json
import subprocess
import sys

import pytest

from cleaner import Cleaner

CLEANER = Cleaner()
PROSE = "The bridge over the harbour will be closed for two years from next Monday, the council said late on Tuesday.\n"
PAGES = {
    "one long line": "word " * 1_000_000,
    "one long line without spaces": "x" * 5_000_000,
    "a long line of boilerplate": "Advertisement " * 200_000,
    "a million empty lines": "\n" * 1_000_000,
    "a million blank lines": " \t\n" * 300_000,
    "many labels": "Advertisement\n" * 100_000,
    "many related heads": "Related\n" * 20_000,
    "many labels between prose": (PROSE + "Read more\n") * 5_000,
    "many equal paragraphs": PROSE * 20_000,
    "NULs": "\0" * 100_000 + "\nAdvertisement\n" + "\0\n" * 10_000,
    "lone surrogates": "\ud800\udfff \udc00\n" * 10_000,
    "marks of direction": ("\u202e" + "Advertisement" + "\u202c\u200f\n") * 10_000,
    "accents without letters": "\u0301" * 100_000,
    "letters with many accents": ("a" + "\u0301" * 300 + "\n") * 300,
    "emoji": "👩‍👩‍👧‍👦🏳️‍🌈" * 20_000,
    "separators that are no line ends": "Advertisement\u2028\u2029\x0b\x0c\x85" * 10_000,
    "carriage returns": "Advertisement\r" * 100_000,
    "brackets": "(" * 50_000 + ")" * 50_000,
    "digits": "1" * 500_000 + "\n" + "1,234 " * 50_000,
    "growing lines": "\n".join("Sponsor " * size for size in range(1, 400)),
    "capitals": "A B C D E F G H I J K L M N O P " * 5_000,
    "names": ("By " + "Anna Maria de la van der Mill " * 300 + "\n") * 20,
    "dates": "24 Jun 2024 " * 50_000,
    "words in Han": "广告" * 500_000,
    "dots": "." * 300_000 + "\n" + "…" * 300_000,
    "decoration": "-|*#_:<>»" * 50_000 + "\n" + "• " * 100_000,
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_it_ends_and_loses_nothing(page: str) -> None:
    cleaned = CLEANER.clean(page)
    assert cleaned.restore() == page


# What the body finder looks at closely, though no page that looks like a dump may hold it.
BODIES = {
    "a long number": PROSE + "1" * 500_000,
    "a long word of digits": PROSE + "1a" * 250_000 + " ag",
    "short lines": "".join(f"w{number} menu\n" for number in range(50_000)) + PROSE,
    "words in Han in one line": PROSE + "广告" * 500_000 + "\n" + PROSE,
    "one long line": "word " * 1_000_000,
    "prose": PROSE * 20_000,
}


@pytest.mark.parametrize("page", BODIES.values(), ids=BODIES)
def test_so_does_finding_the_body(page: str) -> None:
    cleaned = Cleaner(body="on").clean(page)
    assert cleaned.restore() == page


@pytest.mark.parametrize("name", ["many labels", "many equal paragraphs", "NULs", "growing lines", "lone surrogates"])
def test_and_settles(name: str) -> None:
    once = CLEANER.clean(PAGES[name]).text
    assert CLEANER.clean(once).text == once


def run(data: bytes, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "cleaner.cli.clean", *arguments]
    return subprocess.run(command, input=data, capture_output=True, check=False)


RUBBISH = bytes(range(256)) * 4_000
UNTOUCHED = {
    "rubbish": RUBBISH,
    "rubbish in lines": RUBBISH.replace(b"\x20", b"\n"),
    "nothing": b"",
    "one byte": b"\xff",
    "half a character": "é".encode()[:1],
    "NULs": b"\0" * 1_000,
    "a mark of order": b"\xef\xbb\xbf",
    "empty lines": b"\n" * 1_000_000,
}


@pytest.mark.parametrize("data", UNTOUCHED.values(), ids=UNTOUCHED)
def test_bytes_with_nothing_to_remove_come_out_as_they_went_in(data: bytes) -> None:
    done = run(data)
    assert (done.returncode, done.stdout) == (0, data)
    assert b"Traceback" not in done.stderr


def test_surrogates_in_json_lines() -> None:
    line = b'{"text": "Advertisement\\nThe bridge \\ud800 is shut", "n": 1.50, "other": "\\udfff"}\n'
    done = run(line, "--jsonl")
    assert done.returncode == 0
    record = json.loads(done.stdout)
    assert record["text"] == "The bridge \ud800 is shut"
    assert b'"n":1.50' in done.stdout
    assert record["other"] == "\udfff"


@pytest.mark.parametrize(
    "line",
    [
        b"[" * 100_000,
        b'{"text": ' * 50_000,
        b'{"text": "a',
        b"null",
        b'"text"',
        b"\xff\xfe",
        b"{}",
        b'{"text": 1}',
        b"\0",
    ],
)
def test_lines_that_are_no_records_come_out_as_they_went_in(line: bytes) -> None:
    good = b'{"text":"The bridge is shut"}\n'
    done = run(good + line + b"\n" + good, "--jsonl")
    assert done.returncode == 1
    assert done.stdout.split(b"\n")[1] == line
    assert done.stdout.count(b'"cleaning"') == 2
    assert b"line 2: " in done.stderr
    assert b"Traceback" not in done.stderr
