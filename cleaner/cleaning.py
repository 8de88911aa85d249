"""The one door for programs: `Cleaner` and `Cleaned`."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from os import PathLike, fspath
from typing import Literal

from cleaner.access import judge
from cleaner.cleaned import Cleaned, Field
from cleaner.collecting import uncollected
from cleaner.document import Document
from cleaner.planning.edits import BODY, BODY_MODES, BodyMode
from cleaner.planning.matching import Near
from cleaner.planning.settle import Settled, settle
from cleaner.reading.text import read_text
from cleaner.ruleset.compiled import CompiledRule
from cleaner.ruleset.homes import acting_at, acting_nowhere
from cleaner.ruleset.packs import load_ruleset
from cleaner.ruleset.ruleset import RuleSet

Level = Literal["strict", "normal", "all"]
LEVELS: dict[Level, frozenset[str]] = {
    "strict": frozenset({"certain"}),
    "normal": frozenset({"certain", "likely"}),
    "all": frozenset({"certain", "likely", "guess"}),
}


class Cleaner:
    """Cleans documents with a set of rules. Reusable, thread-safe and picklable; it remembers nothing of a document.

    ``rules``: files or folders of rules to use beside the built-in ones (``builtin=False``: instead of them), or a
    loaded RuleSet. ``level``: how sure a rule must be to act. ``select``, ``ignore``: kinds or rule ids that alone
    may act, or may not (``body`` names the body finder). ``body``: whether to find the body of a whole page's text:
    ``auto`` leaves alone what is an article already, ``on`` does it always. ``learned``: rule files that ``cleaner
    learn`` wrote; they are rules like others, and near copies of what was learned go too (needs the extra
    ``cleaner[learn]``). Raises RulesError for bad rules and
    ValueError for a name in ``select`` or ``ignore`` that is neither a kind nor a rule.

    >>> Cleaner(select=["sponsor"]).clean("Advertisement\\nThe bridge is closed.").text
    'The bridge is closed.'
    """

    def __init__(
        self,
        rules: str | PathLike[str] | RuleSet | Sequence[str | PathLike[str]] = (),
        *,
        builtin: bool = True,
        level: Level = "normal",
        select: Iterable[str] = (),
        ignore: Iterable[str] = (),
        body: BodyMode = "auto",
        learned: str | PathLike[str] | Sequence[str | PathLike[str]] = (),
        use_index: bool = True,
    ) -> None:
        if level not in LEVELS:
            raise ValueError(f"there is no level {level!r}; choose from {', '.join(LEVELS)}")
        if body not in BODY_MODES:
            raise ValueError(f"body is {body!r}; choose from {', '.join(BODY_MODES)}")
        more = _paths(learned)
        if isinstance(rules, RuleSet):
            if more:
                raise ValueError("a loaded RuleSet takes no learned files; name all files, or load them with it")
            self.ruleset = rules
        else:
            self.ruleset = load_ruleset([*_paths(rules), *more], builtin)
        self._near = _near_copies(self.ruleset, more) if more else None
        self.level = level
        self._use_index = use_index
        self.body = body
        self._select = frozenset(select)
        self._ignore = frozenset(ignore)
        named = self._select | self._ignore
        if named and (unknown := named - self._names):
            raise ValueError(
                f"{', '.join(sorted(unknown))}: neither a kind nor the id of a rule; see 'cleaner rules list'"
            )

    @cached_property
    def _names(self) -> frozenset[str]:
        from typing import get_args

        from cleaner.ruleset.model import Kind

        rules = self.ruleset.rules
        old = (name for rule in rules for name in rule.was)
        return frozenset((BODY, *get_args(Kind), *(rule.id for rule in rules), *old))

    @cached_property
    def _chosen(self) -> bytes:
        """For each rule, whether `select` and `ignore` let it act. Rules that only keep lines always may."""
        if not self._select and not self._ignore:
            return b"\1" * len(self.ruleset.rules)
        return bytes(
            rule.do == "keep"
            or ((not self._select or self._named(rule, self._select)) and not self._named(rule, self._ignore))
            for rule in self.ruleset.rules
        )

    @cached_property
    def _nowhere(self) -> bytes:
        """For each rule, whether it may act on a page of no site."""
        return acting_nowhere(self.ruleset.numbering.homes, self._chosen)

    @staticmethod
    def _named(rule: CompiledRule, names: frozenset[str]) -> bool:
        return rule.kind in names or rule.id in names or not names.isdisjoint(rule.was)

    def clean(
        self,
        text: str,
        *,
        url: str | None = None,
        title: str | None = None,
        lang: str | None = None,
        source: str | None = None,
    ) -> Cleaned:
        """Clean one text.

        ``url`` (or a bare host) lets the rules of that site act, and so does ``source``, the name under which it was
        learned; ``title`` is the headline if you have it, ``lang`` the language code if you know it.
        """
        return self.clean_document(read_text(text, url, title, lang, source))

    def clean_html(
        self,
        page: str | bytes,
        *,
        url: str | None = None,
        title: str | None = None,
        lang: str | None = None,
        source: str | None = None,
    ) -> Cleaned:
        """Clean one page of HTML: the text is that of its blocks, and its markup counts as evidence.

        Where the page shows next to nothing because a script would, and does not call itself closed, the article as the
        page's data hold it is cleaned in place of the page; ``page.body_from`` then says where it stood.
        """
        from cleaner.reading.charset import decode_html
        from cleaner.reading.html import read_html

        text = decode_html(page) if isinstance(page, bytes) else page
        with uncollected():
            document = read_html(text, url, title, lang, source)
            shown = self.clean_document(document)
        from cleaner.facts.embedded import body_in_place

        body = body_in_place(document, shown.access.truncated, shown.access.claims)
        if body is None or shown.page is None:
            return shown
        cleaned = self.clean_document(read_text(body.text, url, title, lang, source))
        access = cleaned.access._replace(claims=shown.access.claims)
        return cleaned._replace(access=access, page=shown.page._replace(body_from=body.where))

    def clean_many(self, texts: Iterable[str]) -> Iterator[Cleaned]:
        """Clean texts one by one, as they come."""
        return map(self.clean, texts)

    def clean_document(self, document: Document) -> Cleaned:
        """Clean a document that is already read."""
        return self._cleaned(document, self.settle(document))

    def settle(self, document: Document) -> Settled:
        """The planning behind `clean_document`, for tools that explain it."""
        active = self._acting(document).__getitem__
        return settle(document, self.ruleset, active, self.allows, self._use_index, self._body_mode, self._near)

    @property
    def _body_mode(self) -> BodyMode:
        """The body finder is likely to be right, not certain; and it is one of the names to select or to ignore."""
        left_out = BODY in self._ignore or (self._select and BODY not in self._select)
        return "off" if left_out or self.level == "strict" else self.body

    def acts_on(self, number: int, document: Document) -> bool:
        """Whether a rule, by its number, may act on a page: chosen by the user, and at home on the page's site."""
        return bool(self._acting(document)[number])

    def _acting(self, document: Document) -> bytes:
        """For each rule, whether it may act on a page."""
        places = [(host, path) for host, path in document.places if host]
        if not places:
            return self._nowhere
        return acting_at(self.ruleset.numbering.homes, self._chosen, self._nowhere, places)

    def allows(self, rule: CompiledRule) -> bool:
        """Whether the level lets a rule act."""
        return rule.confidence in LEVELS[self.level] or rule.do == "keep"

    def _cleaned(self, document: Document, settled: Settled) -> Cleaned:
        kept = sum(1 for line in settled.lines if line.view)
        context = settled.context
        prose = [context.lines[index] for index in context.prose]
        if document.markup is None:
            page, access = None, judge(settled.facts, prose)
        else:
            from cleaner.facts.reading import read_page

            notices = [fact.line for fact in settled.facts if "truncated" in fact.sets]
            told = read_page(document.markup, document.lines, notices, prose)
            page, access = told.facts, judge(settled.facts, prose, told.signs, told.claims)
        return Cleaned(
            text="".join([line.text + line.end for line in settled.lines]),
            edits=tuple(settled.edits),
            access=access,
            fields=_fields(settled),
            kept=kept,
            removed=len(document.solid) - kept,
            withheld=tuple(settled.withheld),
            warnings=tuple(_warnings(settled)),
            page=page,
            document=document if document.markup is not None else None,
        )


def _paths(paths: str | PathLike[str] | Sequence[str | PathLike[str]]) -> list[str | PathLike[str]]:
    return [paths] if isinstance(paths, str | PathLike) else list(paths)


def _near_copies(ruleset: RuleSet, paths: Sequence[str | PathLike[str]]) -> Near:
    from cleaner.ruleset.files import read_rule_file, rule_files

    try:
        from cleaner.learning.near import NearCopies
    except ImportError:
        raise ValueError("learned rules need more packages; install them with: pip install 'cleaner[learn]'") from None
    files = [file for path in paths for file in rule_files(fspath(path))]
    return NearCopies(ruleset, [(file, read_rule_file(file)) for file in files])


def _fields(settled: Settled) -> dict[str, Field]:
    """All fields found; of several lines that tell the same field, the one nearest to where the text begins."""
    context = settled.context
    start = context.lines[context.prose[0]].number if context.prose else 0
    fields: dict[str, Field] = {}
    for fact in sorted(settled.facts, key=lambda fact: (abs(fact.line - start), fact.line)):
        told = {name: value for name, value in fact.sets.items() if name not in ("truncated", "access")}
        for name, value in {**told, **fact.fields}.items():
            fields.setdefault(name, value)
    return fields


def _warnings(settled: Settled) -> Iterator[str]:
    for rule in settled.timed_out:
        yield f"{rule.place}: rule {rule.id} took too long on this document and was skipped; simplify its pattern"
    if settled.gave_up:
        yield "the rules keep finding more to remove here; the text is left as it was"
    guarded = [item for item in settled.withheld if item.why == "guard"]
    if guarded:
        yield f"{len(guarded)} lines would go and leave nothing, and not all of that is certain; they stay"


def clean(
    text: str,
    *,
    url: str | None = None,
    title: str | None = None,
    lang: str | None = None,
) -> Cleaned:
    """Clean one text with the built-in rules.

    >>> clean("Advertisement\\n\\nThe bridge is closed.\\n").text
    'The bridge is closed.\\n'
    """
    return _default().clean(text, url=url, title=title, lang=lang)


_DEFAULT: list[Cleaner] = []


def _default() -> Cleaner:
    """The cleaner with the built-in rules, made on first use."""
    if not _DEFAULT:
        _DEFAULT.append(Cleaner())
    return _DEFAULT[0]
