"""Evidence on access in the markup of a page: where the gate is said to be, what stands behind it, what is not shown.

Markup is evidence, not truth. Most pages that call themselves not free carry the whole text, and many print the wall
into every page and hide it. So a claim counts only together with what the page shows, and never proves a cut.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from cleaner.document import Line, unspaced, word_count
from cleaner.facts.claims import Claims
from cleaner.markup import Markup, Node, innermost

# Characters of prose. An article of which less is shown is short, or half of that where some of it stands behind the
# gate. A gate with less behind it is empty, one with more holds the article. Scripts that write no spaces say the same
# in fewer characters.
SHORT = 1_000
EMPTY = 150
WHOLE = 1_000
# Of the words that the article is said to have. Counts differ; pages that are whole show nine tenths and more.
SHARE = 0.5
_HIDDEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
# What the common style sheets call an element that is not shown; but they may show it on a wider screen.
_HIDDEN_CLASSES = frozenset(("hidden", "d-none", "is-hidden", "u-hidden"))
_SHOWN_CLASS = re.compile(r":(?:block|flex|grid|inline)|(?:^|\s)d-\w+-(?:block|flex|grid|inline)")
_COMPOUND = re.compile(r"(?P<tag>[a-zA-Z][\w-]*|\*)?(?P<rest>(?:[.#][\w-]+|\[[\w-]+\])*)")
_FURNITURE = frozenset(("footer", "header", "nav"))
_ARTICLES = frozenset(("article", "main"))
_MOST_SHOWN = 200


class Sign(NamedTuple):
    """One piece of evidence.

    ``cut``; ``whole``: the gate holds the article; ``hidden``: a line is not shown; ``furniture``: a line stands in the
    footer, the head or the navigation of the page, which speak of the site.

    ``line`` is the line it speaks of, or the last that is left of the article; ``text`` says what the page claims, in
    its own words; ``rule`` names the kind of evidence as a rule would be.
    """

    says: Literal["cut", "whole", "hidden", "furniture"]
    line: int
    text: str
    rule: str


def access_evidence(markup: Markup, claims: Claims, lines: Iterable[Line], kept_prose: Sequence[Line]) -> list[Sign]:
    """What the markup says of access. ``lines`` are those with a notice, ``kept_prose`` what is left of the article.

    ``cut`` needs a page that says it is not free, and that shows little: less than half of the words it says the
    article has; or less than an article, and nothing behind the gate, where it names one. ``whole`` is said where the
    gate holds as much as an article.
    """
    found = [
        Sign(says, line.number, line.text, f"markup:{says}")
        for line, says in _places(markup, list(lines), kept_prose)
        if says is not None
    ]
    if not claims.closed:
        return found
    last = kept_prose[-1].number if kept_prose else 0
    gates = {node for gate in claims.gates for node in standing_at(markup, gate)}
    shown = sum(map(_weight, kept_prose))
    behind = sum(map(_weight, _within(markup, kept_prose, gates))) if gates else 0
    says: Literal["cut", "whole"]
    if behind >= WHOLE:
        says, rule = "whole", "markup:gate-open"
    elif claims.words is not None and sum(word_count(line.view) for line in kept_prose) < SHARE * claims.words:
        says, rule = "cut", "markup:words-missing"
    elif shown >= (SHORT if behind < EMPTY else SHORT / 2):
        return found
    elif claims.gates:
        says, rule = "cut", "markup:gate-empty" if gates else "markup:gate-missing"
    else:
        says, rule = "cut", "markup:not-free"
    return [*found, Sign(says, last, _claimed(claims), rule)]


def _places(
    markup: Markup, lines: Sequence[Line], kept_prose: Sequence[Line]
) -> Iterator[tuple[Line, Literal["hidden", "furniture"] | None]]:
    """For each line with a notice, whether the page's own markup hides it, or puts it with the furniture of the page.

    An element that holds the article too is hidden only until a script has run. The footer, the head and the navigation
    of an article are none of the page's.
    """
    if not lines:
        return
    hidden = innermost(markup, _hides)
    furniture = innermost(markup, lambda node: node.tag in _FURNITURE)
    articles = innermost(markup, lambda node: node.tag in _ARTICLES)
    until_shown = {hidden[block.node.number] for line in kept_prose if (block := markup.blocks.get(line.number))}
    for line in lines:
        block = markup.blocks.get(line.number)
        number = block.node.number if block else 0
        if block and hidden[number] and hidden[number] not in until_shown:
            yield line, "hidden"
        else:
            yield line, "furniture" if block and furniture[number] and not articles[number] else None


def _hides(node: Node) -> bool:
    attributes = node.attributes
    if node.tag in ("html", "body"):
        return False
    if "hidden" in attributes and attributes["hidden"].lower() != "until-found":
        return True
    if node.tag == "template" or (node.tag == "dialog" and "open" not in attributes):
        return True
    classes = attributes.get("class", "")[:1_000].lower()
    if not _HIDDEN_CLASSES.isdisjoint(classes.split()) and not _SHOWN_CLASS.search(classes):
        return True
    style = attributes.get("style")
    return style is not None and _HIDDEN_STYLE.search(style[:1_000]) is not None


def standing_at(markup: Markup, selector: str) -> Iterator[Node]:
    """The elements that a simple selector names: tag, classes, ids and attributes; of a longer one, its last part."""
    found = _COMPOUND.fullmatch(re.split(r"[\s>+~]+", selector.strip())[-1])
    if found is None or not found.group():
        return
    tag, rest = found["tag"], re.findall(r"[.#][\w-]+|\[[\w-]+\]", found["rest"])
    classes = {part[1:] for part in rest if part[0] == "."}
    ids = [part[1:] for part in rest if part[0] == "#"]
    names = [part[1:-1].lower() for part in rest if part[0] == "["]
    for node in markup.nodes:
        attributes = node.attributes
        if tag not in (None, "*", node.tag):
            continue
        if any(attributes.get("id") != name for name in ids) or any(name not in attributes for name in names):
            continue
        if not classes or classes.issubset(attributes.get("class", "").split()):
            yield node


def _within(markup: Markup, lines: Sequence[Line], gates: set[Node]) -> Iterator[Line]:
    held = innermost(markup, gates.__contains__)
    for line in lines:
        block = markup.blocks.get(line.number)
        if block is not None and held[block.node.number]:
            yield line


def _weight(line: Line) -> int:
    return len(line.view) if line.view.isascii() else len(line.view) + 2 * unspaced(line.view)


def _claimed(claims: Claims) -> str:
    words = f", wordCount: {claims.words}" if claims.words else ""
    if claims.free is False or claims.gates or any(part.free is False for part in claims.parts):
        return f"isAccessibleForFree: false{words}: {', '.join(claims.gates)}"[:_MOST_SHOWN].rstrip(": ")
    return f"content tier: {claims.tier}" if claims.tier == "locked" else "paid content"
