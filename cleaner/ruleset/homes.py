"""Which rules are bound to sites, by site: so that a page need not ask each of them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from cleaner.ruleset.compiled import CompiledRule

# By host: the path below it that a rule names (often none), and the rule's number.
Sited = Mapping[str, Sequence[tuple[str, int]]]


class Homes(NamedTuple):
    """Rules by the hosts that they are at home on, and by those that they stay away from."""

    sites: Sited
    not_sites: Sited


def homes_of(rules: Sequence[CompiledRule]) -> Homes:
    """The sites of all rules, which are numbered in their order."""
    return Homes(_by_host([rule.sites for rule in rules]), _by_host([rule.not_sites for rule in rules]))


def _by_host(sites: Sequence[Sequence[str]]) -> Sited:
    table: dict[str, list[tuple[str, int]]] = {}
    for number, some in enumerate(sites):
        for site in some:
            host, _, path = site.partition("/")
            table.setdefault(host, []).append((path, number))
    return table


def acting_nowhere(homes: Homes, chosen: bytes) -> bytes:
    """For each rule whether it may act on a page of no site: chosen, and not bound to one."""
    table = bytearray(chosen)
    for some in homes.sites.values():
        for _, number in some:
            table[number] = False
    return bytes(table)


def acting_at(homes: Homes, chosen: bytes, nowhere: bytes, places: Sequence[tuple[str, str]]) -> bytes:
    """For each rule whether it may act on a page: chosen, and at home there; ``nowhere``: the same for no site.

    ``places``: hosts and paths of the page.
    """
    table = bytearray(nowhere)
    for host, path in places:
        for number in _standing(homes.sites, host, path):
            table[number] = chosen[number]
    for host, path in places:
        for number in _standing(homes.not_sites, host, path):
            table[number] = False
    return bytes(table)


def _standing(sited: Sited, host: str, path: str) -> Iterator[int]:
    """The rules of a host and of the domains above it, as far as the page's path lies below theirs."""
    domain = host
    while True:
        for prefix, number in sited.get(domain, ()):
            if not prefix or f"{path}/".startswith(f"{prefix}/"):
                yield number
        _, dot, domain = domain.partition(".")
        if not dot:
            return
