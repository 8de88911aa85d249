"""The metas of a page's head by their names."""

from collections.abc import Mapping, Sequence

from cleaner.facts.linked import plain
from cleaner.markup import Markup

_NAMES = ("property", "name", "http-equiv", "itemprop")
_MOST = 5_000
_MOST_OF_ONE = 50


def read_metas(markup: Markup) -> Mapping[str, Sequence[str]]:
    """What the metas say: by name in lower case, in the order they stand in. Empty ones are left out."""
    found: dict[str, list[str]] = {}
    for attributes in markup.metas[:_MOST]:
        content = plain(attributes.get("content", ""))
        if not content:
            continue
        for key in _NAMES:
            # One meta may have a name and a property.
            for name in attributes.get(key, "")[:200].lower().split():
                said = found.setdefault(name, [])
                if len(said) < _MOST_OF_ONE and content not in said:
                    said.append(content)
    return found
