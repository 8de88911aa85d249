from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

RULES = """\
- id: test-ad
  about: Label of an advertising slot.
  kind: sponsor
  lang: en
  when: {phrase: "Advertisement"}
  do: drop_line
  confidence: certain
  examples: {match: ["ADVERTISEMENT"], keep: ["Advertisement sales fell by a third."]}
- id: test-letter
  about: Invitation to a newsletter.
  kind: newsletter
  lang: en
  when: {phrase: "Get {} in your inbox."}
  do: drop_line
  confidence: likely
  examples: {match: ["Get our best stories in your inbox."], keep: ["They get letters in their inbox daily."]}
- id: test-cut
  about: Notice of how much of the article is left to read.
  kind: truncation
  lang: en
  when: {phrase: "You have {percent_left:number}% of this article left to read."}
  do: drop_line
  sets: {truncated: true, access: subscription}
  confidence: certain
  examples:
    match: [{text: "You have 40% of this article left to read.", gives: {percent_left: 40}}]
    keep: ["You have 40% of the climb left to go."]
- id: test-site
  about: The reader line of one paper, at home on its site alone.
  kind: navigation
  lang: en
  when: {phrase: "Ferry desk"}
  do: drop_line
  confidence: certain
  sites: [ferry.example, "127.0.0.1"]
  examples: {match: ["Ferry desk"], keep: ["The ferry desk opens at six."]}
"""


@pytest.fixture(autouse=True)
def _own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CLEANER_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A small rules file, so that nothing here depends on the rules that ship."""
    file = tmp_path / "rules.yaml"
    file.write_text(RULES, encoding="utf-8")
    return file


@pytest.fixture
def make(rules: Path) -> Callable[..., Any]:
    """Builds a pipeline from settings, as Scrapy would."""
    import scrapy
    from scrapy.crawler import Crawler
    from scrapy.statscollectors import MemoryStatsCollector

    from cleaner.integrations.scrapy import CleanerPipeline

    def build(**settings: Any) -> CleanerPipeline:
        settings = {"CLEANER_RULES": [rules], "CLEANER_BUILTIN_RULES": False, **settings}
        crawler = Crawler(scrapy.Spider, settings)
        crawler.stats = MemoryStatsCollector(crawler)
        return CleanerPipeline.from_crawler(crawler)

    return build
