"""Files that a process leaves for the next one, so that a start costs little.

A file is written beside its place and moved there, so that two processes never see half of one; a checksum comes first,
and anything unreadable counts as absent; a folder that cannot be written is no reason to stop.
"""

import os
import zlib

_KEPT_FILES = 16


def cache_folder() -> str | None:
    """``$CLEANER_CACHE``, else ``cleaner`` in the user's cache folder; None when caching is off (empty variable)."""
    if (named := os.environ.get("CLEANER_CACHE")) is not None:
        return named or None
    base = os.environ.get("XDG_CACHE_HOME")
    if base:
        return os.path.join(base, "cleaner")
    home = os.path.expanduser("~")
    return os.path.join(home, ".cache", "cleaner") if home != "~" else None


def read_kept(name: str) -> memoryview | None:
    """What was kept under a name; None when there is nothing whole."""
    folder = cache_folder()
    if folder is None:
        return None
    try:
        with open(os.path.join(folder, name), "rb") as file:
            data = file.read()
    except OSError:
        return None
    body = memoryview(data)[4:]
    return body if len(data) > 4 and int.from_bytes(data[:4], "little") == zlib.crc32(body) else None


def map_kept(name: str) -> memoryview | None:
    """What was kept under a name, without reading it: whoever asks for a part of it checks that part."""
    folder = cache_folder()
    if folder is None:
        return None
    import mmap

    try:
        with open(os.path.join(folder, name), "rb") as file:
            return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))[4:]
    except (OSError, ValueError):
        return None


def keep(name: str, data: bytes) -> None:
    """Keep some bytes under a name, if the folder lets us; of each kind of file the latest stay."""
    folder = cache_folder()
    if folder is None:
        return
    import tempfile

    try:
        os.makedirs(folder, exist_ok=True)
        handle, path = tempfile.mkstemp(dir=folder, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(zlib.crc32(data).to_bytes(4, "little") + data)
            os.replace(path, os.path.join(folder, name))
        except OSError:
            os.unlink(path)
            raise
        _forget_oldest(folder, os.path.splitext(name)[1])
    except OSError:
        return


def _forget_oldest(folder: str, ending: str) -> None:
    with os.scandir(folder) as entries:
        files = sorted((entry.stat().st_mtime, entry.path) for entry in entries if entry.name.endswith(ending))
    for _, path in files[:-_KEPT_FILES]:
        os.unlink(path)
