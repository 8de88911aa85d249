"""Places: how a unit stands in the markup of its page, as numbers from 0 to 1.

How much of it is linked, how much of the page's prose stands in the same element and in those around it, how far it is
from the element that holds most. None is trusted by itself; what each is worth is fitted (``rules/page.yml``).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice, pairwise

from cleaner.markup import Block, Markup, Node
from cleaner.planning.names import block_of, container_of

PLACES = (
    "linked", "much_linked", "all_linked", "linked_above", "linked_below", "stressed", "linked_beside", "prose_beside",
    "prose_around", "prose_around_2", "prose_around_3", "prose_around_4", "off_depth", "prose_alike", "in_main",
    "next_to_main", "off_main", "in_best_article", "in_other_article", "place_as_above", "place_as_below",
)  # fmt: skip
_ALL_LINKED = 0.9
MOST_OF_ONE = 150
_FAR = 8


def places(groups: Sequence[Sequence[Block]], prose: Sequence[int], markup: Markup) -> list[tuple[float, ...]]:
    """For each unit its `PLACES`, in order. ``groups``: its blocks; ``prose``: how many words of prose it holds."""
    if not groups:
        return []
    holders = [group[0].node for group in groups]
    containers = list(map(container_of, holders))
    capped = [count if count < MOST_OF_ONE else MOST_OF_ONE for count in prose]
    total = sum(capped) or 1
    direct, mass, score = masses(markup.nodes, containers, capped)
    main = markup.nodes[score.index(max(score))]
    sizes = [sum(block.size for block in group) or 1 for group in groups]
    links = [sum(block.linked for block in group) for group in groups]
    linked = [min(1.0, some / size) for some, size in zip(links, sizes, strict=True)]
    likeness = list(map(_likeness, holders))
    alike: Counter[tuple[str, str, str]] = Counter()
    linked_in: Counter[int] = Counter()
    size_of: Counter[int] = Counter()
    for sort, count, node, some, size in zip(likeness, capped, containers, links, sizes, strict=True):
        alike[sort] += count
        linked_in[node.number] += some
        size_of[node.number] += size
    of_container = {
        node.number: (
            min(1.0, linked_in[node.number] / size_of[node.number]),
            direct[node.number] / total,
            *_prose_around(node, mass, total),
            min(abs(node.depth - main.depth), _FAR) / _FAR,
        )
        for node in dict.fromkeys(containers)
    }
    of_holder = _distances(dict.fromkeys(holders), main, _best_article(markup.nodes, mass))
    same = [float(upper is lower) for upper, lower in pairwise(containers)]
    return [
        (
            share,
            share * share,
            1.0 if share > _ALL_LINKED else 0.0,
            above,
            below,
            min(1.0, sum(block.stressed for block in group) / size),
            *of_container[node.number],
            alike[sort] / total,
            *of_holder[holder.number],
            as_above,
            as_below,
        )
        for share, above, below, group, size, node, sort, holder, as_above, as_below in zip(
            linked,
            [1.0, *linked],
            [*islice(linked, 1, None), 1.0],
            groups,
            sizes,
            containers,
            likeness,
            holders,
            [0.0, *same],
            [*same, 0.0],
            strict=False,
        )
    ]


def _likeness(node: Node) -> tuple[str, str, str]:
    """What the blocks of one sort on a page have in common: tag, class, and the class of what holds them."""
    node = block_of(node)
    return node.tag, node.attributes.get("class", ""), node.parent.attributes.get("class", "") if node.parent else ""


def masses(
    nodes: Sequence[Node], containers: Sequence[Node], prose: Sequence[int]
) -> tuple[list[int], list[int], list[float]]:
    """For each element the prose that stands in it directly, all that stands in it, and how well it would do as the one
    that holds the article: by its paragraphs, and by half of those in its children (as arc90's Readability, 2009)."""
    direct = [0] * len(nodes)
    for node, count in zip(containers, prose, strict=True):
        direct[node.number] += count
    mass = direct.copy()
    score = list(map(float, direct))
    for node in reversed(nodes):
        number, parent = node.number, node.parent
        if mass[number] and parent is not None:
            mass[parent.number] += mass[number]
            score[parent.number] += direct[number] / 2
    return direct, mass, score


def _prose_around(node: Node, mass: Sequence[int], total: int) -> list[float]:
    """The share of the page's prose that an element holds, and each of the three around it."""
    shares = []
    for _ in range(4):
        shares.append(mass[node.number] / total)
        node = node.parent or node
    return shares


def _best_article(nodes: Sequence[Node], mass: Sequence[int]) -> Node | None:
    """The article element that holds most prose, the innermost of equal ones."""
    articles = [node for node in nodes if node.tag == "article"]
    return max(articles, key=lambda node: (mass[node.number], node.depth), default=None)


def _distances(holders: Iterable[Node], main: Node, article: Node | None) -> dict[int, list[float]]:
    """For each element whether it is in the main one, or right beside it, how far from it, and in which article."""
    steps = {node.number: step for step, node in enumerate(main.upwards())}
    # How many steps above the main element the two ways part; and 2 in the best article, 1 in another, 0 in none.
    found: dict[int, tuple[int, int]] = {}
    for holder in holders:
        way = []
        at: Node | None = holder
        while at is not None and at.number not in found:
            way.append(at)
            at = at.parent
        parts, inside = found[at.number] if at is not None else (_FAR, 0)
        for node in reversed(way):
            parts = steps.get(node.number, parts)
            inside = max(inside, 2 if node is article else int(node.tag == "article"))
            found[node.number] = (parts, inside)
    return {number: _distance(*place) for number, place in found.items()}


def _distance(parts: int, inside: int) -> list[float]:
    far = min(parts, _FAR) / _FAR
    return [float(parts == 0), float(parts == 1), far, float(inside == 2), float(inside == 1)]
