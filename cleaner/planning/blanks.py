"""Blank lines close up where lines went, to what the page uses between its paragraphs."""

from collections import Counter
from collections.abc import Sequence, Set

from cleaner.document import Line


def closing(lines: Sequence[Line], gone: Set[int]) -> set[int]:
    """Indexes of the blank lines that go because lines beside them went."""
    if not gone:
        return set()
    usual = _usual_gap(lines, gone)
    closed: set[int] = set()
    gaps: list[list[int]] = [[]]
    touched = False
    first = True
    for index, line in enumerate(lines):
        if not line.view:
            gaps[-1].append(index)
        elif index in gone:
            touched = True
            gaps.append([])
        else:
            if touched:
                closed |= _close(gaps, 0 if first else usual)
            first, touched, gaps = False, False, [[]]
    if touched:
        closed |= _close(gaps, 0)
    return closed


def _close(gaps: Sequence[Sequence[int]], usual: int) -> set[int]:
    """The blank lines of a gap beyond what stays: the widest stretch between two lines, but no more than usual."""
    stays = min(max(len(gap) for gap in gaps), usual)
    blanks = [index for gap in gaps for index in gap]
    return set(blanks[stays:])


def _usual_gap(lines: Sequence[Line], gone: Set[int]) -> int:
    """How many blank lines the page puts between two paragraphs that stay, most often; 1 when it does not tell."""
    gaps: Counter[int] = Counter()
    last: int | None = None
    blanks = 0
    for index, line in enumerate(lines):
        if not line.view:
            blanks += 1
            continue
        prose = index not in gone and line.prose
        if prose and last is not None:
            gaps[blanks] += 1
        last = index if prose else None
        blanks = 0
    if not gaps:
        return 1
    return min(gaps, key=lambda gap: (-gaps[gap], gap))
