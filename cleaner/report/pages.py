"""The rulebook as pages to read: one a kind, one a language, and a page that leads to them."""

from collections import Counter
from collections.abc import Iterator, Sequence

from cleaner.corpus.stats import Tally, lower_bound
from cleaner.report.kinds import KINDS
from cleaner.ruleset.load import SourceRule
from cleaner.ruleset.model import Rule, listed, pattern_of, text_of

NAMES = {
    "ar": "Arabic", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish",
    "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian",
    "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "no": "Norwegian",
    "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sv": "Swedish",
    "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese", "zh-Hans": "Chinese (simplified)",
    "zh-Hant": "Chinese (traditional)", "any": "Any language",
}  # fmt: skip
NOTE = "<!-- Written by `cleaner rules pages`; change the rules, not this page. -->\n"


def pages(sources: Sequence[SourceRule], tallies: Sequence[Tally]) -> dict[str, str]:
    """The text of each page by its file name."""
    found = {tally.rule.id: tally for tally in tallies}
    rules = [source.rule for source in sources if source.rule.status != "retired"]
    written = {"README.md": "\n".join(_index(rules))}
    for kind in KINDS:
        some = [rule for rule in rules if rule.kind == kind]
        written[f"kinds/{kind}.md"] = "\n".join(_kind(kind, some, found))
    for lang in sorted({rule.lang for rule in rules}):
        some = [rule for rule in rules if rule.lang == lang]
        written[f"languages/{lang}.md"] = "\n".join(_language(lang, some, found))
    return written


def phrases(rules: Sequence[Rule]) -> int:
    """How many wordings some rules hold."""
    return sum(len(pattern_of(rule.when)[1]) for rule in rules)


def weak(rule: Rule) -> bool:
    """Whether nothing better than belief or somebody's list speaks for a rule."""
    return rule.confidence == "guess" or not any(ref.startswith("seen") for ref in listed(rule.refs))


def _index(rules: Sequence[Rule]) -> Iterator[str]:
    yield f"{NOTE}\n# The rulebook\n"
    langs = {rule.lang for rule in rules} - {"any"}
    sites = {site for rule in rules for site in listed(rule.sites)}
    yield (
        f"{len(rules)} rules with {phrases(rules)} wordings in {len(langs)} languages;"
        f" {sum(bool(rule.sites) for rule in rules)} of them hold on {len(sites)} sites alone.\n"
    )
    yield "| kind | rules | about |\n|---|---:|---|"
    for kind, about in KINDS.items():
        yield f"| [{kind}](kinds/{kind}.md) | {sum(rule.kind == kind for rule in rules)} | {about} |"
    yield "\n| language | rules | wordings | weakly evidenced |\n|---|---:|---:|---:|"
    for lang in sorted({rule.lang for rule in rules}):
        some = [rule for rule in rules if rule.lang == lang]
        name = f"[{NAMES.get(lang, lang)}](languages/{lang}.md)"
        yield f"| {name} | {len(some)} | {phrases(some)} | {sum(map(weak, some))} |"
    yield ""


def _kind(kind: str, rules: Sequence[Rule], found: dict[str, Tally]) -> Iterator[str]:
    yield f"{NOTE}\n# {kind}\n\n{KINDS[kind]}\n"
    taken = [found[rule.id] for rule in rules if rule.id in found]
    lines, right = sum(tally.lines for tally in taken), sum(tally.right for tally in taken)
    if lines:
        yield (
            f"{len(rules)} rules, {phrases(rules)} wordings. On the corpus they ask for {lines} lines, {right} of them"
            f" rightly: precision at least {lower_bound(right, lines):.1%} (Wilson, 95 %).\n"
        )
    for lang in sorted({rule.lang for rule in rules}):
        yield f"## {NAMES.get(lang, lang)}\n"
        yield from _table([rule for rule in rules if rule.lang == lang], found)


def _language(lang: str, rules: Sequence[Rule], found: dict[str, Tally]) -> Iterator[str]:
    yield f"{NOTE}\n# {NAMES.get(lang, lang)}\n"
    yield f"{len(rules)} rules, {phrases(rules)} wordings.\n"
    counts = Counter[str](rule.kind for rule in rules)
    yield "| kind | rules |\n|---|---:|"
    for kind in KINDS:
        if counts[kind]:
            yield f"| [{kind}](../kinds/{kind}.md) | {counts[kind]} |"
    some = [rule for rule in rules if weak(rule)]
    yield "\n## Weakly evidenced\n"
    if some:
        yield "Believed, or only listed somewhere. Guesses are shown, not applied. Evidence is welcome.\n"
        yield from _table(some, found)
    else:
        yield "Nothing: every rule was seen on pages.\n"
    at_sites = [rule for rule in rules if rule.sites]
    if at_sites:
        yield "## On one site alone\n"
        yield from _table(at_sites, found)


def _table(rules: Sequence[Rule], found: dict[str, Tally]) -> Iterator[str]:
    yield "| rule | about | example | confidence | evidence | on the corpus |\n|---|---|---|---|---|---|"
    for rule in sorted(rules, key=lambda rule: rule.id):
        tally = found.get(rule.id)
        corpus = f"{tally.right} of {tally.lines}, at least {tally.at_least:.0%}" if tally and tally.lines else "-"
        example = text_of(rule.examples.match[0])
        short = example if len(example) <= 80 else example[:77] + "…"
        cells = (rule.about, short, rule.confidence, "; ".join(listed(rule.refs)) or "-", corpus)
        yield f"| `{rule.id}` | {' | '.join(_cell(cell) for cell in cells)} |"
    yield ""


def _cell(text: str) -> str:
    for mark in "\\|<*_[`":
        text = text.replace(mark, f"\\{mark}")
    return " ".join(text.split())
