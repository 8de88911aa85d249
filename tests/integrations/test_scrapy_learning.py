"""The pipeline counts pages while it cleans, and learns from them at the end of the crawl."""

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("scrapy")

from cleaner.learning.crawl import Learner

from ..learning.helpers import SITE, article

BLOCK = ["Tide tables", "Send the courier your news", "All ferries"]


def item(number: int) -> dict[str, Any]:
    return {"url": f"https://www.{SITE}/{number}", "text": "\n".join([*article(number), *BLOCK])}


def test_a_crawl_teaches_the_next(make, tmp_path: Path) -> None:
    settings = {"CLEANER_STORE": str(tmp_path / "counts.db"), "CLEANER_LEARNED": str(tmp_path / "learned.yaml")}
    first = make(CLEANER_BUILTIN_RULES=False, **settings)
    for number in range(5):
        assert "Tide tables" in first.process_item(item(number))["text"]
    first.close_spider()
    second = make(CLEANER_BUILTIN_RULES=False, **settings)
    assert second.process_item(item(7))["text"].strip() == "\n".join(article(7))
    second.close_spider()
    assert "Stands on 6 of 6 pages" in (tmp_path / "learned.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"CLEANER_STORE": "counts.db"}, "CLEANER_STORE needs CLEANER_LEARNED"),
        ({"CLEANER_STORE": "counts.db", "CLEANER_LEARNED": "a.yaml,b.yaml"}, "CLEANER_STORE needs CLEANER_LEARNED"),
        ({"CLEANER_STORE": "no/such/folder/counts.db", "CLEANER_LEARNED": "a.yaml"}, "no/such/folder/counts.db: "),
    ],
)
def test_settings_that_cannot_be_used(make, settings: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        make(**settings)


def test_what_goes_wrong_stops_no_crawl(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    store = tmp_path / "counts.db"
    learner = Learner(str(store), str(tmp_path / "no" / "folder.yaml"))
    learner.see("Tide tables", SITE)
    store.write_bytes(b"no database, and long enough to be told from one " * 100)
    learner.close()
    assert "1 pages were not counted" in caplog.text
    assert "nothing was learned from this crawl" in caplog.text
