"""What both commands share: exit codes, messages, colour, and ending quietly when nobody reads on."""

import os
import sys
from collections.abc import Callable
from typing import NoReturn, TextIO

FINE, FAILED, USAGE = 0, 1, 2

_CODES = {"red": "31", "green": "32", "yellow": "33", "cyan": "36", "dim": "2", "bold": "1"}


class UsageError(Exception):
    """Something the user asked for cannot be done; the text is one sentence that says what to do."""


def say(message: str, command: str = "cleaner") -> None:
    """One message on standard error."""
    print(f"{command}: {message}", file=sys.stderr)


def run(main: Callable[[], int], command: str) -> int:
    """Run a command: user mistakes become a sentence and exit code 2, a closed pipe ends it quietly."""
    from cleaner.ruleset.problems import RulesError

    try:
        code = main()
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        _silence()
        return FINE
    except OSError as error:
        say(f"{error.filename or 'the output'}: {error.strerror or error}", command)
        _silence()
        return FAILED
    except KeyboardInterrupt:
        return 130
    except UsageError as error:
        say(str(error), command)
        return USAGE
    except RulesError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        many = "mistakes" if len(error.problems) != 1 else "mistake"
        say(f"{len(error.problems)} {many} in the rules; nothing was cleaned", command)
        return USAGE


def _silence() -> None:
    """Point standard output at nothing, so that the interpreter's last flush cannot fail."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


def painter(mode: str, stream: TextIO) -> Callable[[str, str], str]:
    """A function that colours a text, or leaves it alone: by ``--color``, ``NO_COLOR`` and whether a terminal reads."""
    if mode == "auto":
        wanted = not os.environ.get("NO_COLOR") and stream.isatty() and os.environ.get("TERM") != "dumb"
    else:
        wanted = mode == "always"
    if not wanted:
        return lambda text, colour: text
    return lambda text, colour: f"\033[{_CODES[colour]}m{text}\033[0m"


def stop(message: str) -> NoReturn:
    """Give up with a sentence for the user."""
    raise UsageError(message)


def safe_stdout() -> None:
    """Let any text be printed: what the terminal's encoding lacks is escaped rather than fatal."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
