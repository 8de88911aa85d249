"""Which lines of a page stand in elements that rules name: what selectors say of its markup, told line by line."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from cleaner.markup import Markup, Node
from cleaner.ruleset.ruleset import RuleSet
from cleaner.selectors import Elements, Selector

# What a page carries as a whole says nothing of its lines: body classes name all that some template may hold.
_WHOLE = frozenset(("html", "body"))


def placed(
    markup: Markup, ruleset: RuleSet, active: Callable[[int], int], use_index: bool = True
) -> dict[int, Sequence[int]]:
    """By line number, the numbers of the patterns in whose elements the line stands as a whole; none for the others.

    ``active``: whether a rule may act. ``use_index`` off tries every selector on every element.
    """
    elements = Elements(markup.nodes)
    at: dict[int, list[int]] = {}
    for number, selector, nodes in _tries(elements, ruleset, active, use_index):
        for node in elements.fitting(selector, nodes):
            if node.tag not in _WHOLE:
                here = at.setdefault(node.number, [])
                if number not in here:
                    here.append(number)
    if not at:
        return {}
    known: dict[int, tuple[int, ...]] = {}
    around = {line: _around(block.node, at, known) for line, block in markup.blocks.items()}
    return {line: sorted(numbers) for line, numbers in around.items() if numbers}


def _tries(
    elements: Elements, ruleset: RuleSet, active: Callable[[int], int], use_index: bool
) -> Iterator[tuple[int, Selector, Sequence[Node]]]:
    """Each selector of the rules that act, with its pattern's number and the elements to try it on."""
    table, rule_of = ruleset.selectors, ruleset.numbering.rule_of
    having = elements.having(table) if use_index else dict.fromkeys(table, elements.nodes)
    for token, nodes in having.items():
        for number in table[token]:
            if active(rule_of[number]):
                for selector in ruleset.entry(number).pattern.selectors:
                    if selector.token == token:
                        yield number, selector, nodes


def _around(node: Node, at: Mapping[int, Sequence[int]], known: dict[int, tuple[int, ...]]) -> tuple[int, ...]:
    """The patterns that name an element or one around it; ``known``: what was found for elements before."""
    passed: list[Node] = []
    above: Node | None = node
    while above is not None and above.number not in known:
        passed.append(above)
        above = above.parent
    numbers = known[above.number] if above is not None else ()
    for one in reversed(passed):
        if more := [number for number in at.get(one.number, ()) if number not in numbers]:
            numbers = (*numbers, *more)
        known[one.number] = numbers
    return numbers
