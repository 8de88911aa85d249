"""Where rules are kept: the files of a folder, and their text."""

from pathlib import Path

from cleaner.ruleset.problems import Problem, RulesError

PACK_FILE = "pack.yaml"


def rule_files(path: Path) -> list[Path]:
    """The rule files of a folder (in order of their names) or the one file. Raises RulesError when there is none."""
    if path.is_dir():
        files = sorted(file for file in path.rglob("*.yaml") if file.name != PACK_FILE)
        if not files:
            raise RulesError([Problem(str(path), 1, 1, "this folder holds no .yaml file; name a folder of rules")])
        return files
    if not path.is_file():
        raise RulesError([Problem(str(path), 1, 1, "there is no such file or folder of rules; check the path")])
    return [path]


def read_rule_file(path: Path) -> str:
    """The text of a rule file. Raises RulesError when it cannot be read or is not UTF-8."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise RulesError([Problem(str(path), line, 1, "this file is not UTF-8; save it as UTF-8")]) from None
    except OSError as error:
        raise RulesError([Problem(str(path), 1, 1, f"cannot be read: {error.strerror}")]) from None
