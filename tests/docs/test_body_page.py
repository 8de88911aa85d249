"""The samples of docs/body.md are real, and the page it shows is the tests' own."""

import re
from collections.abc import Callable
from pathlib import Path

from ..planning.test_body import PAGE
from .helpers import blocks, page
from .test_samples import as_wanted

Shell = Callable[[str, Path], tuple[int, str]]


def test_samples(shell: Shell, root: Path) -> None:
    samples = [block.text.partition("\n") for block in blocks(page("docs/body.md"), "console")]
    assert len(samples) == 3
    for command, _, wanted in samples:
        code, given = shell(command.removeprefix("$ "), root)
        assert code == 0
        assert as_wanted(wanted, given), given


def test_the_page_shown(root: Path) -> None:
    assert (root / "docs/examples/dump.txt").read_text(encoding="utf-8").splitlines() == PAGE
    assert re.search(r"docs/examples/dump\.txt", page("docs/body.md"))
