"""The report of ``cleaner rules test``."""

from collections import Counter
from collections.abc import Callable, Sequence

from cleaner.ruleset.compile import compile_rule
from cleaner.ruleset.load import SourceRule
from cleaner.ruleset.model import text_of
from cleaner.ruleset.problems import Problem
from cleaner.trials.examples import Tried, try_examples
from cleaner.trials.guard import unguarded

Paint = Callable[[str, str], str]
_MEANING = {
    "fired": "it matches, as it should",
    "quiet": "it is left alone, as it should be",
    "missing": "it should match and does not",
    "noisy": "it should be left alone and is not",
    "wrong": "it matches, but does not give or leave what it should",
}


def test_rules(
    sources: Sequence[SourceRule], problems: Sequence[Problem], paint: Paint, guard: bool, verbose: bool
) -> bool:
    """Print what happened; True when all is well. Rules with mistakes are reported, the others still tested."""
    counts: Counter[str] = Counter()
    complaints = list(problems)
    for source in sources:
        rule, found = compile_rule(source)
        complaints += found
        if rule is None or rule.status == "retired":
            continue
        counts["rules"] += 1
        good = True
        for tried in try_examples(source, rule):
            counts[tried.outcome] += 1
            good &= tried.good
            if verbose or not tried.good:
                print(trial_line(source, tried, paint))
        if guard and good:
            for problem in unguarded(source, rule):
                counts["unguarded"] += 1
                print(f"{paint('unguarded', 'yellow')}  {problem}")
    for complaint in complaints:
        print(f"{paint('mistake', 'red')}  {complaint}")
    mistakes = sum(not complaint.warning for complaint in complaints)
    names = ("fired", "quiet", "missing", "noisy", "wrong") + (("unguarded",) if guard else ())
    summary = ", ".join(f"{counts[name]} {name}" for name in names)
    print(f"{counts['rules']} rules: {summary}, {mistakes} mistakes")
    bad = sum(counts[name] for name in ("missing", "noisy", "wrong", "unguarded")) + mistakes
    return not bad


def trial_line(source: SourceRule, tried: Tried, paint: Paint) -> str:
    """One example in words: where it stands, and what it did."""
    item = getattr(source.rule.examples, tried.side)[tried.number]
    text = text_of(item)
    place = source.problem(["examples", tried.side, tried.number], "")
    colour = "green" if tried.good else "red"
    detail = f" ({tried.detail})" if tried.detail else ""
    return (
        f"{paint(f'{tried.outcome:9}', colour)}  {place.file}:{place.line}:{place.column}: rule {source.rule.id}:"
        f" {text!r}: {_MEANING[tried.outcome]}{detail}"
    )
