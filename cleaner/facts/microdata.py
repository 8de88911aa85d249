"""Microdata: what elements of the page itself are said to be (https://html.spec.whatwg.org/#microdata)."""

from collections.abc import Mapping, Sequence

from cleaner.facts.linked import plain, types_of
from cleaner.markup import Markup, Node, innermost

# What is asked of an article. A name within another item is that item's.
_ASKED = frozenset(
    "headline alternativename alternativeheadline description author creator datepublished datemodified publisher"
    " inlanguage url mainentityofpage isaccessibleforfree".split()
)
_NAMED = frozenset(("author", "creator", "publisher"))
_ADDRESSES = frozenset(("url", "mainentityofpage"))
_MOST_OF_ONE = 50
_MOST_PIECES = 100


def read_microdata(markup: Markup) -> Mapping[str, Sequence[str]]:
    """The properties of the first article that has any, by name in lower case.

    Of an author or a publisher it is the name. An element's value is its ``content``, its ``datetime``, its address
    where an address is asked for, or else its text.
    """
    if not any("itemprop" in node.attributes for node in markup.nodes):
        return {}
    items = innermost(markup, lambda node: "itemscope" in node.attributes)
    holders = innermost(markup, lambda node: "itemprop" in node.attributes)
    texts = _texts(markup, holders)
    found: dict[Node | None, dict[str, list[str]]] = {}
    for node in markup.nodes:
        names = node.attributes.get("itemprop", "")[:200].lower().split()
        if not names:
            continue
        item = items[node.parent.number] if node.parent else None
        if item is not None and not _is_article(item) and _owned(item):
            # The name of the article's author, say, is said of the author, who is a property of the article.
            if "name" not in names:
                continue
            names = [name for name in item.attributes.get("itemprop", "")[:200].lower().split() if name in _NAMED]
            item = items[item.parent.number] if item.parent else None
        elif "itemscope" in node.attributes and not node.attributes.get("content"):
            names = [name for name in names if name not in _NAMED or not _holds_name(node, markup)]
        for name in names:
            if name in _ASKED and (value := _value(node, name, texts)):
                values = found.setdefault(item, {}).setdefault(name, [])
                if value not in values and len(values) < _MOST_OF_ONE:
                    values.append(value)
    articles = [item for item in found if item is not None and _is_article(item)]
    # Properties outside of any item are the page's; those of an item that is no article are not.
    chosen = next((item for item in articles if "headline" in found[item]), articles[0] if articles else None)
    return found.get(chosen, {})


def _is_article(item: Node) -> bool:
    types = types_of({"@type": item.attributes.get("itemtype", "").split()})
    return any(name.endswith(("Article", "Posting")) for name in types)


def _owned(item: Node) -> bool:
    return "itemprop" in item.attributes


def _texts(markup: Markup, holders: Sequence[Node | None]) -> Mapping[Node, str]:
    """The shown text of each property, without that of properties within it."""
    pieces: dict[Node, list[str]] = {}
    for block in markup.blocks.values():
        touched = {}
        for run in block.runs:
            holder = holders[run.node.number]
            if holder is not None:
                held = touched[holder] = pieces.setdefault(holder, [])
                if len(held) < _MOST_PIECES:
                    held.append(run.text)
        for held in touched.values():
            held.append(" ")
    return {node: "".join(held) for node, held in pieces.items()}


def _holds_name(node: Node, markup: Markup) -> bool:
    """Whether an item within names itself; then its text may say more than its name."""
    for other in markup.nodes[node.number + 1 : node.number + 200]:
        if other.depth <= node.depth:
            return False
        if "name" in other.attributes.get("itemprop", "").lower().split():
            return True
    return False


def _value(node: Node, name: str, texts: Mapping[Node, str]) -> str:
    attributes = node.attributes
    said = attributes.get("content") or attributes.get("datetime") or ""
    if not said and name in _ADDRESSES:
        said = attributes.get("href") or attributes.get("itemid") or ""
    return plain(said or texts.get(node, ""))
