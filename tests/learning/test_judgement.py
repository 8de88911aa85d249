"""What is learned of pages, and what only seems to come again."""

import pytest

from cleaner.learning.drafts import Draft

from .helpers import SITE, article, cleaned, drafts_of, faults_of, page, phrases, sentence, spelled, text_learned

TOP = ["Harbour Courier", "News Sport Weather", "Log in"]
BOTTOM = ["Share this story with the harbour", "All comments", "About us and our paper"]
PLEA = (
    "The Harbour Courier belongs to nobody but its readers, and it takes no money from the board of the harbour. "
    "Please give what you can, so that all of Gull Point can go on reading it."
)


def only(drafts: list[Draft], phrase: str) -> Draft:
    (found,) = [draft for draft in drafts if draft.phrase == phrase]
    return found


@pytest.mark.parametrize("times", [1, 2])
def test_of_few_pages_nothing_is_learned(times: int) -> None:
    assert phrases([page(TOP, article(number), BOTTOM) for number in range(times)]) == set()


@pytest.mark.parametrize("times", [4, 5, 30])
def test_lines_that_recur_in_a_block_are_learned(times: int) -> None:
    pages = [page(TOP, article(number), BOTTOM) for number in range(times)]
    found = drafts_of(pages)
    assert {draft.phrase for draft in found} == {*TOP, *BOTTOM}
    assert all(draft.sites == (SITE,) and draft.pages == times and draft.applied for draft in found)
    assert all(draft.zones == () and draft.confidence == "likely" for draft in found)


def test_on_three_pages_only_the_inside_of_a_block_is_sure() -> None:
    pages = [page(TOP, article(number), BOTTOM) for number in range(3)]
    assert phrases(pages) == {*TOP[:-1], *BOTTOM[1:]}


def test_one_page_read_many_times_is_one_page() -> None:
    assert phrases([page(TOP, article(1), BOTTOM, day=day) for day in range(20)]) == set()


def test_a_line_that_changes_in_a_figure_or_a_name_is_one_rule() -> None:
    names = ["Ada Reed", "Tom Sole", "Bo Lindqvist", "Jonas Vik"]
    pages = [
        page(
            TOP, article(number), f"You have {number + 3}.5% of this story left", f"Follow {name} on our pages", BOTTOM
        )
        for number, name in enumerate(names)
    ]
    assert phrases(pages) >= {"You have {:number}% of this story left", "Follow {:name} on our pages"}


def test_wire_copy_of_many_sources_stays() -> None:
    wire = article(99, 4)
    sources = [f"paper-{spelled(number)}.example" for number in range(20)]
    pages = [page(wire, source=source) for source in sources]
    pages += [
        page(f"Paper of {spelled(at)}", "Log in", article(100 + at * 3 + number), "All comments", source=source)
        for at, source in enumerate(sources)
        for number in range(3)
    ]
    assert not phrases(pages) & set(wire)
    text = text_learned(pages)
    for source in sources:
        assert cleaned("\n".join(wire), text, source).text == "\n".join(wire)


def test_wire_copy_between_the_furniture_of_many_sources_stays() -> None:
    wire = article(99, 4)
    sources = [f"paper-{spelled(number)}.example" for number in range(10)]
    pages = [
        page(f"Paper of {spelled(at)}", "Log in", wire if number == 0 else article(at * 4 + number), "All comments",
             source=source)
        for at, source in enumerate(sources)
        for number in range(4)
    ]  # fmt: skip
    assert not phrases(pages) & set(wire)


def test_the_standing_first_sentence_of_a_series_stays() -> None:
    standing = (
        "Every week we visit a mill in the valley, and we ask the people who live there what they remember of it."
    )
    pages = [page(TOP, standing, article(number), BOTTOM) for number in range(4)]
    pages += [page(TOP, article(number), BOTTOM) for number in range(4, 20)]
    text = text_learned(pages)
    assert standing in cleaned(pages[0].text, text).text


def test_a_slogan_quoted_in_different_articles_stays() -> None:
    slogan = '"No wall before the fish come back to us"'
    pages = [
        page(TOP, sentence(number), sentence(number + 500), slogan, sentence(number + 1000), BOTTOM)
        for number in range(5)
    ]
    pages += [page(TOP, article(number), BOTTOM) for number in range(30, 50)]
    assert slogan.strip('"') not in "".join(phrases(pages))
    assert slogan in cleaned(pages[0].text, text_learned(pages)).text


def test_a_standing_subhead_on_few_pages_stays() -> None:
    pages = [
        page(TOP, sentence(number), "What happens next", sentence(number + 500), sentence(number + 1000), BOTTOM)
        for number in range(5)
    ]
    pages += [page(TOP, article(number), BOTTOM) for number in range(30, 40)]
    assert phrases(pages) == {*TOP, *BOTTOM}


def test_one_story_updated_again_and_again_stays() -> None:
    story = article(7, 24)
    pages = [page("Storm off Gull Point", *story[: number + 4]) for number in range(20)]
    assert phrases(pages) == set()
    pages += [page(TOP, article(number), BOTTOM) for number in range(40, 50)]
    assert phrases(pages) == {*TOP, *BOTTOM}


@pytest.mark.parametrize("newest", ["above", "below"])
def test_one_story_with_the_newest_first_or_last_stays(newest: str) -> None:
    story = article(7, 24)
    pages = []
    for number in range(20):
        lines = story[: number + 4]
        pages.append(page(TOP, lines[::-1] if newest == "above" else lines, BOTTOM))
    pages += [page(TOP, article(number), BOTTOM) for number in range(40, 50)]
    assert phrases(pages) == {*TOP, *BOTTOM}


def test_each_pages_own_date_stays() -> None:
    pages = [
        page(TOP, f"The {spelled(number)} of the weir", f"{number + 1} March 2025", article(number), BOTTOM)
        for number in range(12)
    ]
    assert phrases(pages) == {*TOP, *BOTTOM}


def test_prose_in_a_block_on_many_pages_is_certain() -> None:
    pages = [page(TOP, article(number), "Help us", PLEA, BOTTOM) for number in range(20)]
    found = drafts_of(pages)
    plea = only(found, PLEA)
    assert (plea.confidence, plea.applied) == ("certain", True)
    text = text_learned(pages)
    assert faults_of(text) == []
    assert "status: preview" not in text
    other = page(TOP, article(77), "Help us", PLEA, BOTTOM)
    assert cleaned(other.text, text).text.split("\n") == [*article(77), ""]


def test_prose_in_a_block_on_few_pages_is_for_review() -> None:
    pages = [page(TOP, article(number), "Help us", PLEA, BOTTOM) for number in range(5)]
    plea = only(drafts_of(pages), PLEA)
    assert (plea.confidence, plea.applied) == ("certain", False)
    text = text_learned(pages)
    assert faults_of(text) == []
    assert text.count("  status: preview\n") == 1
    other = page(TOP, article(77), "Help us", PLEA, BOTTOM)
    assert cleaned(other.text, text).text.split("\n") == [*article(77), PLEA, ""]


def test_headlines_of_other_articles_stay() -> None:
    pages = []
    for number in range(40):
        three = [sentence(7000 + number + at).partition(",")[0] for at in range(3)]
        pages.append(page(TOP, article(number), "More from us", *three, BOTTOM))
    assert phrases(pages) == {*TOP, *BOTTOM, "More from us"}


def test_results_and_figures_by_themselves_stay() -> None:
    pages = [
        page(TOP, sentence(number), f"{number}:{number + 1}", sentence(number + 500), BOTTOM) for number in range(12)
    ]
    assert phrases(pages) == {*TOP, *BOTTOM}


def test_bylines_of_different_people_stay_and_those_of_one_are_learned_by_name() -> None:
    names = ["Ada Reed", "Tom Sole", "Bo Lindqvist", "Jonas Vik", "Anne Roc", "Ida Holm"]
    pages = [page(TOP, f"By {names[number % 6]}", article(number), BOTTOM) for number in range(6)]
    assert phrases(pages) == {*TOP, *BOTTOM}


def test_articles_stay_whole_when_their_own_pages_are_cleaned() -> None:
    pages = [page(TOP, article(number, 5), BOTTOM) for number in range(12)]
    text = text_learned(pages)
    for number, one in enumerate(pages):
        assert cleaned(one.text, text).text == "\n".join(article(number, 5)) + "\n"
