"""Going through drafts: which are accepted, corrected or rejected, rule by rule, as the texts they are."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from cleaner.document import NAMED
from cleaner.ruleset.compile import compile_rule
from cleaner.ruleset.load import load_texts
from cleaner.ruleset.problems import Problem, RulesError
from cleaner.ruleset.scaffold import quoted
from cleaner.trials.examples import try_examples
from cleaner.trials.guard import unguarded

_RULE = re.compile(r"^- ", re.MULTILINE)
_PHRASE = re.compile(r"(?<=^    phrase:\n)(?:      - .*\n)+", re.MULTILINE)
_PREVIEW = re.compile(r"^  status: preview\n", re.MULTILINE)


class Item(NamedTuple):
    """One draft: its text in the file, and what is to be shown of it."""

    text: str
    id: str
    about: str
    sites: tuple[str, ...]
    phrases: tuple[str, ...]
    examples: tuple[str, ...]
    preview: bool


def split(text: str, file: str) -> tuple[str, list[Item]]:
    """What stands above the first draft of a file, and the drafts. Raises RulesError."""
    sources, problems = load_texts([(file, text)])
    if problems:
        raise RulesError(problems)
    starts = [found.start() for found in _RULE.finditer(text)]
    if len(starts) != len(sources):
        raise RulesError(
            [Problem(file, 1, 1, "each draft must begin with '- ' at the margin; 'cleaner rules fmt' mends it")]
        )
    if not starts:
        return text, []
    items = []
    for source, start, end in zip(sources, starts, [*starts[1:], len(text)], strict=True):
        rule = source.rule
        phrase = rule.when.phrase
        phrases = () if phrase is None else (phrase,) if isinstance(phrase, str) else tuple(phrase)
        sites = (rule.sites,) if isinstance(rule.sites, str) else tuple(rule.sites)
        examples = tuple(one if isinstance(one, str) else one.text for one in rule.examples.match)
        own = text[start:end].rstrip("\n") + "\n"
        items.append(Item(own, rule.id, rule.about, sites, phrases, examples, rule.status == "preview"))
    return text[: starts[0]], items


def joined(head: str, items: Sequence[Item]) -> str:
    """A file of drafts again."""
    if not items:
        return head if head.rstrip().endswith("[]") else f"{head}[]\n"
    return head + "\n".join(item.text for item in items)


def reworded(item: Item, phrase: str) -> str:
    """The draft's text with another phrase."""
    return _PHRASE.sub(lambda _: f"      - {quoted(phrase)}\n", item.text, count=1)


def accepted(text: str) -> str:
    """The draft's text as a rule that acts."""
    return _PREVIEW.sub("", text)


def mistakes(text: str, file: str) -> list[Problem]:
    """What is wrong with one rule: its form, its examples, its guards."""
    sources, problems = load_texts([(file, text)])
    for source in sources:
        rule, found = compile_rule(source)
        problems += found
        if rule is None:
            continue
        for tried in try_examples(source, rule):
            if not tried.good:
                problems.append(
                    source.problem(["examples", tried.side, tried.number], f"this example is {tried.outcome}")
                )
        problems += unguarded(source, rule)
    return [problem for problem in problems if not problem.warning]


def place_of(item: Item) -> str:
    """The rule file an accepted draft goes to: its site's, or the one for any site."""
    if len(item.sites) != 1:
        return "common/furniture.yaml"
    return f"sites/{item.sites[0].partition('/')[0].removeprefix(NAMED)}.yaml"
