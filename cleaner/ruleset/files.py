"""Where rules are kept: the files of a folder, and their text.

Here and wherever else ``clean`` passes on its way to a first answer, paths are plain texts: loading pathlib takes a
tenth of the whole start.
"""

import os
from collections.abc import Iterator

from cleaner.ruleset.problems import Problem, RulesError

PACK_FILE = "pack.yaml"


def rule_files(path: str) -> list[str]:
    """The rule files of a folder (in order of their names) or the one file. Raises RulesError when there is none."""
    if os.path.isdir(path):
        files = sorted(_below(path))
        if not files:
            raise RulesError([Problem(path, 1, 1, "this folder holds no .yaml file; name a folder of rules")])
        return files
    if not os.path.isfile(path):
        raise RulesError([Problem(path, 1, 1, "there is no such file or folder of rules; check the path")])
    return [path]


def _below(folder: str) -> Iterator[str]:
    for place, _, names in os.walk(folder):
        for name in names:
            if name.endswith(".yaml") and name != PACK_FILE:
                yield os.path.join(place, name)


def read_rule_file(path: str) -> str:
    """The text of a rule file. Raises RulesError when it cannot be read or is not UTF-8."""
    return rule_text(read_rule_bytes(path), path)


def read_rule_bytes(path: str) -> bytes:
    """The bytes of a rule file. Raises RulesError when it cannot be read."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise RulesError([Problem(path, 1, 1, f"cannot be read: {error.strerror}")]) from None


def rule_text(data: bytes, path: str) -> str:
    """The text of some bytes of a rule file. Raises RulesError when it is not UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise RulesError([Problem(path, line, 1, "this file is not UTF-8; save it as UTF-8")]) from None
