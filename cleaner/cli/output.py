"""Articles as they are wanted, and written to files: into a folder, or over the pages."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from cleaner.cli.common import say, stop

if TYPE_CHECKING:
    from cleaner.cleaned import Cleaned


def formatted(cleaned: "Cleaned", arguments: argparse.Namespace) -> str:
    """The article of a page as text, as Markdown, or as HTML."""
    wanted = arguments.format or "text"
    if wanted == "text":
        return cleaned.text
    try:
        return cleaned.html() if wanted == "html" else cleaned.markdown(links=arguments.links)
    except ValueError as error:
        stop(str(error))


SUFFIXES = {"text": ".txt", "markdown": ".md", "html": ".html"}


def write(
    arguments: argparse.Namespace, name: str, answer: bytes, targets: set[str], changed: bool, suffix: str = ""
) -> bool:
    """Write what stands for one page; False, and a message, when it cannot be. ``targets`` are the files written;
    ``suffix`` replaces that of the file."""
    source = Path("stdin.txt" if name == "-" else name)
    target = source if arguments.in_place else Path(arguments.output) / source.name
    if arguments.json:
        target = target.with_suffix(".json")
    elif suffix:
        target = target.with_suffix(suffix)
    if str(target) in targets:
        say(f"{name}: {target} was written from another file of that name; nothing is written twice", "clean")
        return False
    targets.add(str(target))
    if arguments.in_place and not arguments.json and not changed:
        return True
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if not arguments.in_place and target.exists() and name != "-" and target.samefile(source):
            say(f"{name}: the output would be written over it; use another folder or --in-place", "clean")
            return False
        _replace(target, answer)
    except OSError as error:
        say(f"{target}: {error.strerror or error}", "clean")
        return False
    return True


def _replace(target: Path, data: bytes) -> None:
    """Write beside the file (the one that a link names) and move there, so that nothing is lost half-way."""
    target = target.resolve()
    part = target.with_name(target.name + ".part")
    try:
        part.write_bytes(data)
        if target.exists():
            part.chmod(target.stat().st_mode)
        part.replace(target)
    except OSError:
        part.unlink(missing_ok=True)
        raise
