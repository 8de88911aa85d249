"""What the pipeline does with items. Its settings are in test_scrapy_setup.py, a real crawl in test_scrapy_crawl.py."""

import copy
import dataclasses
import json
import logging
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("scrapy")

import attrs
import scrapy
from itemadapter import ItemAdapter

from cleaner import Cleaner
from cleaner.integrations.scrapy import CleanerPipeline

LEAD = "The harbour council voted on Tuesday to keep the old swing bridge open through the winter."
PAGE = f"Advertisement\n{LEAD}\nGet our best stories in your inbox.\n"
CLEAN = f"{LEAD}\n"


class ArticleItem(scrapy.Item):
    text = scrapy.Field()
    cleaning = scrapy.Field()


class BareItem(scrapy.Item):
    text = scrapy.Field()


@dataclasses.dataclass
class Article:
    text: str
    cleaning: dict[str, Any] | None = None


@dataclasses.dataclass
class BareArticle:
    text: str


@dataclasses.dataclass(frozen=True)
class FrozenArticle:
    text: str


@dataclasses.dataclass
class Unset:
    text: str = dataclasses.field(init=False)


@attrs.define
class AttrsArticle:
    text: str
    cleaning: dict[str, Any] | None = None


@attrs.define
class PickyArticle:
    text: str
    cleaning: str = attrs.field(default="", validator=attrs.validators.instance_of(str))


def stats(pipeline: CleanerPipeline) -> dict[str, int]:
    return {name.removeprefix("cleaner/"): value for name, value in pipeline.stats.get_stats().items()}


@pytest.mark.parametrize(
    "item",
    [{"text": PAGE}, ArticleItem(text=PAGE), Article(PAGE), AttrsArticle(PAGE)],
    ids=lambda item: type(item).__name__,
)
def test_every_kind_of_item_is_cleaned_in_place(make, item: Any) -> None:
    pipeline = make()
    adapter = ItemAdapter(item)
    assert pipeline.process_item(item) is item
    assert adapter["text"] == CLEAN
    assert adapter["cleaning"] == {"kept": 1, "removed": 2, "access": {"truncated": "no"}, "fields": {}}
    assert stats(pipeline) == {
        "items": 1,
        "lines_kept": 1,
        "lines_removed": 2,
        "truncated/no": 1,
        "rule/test-ad": 1,
        "kind/sponsor": 1,
        "rule/test-letter": 1,
        "kind/newsletter": 1,
    }


@pytest.mark.parametrize("item", [BareItem(text=PAGE), BareArticle(PAGE)], ids=lambda item: type(item).__name__)
def test_an_item_without_the_field_cleaning_gets_its_text_alone(make, item: Any) -> None:
    pipeline = make()
    assert pipeline.process_item(item) is item
    assert dict(ItemAdapter(item)) == {"text": CLEAN}
    assert stats(pipeline)["items"] == stats(pipeline)["no_cleaning_field"] == 1


def test_a_field_cleaning_that_is_meant_for_something_else_is_left_alone(make) -> None:
    pipeline = make()
    item = pipeline.process_item(PickyArticle(PAGE))
    assert (item.text, item.cleaning) == (CLEAN, "")
    assert stats(pipeline)["no_cleaning_field"] == 1


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Bridge stays open"},
        {"text": None},
        {"text": [PAGE]},
        {"text": PAGE.encode()},
        ArticleItem(),
        Unset(),
        7,
    ],
    ids=["absent", "none", "list", "bytes", "empty Item", "unset dataclass", "no item"],
)
def test_what_has_no_text_passes_unchanged(make, item: Any) -> None:
    pipeline = make()
    before = copy.deepcopy(vars(item) if isinstance(item, Unset) else item)
    assert pipeline.process_item(item) is item
    assert (vars(item) if isinstance(item, Unset) else item) == before
    assert stats(pipeline) == {"no_text": 1}


def test_a_truncated_page_is_counted_and_told(make) -> None:
    pipeline = make()
    item = pipeline.process_item({"text": f"{LEAD}\nYou have 40% of this article left to read.\n"})
    access = item["cleaning"]["access"]
    assert item["text"] == CLEAN
    assert (access["truncated"], access["kind"], access["percent_left"]) == ("yes", "subscription", 40)
    assert item["cleaning"]["fields"] == {"percent_left": 40}
    assert stats(pipeline)["truncated/yes"] == 1
    json.dumps(item)


@pytest.mark.parametrize(
    ("scope", "goes"),
    [
        ({"url": "https://www.ferry.example/a"}, True),
        ({"source": "ferry.example"}, True),
        ({"url": "", "source": "ferry.example"}, True),
        ({"url": ["https://www.ferry.example/a"]}, False),
        ({"url": "https://other.example/a", "source": "ferry.example"}, True),
        ({"url": "https://other.example/a", "source": "The Ferry"}, False),
        ({}, False),
    ],
)
def test_the_items_address_lets_the_rules_of_its_site_act(make, scope: dict[str, Any], goes: bool) -> None:
    item = make().process_item({"text": f"{LEAD}\nFerry desk\n", **scope})
    assert ("Ferry desk" not in item["text"]) is goes


def test_title_and_language_are_handed_on(make, monkeypatch: pytest.MonkeyPatch) -> None:
    pipeline = make()
    seen: list[dict[str, Any]] = []
    clean = pipeline.cleaner.clean

    def spy(text: str, **scope: Any) -> Any:
        seen.append(scope)
        return clean(text, **scope)

    monkeypatch.setattr(pipeline.cleaner, "clean", spy)
    pipeline.process_item({"text": PAGE, "title": "Bridge stays open", "lang": "en"})
    assert seen == [{"url": None, "source": None, "title": "Bridge stays open", "lang": "en"}]


def test_an_item_that_cannot_be_changed_passes_and_is_counted(make, caplog: pytest.LogCaptureFixture) -> None:
    pipeline = make()
    item = FrozenArticle(PAGE)
    assert pipeline.process_item(item) is item
    assert item.text == PAGE
    assert stats(pipeline) == {"failed": 1}
    assert "FrozenArticle: not cleaned, the item passes unchanged" in caplog.text


def test_a_fault_in_the_engine_loses_no_item(make, monkeypatch: pytest.MonkeyPatch) -> None:
    pipeline = make()

    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError("a fault")

    monkeypatch.setattr(pipeline.cleaner, "clean", broken)
    assert pipeline.process_item({"text": PAGE}) == {"text": PAGE}
    assert stats(pipeline) == {"failed": 1}


def test_warnings_of_the_engine_are_logged_and_counted(make, caplog: pytest.LogCaptureFixture) -> None:
    pipeline = make()
    item = pipeline.process_item({"text": "Get our best stories in your inbox.", "url": "https://a.example/1"})
    assert len(item["cleaning"]["warnings"]) == stats(pipeline)["warnings"] == 1
    assert "https://a.example/1: " in caplog.text


def test_a_crawl_without_any_text_ends_with_a_hint(make, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    pipeline = make(CLEANER_FIELD="body")
    pipeline.process_item({"text": PAGE})
    pipeline.close_spider()
    assert "none of 1 items had a text in the field 'body'; set CLEANER_FIELD" in caplog.text
    caplog.clear()
    pipeline.process_item({"body": PAGE})
    pipeline.close_spider()
    assert not caplog.text


def test_old_scrapy_may_pass_the_spider(make) -> None:
    pipeline = make()
    assert pipeline.process_item({"text": PAGE}, scrapy.Spider("news"))["text"] == CLEAN
    pipeline.close_spider(scrapy.Spider("news"))


def test_the_pipeline_can_be_built_by_hand(make, rules: Path) -> None:
    pipeline = CleanerPipeline(Cleaner(rules, builtin=False), make().stats, field="body")
    assert pipeline.process_item({"body": PAGE})["body"] == CLEAN


def test_cleaner_does_not_import_scrapy() -> None:
    code = (
        "import sys, cleaner, cleaner.integrations; sys.exit('scrapy' in sys.modules or 'itemadapter' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=20)


@pytest.mark.parametrize("page", [f"<p>Advertisement<p>{LEAD}", f"<p>Advertisement<p>{LEAD}".encode()])
def test_an_item_without_text_may_have_html(make, page: str | bytes) -> None:
    pipeline = make()
    item = pipeline.process_item({"html": page})
    assert (item["text"], item["html"]) == (CLEAN, page)
    assert item["cleaning"]["removed"] == 1
    assert pipeline.process_item({"html": page, "text": PAGE})["text"] == CLEAN
    assert pipeline.process_item({"html": 7}) == {"html": 7}
