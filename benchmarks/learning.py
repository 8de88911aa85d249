"""Learning: counting the lines of a crawl, and finding near copies among many templates.

Beside it what people write by hand: a dict of counters over masked lines, and rapidfuzz against every template.
"""

import random
import re
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate

from benchmarks.matching import best
from benchmarks.material import SEED

LINES = 1_000_000
MANY_LINES = 10_000_000
TEMPLATES = 1_000_000
_ASKED = 20_000
_CHECKED = 40
_WORDS = 20_000
_PAGES_A_SOURCE = 200


def main() -> None:
    """Print the speeds and what they take."""
    from cleaner.learning.count import Page, count

    pages = list(crawl(LINES))
    lines = sum(page.text.count("\n") + 1 for page in pages)
    batches = [pages[at : at + 500] for at in range(0, len(pages), 500)]

    def ours() -> None:
        for batch in batches:
            count(batch)

    def by_hand() -> None:
        counters: dict[str, Counter[str]] = {}
        for page in pages:
            folded = {re.sub(r"\d+", "0", line.strip().casefold()) for line in page.text.split("\n")}
            counters.setdefault(page.source, Counter()).update(folded)

    spent, naive = best([ours, by_hand], rounds=3)
    print(f"counting           {lines / spent / 1e6:6.2f} million lines per CPU-second")
    print(f"dict of counters   {lines / naive / 1e6:6.2f}  ({spent / naive:.2f} times its time)")
    counted = count([Page(page.text, page.source) for page in pages])
    size = sum(column.nbytes for column in counted.rows)
    distinct = len(set(zip(counted.rows.line.tolist(), counted.rows.source.tolist(), strict=True)))
    print(f"                   {size / distinct:6.1f} bytes a different line ({distinct:,} of {lines:,})")
    del counted, pages, batches
    print(subprocess.run([sys.executable, "-c", _MANY], capture_output=True, text=True, check=True).stdout, end="")
    look_up()


_MANY = f"""
import resource, time
from benchmarks.learning import MANY_LINES, crawl, peak
from cleaner.learning.intake import batches
from cleaner.learning.learn import learn
from cleaner.learning.store import open_store
import os, tempfile
with tempfile.TemporaryDirectory() as folder, open_store(os.path.join(folder, "store")) as store:
    made = 0.0
    start = time.process_time()
    for batch in batches(crawl(MANY_LINES), 8_000_000):
        store.add(batch)
    middle = time.process_time()
    learned = learn(store)
    size = os.path.getsize(os.path.join(folder, "store"))
print(f"10 million lines   {{middle - start:6.0f}} CPU-seconds to make and to store, {{time.process_time() - middle:.0f}} to learn "
      f"{{len(learned.drafts):,}} rules; {{size / 1e6:,.0f}} MB on disk, {{peak():,.0f}} MB of memory at most")
"""


def peak() -> float:
    """The most memory this process held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def crawl(lines: int) -> Iterator["Page"]:
    """Pages of many sources: blocks of furniture around sentences that stand nowhere else."""
    from cleaner.learning.count import Page

    chance = random.Random(SEED)
    words, weights = vocabulary(chance)
    made = number = 0
    furniture: list[str] = []
    while made < lines:
        if number % _PAGES_A_SOURCE == 0:
            furniture = [" ".join(chance.choices(words, weights, k=chance.randint(1, 6))) for _ in range(60)]
        body = [
            " ".join(chance.choices(words, weights, k=chance.randint(8, 30))).capitalize() + "."
            for _ in range(chance.randint(10, 60))
        ]
        comments = f"{chance.randint(0, 400)} comments"
        text = "\n".join([*furniture[:30], *body, comments, *furniture[30:]])
        made += text.count("\n") + 1
        yield Page(text, f"site-{number // _PAGES_A_SOURCE}.example")
        number += 1


def vocabulary(chance: random.Random) -> tuple[list[str], None]:
    """Words as often as they stand there; the frequent ones stand many times."""
    plain = ["".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randint(2, 10))) for _ in range(_WORDS)]
    often = [word for rank, word in enumerate(plain) for _ in range(1 + 2000 // (rank + 10))]
    return often, None


def look_up() -> None:
    """Near copies among templates: how many lines a second, and how many of those that comparing all finds."""
    from rapidfuzz import fuzz, process

    from cleaner.learning.keys import fold
    from cleaner.learning.lookup import AT_LEAST, build

    chance = random.Random(SEED)
    words, _ = vocabulary(chance)
    templates = [" ".join(chance.choices(words, k=chance.randint(4, 18))) for _ in range(TEMPLATES)]
    start = time.process_time()
    tables = build(templates)
    made = time.process_time() - start
    asked = [_changed(chance, chance.choice(templates), words) for _ in range(_ASKED // 2)]
    asked += [" ".join(chance.choices(words, k=chance.randint(4, 18))) for _ in range(_ASKED // 2)]
    chance.shuffle(asked)
    (spent,) = best([lambda: tables.find(asked)], rounds=3)
    print(f"near copies        {len(asked) / spent:6,.0f} lines per CPU-second among {TEMPLATES:,} templates, which take "
          f"{tables.bytes_each:.0f} bytes each (mapped) and {made:.0f} CPU-seconds to make")  # fmt: skip
    some = asked[:_CHECKED]
    folded = [fold(template.encode())[0].decode() for template in templates]
    hits = {hit.line: hit for hit in tables.find(some)}
    start = time.process_time()
    found = [process.extractOne(line, folded, scorer=fuzz.ratio, score_cutoff=AT_LEAST) for line in some]
    each = (time.process_time() - start) / len(some)
    right = sum(at in hits and hits[at].likeness >= hit[1] - 1e-6 for at, hit in enumerate(found) if hit)
    print(f"rapidfuzz with all {1 / each:6.1f}; of the {sum(map(bool, found))} copies it finds, the tables find {right}")


def _changed(chance: random.Random, line: str, words: Sequence[str]) -> str:
    parts = line.split(" ")
    parts[chance.randrange(len(parts))] = chance.choice(words)
    return " ".join(parts)


if __name__ == "__main__":
    main()
