"""Rule files written whole or not at all."""

from pathlib import Path


def write_file(path: str, text: str) -> None:
    """Write a rule file beside its place and move it there, so that nobody reads half of one. Raises OSError."""
    data = text.encode("utf-8", "replace")
    if Path(path).exists() and not Path(path).is_file():
        # A device or a pipe is written to; to move a file to its place would be its end. Not resolved: what /dev/stdout
        # leads to may have no path.
        Path(path).write_bytes(data)
        return
    target = Path(path).resolve()
    part = target.with_name(target.name + ".part")
    part.write_bytes(data)
    part.replace(target)
