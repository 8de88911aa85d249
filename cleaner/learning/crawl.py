"""Learning while a crawl goes on: pages are counted as they come, and the rules are written at its end."""

import logging
from datetime import UTC, datetime

from cleaner.document import site_of
from cleaner.learning.count import Page
from cleaner.learning.files import write_file
from cleaner.learning.intake import BATCH_CHARS, day_of
from cleaner.learning.learn import learn
from cleaner.learning.rulefile import rule_file
from cleaner.learning.store import BadStore, open_store

logger = logging.getLogger(__name__)


class Learner:
    """Counts pages into a store, and writes the rules that the whole store comes to.

    It never stops a crawl: what goes wrong is logged, and the pages of that batch are not learned.
    """

    def __init__(self, store: str, output: str, day: int | None = None) -> None:
        """``store``: the file to count in. ``output``: where the rules go. ``day``: of these pages; today if None."""
        self._store = store
        self._output = output
        self._day = day_of(datetime.now(UTC).date().isoformat()) if day is None else day
        self._pages: list[Page] = []
        self._size = 0
        with open_store(store):
            # A store that cannot be used is told at the beginning, not at the end of a crawl.
            pass

    def see(self, text: str, source: str) -> None:
        """Take note of one page; ``source``: its url, host or the name of where it is from."""
        self._pages.append(Page(text, site_of(source), self._day))
        self._size += len(text)
        if self._size > BATCH_CHARS:
            self._write()

    def close(self) -> None:
        """Count what is left, and write the rules."""
        self._write()
        try:
            with open_store(self._store) as store:
                learned = learn(store)
            write_file(self._output, rule_file(learned.drafts))
        except (BadStore, OSError):
            logger.exception("%s: nothing was learned from this crawl", self._store)
            return
        logger.info("%d rules learned from %d pages, in %s", len(learned.drafts), learned.pages, self._output)

    def _write(self) -> None:
        if not self._pages:
            return
        try:
            with open_store(self._store) as store:
                store.add(self._pages)
        except (BadStore, OSError):
            logger.exception("%s: %d pages were not counted", self._store, len(self._pages))
        self._pages, self._size = [], 0
