"""The weights by which the body of a page is found: files that a person can read, made by the fits in ``tools/``."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from cleaner.ruleset.problems import Problem, RulesError

# For a page's text, and for a page whose markup is there.
FILE, PAGE_FILE = "body.yml", "page.yml"


class Weights(NamedTuple):
    """``prose`` and ``short``: for each trait of a unit, in order (then for each of its places in the markup), its
    weight for units of prose and for others; ``start`` and ``end``: for each trait of a place where the text could
    begin or end; ``moves``: what interruptions and doubts are worth.

    With markup: ``names`` for each name of an element; ``within`` and ``within_names`` the weights, by traits, places
    and names, for what stands within the text.
    """

    prose: list[float]
    short: list[float]
    start: list[float]
    end: list[float]
    moves: dict[str, float]
    names: dict[str, float] = {}
    within: list[float] = []
    within_names: dict[str, float] = {}


def read_weights(text: str, place: str) -> Weights:
    """The weights in a file's text. Raises RulesError."""
    import yaml

    try:
        return _weights(yaml.load(text, yaml.CSafeLoader))
    except (yaml.YAMLError, AttributeError, KeyError, IndexError, TypeError, ValueError) as error:
        message = f"these are no weights: {error}; make them anew with tools/fit_body.py"
        raise RulesError([Problem(place, 1, 1, message)]) from None


def _weights(data: Mapping[str, Any]) -> Weights:
    places, names = data.get("places", {}), data.get("names", {})
    rows = [[float(value) for value in values] for values in (*data["traits"].values(), *places.values())]
    prose, short = ([row[column] for row in rows] for column in (0, 1))
    start, end = ([float(value) for value in data[part].values()] for part in ("starts", "ends"))
    moves = {name: float(value) for name, value in data["moves"].items()}
    if not names:
        return Weights(prose, short, start, end, moves)
    around, within = ({name: float(pair[column]) for name, pair in names.items()} for column in (0, 1))
    return Weights(prose, short, start, end, moves, around, [row[2] for row in rows], within)
