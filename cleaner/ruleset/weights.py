"""The weights by which the body of a page is found: a file that a person can read, made by ``tools/fit_body.py``."""

from typing import NamedTuple

from cleaner.ruleset.problems import Problem, RulesError

FILE = "body.yml"


class Weights(NamedTuple):
    """``prose`` and ``short``: for each trait of a unit, in order, its weight for units of prose and for others;
    ``start`` and ``end``: for each trait of a place where the text could begin or end; ``moves``: what interruptions
    and doubts are worth."""

    prose: list[float]
    short: list[float]
    start: list[float]
    end: list[float]
    moves: dict[str, float]


def read_weights(text: str, place: str) -> Weights:
    """The weights in a file's text. Raises RulesError."""
    import yaml

    try:
        data = yaml.load(text, yaml.CSafeLoader)
        rows = [[float(value) for value in values] for values in data["traits"].values()]
        prose, short = ([row[column] for row in rows] for column in (0, 1))
        start, end = ([float(value) for value in data[part].values()] for part in ("starts", "ends"))
        moves = {name: float(value) for name, value in data["moves"].items()}
    except (yaml.YAMLError, AttributeError, KeyError, IndexError, TypeError, ValueError) as error:
        message = f"these are no weights: {error}; make them anew with tools/fit_body.py"
        raise RulesError([Problem(place, 1, 1, message)]) from None
    return Weights(prose, short, start, end, moves)
