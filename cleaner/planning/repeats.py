"""Lines that repeat another line of the same page, and are no refrain, list, interview, recipe, table or verse.

Each relation answers with the lines that may go, each with the copy that stays for it. A short line is only ever
called a repetition above the text, or where it stands twice with nothing between; a long one wherever it says the same
thing twice.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from cleaner.document import word_count
from cleaner.planning.context import Context

ALIKE = 95.0
_LEAD_LINES = 30
_LEAD_MIN_CHARS = 40
_LEAD_MIN_SHARE = 0.8
# Near copies begin or end with the same characters; this spares the others a comparison.
_SAME_CHARS = 12
_HEADING_MIN_WORDS = 5
_SITE_WORDS = 6
_COPIES = 3
_COPY_MIN_WORDS = 5
_VERSE_LINES = 6
_MARKS = (",", ";", ":", ".", "!", "?", "-")
_NAME_MARKS = (" | ", " - ", " · ")
_SEPARATORS = (" | ", " - ", ": ", " · ", " » ", " / ")

Twins = Mapping[int, int]


def next_copies(context: Context) -> Twins:
    """Lines that stand again, word for word, right below; the lower copy stays."""
    solid, keys = context.solid, context.keys
    return {
        solid[order]: solid[order + 1]
        for order, (key, below) in enumerate(pairwise(keys))
        if key == below and any(char.isalpha() for char in key)
    }


def growing(context: Context) -> Twins:
    """Lines that the line below begins with and goes on from, word by word; the longer one stays."""
    solid, keys = context.solid, context.keys
    return {
        solid[order]: solid[order + 1]
        for order, (key, below) in enumerate(pairwise(keys))
        if key[:1] == below[:1] and _grows(key, below)
    }


def _grows(short: str, long: str) -> bool:
    bare = short.rstrip(".!? ")
    if " " not in bare or len(long) <= len(short) or not long.startswith(bare):
        return False
    # What a site's name adds is `headings`' business: there the shorter one stays.
    rest = long[len(bare) :]
    return not rest[0].isalnum() and not rest.startswith(_NAME_MARKS)


def headings(context: Context) -> Twins:
    """Headings above the text that another heading there says too, plain or with a site's name added.

    Of two alike the upper stays; one with a site's name goes, wherever the plain one stands.
    """
    keys = {
        index: context.lines[index].key
        for index in context.zone_lines("head")
        if word_count(context.lines[index].view) >= _HEADING_MIN_WORDS
    }
    first: dict[str, int] = {}
    gone = {index: first[key] for index, key in keys.items() if first.setdefault(key, index) != index}
    for index, key in keys.items():
        for plain in _without_site(key):
            if first.get(plain, index) != index:
                gone[index] = first[plain]
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


def leads(context: Context) -> Twins:
    """An opening paragraph that stands twice, or first cut short with dots: the complete copy stays, else the upper."""
    if not context.prose:
        return {}
    start = max(context.order[context.prose[0]] - 2, 0)
    lines = [
        index
        for index in context.solid[start : start + _LEAD_LINES]
        if len(context.lines[index].key) >= _LEAD_MIN_CHARS
    ]
    gone: dict[int, int] = {}
    for upper in lines[:3]:
        for lower in lines:
            if lower <= upper or lower in gone or upper in gone:
                continue
            if not _may_be_alike(context.lines[upper].key, context.lines[lower].key):
                continue
            short, long = sorted((upper, lower), key=lambda index: (len(context.lines[index].key), -index))
            cut = context.lines[short].view.endswith("...")
            if not context.lines[long].prose or not (cut or context.lines[short].prose):
                continue
            if _says_the_same(context.lines[short].key, context.lines[long].key, cut):
                gone[short] = long
    return gone


def _may_be_alike(one: str, other: str) -> bool:
    return one[:_SAME_CHARS] == other[:_SAME_CHARS] or one[-_SAME_CHARS:] == other[-_SAME_CHARS:]


def _says_the_same(short: str, long: str, cut: bool) -> bool:
    if short == long:
        return True
    if cut and long.startswith(short.rstrip(".!? ")):
        return True
    if len(short) < _LEAD_MIN_SHARE * len(long) or _digits(short) != _digits(long):
        return False
    from rapidfuzz.fuzz import ratio

    return ratio(short, long, score_cutoff=ALIKE) >= ALIKE


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


def copies(context: Context) -> Twins:
    """The second and further copies of a line that stands at least three times on the page; verse is left alone."""
    often = {
        key
        for key, count in Counter(context.keys).items()
        if count >= _COPIES and key.count(" ") + 1 >= _COPY_MIN_WORDS
    }
    if not often:
        return {}
    first: dict[str, int] = {}
    return {
        index: first[key]
        for index, key in zip(context.solid, context.keys, strict=True)
        if key in often and first.setdefault(key, index) != index and not _in_verse(context, index)
    }


def _in_verse(context: Context, index: int) -> bool:
    """Whether the lines around are verse or speech: a quarter of them end in a mark, which lists of links do not."""
    order = context.order[index]
    around = context.solid[max(order - _VERSE_LINES, 0) : order + _VERSE_LINES + 1]
    near = [beside for beside in around if not context.lines[beside].prose]
    marked = sum(context.lines[beside].view.endswith(_MARKS) for beside in near)
    return 4 * marked >= len(near)


RELATIONS: dict[str, Callable[[Context], Twins]] = {
    "next": next_copies,
    "growing": growing,
    "heading": headings,
    "lead": leads,
    "copies": copies,
}


def related(context: Context, wanted: Sequence[str]) -> dict[str, Twins]:
    """For each relation asked for, the lines that stand in it and the copies that stay."""
    return {name: RELATIONS[name](context) for name in RELATIONS if name in wanted}
