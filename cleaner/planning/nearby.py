"""What stands near each unit of a page: sums, means and distances, worked out for a whole column at once.

Most columns mark few units, and between two marked ones there is little to work out: a stretch of one value, or of
steps up or down that are the same everywhere.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import accumulate, compress, islice, repeat
from operator import sub, truediv


def floats(column: Sequence[bool]) -> list[float]:
    """1.0 for each marked unit, 0.0 for the others."""
    return [1.0 if marked else 0.0 for marked in column]


def by_value(values: Sequence[int], function: Callable[[int], float]) -> list[float]:
    """A function of each value; units have few different lengths."""
    table = {value: function(value) for value in set(values)}
    return list(map(table.__getitem__, values))


def up_to(values: Sequence[int], most: int) -> list[float]:
    """Each value as a share of what counts as many."""
    shares = _steps(most)
    return [shares[value] if value < most else 1.0 for value in values]


def near(column: Sequence[float], reach: int) -> list[float]:
    """For each unit the mean of a column over so many units above and below, and itself."""
    size, full = len(column), 2 * reach + 1
    if not any(column):
        return [0.0] * size
    sums = list(accumulate(column, initial=0.0))
    highs = sums[reach + 1 :] + sums[-1:] * min(reach, size)
    means = list(map(truediv, map(sub, highs, [0.0] * reach + sums), repeat(full)))
    if size < full:
        return [mean * (full / _width(at, size, reach)) for at, mean in enumerate(means)]
    for at, factor in enumerate(_factors(reach)):
        means[at] *= factor
        means[-1 - at] *= factor
    return means


def _width(at: int, size: int, reach: int) -> int:
    """How many units stand so near to one, itself included."""
    return min(at + reach + 1, size) - max(at - reach, 0)


@cache
def _factors(reach: int) -> list[float]:
    """By how much the means at either end of a page are too small."""
    full = 2 * reach + 1
    return [full / (reach + 1 + at) for at in range(reach)]


def so_far(column: Sequence[bool], first: int, most: int, itself: bool = True) -> list[float]:
    """For each unit how many have been marked from ``first`` on down to it, as a share of what counts as many."""
    shares: list[float] = []
    marked = islice(_marked(column, first), most)
    for count, at in enumerate([*(at if itself else at + 1 for at in marked), len(column)]):
        shares += [count / most] * (at - len(shares))
    return shares


def to_next(column: Sequence[bool], far: int) -> list[float]:
    """For each unit how far below the next marked one is, itself included, as a share of what counts as far."""
    distances: list[float] = []
    for at in _marked(column):
        distances += falling(at + 1 - len(distances), far)
    return distances + [1.0] * (len(column) - len(distances))


def breaks(column: Sequence[int], wide: int) -> list[float]:
    """For each unit how many not marked stand right above it, as a share of what makes a full break."""
    widths: list[float] = []
    for at in [*_marked(column), len(column) - 1]:
        size = at + 1 - len(widths)
        widths += rising(size, wide) if widths else [1.0] * size
    return widths


def rising(size: int, far: int) -> list[float]:
    """0, 1, 2 …: the distances of so many units from the first of them, as a share of what counts as far."""
    return _steps(far)[:size] + [1.0] * (size - far)


def falling(size: int, far: int) -> list[float]:
    """… 2, 1, 0: the distances of so many units from the last of them, as a share of what counts as far."""
    return [1.0] * (size - far) + _steps(far)[::-1][max(far - size, 0) :]


@cache
def _steps(far: int) -> list[float]:
    return [distance / far for distance in range(far)]


def above(column: Sequence[bool], far: int) -> list[int]:
    """For each unit how many of so many above it are marked."""
    if not any(column):
        return [0] * len(column)
    sums = list(accumulate(column, initial=0))
    return list(map(sub, sums[:-1], [0] * far + sums))


def below(column: Sequence[bool], far: int) -> list[int]:
    """For each unit how many of so many below it are marked."""
    return above(column[::-1], far)[::-1]


def highest_of_8_above(column: Sequence[float]) -> list[float]:
    """For each unit the highest of the eight values above it, or zero."""
    if not any(column):
        return [0.0] * len(column)
    highest = [0.0] * 8 + list(column)
    # The highest of two, of four, of eight.
    for apart in (1, 2, 4):
        highest = [low if low > high else high for low, high in zip(highest, highest[apart:], strict=False)]
    return highest[: len(column)]


def _marked(column: Sequence[float], first: int = 0) -> Iterator[int]:
    """Which units from a certain one on are marked."""
    return compress(range(first, len(column)), islice(column, first, None))
