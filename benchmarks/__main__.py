"""``python -m benchmarks [NAME …]``: run all benchmarks, or those named."""

import sys

from benchmarks import learning, matching, pages, startup, streaming, throughput

ALL = {
    "learning": learning.main,
    "matching": matching.main,
    "pages": pages.main,
    "startup": startup.main,
    "streaming": streaming.main,
    "throughput": throughput.main,
}


def main(names: list[str]) -> int:
    unknown = [name for name in names if name not in ALL]
    if unknown:
        print(f"there is no benchmark {unknown[0]!r}; choose from {', '.join(ALL)}", file=sys.stderr)
        return 2
    for name in names or list(ALL):
        print(f"== {name}")
        ALL[name]()
        print()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
