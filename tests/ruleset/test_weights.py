"""The file of weights, and what is said of a bad one."""

import pytest

from cleaner.ruleset.problems import RulesError
from cleaner.ruleset.weights import Weights, read_weights

GOOD = "traits:\n  always: [1, 2]\n  closed: [0.5, -3]\nmoves:\n  start: -5\n"


def test_weights_are_read() -> None:
    assert read_weights(GOOD, "rules/body.yml") == Weights([1.0, 0.5], [2.0, -3.0], {"start": -5.0})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "traits: 5",
        "traits: {always: [1]}\nmoves: {}",
        "traits: {always: [a, b]}\nmoves: {}",
        "a: [",
        GOOD[:40],
    ],
)
def test_other_files_are_refused_with_one_sentence(text: str) -> None:
    with pytest.raises(RulesError) as caught:
        read_weights(text, "rules/body.yml")
    (problem,) = caught.value.problems
    assert str(problem).startswith("rules/body.yml:1:1: these are no weights: ")
    assert "tools/fit_body.py" in str(problem)
