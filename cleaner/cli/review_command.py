"""``cleaner learn review FILE``: accept, reword or reject each draft at the terminal."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cleaner.cli.common import FINE, painter, say, stop

if TYPE_CHECKING:
    from cleaner.learning.review import Item

_HELP = "a accept   e reword   r reject   s leave for later   q quit"


def review(files: Sequence[str], folder: Path, color: str) -> int:
    """Go through the drafts of one file; accepted rules go to files below ``folder``."""
    from cleaner.learning.files import write_file
    from cleaner.learning.review import joined, split
    from cleaner.ruleset.files import read_rule_file

    if len(files) != 1:
        stop("name one file of drafts: cleaner learn review learned.yaml")
    path = Path(files[0])
    head, items = split(read_rule_file(str(path)), str(path))
    paint = painter(color, sys.stdout)
    left: list[Item] = []
    done = {"accepted": 0, "rejected": 0}
    for number, item in enumerate(items):
        _show(item, f"{number + 1} of {len(items)}", paint)
        answer = _answer()
        while answer == "e":
            answer = _reword(item, folder, done)
        if answer == "q":
            left += items[number:]
            break
        if answer == "a" and _accept(item, item.text, folder):
            done["accepted"] += 1
        elif answer == "r":
            done["rejected"] += 1
        elif answer != "done":
            left.append(item)
        # What was decided is decided, whatever happens next.
        write_file(str(path), joined(head, [*left, *items[number + 1 :]]))
    print(f"{done['accepted']} accepted, {done['rejected']} rejected, {len(left)} left in {path}")
    return FINE


def _show(item: "Item", place: str, paint: Callable[[str, str], str]) -> None:
    print(f"\n{paint(place, 'dim')}  {paint(item.id, 'bold')}  {', '.join(item.sites) or 'any site'}")
    print(f"  {item.about}")
    for phrase in item.phrases:
        print(f"  {paint(phrase, 'cyan')}")
    for example in item.examples:
        print(f"    - {example}")
    if item.preview:
        print(f"  {paint('this is prose: it acts only once you accept it', 'yellow')}")


def _answer() -> str:
    while True:
        print(f"{_HELP} > ", end="", flush=True)
        line = sys.stdin.readline()
        if not line:
            return "q"
        if (answer := line.strip().lower()[:1]) in ("a", "e", "r", "s", "q"):
            return answer


def _reword(item: "Item", folder: Path, done: dict[str, int]) -> str:
    from cleaner.learning.review import reworded

    print("new phrase > ", end="", flush=True)
    phrase = sys.stdin.readline().strip()
    if phrase and _accept(item, reworded(item, phrase), folder):
        done["accepted"] += 1
        return "done"
    return _answer()


def _accept(item: "Item", text: str, folder: Path) -> bool:
    """Add a draft to the rules; False, and why, if it is not right."""
    from cleaner.learning.files import write_file
    from cleaner.learning.review import accepted, mistakes, place_of
    from cleaner.ruleset.files import read_rule_file

    text = accepted(text)
    if found := mistakes(text, "this rule"):
        for problem in found:
            say(str(problem))
        return False
    target = folder / place_of(item)
    target.parent.mkdir(parents=True, exist_ok=True)
    old = read_rule_file(str(target)) if target.exists() else ""
    if f"id: {item.id}\n" in old:
        say(f"{target} has a rule {item.id} already; the draft stays where it is")
        return False
    write_file(str(target), old + ("\n" if old else "") + text)
    print(f"  added to {target}")
    return True
