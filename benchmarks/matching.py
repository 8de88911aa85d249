"""Matching: folding every line, finding candidates, confirming them; beside a loop of each expression on each line.

What else is done to read a page (offsets, which lines are prose) is shown in a column of its own.
"""

import gc
import time
from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice

import regex

from benchmarks.material import pages, phrases, rules_from, strangers
from cleaner.folding import cores_of, views_of
from cleaner.planning.matching import Matcher
from cleaner.reading.text import read_text
from cleaner.ruleset.packs import load_ruleset
from cleaner.ruleset.ruleset import RuleSet

SIZES = (50, 300, 1_000, 3_000)
MEGABYTES = 4.0
LOOP_MEGABYTES = 0.1
REPEAT = 10


def main() -> None:
    """Print a table of MB per CPU-second, and the cost of rules that never match."""
    texts, few = pages(MEGABYTES), pages(LOOP_MEGABYTES)
    known = phrases()
    rulesets = [rules_from([*known, *strangers()][:size]) for size in SIZES]
    rulebook = load_ruleset()
    works: list[Callable[[], int]] = [
        lambda: sum(bool(read_text(text).lines) for text in texts),
        lambda: sum(map(fold_all, texts)),
        partial(match_all, rulebook, texts),
        *(partial(match_all, ruleset, texts) for ruleset in rulesets),
    ]
    reading, folding, own, *whole = best(works)
    size, few_size = (sum(len(text.encode()) for text in some) / 1e6 for some in (texts, few))
    print(f"{'rules':>6}  {'matching':>12}  {'with reading':>12}  {'plain loop':>12}  {'ratio':>7}")
    for ruleset, seconds in zip(rulesets, whole, strict=True):
        fast = size / (seconds - reading + folding)
        slow = few_size / cpu(partial(loop_all, ruleset, few))
        row = f"{fast:7.1f} MB/s  {size / seconds:7.1f} MB/s  {slow:7.3f} MB/s  {fast / slow:6.0f}x"
        print(f"{len(ruleset.rules):6}  {row}")
    fast = size / (own - reading + folding)
    print(f"the rulebook, {len(rulebook.rules)} rules on pages of no site: {fast:.1f} MB/s")
    first = rules_from(known[:300])
    more = rules_from([*known[:300], *islice(strangers(), 2_700)])
    alone, together = best([partial(match_all, first, texts), partial(match_all, more, texts)])
    print(f"{len(more.rules) - len(first.rules)} more rules that never match: {together / alone:.2f} times the cost")


def match_all(ruleset: RuleSet, texts: list[str]) -> int:
    """Match every page, of no site; how many lines matched."""
    at_home = [not rule.sites for rule in ruleset.rules]
    found = 0
    for text in texts:
        found += len(Matcher(ruleset, at_home.__getitem__).match_lines(read_text(text).lines))
    return found


def fold_all(text: str) -> int:
    """Fold every line of a page; how many there are."""
    return len("\n".join(cores_of(views_of(text.split("\n")))).casefold().split("\n"))


def loop_all(ruleset: RuleSet, texts: list[str]) -> int:
    """What people write by hand: each expression on each line."""
    expressions = [
        regex.compile(regex.escape(pattern.texts[0]) if pattern.mode == "equal" else pattern.texts[0], regex.IGNORECASE)
        for rule in ruleset.rules
        for pattern in rule.patterns
    ]
    found = 0
    for text in texts:
        for line in text.split("\n"):
            line = line.strip()
            found += any(expression.fullmatch(line) for expression in expressions)
    return found


def best(works: Sequence[Callable[[], int]], rounds: int = REPEAT) -> list[float]:
    """CPU-seconds of some works, the best of several rounds in turn, so that a slow spell of the machine hits all."""
    for work in works:
        work()
    measured = [[cpu(work) for work in works] for _ in range(rounds)]
    return [min(column) for column in zip(*measured, strict=True)]


def cpu(work: Callable[[], int]) -> float:
    """CPU-seconds that a piece of work takes."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()
