"""What holds for any text and the rules that ship: nothing lost, nothing added, settled, the index loses nothing."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleaner import Cleaned, Cleaner
from cleaner.corpus.cases import case_files, read_case
from cleaner.planning.matching import Matcher
from cleaner.reading.text import read_text
from cleaner.ruleset.load import load_texts
from cleaner.ruleset.model import text_of
from cleaner.ruleset.packs import builtin_folder
from cleaner.ruleset.ruleset import RuleSet
from tests.conftest import ROOT

RELAXED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
CLEANER = Cleaner()
EVERYTHING = Cleaner(level="all")
WITHOUT_INDEX = Cleaner(CLEANER.ruleset, use_index=False)
PAGES = [read_case(file).text for file in case_files([ROOT / "corpus"])]


def examples() -> dict[str, list[str]]:
    """The lines of each rule's examples, for all rules that ship."""
    texts = [(str(path), path.read_text(encoding="utf-8")) for path in sorted(Path(builtin_folder()).rglob("*.yaml"))]
    sources, _ = load_texts(texts)
    return {
        source.rule.id: [text_of(item) for item in (*source.rule.examples.match, *source.rule.examples.keep)]
        for source in sources
    }


EXAMPLES = examples()
LINES = sorted({line for lines in (*EXAMPLES.values(), *(page.split("\n") for page in PAGES)) for line in lines})
VARIANTS: list[Callable[[str], str]] = [
    str,
    str.upper,
    str.lower,
    str.title,
    str.swapcase,
    lambda text: text.replace(" ", "\u00a0"),
    lambda text: text.replace(" ", "  "),
    lambda text: f"  {text}\t",
    lambda text: text.replace("'", "’").replace('"', "“").replace("-", "–"),
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: unicodedata.normalize("NFKD", text),
    lambda text: "\u200b".join(text),
    lambda text: text.replace("ss", "ß").replace("i", "ı"),
    lambda text: f"• {text} …",
    lambda text: f"**{text}**",
    lambda text: text + ".",
    lambda text: text.replace(":", " :"),
]

line = st.one_of(
    st.builds(lambda text, change: change(text), st.sampled_from(LINES), st.sampled_from(VARIANTS)),
    st.sampled_from(LINES),
    st.just(""),
    st.text(max_size=60),
)
text = st.builds(
    lambda lines, end: end.join(lines),
    st.lists(line, max_size=40),
    st.sampled_from(["\n", "\n", "\n\n", "\r\n", "\n \n"]),
)


def holds_together(given_text: str, cleaned: Cleaned) -> None:
    """Kept text is the input's own and in its order, and the removals fill it up to the input again."""
    assert cleaned.restore() == given_text
    at = 0
    kept = []
    for edit in cleaned.edits:
        assert edit.start >= at
        assert given_text[edit.start : edit.start + len(edit.text) + len(edit.end)] == edit.text + edit.end
        assert edit.rule
        assert edit.reason
        kept.append(given_text[at : edit.start])
        at = edit.start + len(edit.text) + len(edit.end)
    assert "".join([*kept, given_text[at:]]) == cleaned.text


@RELAXED
@given(text)
def test_nothing_is_lost_and_nothing_added(given_text: str) -> None:
    holds_together(given_text, CLEANER.clean(given_text))
    holds_together(given_text, EVERYTHING.clean(given_text))


@RELAXED
@given(text)
def test_cleaning_what_was_cleaned_changes_nothing(given_text: str) -> None:
    for cleaner in (CLEANER, EVERYTHING):
        once = cleaner.clean(given_text).text
        assert cleaner.clean(once).text == once


@RELAXED
@given(text)
def test_a_page_with_words_is_emptied_by_certain_rules_alone(given_text: str) -> None:
    cleaned = EVERYTHING.clean(given_text)
    if not cleaned.kept:
        assert all(edit.confidence == "certain" for edit in cleaned.edits)


@RELAXED
@given(st.text())
def test_any_text_at_all(given_text: str) -> None:
    holds_together(given_text, CLEANER.clean(given_text))


@RELAXED
@given(text)
def test_what_came_before_does_not_matter(given_text: str) -> None:
    fresh = Cleaner(CLEANER.ruleset)
    assert fresh.clean(given_text) == CLEANER.clean(given_text)


@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(st.lists(line, max_size=8))
def test_the_index_loses_no_match(lines: list[str]) -> None:
    document = read_text("\n".join(lines))
    with_index = Matcher(CLEANER.ruleset, lambda _: True).match_lines(document.lines)
    without = Matcher(CLEANER.ruleset, lambda _: True, use_index=False).match_lines(document.lines)
    assert with_index == without


@pytest.mark.parametrize("kind", sorted({rule.kind for rule in CLEANER.ruleset.rules}))
def test_the_index_loses_no_match_of_a_rules_own_examples(kind: str) -> None:
    for rule in CLEANER.ruleset.rules:
        if rule.kind == kind:
            alone = RuleSet([rule])
            lines = [change(line) for line in EXAMPLES[rule.id] for change in VARIANTS]
            document = read_text("\n".join(lines))
            with_index = Matcher(alone, lambda _: True).match_lines(document.lines)
            without = Matcher(alone, lambda _: True, use_index=False).match_lines(document.lines)
            assert with_index == without, rule.id


@pytest.mark.parametrize("page", PAGES[::4])
def test_corpus_pages_with_and_without_the_index(page: str) -> None:
    assert WITHOUT_INDEX.clean(page) == CLEANER.clean(page)


@pytest.mark.parametrize("page", PAGES)
def test_corpus_pages_hold_together_and_settle(page: str) -> None:
    cleaned = CLEANER.clean(page)
    holds_together(page, cleaned)
    assert CLEANER.clean(cleaned.text).text == cleaned.text


@pytest.mark.parametrize("ending", ["\n", "\n\n", "\r\n"])
@pytest.mark.parametrize("cleaner", [CLEANER, EVERYTHING], ids=["normal", "all"])
def test_ordinary_paragraphs_go_through_untouched(cleaner: Cleaner, ending: str) -> None:
    paragraphs = (ROOT / "tests/data/ordinary-paragraphs.txt").read_text(encoding="utf-8").splitlines()
    assert len(paragraphs) >= 200
    together = ending.join(paragraphs) + "\n"
    assert cleaner.clean(together).text == together
    assert cleaner.clean(together).access.truncated == "no"
    for paragraph in paragraphs:
        assert cleaner.clean(paragraph).text == paragraph
