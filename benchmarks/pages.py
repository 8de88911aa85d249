"""Pages of HTML to articles, beside the extractors that people use: pages per CPU-second, and memory.

Each tool works in a process of its own on the same pages, made up here in the shape of a news site's. Tools that are
not installed are left out.
"""

import importlib.util
import multiprocessing
import random
import resource
import sys
import time
from collections.abc import Callable
from functools import partial

from benchmarks.material import ROOT, SEED

PAGES = 60
_WARM_UP = 5
_TOPICS = "harbour council ferry bridge mayor school market library tower river station museum budget storm".split()


def main() -> None:
    """Print pages per CPU-second and megabytes of each."""
    works = {"clean_html": "cleaner", "trafilatura": "trafilatura", "trafilatura, precision": "trafilatura"}
    works |= {"readability-lxml": "readability", "resiliparse": "resiliparse", "jusText": "justext"}
    found = {name: measured(name) for name, package in works.items() if importlib.util.find_spec(package)}
    pages = made(PAGES)
    size = sum(map(len, pages)) / len(pages) / 1000
    print(f"{PAGES} pages of {size:.0f} kB each")
    base = found["clean_html"][0]
    for name, (speed, memory) in found.items():
        print(f"{name:24} {speed:7.1f} pages per CPU-second  {speed / base:6.2f} times clean_html  {memory:6.0f} MB")


def measured(name: str) -> tuple[float, float]:
    """Pages per CPU-second of one tool in a process of its own, and the most memory that it took, in megabytes."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_measure, (name,))


def _measure(name: str) -> tuple[float, float]:
    work = _tool(name)
    pages = made(PAGES)
    for page in pages[:_WARM_UP]:
        work(page)
    start = time.process_time()
    for page in pages:
        work(page)
    spent = time.process_time() - start
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return len(pages) / spent, most / (1e6 if sys.platform == "darwin" else 1e3)


def _tool(name: str) -> Callable[[str], object]:
    if name == "clean_html":
        from cleaner import Cleaner

        return Cleaner().clean_html
    if name.startswith("trafilatura"):
        import trafilatura

        return partial(trafilatura.extract, include_comments=False, favor_precision="precision" in name)
    if name == "readability-lxml":
        from readability import Document

        return lambda page: Document(page).summary()
    if name == "resiliparse":
        from resiliparse.extract.html2text import extract_plain_text

        return partial(extract_plain_text, main_content=True)
    import justext

    words = justext.get_stoplist("English")
    return lambda page: justext.justext(page.encode(), words, encoding="utf-8")


def made(many: int) -> list[str]:
    """Pages in the shape of a news site's: menus, an article with boxes in it, cards, comments, a footer."""
    chance = random.Random(SEED)
    prose = (ROOT / "tests" / "data" / "ordinary-paragraphs.txt").read_text("utf-8").split("\n")
    paragraphs = [line for line in prose if len(line) > 80]
    return [_page(chance, paragraphs) for _ in range(many)]


def _page(chance: random.Random, paragraphs: list[str]) -> str:
    def title() -> str:
        return " ".join(chance.sample(_TOPICS, 5)).capitalize()

    def card(number: int) -> str:
        return (
            f'<div class="col-4 card card--teaser" data-id="{number}"><a href="/n/{number}"><picture>'
            f'<source srcset="/i/{number}.webp 1x"><img class="card__image" src="/i/{number}.jpg" alt=""></picture>'
            f'<span class="card__kicker">{chance.choice(_TOPICS)}</span><h3 class="card__title">{title()}</h3></a>'
            f'<p class="card__summary">{chance.choice(paragraphs)[:120]}…</p><time>{number % 24} hours ago</time></div>'
        )

    def menu(size: int) -> str:
        items = "".join(
            f'<li class="menu__item"><a class="menu__link" href="/{word}"><span>{word.capitalize()}</span></a></li>'
            for word in chance.choices(_TOPICS, k=size)
        )
        return f'<ul class="menu">{items}</ul>'

    text = "".join(
        f"<p>{paragraph}</p>"
        + (
            f'<figure class="image"><img src="/i/{at}.jpg"><figcaption>{title()}. Photo: A. Marin</figcaption></figure>'
            if at % 5 == 2
            else ""
        )
        for at, paragraph in enumerate(chance.choices(paragraphs, k=24))
    )
    comments = "".join(
        f'<div class="comment"><b>reader {at}</b> <time>{at} May 2026</time><p>{chance.choice(paragraphs)}</p></div>'
        for at in range(12)
    )
    script = "<script>" + "window.state = {ready: true, items: [1, 2, 3]};" * 200 + "</script>"
    return (
        f"<!doctype html><html lang=en><head><title>{title()}</title>{script}</head><body class='page page--article'>"
        f"<header><nav>{menu(40)}</nav></header><main><article class='story'><h1>{title()}</h1>"
        f"<div class='story__meta'>By <a href='/a'>Ana Marin</a></div><div class='story__body'>{text}</div></article>"
        f"<section class='related'><h2>Read more</h2>{''.join(map(card, range(60)))}</section>"
        f"<section id='comments'>{comments}</section></main><footer>{menu(60)}<p>© The Harbour Post</p></footer>"
        f"{script}</body></html>"
    )


if __name__ == "__main__":
    main()
