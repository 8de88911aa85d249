"""The samples of docs/learning.md are real."""

from collections.abc import Callable
from pathlib import Path

from .helpers import blocks, page
from .test_samples import as_wanted

Shell = Callable[[str, Path], tuple[int, str]]


def test_samples(shell: Shell, root: Path) -> None:
    samples = [block.text.partition("\n") for block in blocks(page("docs/learning.md"), "console")]
    assert samples
    for command, _, wanted in samples:
        code, given = shell(command.removeprefix("$ "), root)
        assert code == 0
        assert as_wanted(wanted, given), given
