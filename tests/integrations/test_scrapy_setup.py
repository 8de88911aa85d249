"""Settings of the pipeline, and the add-on that switches it on."""

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("scrapy")

from scrapy.exceptions import NotConfigured
from scrapy.settings import Settings

from cleaner.integrations.scrapy import CleanerAddon, CleanerPipeline

PATH = "cleaner.integrations.scrapy.CleanerPipeline"
PAGE = "Advertisement\nThe bridge stays open.\nGet our best stories in your inbox.\n"


class OtherPipeline(CleanerPipeline):
    """A user's own."""


def test_settings_choose_the_field_the_rules_and_the_edits(make) -> None:
    pipeline = make(CLEANER_FIELD="body", CLEANER_SELECT="sponsor, navigation", CLEANER_EDITS="1")
    item = pipeline.process_item({"body": PAGE, "text": PAGE})
    assert item["text"] == PAGE
    assert item["body"] == PAGE.removeprefix("Advertisement\n")
    assert [(edit["line"], edit["rule"], edit["text"]) for edit in item["cleaning"]["edits"]] == [
        (1, "test-ad", "Advertisement")
    ]


@pytest.mark.parametrize("settings", [{"CLEANER_IGNORE": ["newsletter"]}, {"CLEANER_LEVEL": "strict"}])
def test_settings_hold_rules_back(make, settings: dict[str, Any]) -> None:
    assert "inbox" in make(**settings).process_item({"text": PAGE})["text"]


def test_the_pipeline_can_be_switched_off(make) -> None:
    with pytest.raises(NotConfigured):
        make(CLEANER_ENABLED=False)


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"CLEANER_LEVEL": "hard"}, "CLEANER_LEVEL is 'hard'; choose from strict, normal, all"),
        ({"CLEANER_BODY": "maybe"}, "CLEANER_BODY is 'maybe'; choose from auto, on, off"),
        ({"CLEANER_LEVEL": ["strict"]}, "CLEANER_LEVEL is ['strict']; choose from strict, normal, all"),
        ({"CLEANER_FIELD": ""}, "CLEANER_FIELD is ''; name the field of the items that holds the text"),
        ({"CLEANER_FIELD": "cleaning"}, "CLEANER_FIELD is 'cleaning'; name the field of the items that holds the text"),
        ({"CLEANER_ENABLED": "maybe"}, "CLEANER_ENABLED is 'maybe'; give True or False"),
        ({"CLEANER_EDITS": []}, "CLEANER_EDITS is []; give True or False"),
        ({"CLEANER_RULES": 7}, "CLEANER_RULES is 7; give a list of texts, or one text with commas"),
        ({"CLEANER_SELECT": [7]}, "CLEANER_SELECT is [7]; give a list of texts, or one text with commas"),
        (
            {"CLEANER_SELECT": ["zip"]},
            "CLEANER_SELECT or CLEANER_IGNORE: zip: neither a kind nor the id of a rule; see 'cleaner rules list'",
        ),
        (
            {"CLEANER_RULES": "nowhere.yaml"},
            "CLEANER_RULES cannot be used: nowhere.yaml:1:1: there is no such file or folder of rules; check the path",
        ),
    ],
)
def test_a_bad_setting_is_told_in_one_sentence(make, settings: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValueError, match="CLEANER_") as caught:
        make(**settings)
    assert str(caught.value) == sentence


def test_of_many_mistakes_in_the_rules_the_first_is_told(make, tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("- id: one\n  kind: sponsor\n- id: two\n  kind: nonsense\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"^CLEANER_RULES cannot be used: .*bad\.yaml:\d+:\d+: ") as caught:
        make(CLEANER_RULES=bad)
    assert "more; 'cleaner rules lint' lists them)" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_addon_adds_the_pipeline_beside_the_users_own() -> None:
    settings = Settings({"ITEM_PIPELINES": {"shop.Store": 300, "shop.Gone": None}})
    CleanerAddon().update_settings(settings)
    assert settings.getdict("ITEM_PIPELINES") == {"shop.Store": 300, "shop.Gone": None, PATH: 100}


def test_the_addon_works_where_nothing_is_set() -> None:
    settings = Settings()
    CleanerAddon().update_settings(settings)
    assert settings.getdict("ITEM_PIPELINES") == {PATH: 100}


@pytest.mark.parametrize(
    "own",
    [{PATH: 550}, {PATH: None}, {CleanerPipeline: 550}, {OtherPipeline: 1}, f'{{"{PATH}": 7}}'],
    ids=["path", "off", "class", "subclass", "json"],
)
def test_the_addon_leaves_the_users_own_entry(own: Any) -> None:
    settings = Settings({"ITEM_PIPELINES": own})
    before = settings.getdict("ITEM_PIPELINES")
    CleanerAddon().update_settings(settings)
    assert settings.getdict("ITEM_PIPELINES") == before


def test_the_addon_wins_over_no_priority_of_the_setting() -> None:
    settings = Settings()
    settings.set("ITEM_PIPELINES", {"shop.Store": 300}, priority="cmdline")
    CleanerAddon().update_settings(settings)
    assert PATH in settings.getdict("ITEM_PIPELINES")
    assert settings.getpriority("ITEM_PIPELINES") == 40
