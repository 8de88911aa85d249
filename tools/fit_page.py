"""Fit the weights by which the body of a page is found in its markup: makes ``rules/page.yml``.

    python tools/fit_page.py PAGES.jsonl.xz ... > rules/page.yml

Each line of PAGES is a page: ``id``, ``site``, ``url``, ``html``, ``gold`` (its body), ``neutral`` (headlines, which
count neither way). Which are taken is told in ``tools/fit_body.py``: a few of each site, or one with hundreds of pages
would teach nothing but its own class names. The same pages give the same file.

Two fits follow one another. The first is that of ``tools/fit_path.py``: where the text begins and ends, with the places
of the units in the markup, and the names of the elements around them, beside their traits. The second is a logistic
regression on the units between that beginning and that end: which of them are captions, boxes and bars. A paragraph
lost weighs there as much as four lines too many.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple, TextIO

import numpy as np
from fit_body import MOVES, chosen, labelled, taken, write_edges
from fit_path import Array, Example, fit
from scipy.optimize import minimize

from cleaner import Cleaner
from cleaner.language import language_of
from cleaner.planning.body import TEXT, path, with_places
from cleaner.planning.edges import ends, starts
from cleaner.planning.names import NOT_SHOWN
from cleaner.planning.places import PLACES
from cleaner.planning.shapes import read_units
from cleaner.planning.traits import TRAITS, traits
from cleaner.planning.units import units_of
from cleaner.reading.html import read_html

# What the elements of a page are, and what people call them. A word stands here because it says what it is for.
TAGS = """
    a article b blockquote button center dd div dt em figcaption font h1 h2 h3 h4 h5 h6 i label li p pre section span
    strong td th
"""
AROUND = """
    a article aside blockquote button dialog dl figcaption figure footer form header label main nav ol section table ul
"""
WORDS = """
    article articlebody articletext articlecontent body bodytext bodycopy content contents entry entrytext post postbody
    story storybody storytext text main maincontent richtext prose copy paragraph fulltext hentry page blog comment
    comments commentlist reply replies respond disqus thread discussion sidebar side aside rail related recommended
    recommendations recirc more popular trending most latest recent promo teaser teasers card cards list listing items
    archive nav navigation menu breadcrumb breadcrumbs footer header masthead banner social share sharing follow
    newsletter subscribe subscription signup paywall premium login register modal popup overlay cookie cookies consent
    gdpr privacy ads advert advertisement sponsor sponsored widget widgets caption captions legend credit credits photo
    photos image images figure gallery slideshow slide carousel thumbnail thumb video media player audio author authors
    bio byline date dateline time timestamp published meta metadata info tags tag category categories topic topics
    keywords source copyright legal disclaimer tools toolbar print search form button cta link links pagination pager
    next prev previous rating review reviews profile user avatar hidden visually screen quote pullquote blockquote
    summary lead lede intro standfirst subtitle dek deck excerpt description headline title heading head table infobox
    factbox facts box correction note notes footnote footnotes references timeline live embed tweet instagram twitter
    facebook poll quiz toc inline outer inner left right center column bottom top below extra wrapper container section
    region block module component donation donate expandable accordion collapsible
"""
ROLES = """
    itemprop_articlebody itemprop_description itemprop_headline itemprop_author itemprop_caption itemprop_comment
    role_main role_article role_navigation role_contentinfo role_banner role_complementary role_dialog role_button
"""
NAMES = tuple(
    dict.fromkeys(
        [NOT_SHOWN]
        + [f"is_{tag}" for tag in TAGS.split()]
        + [f"in_{tag}" for tag in AROUND.split()]
        + ROLES.split()
        + WORDS.split()
    )
)
MOVES_ARE = "what interruptions cost, doubts are worth, and below what a unit within the text is foreign"
FOREIGN = 0.0
# With names there are three times as many weights as without.
STEPS = (120, 200)
_LOST_WEIGHS, _PRIOR, _MOST_WORDS = 4.0, 20.0, 40


class Page(NamedTuple):
    """One page: the numbers of its units, the names they stand in, and what is right."""

    rows: Array
    names: Array
    prose: Array
    starts: Array
    ends: Array
    labels: Array
    words: Array
    known: Array


def main() -> None:
    """Read pages, print weights."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("pages", nargs="+", type=Path)
    options.add_argument("--per-site", type=int, default=6, help="at most so many pages of one site")
    options.add_argument("--half", type=int, choices=[0, 1], help="only the sites of one half")
    arguments = options.parse_args()
    cleaner = Cleaner(body="off")
    pages = [
        found
        for page in chosen(arguments.pages, arguments.per_site, arguments.half)
        if page.get("html") and (found := read(cleaner, page))
    ]
    units, at_starts, at_ends = fit([example(page) for page in pages], STEPS)
    within = fit_within(pages, units, at_starts, at_ends)
    write(units, at_starts, at_ends, within, len(pages), sys.stdout)


def read(cleaner: Cleaner, page: dict[str, Any]) -> Page | None:
    """What is to be learnt from one page; None when nothing stands on it."""
    document = read_html(page["html"], page.get("url"))
    markup = document.markup
    if markup is None:
        return None
    lines = document.lines
    units, shapes = read_units(lines, units_of(lines, markup))
    if not units.views:
        return None
    table, columns = traits(units, shapes, taken(cleaner, document), language_of(line.view for line in lines))
    rows, around = with_places(lines, units, table, markup, set(NAMES))
    numbers = {name: number for number, name in enumerate(NAMES)}
    names = np.zeros((len(rows), len(NAMES)), dtype=bool)
    for number, some in enumerate(around):
        names[number, [numbers[name] for name in some]] = True
    return Page(
        np.array(rows, dtype=np.float32),
        names,
        np.array(units.prose) > 0,
        np.array(starts(units, columns), dtype=np.float32),
        np.array(ends(units, shapes, columns), dtype=np.float32),
        np.array(labelled(units, page["gold"], page.get("neutral") or ())),
        np.array(units.words),
        np.array([kind != "" for kind in columns.kinds]),
    )


def table_of(page: Page) -> Array:
    """The columns that the weights of units stand for: numbers for prose, numbers for others, names."""
    prose = page.prose[:, None]
    columns = np.concatenate([page.rows * prose, page.rows * ~prose, page.names], axis=1)
    return (columns * np.log1p(page.words)[:, None]).astype(np.float32)


def example(page: Page) -> Example:
    """The page as the fit of a way through it wants it."""
    return Example(
        table_of(page),
        page.starts,
        page.ends,
        page.labels,
        page.words * ~page.known,
        (page.labels == 1) & (page.words >= 7),
    )


def fit_within(pages: Sequence[Page], units: Array, at_starts: Array, at_ends: Array) -> Array:
    """Weights of traits, places and names for the units within the text that was found: above zero for the text's."""
    tables, labels, costs = [], [], []
    for page in pages:
        heavy, start, end = table_of(page) @ units, page.starts @ at_starts, page.ends @ at_ends
        inside = np.array(path(heavy, start, end, MOVES)) == TEXT
        inside &= (page.labels >= 0) & ~page.known
        if not inside.any():
            continue
        words = np.sqrt(np.minimum(page.words[inside], _MOST_WORDS))
        tables.append(np.concatenate([page.rows[inside], page.names[inside]], axis=1).astype(np.float32))
        labels.append(page.labels[inside] == 1)
        costs.append(np.where(labels[-1], _LOST_WEIGHS, 1.0) * words / np.sqrt(words.sum()))
    table, right, cost = np.concatenate(tables), np.concatenate(labels), np.concatenate(costs)
    cost = cost / cost.mean()
    signs = np.where(right, 1.0, -1.0)

    def objective(weights: Array) -> tuple[float, Array]:
        margin = signs * (table @ weights.astype(np.float32))
        slope = table.T @ (-signs * cost / (1 + np.exp(margin))).astype(np.float32)
        loss = (cost * np.logaddexp(0, -margin)).sum()
        return float(loss + _PRIOR / 2 * weights @ weights), slope.astype(float) + _PRIOR * weights

    return minimize(objective, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 200}).x


def write(units: Array, at_starts: Array, at_ends: Array, within: Array, pages: int, out: TextIO) -> None:
    """Write the file."""
    rows = (*TRAITS, *PLACES)
    print("# By what the body of a page is told from what stands around it, where its markup is there: see", file=out)
    print(
        f"# docs/body.md. Made by tools/fit_page.py from {pages} pages; edit it by hand only to try something.",
        file=out,
    )
    numbers = [(units[at], units[len(rows) + at], within[at]) for at in range(len(rows))]
    titles = {
        0: "traits:  # the weight for units of prose, for all others, and for both within the text",
        len(TRAITS): "places:  # the same, for how a unit stands in the markup",
    }
    for at, (name, values) in enumerate(zip(rows, numbers, strict=True)):
        if at in titles:
            print(titles[at], file=out)
        print(f"  {name}: [{', '.join(f'{value:.2f}' for value in values)}]", file=out)
    print("names:  # what elements are called: the weight for all units, and for those within the text", file=out)
    for at, name in enumerate(NAMES):
        pair = units[2 * len(rows) + at], within[len(rows) + at]
        if any(abs(value) >= 0.005 for value in pair):
            print(f"  {name}: [{pair[0]:.2f}, {pair[1]:.2f}]", file=out)
    write_edges(at_starts, at_ends, MOVES_ARE, {**MOVES, "foreign": FOREIGN}, out)


if __name__ == "__main__":
    main()
