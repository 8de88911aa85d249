"""Throughput: cleaning whole pages from text to article, beside the line filters that people use on such text.

The filters are C4's line rules (Raffel et al., 2020, as datatrove has them) and, where it is installed, jusText with
each line as a paragraph (Pomikálek, 2011). They find no body and explain nothing.
"""

import html
import importlib.util
import random
from collections.abc import Callable
from functools import partial

from benchmarks.matching import best
from benchmarks.material import ROOT, SEED
from cleaner import Cleaner
from cleaner.corpus.cases import case_files, read_case

MEGABYTES = 1.0
_ENDS = (".", "?", "!", '"', "'")
_MIN_WORDS = 3
_POLICY = ("terms of use", "privacy policy", "cookie policy", "uses cookies", "use of cookies", "use cookies")


def main() -> None:
    """Print MB per CPU-second of each."""
    texts = dumps(MEGABYTES)
    size = sum(len(text.encode()) for text in texts) / 1e6
    works: dict[str, Callable[[], int]] = {
        "clean": partial(clean_all, Cleaner(), texts),
        "clean --body off": partial(clean_all, Cleaner(body="off"), texts),
        "C4 line filter": lambda: sum(len(c4(text)) for text in texts),
    }
    if all(map(importlib.util.find_spec, ("justext", "lxml_html_clean"))):
        works["jusText on lines"] = lambda: sum(len(justext_on_lines(text)) for text in texts)
    seconds = best(list(works.values()), rounds=3)
    for name, spent in zip(works, seconds, strict=True):
        print(f"{name:18} {size / spent:7.2f} MB per CPU-second  {seconds[0] / spent:6.2f} times the speed of clean")


def dumps(megabytes: float) -> list[str]:
    """Pages of whole sites, from the corpus, as many as make up the size."""
    cases = [read_case(path).text for path in case_files([ROOT / "corpus"]) if path.name.startswith("body-")]
    chance = random.Random(SEED)
    made: list[str] = []
    while sum(map(len, made)) < megabytes * 1e6:
        made += chance.sample(cases, len(cases))
    return made


def clean_all(cleaner: Cleaner, texts: list[str]) -> int:
    """Clean every page; how much is left."""
    return sum(len(cleaner.clean(text).text) for text in texts)


def c4(text: str) -> str:
    """The lines that C4 keeps."""
    return "\n".join(line for line in map(str.strip, text.splitlines()) if _c4_keeps(line, line.lower()))


def _c4_keeps(line: str, lower: str) -> bool:
    if not line.endswith(_ENDS) or line.endswith("...") or len(line.split()) < _MIN_WORDS:
        return False
    return "javascript" not in lower and not any(words in lower for words in _POLICY)


def justext_on_lines(text: str) -> str:
    """The lines that jusText calls good."""
    import justext

    page = "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines() if line.strip())
    if not page:
        return ""
    paragraphs = justext.justext(page, justext.get_stoplist("English"))
    return "\n".join(paragraph.text for paragraph in paragraphs if not paragraph.is_boilerplate)


if __name__ == "__main__":
    main()
