"""The command line of ``clean``."""

import argparse
import os


def parser() -> argparse.ArgumentParser:
    """The command line of ``clean``."""
    top = argparse.ArgumentParser(
        prog="clean",
        description="Give back the article of a scraped page: HTML or text in, article out.",
        formatter_class=_formatter,
        epilog="Exit codes: 0 fine; 1 some input failed, or --check found something; 2 wrong usage or bad rules.",
    )
    top.add_argument("files", nargs="*", metavar="FILE", help="pages to clean; - or nothing is standard input")
    out = top.add_argument_group("what comes out")
    form = out.add_mutually_exclusive_group()
    form.add_argument("--jsonl", action="store_true", help="JSON lines in and out")
    form.add_argument("--json", action="store_true", help="one JSON object: text, access, fields, edits")
    form.add_argument("--explain", action="store_true", help="each removed line: rule, reason, place of the rule")
    form.add_argument("--diff", action="store_true", help="a unified diff from the page to the article")
    out.add_argument("--check", action="store_true", help="print nothing; exit 1 if anything would go")
    out.add_argument("--edits", action="store_true", help="with --jsonl: every edit of every record")
    out.add_argument(
        "--field", metavar="NAME", help="with --jsonl: the field that holds the text (default: text, else html)"
    )
    out.add_argument(
        "--format", choices=["text", "markdown", "html"], help="how a page of HTML comes out (default: text)"
    )
    out.add_argument("--links", action="store_true", help="with --format markdown: keep the links")
    place = out.add_mutually_exclusive_group()
    place.add_argument("-o", "--output", metavar="DIR", help="write each file's article into this folder")
    place.add_argument("--in-place", action="store_true", help="write each file's article over the file")
    which = top.add_argument_group("which rules act")
    which.add_argument("--level", choices=["strict", "normal", "all"], help="how sure a rule must be (default: normal)")
    which.add_argument("--select", action="append", metavar="NAME", help="only these kinds or rules (may be repeated)")
    which.add_argument("--ignore", action="append", metavar="NAME", help="not these kinds or rules (may be repeated)")
    which.add_argument(
        "--body", choices=["auto", "on", "off"], help="find the body of a whole page's text (default: if it is one)"
    )
    which.add_argument("--rules", action="append", metavar="PATH", help="more rules: a file or a folder")
    which.add_argument("--no-builtin-rules", action="store_true", help="only the rules named with --rules")
    page = top.add_argument_group("what is known of the page")
    page.add_argument("--input", choices=["auto", "html", "text"], help="what comes in (default: as it looks)")
    page.add_argument("--url", help="its address: lets the rules of its site act")
    page.add_argument("--site", help="its host, if that is all you know")
    page.add_argument("--title", help="its headline")
    page.add_argument("--lang", help="its language, such as en")
    rest = top.add_argument_group("the rest")
    rest.add_argument("--color", choices=["auto", "always", "never"], default="auto", help="when to colour the output")
    rest.add_argument("--completion", choices=["bash", "zsh", "tcsh"], help="print a completion script for your shell")
    rest.add_argument("--version", action="version", version=_version())
    return top


def _formatter(prog: str) -> argparse.HelpFormatter:
    # With a width of its own argparse does not load half the standard library to ask for the terminal's.
    width = int(os.environ["COLUMNS"]) if os.environ.get("COLUMNS", "").isdigit() else 100
    return argparse.HelpFormatter(prog, width=width)


def _version() -> str:
    from cleaner import __version__

    return f"clean {__version__}"
