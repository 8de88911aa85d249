"""Pages made up of words, and what is learned from them."""

import random
from collections.abc import Iterable, Sequence

from cleaner import Cleaned, Cleaner
from cleaner.learning.count import Page
from cleaner.learning.drafts import Draft
from cleaner.learning.learn import learn
from cleaner.learning.rulefile import rule_file
from cleaner.learning.store import open_store
from cleaner.ruleset.compile import compile_rules
from cleaner.ruleset.load import load_texts
from cleaner.ruleset.ruleset import RuleSet
from cleaner.trials.examples import try_examples
from cleaner.trials.guard import unguarded

SITE = "courier.example"

_THINGS = "ferry weir mill lighthouse tunnel market chapel quarry orchard smithy granary lock".split()
_PLACES = "harbour valley estuary heath northern quay old town island ridge marsh ford".split()
_DONE = "sold closed painted flooded repaired opened searched measured praised emptied".split()
_PEOPLE = "millers fishermen neighbours engineers children shopkeepers pilots farmers painters sailors".split()
_SAID = "feared hoped agreed doubted insisted remembered explained promised wrote guessed".split()
_REST = (
    "nobody would notice it before the autumn", "the work had only begun", "a second look was needed",
    "it would cost them a summer", "the weather had been kinder than usual", "their grandparents had done the same",
    "no boat could pass it any more", "the council had never asked them", "it was the best thing to happen in years",
    "the noise could be heard as far as the sea",
)  # fmt: skip


def sentence(number: int) -> str:
    """A sentence of prose that no other number has."""
    pick = random.Random(number).choice
    return (
        f"The {pick(_THINGS)} by the {pick(_PLACES)} was {pick(_DONE)} {pick(('twice', 'at last', 'again', 'early'))}, "
        f"and the {pick(_PEOPLE)} of the {pick(_PLACES)} {pick(_SAID)} that {pick(_REST)}, "
        f"as {spelled(number)} of them said."
    )


def spelled(number: int) -> str:
    """A number as a made-up word: figures count for nothing when lines are compared."""
    return "".join("bakelimoru"[int(digit)] + "aeiou"[int(digit) % 5] for digit in str(number))


def article(number: int, paragraphs: int = 3) -> list[str]:
    """The paragraphs of an article of its own."""
    return [sentence(number * 100 + at) for at in range(paragraphs)]


def page(*parts: str | Iterable[str], source: str = SITE, day: int = 0) -> Page:
    """A page from its lines and lists of lines."""
    lines = [line for part in parts for line in ([part] if isinstance(part, str) else part)]
    return Page("\n".join(lines) + "\n", source, day)


def text_learned(pages: Sequence[Page], batch: int = 0, since: int = 0) -> str:
    """The rule file for some pages."""
    return rule_file(drafts_of(pages, batch, since))


def drafts_of(pages: Sequence[Page], batch: int = 0, since: int = 0) -> list[Draft]:
    """The drafts for some pages, counted in batches of a size."""
    step = batch or max(len(pages), 1)
    with open_store(":memory:") as store:
        for start in range(0, len(pages), step):
            store.add(pages[start : start + step])
        return learn(store, since).drafts


def phrases(pages: Sequence[Page]) -> set[str]:
    """The phrases learned from some pages."""
    return {draft.phrase for draft in drafts_of(pages)}


def ruleset_of(text: str) -> RuleSet:
    """The rules of a file, which must be without fault."""
    sources, problems = load_texts([("learned.yaml", text)])
    rules, found = compile_rules(sources)
    assert [str(problem) for problem in (*problems, *found)] == []
    return RuleSet(rules)


def faults_of(text: str) -> list[str]:
    """Everything that ``cleaner rules test`` would say of a file."""
    sources, problems = load_texts([("learned.yaml", text)])
    rules, found = compile_rules(sources)
    faults = [str(problem) for problem in (*problems, *found)]
    by_id = {source.rule.id: source for source in sources}
    for rule in rules:
        source = by_id[rule.id]
        tried = [f"{rule.id}: {item.side} {item.number} {item.outcome}" for item in try_examples(source, rule)
                 if not item.good]  # fmt: skip
        faults += [*tried, *map(str, unguarded(source, rule))]
    return faults


def cleaned(text: str, rules: str, site: str = SITE) -> Cleaned:
    """A page cleaned with learned rules alone."""
    return Cleaner(ruleset_of(rules), body="off").clean(text, url=site)
