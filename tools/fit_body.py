"""Fit the weights by which the body of a page is found, from pages whose body is known: makes ``rules/body.yml``.

    python tools/fit_body.py PAGES.jsonl.xz ... > rules/body.yml

Each line of PAGES is a page: ``site``, ``url``, ``dumps`` (the text of the whole page, by the name of what made it),
``gold`` (its body), ``neutral`` (headlines, which count neither way). Half of the sites, by the hash of their names,
are left out, so that the result can be judged on those; ``--half 1`` takes the others. The same pages give the same
file.

A unit is labelled as body when its words stand in the body, a short one only between its neighbours' places there. The
weights are those of a logistic regression with a column for prose and one for all else; each page counts by the root of
its words. ``--lean`` then adds to what is always there, once for prose and once for the rest: a line too many is
forgiven, a paragraph lost is not. The moves between parts were chosen among some hundred by the same half of the sites.
"""

import argparse
import gzip
import hashlib
import json
import lzma
import math
import re
import sys
import textwrap
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TextIO

import numpy as np
from sklearn.linear_model import LogisticRegression

from cleaner import Cleaner
from cleaner.document import Document
from cleaner.language import language_of
from cleaner.planning.context import Context
from cleaner.planning.firing import fire
from cleaner.planning.matching import Matcher
from cleaner.planning.traits import TRAITS, Units, read_units, traits
from cleaner.planning.units import units_of
from cleaner.reading.text import read_text

MOVES = {
    "start": -5.0,
    "start_at_break": 8.0,
    "end": -8.0,
    "end_at_break": 8.0,
    "end_at_known": 3.0,
    "interrupt": -20.0,
    "resume": -20.0,
}
WRAPPED = 78
_WORD = re.compile(r"\w+")
_SURE_WORDS, _SURE_CHARS, _MOST_CHARS = 5, 30, 60
_BEFORE_FIRST, _AFTER_LAST = 400, 600


def main() -> None:
    """Read pages, print weights."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("pages", nargs="+", type=Path)
    options.add_argument(
        "--dumps", default="resiliparse,bs4,inscriptis,wrapped", help="of which dumps, and hard-wrapped"
    )
    options.add_argument("--every", type=int, default=2, help="only each Nth page")
    options.add_argument("--half", type=int, default=0, choices=[0, 1])
    options.add_argument("--lean", type=float, nargs=2, default=(2.0, 1.5), metavar=("PROSE", "SHORT"))
    arguments = options.parse_args()
    cleaner = Cleaner(body="off")
    rows, labels, shares = [], [], []
    for page in read(arguments.pages, arguments.every, arguments.half):
        for dump in arguments.dumps.split(","):
            if not (text := text_of(page, dump)).strip():
                continue
            units, table = measured(cleaner, read_text(text, page.get("url")))
            if not table:
                continue
            words = np.array(units.words)
            is_prose = np.array(units.prose)[:, None] > 0
            values = np.array(table)
            rows.append(np.concatenate([values * is_prose, values * ~is_prose], axis=1))
            labels.append(labelled(units, page["gold"], page.get("neutral") or ()))
            shares.append(np.log1p(words) / math.sqrt(words.sum() + 1))
    told = np.concatenate(labels) >= 0
    share = np.concatenate(shares)[told]
    model = LogisticRegression(max_iter=3000, fit_intercept=False)
    model.fit(np.concatenate(rows)[told], np.concatenate(labels)[told], sample_weight=share / share.mean())
    write(model.coef_[0], arguments.lean, len(rows), sys.stdout)


def read(files: Sequence[Path], every: int, half: int) -> Iterator[dict[str, Any]]:
    """The pages of one half of the sites."""
    openers: dict[str, Any] = {".gz": gzip.open, ".xz": lzma.open}
    for file in files:
        with openers.get(file.suffix, open)(file, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                page = json.loads(line)
                if number % every == 0 and page.get("gold") and side_of(page.get("site") or "") == half:
                    yield page


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


def measured(cleaner: Cleaner, document: Document) -> tuple[Units, list[list[float]]]:
    """The units of a page and their traits, as planning sees them first."""
    matcher = Matcher(cleaner.ruleset, partial(cleaner.acts_on, document=document))
    matches = matcher.match_lines(document.lines)
    context = Context(document, matches, cleaner.ruleset)
    known: dict[int, str] = {}
    for fired in fire(context, matches, matcher):
        rule = cleaner.ruleset.rules[fired.rule]
        takes = rule.do not in ("keep", "tag") and cleaner.allows(rule)
        if takes and (rule.confidence == "certain" or not document.lines[fired.at].prose):
            known.setdefault(fired.at, rule.kind)
    units, shapes = read_units(document.lines, units_of(document.lines))
    return units, traits(units, shapes, known, language_of(line.view for line in document.lines))


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


def write(weights: Sequence[float], lean: Sequence[float], pages: int, out: TextIO) -> None:
    """Write the file."""
    print("# By what the body of a page is told from what stands around it: see docs/body.md. Made by", file=out)
    print(f"# tools/fit_body.py from {pages} texts; edit it by hand only to try something.", file=out)
    print("traits:  # the weight for units of prose, and for all others", file=out)
    for number, name in enumerate(TRAITS):
        pair = [weights[number], weights[len(TRAITS) + number]]
        if name == TRAITS[0]:
            pair = [value + more for value, more in zip(pair, lean, strict=True)]
        print(f"  {name}: [{pair[0]:.2f}, {pair[1]:.2f}]", file=out)
    print("moves:  # what it is worth to pass from one part of a page to the next", file=out)
    for name, value in MOVES.items():
        print(f"  {name}: {value}", file=out)


if __name__ == "__main__":
    main()
