"""What is cleaned: a document of lines, each with its match view, and the facts the caller knows about it."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from itertools import accumulate
from operator import add
from typing import Literal, NamedTuple

from cleaner.folding import core_of, cores_of, view_of, views_of
from cleaner.markup import Markup

Zone = Literal["head", "body", "tail"]

PROSE_CHARS = 70
PROSE_WORDS = 9
UNCLOSED_PROSE_CHARS = 200
UNSPACED_PROSE_CHARS = 35
# Before the name of a source that is no host.
NAMED = "source:"
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")

# Letters of scripts that write no spaces between words: Thai, Lao, Myanmar, Khmer, kana, Han.
UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_ENDS = frozenset(".!?。！？؟۔।")
_CLOSERS = "\"')]}»」』）"


class Line(NamedTuple):
    """One line of the input, or what a ``strip`` has left of it.

    ``number`` counts from 1, ``start`` is the offset of ``text`` in the input in characters, ``end`` is the line
    break that follows (``\\n``, ``\\r\\n`` or nothing), ``view`` the match view of ``text``, ``key`` its
    core without letter case: two lines with one key say the same. ``prose``: whether it looks like prose.
    ``break_at``: the offset of the line break.
    """

    number: int
    start: int
    text: str
    end: str
    view: str
    key: str
    prose: bool
    break_at: int

    @property
    def core(self) -> str:
        """The view without decoration at its ends."""
        return core_of(self.view)


class Document:
    """Lines, and what the caller said of the page. Never changed once made.

    ``url`` scopes rules of one site, and so does ``source``, the name under which the caller knows where the page is
    from; ``title`` is the headline if the caller has it, ``lang`` a language code; ``markup`` what the markup of the
    page tells of its lines, if it had any.
    """

    __slots__ = ("__dict__", "lang", "lines", "markup", "source", "title", "url")

    def __init__(
        self,
        lines: Sequence[Line],
        url: str | None = None,
        title: str | None = None,
        lang: str | None = None,
        source: str | None = None,
        markup: Markup | None = None,
    ) -> None:
        self.lines = lines
        self.url = url
        self.title = title
        self.lang = lang
        self.source = source
        self.markup = markup

    def with_lines(self, lines: Sequence[Line], markup: Markup | None = None) -> "Document":
        """The same page with other lines, and without its markup if that is not named."""
        return Document(lines, self.url, self.title, self.lang, self.source, markup)

    @cached_property
    def solid(self) -> list[int]:
        """Indexes of the lines that are not blank."""
        return [index for index, line in enumerate(self.lines) if line.view]

    @cached_property
    def places(self) -> list[tuple[str, str]]:
        """Where the page is from: host (lower case, without ``www.``) and path of the url, and those of the source."""
        found = [_place(self.url)] if self.url else []
        if self.source and self.source != self.url:
            site = site_of(self.source)
            found.append((site, "") if site.startswith(NAMED) else _place(self.source))
        return found


def _place(url: str) -> tuple[str, str]:
    from urllib.parse import urlsplit

    try:
        bare = "//" not in url.partition("?")[0].partition("#")[0]
        parts = urlsplit(f"//{url}" if bare else url)
        return (parts.hostname or "").removeprefix("www."), parts.path.strip("/")
    except ValueError:
        return "", ""


def site_of(source: str) -> str:
    """What a rule's ``sites`` calls a source: its host, or its name in plain words.

    >>> site_of("https://www.lemonde.fr/en/a.html"), site_of("lemonde.fr"), site_of("Le Monde")
    ('lemonde.fr', 'lemonde.fr', 'source:le-monde')
    """
    host, _ = _place(source)
    if _HOST.fullmatch(host) and " " not in source.strip():
        return host
    return NAMED + ("-".join(re.findall(r"\w+", source.lower().removeprefix(NAMED))) or "unknown")


def stands_on(document: Document, sites: Iterable[str]) -> bool:
    """Whether the page belongs to one of the sites (``host`` or ``host/path-prefix``, or ``source:name``).

    >>> stands_on(Document((), url="https://www.lemonde.fr/en/a.html"), ["lemonde.fr/en"])
    True
    """
    for site in sites:
        wanted, _, prefix = site.partition("/")
        for host, path in document.places:
            if (host == wanted or host.endswith("." + wanted)) and (not prefix or f"{path}/".startswith(f"{prefix}/")):
                return True
    return False


def lines_of(texts: Sequence[str], ends: Sequence[str]) -> tuple[Line, ...]:
    """Lines from their texts and line breaks, which together are the whole input."""
    views = views_of(texts)
    keys = "\n".join(cores_of(views)).casefold().split("\n")
    prose = [len(view) >= UNSPACED_PROSE_CHARS and looks_like_prose(view) for view in views]
    sizes = list(map(len, texts))
    starts = [0, *accumulate(map(add, sizes, map(len, ends)))]
    breaks = map(add, starts, sizes)
    # Column by column: a loop that makes each line by name takes three times as long.
    columns = zip(range(1, len(sizes) + 1), starts, texts, ends, views, keys, prose, breaks, strict=False)
    return tuple(map(Line._make, columns))


def shortened(line: Line, low: int, high: int) -> Line:
    """What is left of a line when only a span of its text stays."""
    text = line.text[low:high]
    view = view_of(text)
    key = core_of(view).casefold()
    return Line(line.number, line.start + low, text, line.end, view, key, looks_like_prose(view), line.break_at)


def word_count(view: str) -> int:
    """Words of a view; where a script writes no spaces, two characters count as one word."""
    if not view:
        return 0
    words = view.count(" ") + 1
    return words if view.isascii() else words + unspaced(view) // 2


def word_counts(views: Sequence[str]) -> list[int]:
    """The words of many views that are not blank: most pages hold no script without spaces, as one look tells."""
    page = "".join(views)
    if not page.isascii() and _unspaced_letters().search(page):
        return list(map(word_count, views))
    return [view.count(" ") + 1 for view in views]


def unspaced(view: str) -> int:
    """How many letters are of scripts that write no spaces."""
    return sum(map(len, _unspaced_letters().findall(view)))


@cache
def _unspaced_letters() -> re.Pattern[str]:
    return re.compile(f"[{UNSPACED}]+")


def closes_like_a_sentence(view: str) -> bool:
    """Whether the last mark of the line ends a sentence, quotation marks and brackets aside."""
    return view.rstrip(_CLOSERS)[-1:] in _ENDS


def close_like_sentences(views: Sequence[str]) -> list[bool]:
    """For each of many views that are not blank whether it closes like a sentence: most end with no closing mark."""
    lasts = [view[-1] for view in views]
    return [
        closes_like_a_sentence(view) if last in _CLOSERS else last in _ENDS
        for view, last in zip(views, lasts, strict=True)
    ]


def looks_like_prose(view: str) -> bool:
    """Whether a line is a paragraph rather than a label, by its length and its last mark alone.

    >>> looks_like_prose("The council voted on Tuesday to close the harbour bridge for two years of repairs.")
    True
    >>> looks_like_prose("Share this article with your friends on Facebook")
    False
    """
    size = len(view)
    if size < UNSPACED_PROSE_CHARS:
        return False
    if size >= PROSE_CHARS and view.count(" ") + 1 >= PROSE_WORDS:
        return closes_like_a_sentence(view) or (size >= UNCLOSED_PROSE_CHARS and (", " in view or ". " in view))
    if view.isascii() or unspaced(view) * 2 < size:
        return False
    return closes_like_a_sentence(view) or size >= 2 * UNSPACED_PROSE_CHARS
