"""Rules that are well typed and make no sense: contradictions, parts that do nothing, conditions that never hold."""

from collections.abc import Iterator

import regex

from cleaner.document import PROSE_WORDS
from cleaner.ruleset.load import SourceRule
from cleaner.ruleset.model import PATTERNS, Example, example_of, listed, pattern_of
from cleaner.ruleset.problems import Problem

# A host, and a path prefix if need be.
_SITE = regex.compile(r"[\w-]+(?:\.[\w-]+)+(?:/[^\s*?#]*)?|source:[\w-]+")


def senseless(source: SourceRule) -> list[Problem]:
    """What contradicts itself in a rule."""
    return [
        source.problem(path, message)
        for check in (_pattern, _conditions, _action, _facts, _examples)
        for path, message in check(source)
    ]


_Complaints = Iterator[tuple[list[str | int], str]]


def _pattern(source: SourceRule) -> _Complaints:
    when = source.rule.when
    given = [name for name in PATTERNS if getattr(when, name) is not None]
    if not given:
        yield ["when"], f"'when' holds no pattern; give it one of {', '.join(PATTERNS)}"
        return
    if len(given) > 1:
        yield ["when", given[-1]], f"'when' holds one pattern, here {' and '.join(given)}; make one rule for each"
        return
    name, texts = pattern_of(when)
    if not texts:
        yield ["when", name], f"'{name}' is an empty list; write at least one"
    if len(set(texts)) < len(texts):
        twice = next(text for text in texts if texts.count(text) > 1)
        yield ["when", name], f"{twice!r} stands twice in the list; keep one"
    if name == "like" and when.at_least is None:
        yield ["when", "like"], "'like' needs 'at_least', the likeness in percent; add it, such as 'at_least: 92'"
    if name != "like" and when.at_least is not None:
        yield ["when", "at_least"], f"'at_least' goes with 'like', not with {name}; take it out"
    if when.match != "line" and name not in ("phrase", "regex"):
        yield ["when", "match"], f"'match' goes with phrase or regex, not with {name}; take it out"


def _conditions(source: SourceRule) -> _Complaints:
    when = source.rule.when
    low, high = when.min_words, when.max_words
    if low is not None and high is not None and low > high:
        yield ["when", "min_words"], f"min_words {low} is above max_words {high}: no line has both; lower it"
    if when.min_times is not None and when.max_times is not None and when.min_times > when.max_times:
        message = f"min_times {when.min_times} is above max_times {when.max_times}: no page has both; lower it"
        yield ["when", "min_times"], message
    for name in ("min_times", "min_prose_above"):
        if getattr(when, name) == 0:
            yield ["when", name], f"{name} 0 always holds; take it out"
    if when.max_times == 0:
        yield ["when", "max_times"], "max_times 0 never holds: the line itself is one; raise it"
    if (when.min_times or when.max_times) and (source.rule.slow or when.repeats):
        name = "min_times" if when.min_times else "max_times"
        yield ["when", name], f"'{name}' counts what the index finds; give the pattern a fixed word"
    if low == 0:
        yield ["when", "min_words"], "min_words 0 always holds; take it out"
    if high == 0:
        yield ["when", "max_words"], "max_words 0 never holds: blank lines are no rule's business; raise it"
    if when.prose and high is not None and 0 < high < PROSE_WORDS:
        yield (
            ["when", "max_words"],
            f"prose has at least {PROSE_WORDS} words, so max_words {high} never holds; raise it",
        )
    if when.at == "first" and when.prev is not None:
        yield ["when", "prev"], "the first line has no line above it; take out 'prev' or 'at'"
    if when.at == "last" and when.next is not None:
        yield ["when", "next"], "the last line has no line below it; take out 'next' or 'at'"
    zones = listed(when.zone)
    if set(zones) >= {"head", "body", "tail"}:
        yield ["when", "zone"], "these are all the zones there are; take 'zone' out"
    if when.zone is not None and not zones:
        yield ["when", "zone"], "'zone' is an empty list; name a zone"
    if when.language is not None and not listed(when.language):
        yield ["when", "language"], "'language' is an empty list; name a language"
    if when.script is not None and not _is_script(when.script):
        yield ["when", "script"], f"there is no script {when.script!r}; use a Unicode name such as Latin or Cyrillic"


def _action(source: SourceRule) -> _Complaints:
    rule = source.rule
    css = rule.when.css is not None
    if css and rule.do in ("drop_block", "drop_to_end", "strip"):
        yield ["do"], f"'{rule.do}' makes no sense with css, which takes all lines of an element; use 'do: drop_line'"
    elif rule.do == "strip" and (rule.when.match not in ("start", "end") or pattern_of(rule.when)[0] != "phrase"):
        yield ["do"], "'strip' cuts off one end of a line; give it a phrase with 'match: start' or 'match: end'"
    if rule.do == "keep" and rule.sets:
        yield ["sets"], "a 'keep' rule proves nothing about the page; take 'sets' out, or use 'do: tag'"
    if rule.do == "tag" and not rule.sets and not _has_fields(source):
        yield ["do"], "a 'tag' rule that sets nothing does nothing; add 'sets' or a named slot"
    for key in ("sites", "not_sites"):
        for number, site in enumerate(listed(getattr(rule, key))):
            if not _SITE.fullmatch(site):
                message = (
                    f"{site!r} is no site; write a host without http:// and *, such as lemonde.fr or lemonde.fr/en"
                )
                yield [key, number], message


def _has_fields(source: SourceRule) -> bool:
    name, texts = pattern_of(source.rule.when)
    mark = r"(?<!\{)(?:\{\{)*\{[A-Za-z_]" if name == "phrase" else r"\(\?P?<[A-Za-z_]"
    return any(regex.search(mark, text) for text in texts)


def _facts(source: SourceRule) -> _Complaints:
    sets = source.rule.sets
    if not isinstance(says := sets.get("truncated", True), bool) and says != "likely":
        yield ["sets", "truncated"], f"truncated is true or likely, not {sets['truncated']!r}"
    if "access" in sets and "truncated" not in sets:
        yield ["sets", "access"], "'access' says why an article is cut; add 'truncated: true' or 'truncated: likely'"


def _examples(source: SourceRule) -> _Complaints:
    examples = source.rule.examples
    for side, items in (("match", examples.match), ("keep", examples.keep)):
        for number, item in enumerate(items):
            path: list[str | int] = ["examples", side, number]
            example = example_of(item, source.rule.when)
            check = _line_example if source.rule.when.css is None else _page_example
            yield from ((path + key, message) for key, message in check(example, side))
            if side == "keep" and example.gives:
                yield [*path, "gives"], "a 'keep' example gives nothing; take 'gives' out"


def _line_example(example: Example, side: str) -> _Complaints:
    for key in ("html", "leaves"):
        if getattr(example, key):
            yield [key], f"'{key}' goes with css; write the line as 'text'"
            return
    if not example.text.strip():
        yield [], "this example is blank; write the line"
    if "\n" in example.text:
        yield [], "an example's text is one line; put its neighbours under 'before' and 'after'"


def _page_example(example: Example, side: str) -> _Complaints:
    for key in ("text", "stands", "before", "after"):
        if getattr(example, key):
            yield [key], f"'{key}' shows a line, and a css rule looks at elements; write the whole page as 'html'"
            return
    if not example.html.strip():
        yield [], "this example is blank; write the page as 'html'"
    if side == "keep" and example.leaves:
        yield ["leaves"], "a 'keep' example leaves every line; take 'leaves' out"


def _is_script(name: str) -> bool:
    try:
        regex.compile(rf"\p{{Script={name}}}")
    except regex.error:
        return False
    return True
