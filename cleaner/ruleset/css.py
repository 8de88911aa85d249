"""CSS selectors as a person writes them → selectors ready to match, and back into text.

The syntax is read by cssselect's parser. Of what it knows, rules may use what an element and those around it tell:
its name, id, classes and attributes, what stands above it, and what it is not.
"""

from collections.abc import Iterator
from typing import Any

from cleaner.ruleset.pattern import BadPattern, Pattern
from cleaner.selectors import Compound, Selector, Simple, token_of

_MAX_COMPOUNDS = 8
_KNOWN = "a rule may use tags, .class, #id, [attribute], :not(…), a space, > and commas"
_COMPARISONS = ("=", "~=", "^=", "$=", "*=", "|=")


def css_pattern(text: str) -> Pattern:
    """A pattern from a selector, or from several with commas between them. Raises BadPattern."""
    return Pattern("css", (text,), selectors=read_selectors(text))


def read_selectors(text: str) -> tuple[Selector, ...]:
    """The selectors of a text. Raises BadPattern."""
    from cssselect.parser import SelectorError, parse

    try:
        parsed = parse(text)
    except (SelectorError, RecursionError, ValueError) as error:
        raise BadPattern(f"{text!r} is no CSS selector: {error}; {_KNOWN}") from None
    return tuple(_selector(text, one) for one in parsed)


def _selector(text: str, parsed: Any) -> Selector:
    if parsed.pseudo_element is not None:
        raise BadPattern(f"{text!r} asks for '::{parsed.pseudo_element}', which is no element; {_KNOWN}")
    compounds: list[Compound] = []
    combinators: list[str] = []
    tree = parsed.parsed_tree
    while type(tree).__name__ == "CombinedSelector":
        if tree.combinator not in (" ", ">"):
            raise BadPattern(f"{text!r} asks for what stands beside an element ('{tree.combinator}'); {_KNOWN}")
        compounds.append(_compound(text, tree.subselector))
        combinators.append(tree.combinator)
        tree = tree.selector
    compounds.append(_compound(text, tree))
    if len(compounds) > _MAX_COMPOUNDS:
        raise BadPattern(f"{text!r} names {len(compounds)} elements, one in the other; {_MAX_COMPOUNDS} are enough")
    token = token_of(compounds[0])
    if not token:
        raise BadPattern(
            f"{text!r} would be tried on every element; let its last part name a tag, an id, a class or an attribute"
        )
    return Selector(token, tuple(compounds), tuple(combinators))


def _compound(text: str, tree: Any) -> Compound:
    """All that is asked of one element, in the order in which it is written."""
    simples: list[Simple] = []
    while (name := type(tree).__name__) != "Element":
        match name:
            case "Class":
                simples.append(Simple(".", "class", tree.class_name))
            case "Hash":
                simples.append(Simple("#", "id", tree.id))
            case "Attrib":
                simples.append(_attribute(text, tree))
            case "Negation":
                simples.append(_negated(text, tree.subselector))
            case "Pseudo" | "Function":
                mark = "()" if name == "Function" else ""
                given = tree.ident if name == "Pseudo" else tree.name
                raise BadPattern(f"{text!r} asks for ':{given}{mark}', which no rule can tell; {_KNOWN}")
            case _:
                raise BadPattern(f"{text!r} holds what no rule can tell ({tree.canonical()}); {_KNOWN}")
        tree = tree.selector
    if tree.namespace:
        raise BadPattern(f"{text!r} asks for a namespace, and HTML has none; take it out")
    if tree.element:
        simples.append(Simple("tag", tree.element.lower()))
    return tuple(reversed(simples))


def _attribute(text: str, tree: Any) -> Simple:
    if tree.namespace or getattr(tree, "flag", None):
        raise BadPattern(f"{text!r} asks for a namespace or a flag of an attribute; {_KNOWN}")
    name = tree.attrib.lower()
    if tree.operator == "exists":
        return Simple("has", name)
    if tree.operator not in _COMPARISONS:
        raise BadPattern(f"{text!r} compares with '{tree.operator}'; choose from {' '.join(_COMPARISONS)}")
    value = tree.value.value
    never = not value or (tree.operator == "~=" and any(space in value for space in " \t\n\f\r"))
    if never and tree.operator not in ("=", "|="):
        raise BadPattern(f"{text!r} asks for {tree.operator}{value!r}, which no attribute fits; write the value")
    return Simple(tree.operator, name, value)


def _negated(text: str, tree: Any) -> Simple:
    compound = _compound(text, tree)
    if len(compound) != 1 or compound[0].negated:
        raise BadPattern(f"{text!r} holds a ':not(…)' that names more, or less, than one thing; write one for each")
    return compound[0]._replace(negated=True)


def text_of(selector: Selector) -> str:
    """A selector as CSS again, to be read by people.

    >>> text_of(read_selectors("div.related > A:not([href^='#'])")[0])
    "div.related > a:not([href^='#'])"
    """
    last, *above = map(_compound_text, selector.compounds)
    for combinator, compound in zip(selector.combinators, above, strict=True):
        last = f"{compound}{' > ' if combinator == '>' else ' '}{last}"
    return last


def _compound_text(compound: Compound) -> str:
    return "".join(map(simple_text, compound)) or "*"


def simple_text(simple: Simple) -> str:
    """One demand as CSS."""
    if simple.op == "tag":
        text = simple.name
    elif simple.op in ("#", "."):
        text = simple.op + simple.value
    else:
        text = f"[{simple.name}]" if simple.op == "has" else f"[{simple.name}{simple.op}{simple.value!r}]"
    return f":not({text})" if simple.negated else text


def looser(selector: Selector) -> Iterator[tuple[str, Selector]]:
    """The selector with each of its parts taken away in turn, and what was taken; never so that nothing is named."""
    for at, compound in enumerate(selector.compounds):
        if at and len(selector.compounds) > 1:
            yield f"{_compound_text(compound)!r} above", _without_compound(selector, at)
        if len(compound) > 1:
            for number, simple in enumerate(compound):
                rest = compound[:number] + compound[number + 1 :]
                compounds = (*selector.compounds[:at], rest, *selector.compounds[at + 1 :])
                if token := token_of(compounds[0]):
                    yield repr(simple_text(simple)), Selector(token, compounds, selector.combinators)
    for at, combinator in enumerate(selector.combinators):
        if combinator == ">":
            combinators = (*selector.combinators[:at], " ", *selector.combinators[at + 1 :])
            yield "'>'", selector._replace(combinators=combinators)


def _without_compound(selector: Selector, at: int) -> Selector:
    """Without a compound that stands above; the looser of the two combinators beside it stays."""
    combinators = list(selector.combinators)
    if at < len(combinators):
        combinators[at - 1 : at + 1] = [" "]
    else:
        combinators.pop()
    compounds = selector.compounds[:at] + selector.compounds[at + 1 :]
    return selector._replace(compounds=compounds, combinators=tuple(combinators))
