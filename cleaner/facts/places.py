"""Which element stands within which, told for all elements of a page in one go."""

from collections.abc import Callable

from cleaner.markup import Markup, Node


def innermost(markup: Markup, test: Callable[[Node], bool]) -> list[Node | None]:
    """For each element by its number, the innermost element around it that passes a test; itself included.

    One pass, since an element comes after the one around it: a walk upwards from each would take as many steps as the
    page is deep, and some pages are deeper than they are long.
    """
    found: list[Node | None] = []
    for node in markup.nodes:
        found.append(node if test(node) else found[node.parent.number] if node.parent else None)
    return found
