"""The file of weights, and what is said of a bad one."""

import pytest

from cleaner.ruleset.problems import RulesError
from cleaner.ruleset.weights import Weights, read_weights

GOOD = """\
traits:
  always: [1, 2]
  closed: [0.5, -3]
starts:
  at_break: 4
ends:
  prose: -2.5
moves:
  resume: -5
"""


def test_weights_are_read() -> None:
    assert read_weights(GOOD, "rules/body.yml") == Weights(
        prose=[1.0, 0.5], short=[2.0, -3.0], start=[4.0], end=[-2.5], moves={"resume": -5.0}
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "traits: 5",
        "traits: {always: [1]}\nstarts: {}\nends: {}\nmoves: {}",
        "traits: {always: [a, b]}\nstarts: {}\nends: {}\nmoves: {}",
        "traits: {always: [1, 2]}\nmoves: {}",
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
