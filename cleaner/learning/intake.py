"""Records in → pages to count."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from cleaner.document import site_of
from cleaner.learning.count import Page
from cleaner.reading.records import BadRecord, Record

# Enough to count fast, and little enough to hold: what is not written yet is lost if the process is killed.
BATCH_CHARS = 10_000_000
_DATES = ("date", "published", "published_at", "date_published", "crawled", "crawled_at")
_EPOCH = date(1970, 1, 1)


def page_of(record: Record, source: str | None = None, day: int = 0) -> Page:
    """The page of a record: its source, else the site of its url, else ``source``; its own day, else ``day``.

    Raises BadRecord when nothing says where it is from.
    """
    name = record.scope.get("source") or record.scope.get("url") or source
    if not name or not name.strip():
        raise BadRecord("no field 'source' and no 'url'; name the site with --site")
    # A lone surrogate is no part of any name, and no rule file can hold it.
    name = name.encode("utf-8", "replace").decode()
    return Page(_lines(record), site_of(name), _day_of(record) or day)


def _lines(record: Record) -> str:
    """The text of a record; of a page of HTML the lines that a browser would show."""
    if not record.html:
        return record.text
    from cleaner.reading.html import read_html

    return "\n".join([line.text for line in read_html(record.text).lines])


def day_of(text: str) -> int:
    """The day of an ISO date (days since 1970-01-01), with a time behind it or not. Raises ValueError.

    >>> day_of("1970-01-03T12:00:00Z")
    2
    """
    return max((date.fromisoformat(text.strip()[:10]) - _EPOCH).days, 0)


def batches(pages: Iterable[Page], most: int = BATCH_CHARS) -> Iterator[Sequence[Page]]:
    """Pages in batches of at most so many characters, or of one page."""
    batch: list[Page] = []
    size = 0
    for page in pages:
        if batch and size + len(page.text) > most:
            yield batch
            batch, size = [], 0
        batch.append(page)
        size += len(page.text)
    if batch:
        yield batch


def _day_of(record: Record) -> int:
    for name in _DATES:
        raw = record.fields.get(name)
        if raw is None:
            continue
        try:
            value: Any = json.loads(bytes(raw))
            if isinstance(value, str):
                return day_of(value)
        except ValueError:
            continue
    return 0
