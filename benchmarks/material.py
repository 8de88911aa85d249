"""Texts and rules to measure on, made from the project's own corpus and rulebook, the same in every run."""

import codecs
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import regex

from cleaner.corpus.cases import case_files, read_case
from cleaner.ruleset.compiled import CompiledRule
from cleaner.ruleset.load import load_texts
from cleaner.ruleset.model import listed
from cleaner.ruleset.pattern import BadPattern
from cleaner.ruleset.phrase import compile_phrase
from cleaner.ruleset.ruleset import RuleSet

ROOT = Path(__file__).resolve().parent.parent
SEED = 7


def pages(megabytes: float) -> list[str]:
    """Pages of about 6 KB: corpus pages with ordinary paragraphs between, as much as asked for."""
    chance = random.Random(SEED)
    cases = [read_case(path).text for path in case_files([ROOT / "corpus"])]
    paragraphs = (ROOT / "tests/data/ordinary-paragraphs.txt").read_text(encoding="utf-8").splitlines()
    made: list[str] = []
    size = 0
    while size < megabytes * 1e6:
        body = "\n\n".join(chance.sample(paragraphs, 12))
        page = "\n".join((chance.choice(cases), body, chance.choice(cases)))
        made.append(page)
        size += len(page.encode())
    return made


def phrases() -> list[tuple[str, str]]:
    """(phrase, language) pairs of the rulebook, shuffled."""
    texts = [(str(path), path.read_text(encoding="utf-8")) for path in sorted((ROOT / "rules").rglob("*.yaml"))]
    sources, _ = load_texts(texts)
    found = [
        (phrase, source.rule.lang)
        for source in sources
        if source.rule.when.match == "line" and not source.rule.slow
        for phrase in listed(source.rule.when.phrase)
    ]
    random.Random(SEED).shuffle(found)
    return found


def strangers() -> Iterator[tuple[str, str]]:
    """Phrases of the same shapes that stand in no text: each word turned round and its letters shifted."""
    for turn in range(1, 4):
        for phrase, lang in phrases():
            parts = regex.split(r"(\{[^{}]*\})", phrase)
            yield "".join(part if part.startswith("{") else _strange(part, turn) for part in parts), lang


def _strange(text: str, turn: int) -> str:
    def turned(match: regex.Match[str]) -> str:
        word = codecs.encode(match[0][::-1], "rot13")
        return word[turn:] + word[:turn] + "zqx"[:turn]

    return regex.sub(r"[A-Za-z]+", turned, text)


def rules_from(pairs: Sequence[tuple[str, str]]) -> RuleSet:
    """One rule for each phrase."""
    rules = []
    for number, (phrase, lang) in enumerate(pairs):
        try:
            pattern = compile_phrase(phrase, lang)
        except BadPattern:
            continue
        if pattern.literals:
            rules.append(
                CompiledRule(
                    f"rule-{number}", "", "share", lang, "drop_line", "certain", (pattern,), file="", line=number
                )
            )
    return RuleSet(rules)
