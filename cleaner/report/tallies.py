"""The report of ``cleaner rules stats``."""

from collections.abc import Iterator, Sequence
from typing import Any

from cleaner.corpus.stats import Tally, never_fired

_OTHERS = 3


def tally_lines(found: Sequence[Tally]) -> Iterator[str]:
    """A table, rules with wrong lines first, then by lines; last what the whole comes to."""
    width = max((len(tally.rule.id) for tally in found), default=4)
    yield f"{'rule':{width}}  {'lines':>5}  {'wrong':>5}  {'right':>6}  {'at least':>8}  {'alone':>5}  also taken by"
    for tally in sorted(found, key=lambda tally: (tally.right - tally.lines, -tally.lines, tally.rule.id)):
        if not tally.lines:
            continue
        others = ", ".join(f"{name} {count}" for name, count in tally.others[:_OTHERS])
        more = f" and {len(tally.others) - _OTHERS} more" if len(tally.others) > _OTHERS else ""
        yield (
            f"{tally.rule.id:{width}}  {tally.lines:5}  {tally.lines - tally.right:5}  {tally.precision or 0:6.1%}"
            f"  {tally.at_least:8.1%}  {tally.alone:5}  {others}{more}".rstrip()
        )
    silent = never_fired(found)
    guesses = [rule.id for rule in silent if rule.confidence == "guess"]
    others_silent = [rule.id for rule in silent if rule.confidence != "guess"]
    if others_silent:
        yield f"never fired: {', '.join(others_silent)}"
    if guesses:
        yield f"guesses that never fired: {', '.join(guesses)}"
    total, wrong = sum(tally.lines for tally in found), sum(tally.lines - tally.right for tally in found)
    yield (
        f"{len(found)} rules, {total} lines, {wrong} wrong; {len(others_silent)} never fired,"
        f" and {len(guesses)} guesses that never did"
    )


def tally_record(tally: Tally) -> dict[str, Any]:
    """One tally as plain data."""
    return {
        "rule": tally.rule.id,
        "kind": tally.rule.kind,
        "lang": tally.rule.lang,
        "confidence": tally.rule.confidence,
        "lines": tally.lines,
        "right": tally.right,
        "precision": tally.precision,
        "at_least": round(tally.at_least, 4),
        "alone": tally.alone,
        "others": dict(tally.others),
        "cases": tally.cases,
    }
