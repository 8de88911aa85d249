"""Scrapy: an item pipeline that cleans the text of every item, and the add-on that switches it on.

In the project's settings: ``ADDONS = {"cleaner.integrations.scrapy.CleanerAddon": 300}``. Settings and stats are
listed in docs/scrapers.md. Needs the extra ``cleaner[scrapy]``.
"""

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypeVar

from itemadapter import ItemAdapter, is_item
from scrapy.exceptions import NotConfigured
from scrapy.utils.misc import load_object

from cleaner.cleaned import Cleaned, counted
from cleaner.cleaning import LEVELS, Cleaner
from cleaner.planning.edits import BODY_MODES
from cleaner.report.facts import cleaning_of
from cleaner.ruleset.problems import RulesError

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.settings import BaseSettings
    from scrapy.statscollectors import StatsCollector

    from cleaner.learning.crawl import Learner

logger = logging.getLogger(__name__)

Item = TypeVar("Item")

# Ahead of the 300 that project templates give to the pipeline that stores items: what is stored must be clean.
ORDER = 100


class CleanerPipeline:
    """Puts the article in the place of the page's text, and what was found into the item's field ``cleaning``.

    An item without text may have the page's HTML in its field ``html``. An item without either, or one that could not
    be cleaned, passes unchanged and is counted: no item is lost here.
    """

    def __init__(
        self,
        cleaner: Cleaner,
        stats: "StatsCollector",
        *,
        field: str = "text",
        edits: bool = False,
        learner: "Learner | None" = None,
    ) -> None:
        """``cleaner`` does the work; ``stats`` is the crawler's collector of counters.

        ``field`` names the field of the items that holds the text; with ``edits`` the field ``cleaning`` lists every
        removal too. ``learner`` is shown the text of every item as it came.
        """
        self.learner = learner
        self.cleaner = cleaner
        self.stats = stats
        self.field = field
        self.edits = edits

    @classmethod
    def from_crawler(cls, crawler: "Crawler") -> Self:
        """The pipeline that a crawler's settings ask for.

        Raises NotConfigured, which leaves the pipeline out, when ``CLEANER_ENABLED`` is off; and ValueError, which
        ends the crawl before its first request, for a setting or a rule that cannot be used.
        """
        settings = crawler.settings
        if not _switch(settings, "CLEANER_ENABLED", True):
            raise NotConfigured
        field = settings.get("CLEANER_FIELD", "text")
        if not isinstance(field, str) or field in ("", "cleaning"):
            raise ValueError(f"CLEANER_FIELD is {field!r}; name the field of the items that holds the text")
        edits = _switch(settings, "CLEANER_EDITS", False)
        return cls(_cleaner(settings), crawler.stats, field=field, edits=edits, learner=_learner(settings))

    # Scrapy before 2.14 hands over the spider; later versions warn of an argument `spider` that has no default.
    def process_item(self, item: Item, spider: object = None) -> Item:
        """Clean one item in place and give it back. ``spider`` is not used. Raises nothing."""
        adapter = ItemAdapter(item) if is_item(item) else None
        text = _text(adapter, self.field)
        page = _page(adapter)
        if adapter is None or (text is None and page is None):
            self.stats.inc_value("cleaner/no_text")
            return item
        scope = {name: _text(adapter, name) for name in ("url", "source", "title", "lang")}
        url = scope["url"] or scope["source"]
        if text is not None:
            self._learn(text, scope)
        try:
            cleaned = self._clean(text, page, scope)
            adapter[self.field] = cleaned.text
        except Exception:
            # Scrapy drops an item whose pipeline raises. An uncleaned text can be cleaned later; a lost one is lost.
            logger.exception("%s: not cleaned, the item passes unchanged", url or type(item).__name__)
            self.stats.inc_value("cleaner/failed")
            return item
        if text is None:
            self._learn(cleaned.restore(), scope)
        self._tell(adapter, cleaned)
        self._count(cleaned)
        for warning in cleaned.warnings:
            logger.warning("%s: %s", url or type(item).__name__, warning)
        return item

    def close_spider(self, spider: object = None) -> None:
        """Learn from the crawl, if asked to.

        Say so when no item of the whole crawl had a text: most often ``CLEANER_FIELD`` names the wrong field.
        """
        if self.learner is not None:
            self.learner.close()
        missing = self.stats.get_value("cleaner/no_text", 0)
        if missing and not self.stats.get_value("cleaner/items", 0) and not self.stats.get_value("cleaner/failed", 0):
            logger.warning(
                "none of %d items had a text in the field %r; set CLEANER_FIELD to the field that holds it",
                missing,
                self.field,
            )

    def _clean(self, text: str | None, page: str | bytes | None, scope: dict[str, str | None]) -> Cleaned:
        if text is None and page is not None:
            return self.cleaner.clean_html(page, **scope)
        return self.cleaner.clean(text or "", **scope)

    def _learn(self, text: str, scope: dict[str, str | None]) -> None:
        if self.learner is not None and (source := scope["source"] or scope["url"]):
            self.learner.see(text, source)

    def _tell(self, adapter: ItemAdapter, cleaned: Cleaned) -> None:
        try:
            adapter["cleaning"] = cleaning_of(cleaned, self.edits)
        except (KeyError, AttributeError, TypeError, ValueError):
            # The class has no such field (KeyError), or one that its own checks keep for something else.
            self.stats.inc_value("cleaner/no_cleaning_field")

    def _count(self, cleaned: Cleaned) -> None:
        count = self.stats.inc_value
        count("cleaner/items")
        count("cleaner/lines_kept", cleaned.kept)
        count("cleaner/lines_removed", cleaned.removed)
        count(f"cleaner/truncated/{cleaned.access.truncated}")
        for edit in counted(cleaned.edits):
            count(f"cleaner/rule/{edit.rule}")
            count(f"cleaner/kind/{edit.kind}")
        if cleaned.warnings:
            count("cleaner/warnings", len(cleaned.warnings))


class CleanerAddon:
    """Switches CleanerPipeline on: ``ADDONS = {"cleaner.integrations.scrapy.CleanerAddon": 300}``."""

    def update_settings(self, settings: "BaseSettings") -> None:
        """Add the pipeline to ``ITEM_PIPELINES``, unless an entry there names it (or a subclass) already.

        Such an entry keeps its place, and ``None`` keeps the pipeline off.
        """
        pipelines = settings.getdict("ITEM_PIPELINES")
        if any(_is_cleaner(entry) for entry in pipelines):
            return
        pipelines[f"{__name__}.{CleanerPipeline.__name__}"] = ORDER
        settings.set("ITEM_PIPELINES", pipelines, settings.getpriority("ITEM_PIPELINES") or 0)


def _is_cleaner(entry: object) -> bool:
    try:
        found = load_object(entry) if isinstance(entry, str) else entry
    except (ImportError, NameError, ValueError):
        # A wrong path is Scrapy's to report, when it builds the pipelines.
        return False
    return isinstance(found, type) and issubclass(found, CleanerPipeline)


def _text(adapter: ItemAdapter | None, name: str) -> str | None:
    """A field's value if it is a text."""
    try:
        value = adapter.get(name) if adapter is not None else None
    except AttributeError:
        # A dataclass may declare a field that was never set.
        return None
    return value if isinstance(value, str) else None


def _page(adapter: ItemAdapter | None) -> str | bytes | None:
    """The HTML of an item that has no text."""
    value = adapter.get("html") if adapter is not None else None
    return value if isinstance(value, str | bytes) else None


def _cleaner(settings: "BaseSettings") -> Cleaner:
    """The cleaner that the settings describe. Raises ValueError with one sentence that names the setting."""
    level = settings.get("CLEANER_LEVEL", "normal")
    if not isinstance(level, str) or level not in LEVELS:
        raise ValueError(f"CLEANER_LEVEL is {level!r}; choose from {', '.join(LEVELS)}")
    body = settings.get("CLEANER_BODY", "auto")
    if body not in BODY_MODES:
        raise ValueError(f"CLEANER_BODY is {body!r}; choose from {', '.join(BODY_MODES)}")
    rules, select, ignore = (_names(settings, f"CLEANER_{name}") for name in ("RULES", "SELECT", "IGNORE"))
    builtin = _switch(settings, "CLEANER_BUILTIN_RULES", True)
    # Before the first crawl there is nothing learned yet.
    learned = [path for path in _names(settings, "CLEANER_LEARNED") if Path(path).exists()]
    try:
        return Cleaner(rules, builtin=builtin, level=level, select=select, ignore=ignore, body=body, learned=learned)
    except RulesError as error:
        first, others = error.problems[0], len(error.problems) - 1
        more = f" (and {others} more; 'cleaner rules lint' lists them)" if others else ""
        raise ValueError(f"CLEANER_RULES cannot be used: {first}{more}") from None
    except ValueError as error:
        raise ValueError(f"CLEANER_SELECT or CLEANER_IGNORE: {error}") from None


def _learner(settings: "BaseSettings") -> "Learner | None":
    """What counts the crawl's pages, if ``CLEANER_STORE`` asks for it. Raises ValueError."""
    path = settings.get("CLEANER_STORE")
    if not path:
        return None
    learned = _names(settings, "CLEANER_LEARNED")
    if len(learned) != 1:
        raise ValueError("CLEANER_STORE needs CLEANER_LEARNED: one file that the learned rules go to")
    try:
        from cleaner.learning.crawl import Learner
    except ImportError:
        raise ValueError("CLEANER_STORE needs more packages; install them with: pip install 'cleaner[learn]'") from None
    return Learner(str(path), learned[0])


def _names(settings: "BaseSettings", name: str) -> list[str]:
    """A setting that lists names or paths: a list, or one text with commas, as ``-s`` on the command line gives it."""
    value: Any = settings.get(name) or ()
    if isinstance(value, str):
        value = value.split(",")
    elif isinstance(value, Path):
        value = [value]
    if not isinstance(value, list | tuple | set | frozenset) or not all(isinstance(one, str | Path) for one in value):
        raise ValueError(f"{name} is {value!r}; give a list of texts, or one text with commas")
    return [text for one in value if (text := str(one).strip())]


def _switch(settings: "BaseSettings", name: str, default: bool) -> bool:
    try:
        return settings.getbool(name, default)
    except (TypeError, ValueError):
        raise ValueError(f"{name} is {settings.get(name)!r}; give True or False") from None
