"""``--explain``: each removed line with its rule, in words; and ``--diff``."""

from collections.abc import Callable, Iterator

from cleaner.cleaned import Cleaned, counted
from cleaner.markup import element_path
from cleaner.planning.edits import WHY_WITHHELD, Edit

Paint = Callable[[str, str], str]
_SHOWN, _PATH_SHOWN = 100, 300
_OF_PAGE = ("headline", "authors", "published", "modified", "publisher", "language")


def explanation(cleaned: Cleaned, paint: Paint) -> Iterator[str]:
    """The lines of an explanation."""
    edits = counted(cleaned.edits)
    for edit in edits:
        yield f"{paint(f'{edit.line:5}', 'dim')} {paint('-', 'red')} {shown(edit.text)}"
        if path := path_of(cleaned, edit):
            yield f"        {paint(path, 'dim')}"
        yield from _because(edit, paint)
    if cleaned.withheld:
        yield ""
        yield "would drop:"
        for item in cleaned.withheld:
            yield f"{paint(f'{item.edit.line:5}', 'dim')} {paint('~', 'yellow')} {shown(item.edit.text)}"
            yield from _because(item.edit, paint)
            yield f"        kept because {WHY_WITHHELD[item.why]}"
    yield ""
    yield f"kept {cleaned.kept} lines, removed {cleaned.removed}"
    yield _access(cleaned)
    if cleaned.fields:
        yield "fields: " + ", ".join(f"{name} = {value}" for name, value in cleaned.fields.items())
    if page := _page(cleaned):
        yield page
    for warning in cleaned.warnings:
        yield f"{paint('warning', 'yellow')}: {warning}"


def path_of(cleaned: Cleaned, edit: Edit) -> str:
    """The path of the element that a line stood in; empty where the page came in as text."""
    markup = cleaned.document.markup if cleaned.document else None
    if markup is None or edit.line not in markup.blocks:
        return ""
    return shown(element_path(markup.blocks[edit.line].node), _PATH_SHOWN)


def _because(edit: Edit, paint: Paint) -> Iterator[str]:
    yield f"        {paint(edit.rule, 'cyan')} ({edit.kind}, {edit.confidence}) {edit.place}".rstrip()
    yield f"        {edit.reason}"
    if edit.fields:
        yield "        " + ", ".join(f"{name} = {value}" for name, value in edit.fields.items())


def _access(cleaned: Cleaned) -> str:
    access = cleaned.access
    parts = [f"truncated: {access.truncated}"]
    if access.kind:
        parts.append(access.kind)
    for name in ("percent_left", "words_left", "characters_left"):
        if (value := getattr(access, name)) is not None:
            parts.append(f"{name.replace('_', ' ')}: {value}")
    if access.evidence:
        parts.append("evidence on line " + ", ".join(f"{item.line} ({item.rule})" for item in access.evidence))
    return ", ".join(parts)


def _page(cleaned: Cleaned) -> str:
    """What the page says of itself, in one line, each fact with its source."""
    page = cleaned.page
    if page is None:
        return ""
    parts = []
    for name in _OF_PAGE:
        if value := getattr(page, name):
            text = shown(" and ".join(value) if isinstance(value, tuple) else value)
            parts.append(f"{name} = {text} ({page.sources.get(name, '')})")
    if page.body_from:
        parts.append(f"text from {page.body_from}")
    return "page: " + ", ".join(parts) if parts else ""


def shown(text: str, most: int = _SHOWN) -> str:
    """A line fit for one line of a terminal: no control characters, not too long."""
    safe = "".join(char if char.isprintable() else " " for char in text[: 2 * most]).strip()
    return safe if len(safe) <= most else safe[: most - 1] + "…"


def _lines(text: str) -> list[str]:
    return [line.removesuffix("\r") for line in text.removesuffix("\n").split("\n")] if text else []


def diff(text: str, cleaned: Cleaned, name: str, paint: Paint) -> Iterator[str]:
    """A unified diff from the input to the article."""
    from difflib import unified_diff

    colours = {"+": "green", "-": "red", "@": "cyan"}
    before, after = _lines(text), _lines(cleaned.text)
    for line in unified_diff(before, after, name, f"{name} (cleaned)", lineterm=""):
        yield paint(line, colours.get(line[:1], "dim"))
