"""The weights by which the body of a page is found: a file that a person can read, made by ``tools/fit_body.py``."""

from typing import NamedTuple

from cleaner.ruleset.problems import Problem, RulesError

FILE = "body.yml"


class Weights(NamedTuple):
    """``prose`` and ``short``: for each trait, in order, its weight for units of prose and for others; ``moves``: what
    it is worth to pass from one part of a page to the next."""

    prose: list[float]
    short: list[float]
    moves: dict[str, float]


def read_weights(text: str, place: str) -> Weights:
    """The weights in a file's text. Raises RulesError."""
    import yaml

    try:
        data = yaml.load(text, yaml.CSafeLoader)
        rows = {name: [float(value) for value in values] for name, values in data["traits"].items()}
        moves = {name: float(value) for name, value in data["moves"].items()}
        prose, short = ([row[column] for row in rows.values()] for column in (0, 1))
    except (yaml.YAMLError, AttributeError, KeyError, IndexError, TypeError, ValueError) as error:
        message = f"these are no weights: {error}; make them anew with tools/fit_body.py"
        raise RulesError([Problem(place, 1, 1, message)]) from None
    return Weights(prose, short, moves)
