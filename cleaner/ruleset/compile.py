"""Typed rules → compiled rules: patterns made, mistakes that types cannot see reported."""

from collections.abc import Container, Iterable, Sequence

import regex

from cleaner.folding import fold
from cleaner.ruleset import syntax
from cleaner.ruleset.compiled import CompiledRule
from cleaner.ruleset.css import css_pattern
from cleaner.ruleset.effort import calm_up_to
from cleaner.ruleset.likeness import like_pattern
from cleaner.ruleset.literals import mark_of, required_of
from cleaner.ruleset.load import SourceRule
from cleaner.ruleset.model import When, listed, pattern_of
from cleaner.ruleset.pattern import MAX_LINE, SAME, BadPattern, Pattern
from cleaner.ruleset.phrase import compile_phrase
from cleaner.ruleset.problems import Problem
from cleaner.ruleset.sense import senseless
from cleaner.ruleset.width import width_of


def compile_rules(
    sources: Iterable[SourceRule], tried: Container[str] = ()
) -> tuple[list[CompiledRule], list[Problem]]:
    """Compile what can be compiled; the rest comes back as problems.

    Expressions of the files in ``tried`` were compiled before the rules were released; that is not done again.
    """
    rules: list[CompiledRule] = []
    problems: list[Problem] = []
    for source in sources:
        rule, found = compile_rule(source, tried=source.file in tried)
        problems += found
        if rule is not None:
            rules.append(rule)
    return rules, problems


def compile_rule(source: SourceRule, tried: bool = False) -> tuple[CompiledRule | None, list[Problem]]:
    """One rule compiled, and what is wrong with it; no rule when something is."""
    rule = source.rule
    problems = senseless(source)
    if any(not problem.warning for problem in problems):
        return None, problems
    name, texts = pattern_of(rule.when)
    patterns: list[Pattern] = []
    for part, text in enumerate(texts):
        path: list[str | int] = ["when", name, part] if isinstance(getattr(rule.when, name), list) else ["when", name]
        try:
            pattern = _pattern(source, name, text, tried)
        except BadPattern as error:
            problems.append(source.problem(path, str(error)))
            continue
        if name != "repeats" and _is_slow(pattern) and not rule.slow:
            message = (
                f"{text!r} holds no text that the index can search for, so it would be tried on every line;"
                " add a fixed word, or admit it with 'slow: true'"
            )
            problems.append(source.problem(path, message))
        patterns.append(_with_width(pattern))
    if rule.slow and patterns and not any(map(_is_slow, patterns)):
        problems.append(source.problem(["slow"], "'slow' is not needed: every pattern holds a literal; take it out"))
    neighbours = {side: _neighbours(source, side, problems) for side in ("prev", "next")}
    if any(not problem.warning for problem in problems):
        return None, problems
    return _compiled(source, patterns, neighbours), problems


def _with_width(pattern: Pattern) -> Pattern:
    if pattern.mode != "regex":
        return pattern
    shortest, longest = width_of(pattern.texts[0], MAX_LINE)
    return pattern._replace(shortest=shortest, longest=longest)


def _is_slow(pattern: Pattern) -> bool:
    return pattern.mode != "css" and (pattern.weak or not pattern.literals)


def _compiled(
    source: SourceRule, patterns: Sequence[Pattern], neighbours: dict[str, tuple[Pattern, ...]]
) -> CompiledRule:
    rule = source.rule
    when = rule.when
    return CompiledRule(
        id=rule.id,
        about=rule.about,
        kind=rule.kind,
        lang=rule.lang,
        do=rule.do,
        confidence=rule.confidence,
        patterns=tuple(patterns),
        file=source.file,
        line=source.line,
        match=when.match,
        zones=tuple(listed(when.zone)),
        min_words=when.min_words,
        max_words=when.max_words,
        prose=when.prose,
        prev=neighbours["prev"],
        next=neighbours["next"],
        at=when.at,
        min_times=when.min_times,
        max_times=when.max_times,
        min_prose_above=when.min_prose_above,
        max_prose_below=when.max_prose_below,
        languages=tuple(listed(when.language)),
        script=when.script,
        sets=rule.sets,
        sites=tuple(_host(site) for site in listed(rule.sites)),
        not_sites=tuple(_host(site) for site in listed(rule.not_sites)),
        status=rule.status,
        was=tuple(listed(rule.was)),
    )


def _host(site: str) -> str:
    host, slash, path = site.strip("/").partition("/")
    return host.lower().removeprefix("www.") + slash + path


def _neighbours(source: SourceRule, side: str, problems: list[Problem]) -> tuple[Pattern, ...]:
    patterns = []
    for number, text in enumerate(listed(getattr(source.rule.when, side))):
        try:
            patterns.append(Pattern("same", (text,)) if text == SAME else compile_phrase(text, source.rule.lang))
        except BadPattern as error:
            problems.append(source.problem(["when", side, number], str(error)))
    return tuple(patterns)


def _pattern(source: SourceRule, name: str, text: str, tried: bool) -> Pattern:
    rule = source.rule
    when = rule.when
    if name == "phrase":
        return compile_phrase(text, rule.lang, when.match, strips=rule.do == "strip")
    if name == "like":
        return like_pattern(text, when.at_least or 0)
    if name == "repeats":
        return Pattern("repeats", (text,))
    if name == "css":
        return css_pattern(text)
    return regex_pattern(text, when, tried)


def regex_pattern(text: str, when: When, tried: bool = False) -> Pattern:
    """Compile a rule's regular expression; ``tried`` when it is known to be one. Raises BadPattern."""
    if not tried:
        _try(text)
    try:
        node = syntax.parse(text)
    except syntax.Unreadable:
        return Pattern("regex", (_anchored(text, when),), when.match, on_core=False)
    if not tried and (mark := syntax.spaced_mark(node)):
        raise BadPattern(
            f"{text!r} asks for a space before {mark!r}, which a folded line never has; write {mark!r} without it"
        )
    if not tried and syntax.runs_away(node):
        raise BadPattern(
            f"{text!r} can run away: an open repetition (* or +) stands inside another;"
            " bound the outer one ({0,20}) or make it possessive (*+)"
        )
    required = required_of(node, whole_line=when.match == "line")
    made = Pattern("regex", (_anchored(text, when),), when.match, on_core=False, calm=calm_up_to(node))
    if required:
        return made._replace(literals=required.texts, weak=required.weak)
    return made._replace(needs=mark_of(node))


def _try(text: str) -> None:
    try:
        compiled = regex.compile(text)
    except regex.error as error:
        raise BadPattern(
            f"{text!r} is no regular expression: {error}; a mark meant as text needs a \\ before it"
        ) from None
    except (RecursionError, OverflowError, ValueError) as error:
        raise BadPattern(f"{text!r} cannot be compiled: {error}") from None
    if compiled.fullmatch(""):
        raise BadPattern(f"{text!r} matches an empty line; ask for at least one character")
    if fold(text) != text:
        never = sorted({char for char in text if fold(char) != char}) or [text]
        raise BadPattern(
            f"{text!r} holds {', '.join(map(repr, never))}, which never stands in a folded line;"
            f" write {', '.join(repr(fold(char)) for char in never)}"
        )


def _anchored(text: str, when: When) -> str:
    return f"(?:{text})$" if when.match == "end" else text
