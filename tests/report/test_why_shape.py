"""``cleaner why`` on what the shape of a page says."""

import pytest

from cleaner import Cleaner
from cleaner.reading.text import read_text
from cleaner.report.why import reasons
from tests.planning.test_body import BODY, MENU, PAGE


def told(number: int, **options: str) -> list[str]:
    document = read_text("\n".join(PAGE))
    return list(reasons(Cleaner(**options), document, number - 1, None, lambda text, _: text))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("number", "part"),
    [(PAGE.index("Weirs") + 1, "above the text"), (len(MENU) + 2, "text"), (PAGE.index("Tides") + 1, "below the text")],
)
def test_the_part_of_the_page_and_the_traits_that_say_most(number: int, part: str) -> None:
    lines = told(number)
    at = lines.index(f"  by the shape of the page: {part}")
    weight, _, traits = lines[at + 1].strip().partition(": ")
    assert (float(weight.removeprefix("weight ")) > 0) == (part == "text")
    assert 2 <= len(traits.split(", ")) <= 6
    assert all(float(trait.split(" ")[1]) for trait in traits.split(", "))


def test_what_came_of_it() -> None:
    assert told(PAGE.index("Weirs") + 1)[-1].startswith("  the line goes: body: ")
    assert told(PAGE.index("Weirs") + 1, body="off")[-1] == "  the line stays"
    assert told(PAGE.index(BODY[0]) + 1)[-1] == "  the line stays"


def test_without_weights_it_says_nothing_of_the_shape() -> None:
    cleaner = Cleaner(builtin=False)
    lines = list(reasons(cleaner, read_text("\n".join(PAGE)), 0, None, lambda text, _: text))
    assert not [line for line in lines if "shape" in line]
