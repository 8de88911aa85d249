"""The text of a line by the elements it stands in, character for character, and what of it stays."""

import re
from collections.abc import Sequence

from cleaner.document import Line
from cleaner.markup import Block, Run
from cleaner.planning.edits import Edit

_SPACES = re.compile(r"[ \t\n\r\f]+")
_SOFT_HYPHEN = "\u00ad"


def folded(line: Line, block: Block, preformatted: bool) -> list[Run]:
    """The runs of a line as `fold` gives them; the whole line as one run, should they not add up to it."""
    runs = fold(block, preformatted)
    # What is not understood is at least not changed.
    return runs if "".join([run.text for run in runs]) == line.text else [Run(line.text, block.node)]


def fold(block: Block, preformatted: bool) -> list[Run]:
    """The runs of a line with white space folded as the reader folds it: put together, they are the line's text."""
    cells: list[list[Run]] = [[]]
    for run in block.runs:
        if is_tab(run, block):
            cells.append([])
        else:
            cells[-1].append(run)
    fold_cell = _ends_trimmed if preformatted else _spaces_folded
    runs = fold_cell(cells[0])
    for cell in cells[1:]:
        runs += [Run("\t", block.node), *fold_cell(cell)]
    return runs


def is_tab(run: Run, block: Block) -> bool:
    """Whether a run stands between two cells of a row of data."""
    return run.node is block.node and run.text == "\t" and run.node.tag == "tr"


def kept(runs: Sequence[Run], line: Line, edits: Sequence[Edit]) -> list[Run]:
    """What the edits of a line leave of its runs."""
    if not edits:
        return list(runs)
    gone = [(edit.start - line.start, edit.start - line.start + len(edit.text)) for edit in edits]
    left: list[Run] = []
    start = 0
    for run in runs:
        end = start + len(run.text)
        # What of the run no edit takes, from left to right.
        at = start
        for low, high in sorted(gone):
            if at < low and at < end:
                left.append(Run(run.text[at - start : min(low, end) - start], run.node))
            at = max(at, high)
        if at < end:
            left.append(Run(run.text[at - start :], run.node))
        start = end
    return left


def _spaces_folded(runs: Sequence[Run]) -> list[Run]:
    found: list[Run] = []
    # At the start as behind a space: no further one.
    spaced = True
    for run in runs:
        text = _SPACES.sub(" ", run.text.replace(_SOFT_HYPHEN, ""))
        if spaced and text.startswith(" "):
            text = text[1:]
        if text:
            found.append(Run(text, run.node))
            spaced = text.endswith(" ")
    if found and spaced:
        last = found.pop()
        if len(last.text) > 1:
            found.append(Run(last.text[:-1], last.node))
    return found


def _ends_trimmed(runs: Sequence[Run]) -> list[Run]:
    found = [Run(text, run.node) for run in runs if (text := run.text.replace(_SOFT_HYPHEN, ""))]
    while found:
        last = found.pop()
        if text := last.text.rstrip():
            return [*found, Run(text, last.node)]
    return found
