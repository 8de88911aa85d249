"""Far from the text: lists of links in which no prose stands, told before anything else is looked at.

A page's menus are most of its lines. Nothing has to be known of them but that they are links, many together, in an
element without a sentence, and not in the one that holds most paragraphs. Only the first and last few of a list are
left for the body finder, to which a menu tells where a text may begin and end.
"""

from collections.abc import Sequence

from cleaner.document import Line, word_count
from cleaner.markup import Markup, Node
from cleaner.planning.names import container_of
from cleaner.planning.places import MOST_OF_ONE, masses

_LEAST_LINES = 10
_LEAST_LINKED = 0.7
_LEFT = 3
# With less prose than this on a page, nothing on it is far from anything.
_LEAST_PROSE = 30


def far_lines(lines: Sequence[Line], markup: Markup) -> set[int]:
    """The numbers of the lines within long lists of links away from the text."""
    blocks = [markup.blocks[line.number] for line in lines if line.view]
    prose = [min(word_count(line.view), MOST_OF_ONE) if line.prose else 0 for line in lines if line.view]
    if sum(prose) < _LEAST_PROSE:
        return set()
    _, mass, score = masses(markup.nodes, [container_of(block.node) for block in blocks], prose)
    main = markup.nodes[score.index(max(score))]
    tops: dict[int, int] = {main.number: -1}
    numbers = [line.number for line in lines if line.view]
    lists: dict[int, list[int]] = {}
    for at, block in enumerate(blocks):
        top = _top(block.node, mass, tops)
        if top >= 0:
            lists.setdefault(top, []).append(at)
    far: set[int] = set()
    for members in lists.values():
        linked = sum(blocks[at].linked for at in members)
        if len(members) >= _LEAST_LINES and linked >= _LEAST_LINKED * sum(blocks[at].size for at in members):
            far.update(numbers[at] for at in members[_LEFT:-_LEFT])
    return far


def _top(node: Node, mass: Sequence[int], tops: dict[int, int]) -> int:
    """The number of the outermost element around one in which no prose stands; -1 within the main one."""
    way = []
    at: Node | None = node
    while at is not None and at.number not in tops:
        way.append(at)
        at = at.parent
    top = tops[at.number] if at is not None else -2
    for near in reversed(way):
        if top == -2 and not mass[near.number]:
            top = near.number
        tops[near.number] = top
    return top
