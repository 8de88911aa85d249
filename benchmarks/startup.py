"""Start-up: `clean` on a page of 10 KB with a warm cache, beside an interpreter that only imports `regex`."""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.material import pages

RUNS = 15


def main() -> None:
    """Print the median CPU time of both, and their ratio pair by pair."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.txt")
        page.write_text("\n".join(pages(0.02))[:10_000], encoding="utf-8")
        ours = [str(Path(sys.executable).with_name("clean")), str(page)]
        theirs = [sys.executable, "-c", "import regex"]
        environment = {**os.environ, "CLEANER_CACHE": str(Path(folder, "cache"))}
        # A warm start has its bytecode written, as an ordinary installation has.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for command in (ours, theirs):
            cpu(command, environment)
        pairs = [(cpu(ours, environment), cpu(theirs, environment)) for _ in range(RUNS)]
    ratio = statistics.median(one / other for one, other in pairs)
    first, second = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"clean, 10 KB page   {1000 * first:6.1f} ms CPU")
    print(f"import regex        {1000 * second:6.1f} ms CPU")
    print(f"ratio               {ratio:6.2f}x (median of {RUNS} pairs)")


def cpu(command: list[str], environment: dict[str, str]) -> float:
    """CPU-seconds, user and system, of one whole process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
