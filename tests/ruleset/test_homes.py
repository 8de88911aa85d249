"""Rules by site: what the table says is what asking each rule says."""

from hypothesis import given
from hypothesis import strategies as st

from cleaner.document import Document, stands_on
from cleaner.ruleset.compiled import CompiledRule
from cleaner.ruleset.homes import acting_at, acting_nowhere, homes_of

LABELS = st.sampled_from(["a", "b", "ab"])
HOSTS = st.lists(LABELS, min_size=1, max_size=3).map(".".join)
PATHS = st.lists(LABELS, max_size=2).map("/".join)
SITES = st.lists(st.builds(lambda host, path: f"{host}/{path}".strip("/"), HOSTS, PATHS), max_size=2)
RULES = st.lists(st.tuples(SITES, SITES, st.booleans()), max_size=6)


def rule(sites: list[str], not_sites: list[str]) -> CompiledRule:
    return CompiledRule(
        "a", "", "share", "en", "drop_line", "certain", (), "", 1, sites=tuple(sites), not_sites=tuple(not_sites)
    )


@given(rules=RULES, host=st.one_of(st.just(""), HOSTS), path=PATHS, source=st.one_of(st.none(), HOSTS))
def test_the_table_agrees_with_asking_each_rule(
    rules: list[tuple[list[str], list[str], bool]], host: str, path: str, source: str | None
) -> None:
    homes = homes_of([rule(sites, away) for sites, away, _ in rules])
    chosen = bytes(is_chosen for _, _, is_chosen in rules)
    page = Document((), url=f"https://{host}/{path}" if host else None, source=source)
    nowhere = acting_nowhere(homes, chosen)
    table = acting_at(homes, chosen, nowhere, page.places)
    assert list(table) == [
        is_chosen and (not sites or stands_on(page, sites)) and not stands_on(page, away)
        for sites, away, is_chosen in rules
    ]
