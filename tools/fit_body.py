"""Fit the weights by which the body of a page is found, from pages whose body is known: makes ``rules/body.yml``.

    python tools/fit_body.py PAGES.jsonl.xz ... > rules/body.yml

Each line of PAGES is a page: ``id``, ``site``, ``url``, ``dumps`` (the text of the whole page, by the name of what
made it), ``gold`` (its body), ``neutral`` (headlines, which count neither way). Half of the sites, by the hash of their
names, are left out by ``--half 0``, so that the result can be judged on those, and the other half by ``--half 1``; what
ships is fitted to all. Of each site the same few pages are taken, whatever order they come in: a site with hundreds of
pages would teach its own ways alone. The same pages give the same file.

A unit is labelled as body when its words stand in the body, a short one only between its neighbours' places there. How
the weights are fitted is told in ``tools/fit_path.py``. ``--lean`` then adds to what is always there, once for prose
and once for the rest: a line too many is forgiven, a paragraph lost is not. The moves were chosen by the same half of
the sites.
"""

import argparse
import gzip
import hashlib
import json
import lzma
import re
import sys
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TextIO

import numpy as np
from fit_path import Example, fit

from cleaner import Cleaner
from cleaner.document import Document
from cleaner.language import language_of
from cleaner.planning.context import Context
from cleaner.planning.edges import ENDS, STARTS, ends, starts
from cleaner.planning.firing import fire
from cleaner.planning.matching import Matcher
from cleaner.planning.shapes import Units, read_units
from cleaner.planning.traits import TRAITS, traits
from cleaner.planning.units import units_of
from cleaner.reading.text import read_text

MOVES_ARE = "what interruptions cost, how far a doubtful page leans towards the text, what learned lines cost in it"
MOVES = {"interrupt": -20.0, "resume": -20.0, "doubt": 0.5, "learned": -0.75}
_LINE_WORDS = 7
WRAPPED = 78
_WORD = re.compile(r"\w+")
_SURE_WORDS, _SURE_CHARS, _MOST_CHARS = 5, 30, 60
_BEFORE_FIRST, _AFTER_LAST = 400, 600


def main() -> None:
    """Read pages, print weights."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("pages", nargs="+", type=Path)
    options.add_argument(
        "--dumps", default="resiliparse,bs4,inscriptis,wrapped,trafilatura", help="of which dumps, and hard-wrapped"
    )
    options.add_argument("--per-site", type=int, default=6, help="at most so many pages of one site")
    options.add_argument("--half", type=int, choices=[0, 1], help="only the sites of one half")
    options.add_argument("--lean", type=float, nargs=2, default=(0.0, 0.0), metavar=("PROSE", "SHORT"))
    arguments = options.parse_args()
    cleaner = Cleaner(body="off")
    examples = []
    for page in chosen(arguments.pages, arguments.per_site, arguments.half):
        for dump in arguments.dumps.split(","):
            if (text := text_of(page, dump)).strip():
                examples.append(example(cleaner, page, text))
    units, at_starts, at_ends = fit([found for found in examples if found])
    write(units, at_starts, at_ends, arguments.lean, len(examples), sys.stdout)


def example(cleaner: Cleaner, page: dict[str, Any], text: str) -> Example | None:
    """What is to be learnt from one page; None when nothing stands on it."""
    document = read_text(text, page.get("url"))
    known = taken(cleaner, document)
    units, shapes = read_units(document.lines, units_of(document.lines))
    if not units.views:
        return None
    table, columns = traits(units, shapes, known, language_of(line.view for line in document.lines))
    is_prose = np.array(units.prose)[:, None] > 0
    words = np.array(units.words)
    values = np.array(table) * np.log1p(words)[:, None]
    labels = np.array(labelled(units, page["gold"], page.get("neutral") or ()))
    return Example(
        np.concatenate([values * is_prose, values * ~is_prose], axis=1).astype(np.float32),
        np.array(starts(units, columns)),
        np.array(ends(units, shapes, columns)),
        labels,
        words * np.array([not kind for kind in columns.kinds]),
        (labels == 1) & (words >= _LINE_WORDS),
    )


def chosen(files: Sequence[Path], per_site: int, half: int | None) -> Iterator[dict[str, Any]]:
    """The pages to learn from: of each site (of one half) those whose names have the smallest hashes."""
    ids: dict[str, list[tuple[str, str]]] = {}
    for page in opened(files):
        site = page.get("site") or ""
        if page.get("gold") and half in (None, side_of(site)):
            mark = hashlib.md5(page["id"].encode(), usedforsecurity=False).hexdigest()
            ids.setdefault(site, []).append((mark, page["id"]))
    wanted = {name for some in ids.values() for _, name in sorted(some)[:per_site]}
    for page in opened(files):
        if page["id"] in wanted:
            yield page


def opened(files: Sequence[Path]) -> Iterator[dict[str, Any]]:
    """The pages of some files, packed or not."""
    openers: dict[str, Any] = {".gz": gzip.open, ".xz": lzma.open}
    for file in files:
        with openers.get(file.suffix, open)(file, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def side_of(site: str) -> int:
    """Which half of the sites one belongs to."""
    return hashlib.md5(site.encode(), usedforsecurity=False).digest()[0] % 2


def text_of(page: dict[str, Any], dump: str) -> str:
    """The text of a page as some tool flattened it, or hard-wrapped."""
    if dump != "wrapped":
        return page["dumps"].get(dump) or ""
    wrap = partial(textwrap.wrap, width=WRAPPED, break_long_words=False, break_on_hyphens=False)
    lines = (page["dumps"].get("resiliparse") or "").split("\n")
    return "\n".join(part for line in lines for part in wrap(line) or [""])


def taken(cleaner: Cleaner, document: Document) -> dict[int, str]:
    """The kinds of the lines that rules take, by index, as planning sees them first."""
    matcher = Matcher(cleaner.ruleset, partial(cleaner.acts_on, document=document), markup=document.markup)
    matches = matcher.match_lines(document.lines)
    context = Context(document, matches, cleaner.ruleset)
    known: dict[int, str] = {}
    for fired in fire(context, matches, matcher):
        rule = cleaner.ruleset.rules[fired.rule]
        takes = rule.do not in ("keep", "tag") and cleaner.allows(rule)
        if takes and (rule.confidence == "certain" or not document.lines[fired.at].prose):
            known.setdefault(fired.at, rule.kind)
    return known


def labelled(units: Units, gold: str, neutral: Sequence[str]) -> list[int]:
    """For each unit 1 for body, 0 for what is none, -1 for what counts neither way."""
    body = f" {flat(gold)} "
    headlines = {flat(text) for text in neutral}
    texts = list(map(flat, units.views))
    places = [
        -1 if text in headlines else _place(text, body, words) for text, words in zip(texts, units.words, strict=True)
    ]
    labels = [
        -1 if not text or text in headlines else int(place >= 0) for text, place in zip(texts, places, strict=True)
    ]
    above: int | None = None
    for number, (text, place) in enumerate(zip(texts, places, strict=True)):
        if labels[number] == 0:
            below = next((other for other in places[number + 1 :] if other >= 0), None)
            low = above if above is not None else max(0, (below or 0) - _BEFORE_FIRST)
            high = below if below is not None else (low + _AFTER_LAST if above is not None else 0)
            labels[number] = int(f" {text} " in body[max(low - 1, 0) : max(high, low) + 2])
        if place >= 0:
            above = place
    return labels


def _place(text: str, body: str, words: int) -> int:
    if words < _SURE_WORDS and len(text) < _SURE_CHARS:
        return -1
    place = body.find(f" {text} ") if text else -1
    if place < 0 and len(text) > _MOST_CHARS:
        place = max(body.find(text[:45]), body.find(text[-45:]))
    return place


def flat(text: str) -> str:
    """The words of a text and nothing else, in small letters."""
    return " ".join(_WORD.findall(text.lower()))


def write(
    units: Sequence[float],
    at_starts: Sequence[float],
    at_ends: Sequence[float],
    lean: Sequence[float],
    pages: int,
    out: TextIO,
) -> None:
    """Write the file."""
    print("# By what the body of a page is told from what stands around it: see docs/body.md. Made by", file=out)
    print(f"# tools/fit_body.py from {pages} texts; edit it by hand only to try something.", file=out)
    print("traits:  # the weight for units of prose, and for all others", file=out)
    for number, name in enumerate(TRAITS):
        pair = [units[number], units[len(TRAITS) + number]]
        if name == TRAITS[0]:
            pair = [value + more for value, more in zip(pair, lean, strict=True)]
        print(f"  {name}: [{pair[0]:.2f}, {pair[1]:.2f}]", file=out)
    write_edges(at_starts, at_ends, MOVES_ARE, MOVES, out)


def write_edges(
    at_starts: Sequence[float], at_ends: Sequence[float], moves_are: str, moves: Mapping[str, float], out: TextIO
) -> None:
    """Write the end of the file: what speaks for beginning and ending somewhere, and what moves cost."""
    for title, names, weights in (
        ("starts:  # what speaks for the text's beginning with a unit", STARTS, at_starts),
        ("ends:  # and for its ending with one", ENDS, at_ends),
    ):
        print(title, file=out)
        for name, weight in zip(names, weights, strict=True):
            print(f"  {name}: {weight:.2f}", file=out)
    print(f"moves:  # {moves_are}", file=out)
    for name, value in moves.items():
        print(f"  {name}: {value}", file=out)


if __name__ == "__main__":
    main()
