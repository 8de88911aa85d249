"""Lines that repeat another line of the same page, and are no refrain, list, interview, recipe, table or verse.

Each relation answers with the indexes of the lines that may go; one copy always stays. A short line is only ever
called a repetition above the text, or where the same label stands twice with nothing between; a long one wherever it
says the same thing twice.
"""

from collections.abc import Callable, Iterator, Sequence

from cleaner.document import word_count
from cleaner.planning.context import Context

ALIKE = 95.0
_LEAD_LINES = 30
_LEAD_MIN_CHARS = 40
_HEADING_MIN_CHARS = 12
_SITE_WORDS = 6
_COPIES = 3
_COPY_MIN_WORDS = 5
_SEPARATORS = (" | ", " - ", " : ", ": ", " · ", " » ", " / ", " — ")


def _bare(key: str) -> str:
    return key.rstrip(".!?… ")


def next_copies(context: Context) -> set[int]:
    """Lines that stand again, word for word, right below."""
    keys = [context.lines[index].key for index in context.solid]
    return {
        index
        for index, key, below in zip(context.solid, keys, keys[1:], strict=False)
        if key and key == below and any(char.isalpha() for char in key)
    }


def growing(context: Context) -> set[int]:
    """Lines that the line below begins with and goes on from, word by word."""
    keys = [context.lines[index].key for index in context.solid]
    return {
        index
        for index, key, below in zip(context.solid, keys, keys[1:], strict=False)
        if " " in key and len(below) > len(key) and _grows(_bare(key), below)
    }


def _grows(short: str, long: str) -> bool:
    return bool(short) and long.startswith(short) and not long[len(short) : len(short) + 1].isalnum()


def headings(context: Context) -> set[int]:
    """Headings above the text that another heading there says too, plain or with a site's name added.

    Of two alike the upper stays; one with a site's name goes, wherever the plain one stands.
    """
    lines = [index for index in context.zone_lines("head") if len(context.lines[index].view) >= _HEADING_MIN_CHARS]
    first: dict[str, int] = {}
    gone: set[int] = set()
    for index in lines:
        if first.setdefault(context.lines[index].key, index) != index:
            gone.add(index)
    for index in lines:
        if any(plain in first and first[plain] != index for plain in _without_site(context.lines[index].key)):
            gone.add(index)
    return gone


def _without_site(key: str) -> Iterator[str]:
    """What is left of a heading when a short name before or after it is taken off."""
    for separator in _SEPARATORS:
        if separator not in key:
            continue
        before, _, after = key.rpartition(separator)
        if word_count(after) <= _SITE_WORDS:
            yield before.strip()
        before, _, after = key.partition(separator)
        if word_count(before) <= _SITE_WORDS:
            yield after.strip()


def leads(context: Context) -> set[int]:
    """An opening paragraph that stands twice, or first cut short with dots: the complete copy stays."""
    if not context.prose:
        return set()
    start = max(context.order[context.prose[0]] - 2, 0)
    lines = [
        index
        for index in context.solid[start : start + _LEAD_LINES]
        if len(context.lines[index].view) >= _LEAD_MIN_CHARS
    ]
    keys = {index: context.lines[index].key for index in lines}
    first = lines[:3]
    gone: set[int] = set()
    for upper in first:
        for lower in lines:
            if lower <= upper or lower in gone or upper in gone:
                continue
            short, long = sorted((upper, lower), key=lambda index: (len(keys[index]), -index))
            if _says_the_same(keys[short], keys[long], context.lines[short].view.endswith("...")):
                gone.add(short)
    return gone


def _says_the_same(short: str, long: str, cut: bool) -> bool:
    if short == long:
        return True
    if cut and len(short) >= _LEAD_MIN_CHARS and long.startswith(_bare(short)):
        return True
    if _digits(short) != _digits(long) or len(short) < 0.8 * len(long):
        return False
    from rapidfuzz.fuzz import ratio

    return ratio(short, long, score_cutoff=ALIKE) >= ALIKE


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


def copies(context: Context) -> set[int]:
    """The second and further copies of a line that stands at least three times on the page; verse is left alone."""
    places: dict[str, list[int]] = {}
    for index in context.solid:
        view = context.lines[index].view
        if view.count(" ") + 1 >= _COPY_MIN_WORDS:
            places.setdefault(context.lines[index].key, []).append(index)
    return {
        index
        for indexes in places.values()
        if len(indexes) >= _COPIES
        for index in indexes[1:]
        if not _in_verse(context, index)
    }


def _in_verse(context: Context, index: int) -> bool:
    """Whether the lines around are verse or lyrics: most of them short and open, or ending in a comma."""
    views = [context.lines[near].view for near in (context.neighbour(index, -1), context.neighbour(index, 1)) if near]
    return sum(view.endswith((",", ";")) for view in views) >= 1


RELATIONS: dict[str, Callable[[Context], set[int]]] = {
    "next": next_copies,
    "growing": growing,
    "heading": headings,
    "lead": leads,
    "copies": copies,
}


def related(context: Context, wanted: Sequence[str]) -> dict[str, set[int]]:
    """For each relation asked for, the indexes of the lines that stand in it."""
    return {name: RELATIONS[name](context) for name in wanted}
