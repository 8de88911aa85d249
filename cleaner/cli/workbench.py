"""``cleaner``: the workbench of rule authors."""

import argparse
import sys
from collections.abc import Sequence

from cleaner.cli.common import run, safe_stdout


def parser() -> argparse.ArgumentParser:
    """The command line of ``cleaner``."""
    from cleaner import __version__
    from cleaner.cli import corpus_commands, learn_commands, rules_commands, why_command

    top = argparse.ArgumentParser(prog="cleaner", description="Write, test and explain rules for clean.")
    top.add_argument("--version", action="version", version=f"cleaner {__version__}")
    top.add_argument("--color", choices=["auto", "always", "never"], default="auto", help="when to colour the output")
    commands = top.add_subparsers(metavar="COMMAND", required=True)
    rules_commands.add_to(commands)
    corpus_commands.add_to(commands)
    learn_commands.add_to(commands)
    why_command.add_to(commands)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Entry point of ``cleaner``."""
    safe_stdout()

    def work() -> int:
        arguments = parser().parse_args(argv)
        return int(arguments.run(arguments))

    return run(work, "cleaner")


if __name__ == "__main__":
    sys.exit(main())
