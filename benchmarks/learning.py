"""Learning: counting the lines of a crawl, and finding near copies among many templates.

Beside it what people write by hand: a dict of counters over masked lines, and rapidfuzz against every template.
"""

import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.matching import best
from benchmarks.material import SEED

if TYPE_CHECKING:
    from cleaner.learning.count import Page

LINES = 1_000_000
MANY_LINES = 10_000_000
TEMPLATES = 1_000_000
_ASKED = 20_000
_CHECKED = 40
_WORDS = 20_000
_PAGES_A_SOURCE = 200


def main() -> None:
    """Print the speeds and what they take."""
    counting()
    # In a process of its own, whose memory nothing else has touched.
    sys.stdout.flush()
    subprocess.run([sys.executable, "-c", "from benchmarks.learning import many; many()"], check=True)
    look_up()


def counting() -> None:
    """Lines counted in a CPU-second, beside a dict of counters."""
    from cleaner.learning.count import count, first_of

    pages = list(crawl(LINES))
    lines = sum(page.text.count("\n") + 1 for page in pages)

    def ours() -> int:
        return sum(len(count(pages[at : at + 500]).texts) for at in range(0, len(pages), 500))

    def by_hand() -> int:
        counters: dict[str, Counter[str]] = {}
        for page in pages:
            folded = {re.sub(r"\d+", "0", line.strip().casefold()) for line in page.text.split("\n")}
            counters.setdefault(page.source, Counter()).update(folded)
        return len(counters)

    spent, naive = best([ours, by_hand], rounds=3)
    print(f"counting           {lines / spent / 1e6:6.2f} million lines per CPU-second")
    print(f"dict of counters   {lines / naive / 1e6:6.2f}  ({naive / spent:.2f} times as long)")
    rows = count(pages).rows
    distinct = int(first_of(rows.source, rows.line).sum())
    size = sum(column.nbytes for column in rows)
    print(f"                   {size / distinct:6.1f} bytes a different line ({distinct:,} of {lines:,})")


def many() -> None:
    """Ten million lines through a store: time, disk and memory."""
    from cleaner.learning.intake import batches
    from cleaner.learning.learn import learn
    from cleaner.learning.store import open_store

    with tempfile.TemporaryDirectory() as folder, open_store(str(Path(folder) / "store")) as store:
        start = time.process_time()
        for batch in batches(crawl(MANY_LINES)):
            store.add(batch)
        middle = time.process_time()
        learned = learn(store)
        end = time.process_time()
        size = (Path(folder) / "store").stat().st_size
    print(f"10 million lines   {middle - start:6.0f} CPU-seconds to make up and to count, {end - middle:.0f} to learn")
    print(f"                   {len(learned.drafts):,} rules; {size / 1e6:,.0f} MB on disk, {peak():,.0f} MB of memory")


def peak() -> float:
    """The most memory this process held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def crawl(lines: int) -> Iterator["Page"]:
    """Pages of many sources: blocks of furniture around sentences that stand nowhere else."""
    from cleaner.learning.count import Page

    chance = random.Random(SEED)
    words = vocabulary(chance)
    made = number = 0
    furniture: list[str] = []
    while made < lines:
        if number % _PAGES_A_SOURCE == 0:
            furniture = [" ".join(chance.choices(words, k=chance.randint(1, 6))) for _ in range(60)]
        body = [
            " ".join(chance.choices(words, k=chance.randint(8, 30))).capitalize() + "."
            for _ in range(chance.randint(10, 60))
        ]
        comments = f"{chance.randint(0, 400)} comments"
        text = "\n".join([*furniture[:30], *body, comments, *furniture[30:]])
        made += text.count("\n") + 1
        yield Page(text, f"site-{number // _PAGES_A_SOURCE}.example")
        number += 1


def vocabulary(chance: random.Random) -> list[str]:
    """Words as often as they stand there; the frequent ones stand many times."""
    plain = ["".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randint(2, 10))) for _ in range(_WORDS)]
    return [word for rank, word in enumerate(plain) for _ in range(1 + 2000 // (rank + 10))]


def look_up() -> None:
    """Near copies among templates: how many lines a second, and how many of those that comparing all finds."""
    from rapidfuzz import fuzz, process

    from cleaner.learning.keys import fold
    from cleaner.learning.templates import AT_LEAST, build

    chance = random.Random(SEED)
    words = vocabulary(chance)
    templates = [" ".join(chance.choices(words, k=chance.randint(4, 18))) for _ in range(TEMPLATES)]
    start = time.process_time()
    tables = build(templates)
    made = time.process_time() - start
    asked = [_changed(chance, chance.choice(templates), words) for _ in range(_ASKED // 2)]
    asked += [" ".join(chance.choices(words, k=chance.randint(4, 18))) for _ in range(_ASKED // 2)]
    chance.shuffle(asked)
    (spent,) = best([lambda: len(tables.find(asked))], rounds=3)
    print(f"near copies        {len(asked) / spent:6,.0f} lines per CPU-second among {TEMPLATES:,} templates")
    print(f"                   {tables.bytes_each:6.0f} bytes each, mapped; {made:.0f} CPU-seconds to make")
    some = asked[:_CHECKED]
    folded = [fold(template.encode())[0].decode() for template in templates]
    hits = {hit.line: hit for hit in tables.find(some)}
    start = time.process_time()
    found = [process.extractOne(line, folded, scorer=fuzz.ratio, score_cutoff=AT_LEAST) for line in some]
    each = (time.process_time() - start) / len(some)
    right = sum(at in hits and hits[at].likeness >= hit[1] - 1e-6 for at, hit in enumerate(found) if hit)
    print(f"rapidfuzz with all {1 / each:6.1f}; of the {sum(map(bool, found))} it finds, the tables find {right}")


def _changed(chance: random.Random, line: str, words: Sequence[str]) -> str:
    parts = line.split(" ")
    parts[chance.randrange(len(parts))] = chance.choice(words)
    return " ".join(parts)


if __name__ == "__main__":
    main()
