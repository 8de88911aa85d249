"""The fit proper: weights under which the way through a page costs least, of all ways weighed by how likely they are.

A way takes the units from a first to a last as the text; its score is the sum of what these units weigh and of what
speaks for beginning and ending there. The weights are fitted twice. First so that the right way is likely (a segmental
conditional random field, Sarawagi and Cohen, 2004); from there so that the expected cost is least (minimum risk
training, Smith and Eisner, 2006), which is what is measured: the page's F1, and the body lines lost.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize

Array = Any
# So much faster the weights of the edges move than those of the units, of which a text has many.
EDGE_SCALE = 8.0
STEPS = (60, 100)
_FIRST_PRIOR, _PRIOR = 1e-3, 1e-4
# The likeliest way is too sure of itself; from here the fit for risk begins.
_COOLER = 0.5
# Of what a body word left out costs; a body line of some words costs the page's F1 times this more.
_LINE_COST, _MOST_LINES_COST = 0.06, 8.0


class Example(NamedTuple):
    """One page: the traits of its units (in a column for prose and one for others) and edges, and what is right.

    ``labels``: 1 for body, 0 for what is none, -1 for what counts neither way; ``words`` of each unit, 0 for what rules
    take; ``lines``: which units count as body lines when they are lost.
    """

    units: Array
    starts: Array
    ends: Array
    labels: Array
    words: Array
    lines: Array


class _Page(NamedTuple):
    low: int
    high: int
    first: int
    last: int
    included: Array
    constant: float


def fit(examples: Sequence[Example], steps: tuple[int, int] = STEPS) -> tuple[Array, Array, Array]:
    """The weights of units, starts and ends, in so many steps of the first fit and of the second."""
    pages, kept, low = [], [], 0
    for example in examples:
        right = _right_way(example)
        if right is not None:
            high = low + len(example.words)
            pages.append(_Page(low, high, *right, *_costs(example)))
            kept.append(example)
            low = high
    tables = [
        np.concatenate([example.units for example in kept]).astype(np.float32),
        np.concatenate([example.starts for example in kept]).astype(np.float32) * np.float32(EDGE_SCALE),
        np.concatenate([example.ends for example in kept]).astype(np.float32) * np.float32(EDGE_SCALE),
    ]
    weights = np.zeros(sum(table.shape[1] for table in tables))
    weights = _least(tables, pages, _surprise, weights, _FIRST_PRIOR, weights, steps[0])
    weights = weights * _COOLER
    weights = _least(tables, pages, _risk, weights, _PRIOR, weights, steps[1])
    units, starts, ends = _split(weights, tables)
    return units, starts * EDGE_SCALE, ends * EDGE_SCALE


def _right_way(example: Example) -> tuple[int, int] | None:
    """The stretch that holds the most words of the body and the fewest others; None when there is no body."""
    signed = np.where(example.labels == 1, example.words, np.where(example.labels == 0, -example.words, 0))
    best = total = 0.0
    start = first = last = 0
    for at, words in enumerate(signed):
        if total <= 0:
            total, start = 0.0, at
        total += words
        if total > best:
            best, first, last = total, start, at
    return (first, last) if best > 0 else None


def _costs(example: Example) -> tuple[Array, float]:
    """What it costs to take each unit as text, and what it costs to take none."""
    body = example.words[example.labels == 1].sum()
    other = example.words[example.labels == 0].sum()
    too_much = np.where(example.labels == 0, example.words, 0) / (2 * body + 0.5 * other + 1)
    lines = example.lines.sum()
    line_cost = min(_LINE_COST, _MOST_LINES_COST / max(lines, 1))
    too_little = np.where(example.labels == 1, example.words, 0) / (1.2 * body + 1) + line_cost * example.lines
    return too_much - too_little, float(too_little.sum())


def _least(
    tables: Sequence[Array],
    pages: Sequence[_Page],
    loss: Callable[..., float],
    start: Array,
    prior: float,
    centre: Array,
    steps: int,
) -> Array:
    def objective(weights: Array) -> tuple[float, Array]:
        scores = [(table @ part).astype(float) for table, part in zip(tables, _split(weights, tables), strict=True)]
        slopes = [np.zeros_like(score) for score in scores]
        total = sum(
            loss(
                page,
                *(score[page.low : page.high] for score in scores),
                *(slope[page.low : page.high] for slope in slopes),
            )
            for page in pages
        )
        slope = np.concatenate(
            [table.T @ part.astype(np.float32) for table, part in zip(tables, slopes, strict=True)]
        ).astype(float)
        away = weights - centre
        return total / len(pages) + prior * away @ away, slope / len(pages) + 2 * prior * away

    return minimize(objective, start, jac=True, method="L-BFGS-B", options={"maxiter": steps}).x


def _split(weights: Array, tables: Sequence[Array]) -> list[Array]:
    ends = np.cumsum([table.shape[1] for table in tables])
    return np.split(weights, ends[:-1])


def _so_far(logs: Array) -> Array:
    return np.logaddexp.accumulate(logs)


def _to_come(logs: Array) -> Array:
    return np.logaddexp.accumulate(logs[::-1])[::-1]


def _surprise(page: _Page, unit: Array, start: Array, end: Array, d_unit: Array, d_start: Array, d_end: Array) -> float:
    """How unlikely the right way is; adds the derivatives to the last three."""
    sums = np.cumsum(unit)
    begin, stop = start - (sums - unit), end + sums
    begun, stopping = _so_far(begin), _to_come(stop)
    whole = np.logaddexp.reduce(begun + stop)
    d_unit += np.exp(begun + stopping - whole)
    d_unit[page.first : page.last + 1] -= 1
    d_start += np.exp(begin + stopping - whole)
    d_start[page.first] -= 1
    d_end += np.exp(begun + stop - whole)
    d_end[page.last] -= 1
    return float(whole - begin[page.first] - stop[page.last])


def _risk(page: _Page, unit: Array, start: Array, end: Array, d_unit: Array, d_start: Array, d_end: Array) -> float:
    """The expected cost; adds the derivatives to the last three.

    The cost of a way is a sum of what it costs to begin where it does and to end where it does; both are moved above
    zero, so that their means can be taken as logarithms.
    """
    sums, costs = np.cumsum(unit), np.cumsum(page.included)
    begin, stop = start - (sums - unit), end + sums
    cost_begin, cost_stop = page.included - costs, costs
    moved = cost_begin.min() + cost_stop.min() - 2
    begin_cost = begin + np.log(cost_begin - cost_begin.min() + 1)
    stop_cost = stop + np.log(cost_stop - cost_stop.min() + 1)
    begun, begun_cost, stopping, stopping_cost = map(
        np.asarray, (_so_far(begin), _so_far(begin_cost), _to_come(stop), _to_come(stop_cost))
    )
    whole = np.logaddexp.reduce(begun + stop)
    risk = np.exp(begun_cost + stop - whole).sum() + np.exp(begun + stop_cost - whole).sum()
    for slope, one, one_cost, other, other_cost in (
        (d_unit, begun, begun_cost, stopping, stopping_cost),
        (d_start, begin, begin_cost, stopping, stopping_cost),
        (d_end, begun, begun_cost, stop, stop_cost),
    ):
        slope += (
            np.exp(one_cost + other - whole) + np.exp(one + other_cost - whole) - risk * np.exp(one + other - whole)
        )
    return float(page.constant + risk + moved)
