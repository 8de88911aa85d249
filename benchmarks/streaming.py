"""Streaming: `clean --jsonl` over many records, in MB per CPU-second and peak memory, beside `cat` through json.

The comparison is the least that any filter of JSON lines in Python does: read each record, touch its text, write it.
"""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterator

from benchmarks.material import pages

MEGABYTES = float(os.environ.get("CLEANER_BENCH_MB", "64"))
PLAIN = (
    "import json,sys\nfor line in sys.stdin:\n r=json.loads(line); r['text']=r['text'].strip(); print(json.dumps(r))"
)


def main() -> None:
    """Print throughput and peak memory of both."""
    ours, peak = run([sys.executable, "-m", "cleaner.cli.clean", "--jsonl"])
    theirs, _ = run([sys.executable, "-c", PLAIN])
    print(f"clean --jsonl       {ours:6.1f} MB per CPU-second, peak memory {peak:.0f} MB, {MEGABYTES:.0f} MB of text")
    print(f"json in, json out   {theirs:6.1f} MB per CPU-second")
    print(f"ratio               {theirs / ours:6.1f}x")


def run(command: list[str]) -> tuple[float, float]:
    """MB of records per CPU-second of a command, and its peak memory in MB."""
    before = os.times()
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    assert process.stdin is not None
    sent = 0
    for record in records():
        process.stdin.write(record)
        sent += len(record)
    process.stdin.close()
    if process.wait():
        raise SystemExit(f"{command} failed")
    after = os.times()
    seconds = after.children_user + after.children_system - before.children_user - before.children_system
    return sent / 1e6 / seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e3


def records() -> Iterator[bytes]:
    """JSON lines, as many MB as asked for."""
    some = [json.dumps({"id": number, "text": page}).encode() + b"\n" for number, page in enumerate(pages(4.0))]
    sent = 0
    while sent < MEGABYTES * 1e6:
        for record in some:
            yield record
            sent += len(record)


if __name__ == "__main__":
    main()
