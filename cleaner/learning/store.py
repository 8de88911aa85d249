"""What was counted, in one file: an SQLite database of sorted runs.

A batch of pages of one day is one run: its rows and pages as sorted columns, each a blob. SQLite gives what a file of
our own would have to learn: a batch is there whole or not at all, whatever kills the process, and slices of a blob can
be read without the rest. Runs are never changed; to forget a day is to delete its runs, and two stores are merged by
putting their runs into one.
"""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cleaner.learning.count import SKETCH, Counts, Page, Pages, Rows, count, merge
from cleaner.learning.keys import number_of

VERSION = 1
_NAME = 0x636C6E72
_ROWS: dict[str, type[np.generic]] = {
    "line": np.uint64, "source": np.uint64, "page": np.uint64, "above": np.uint16, "below": np.uint16,
    "flags": np.uint8, "sizes": np.uint16,
}  # fmt: skip
_PAGES: dict[str, type[np.generic]] = {"page": np.uint64, "source": np.uint64, "day": np.int32, "sketch": np.uint32}
_TABLES = f"""
CREATE TABLE run (
  id INTEGER PRIMARY KEY, day INTEGER NOT NULL, names TEXT NOT NULL, texts BLOB NOT NULL,
  {", ".join(f"{name} BLOB NOT NULL" for name in _ROWS)},
  {", ".join(f"pages_{name} BLOB NOT NULL" for name in _PAGES)}
) STRICT;
CREATE INDEX run_day ON run (day);
"""


class BadStore(ValueError):
    """A store that cannot be used; the text says why and what to do, in a sentence."""


class Store:
    """Counts on disk. Open with `open_store`."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def add(self, pages: Sequence[Page]) -> None:
        """Count some pages and keep the counts: all of them, or none if it ends before its time."""
        days = sorted({page.day for page in pages})
        with self._database:
            for day in days:
                self._insert(day, count([page for page in pages if page.day == day]))

    def add_store(self, other: "Store") -> None:
        """Take over all that another store holds. A page that both hold counts once."""
        columns = ", ".join(self._columns())
        marks = ", ".join("?" * len(self._columns()))
        with self._database:
            # Run by run, of those that are there now: the other store may be this one.
            for (number,) in other._database.execute("SELECT id FROM run ORDER BY day, id").fetchall():
                row = other._database.execute(f"SELECT {columns} FROM run WHERE id = ?", (number,)).fetchone()
                self._database.execute(f"INSERT INTO run ({columns}) VALUES ({marks})", row)

    def forget(self, before: int) -> int:
        """Forget all pages of known days before one (days since 1970-01-01); says how many runs that were."""
        with self._database:
            return self._database.execute("DELETE FROM run WHERE day > 0 AND day < ?", (before,)).rowcount

    @property
    def size(self) -> int:
        """How many rows there are."""
        return int(self._database.execute("SELECT coalesce(sum(length(flags)), 0) FROM run").fetchone()[0])

    def pages(self, since: int = 0) -> tuple[Pages, dict[int, str]]:
        """All pages, and the names of their sources by number. ``since``: only of that day and later, if not 0."""
        parts = [
            Counts(_no_rows(), b"", Pages(*map(_array, columns, _PAGES.values())), _names(names))
            for names, *columns in self._select(["names", *(f"pages_{name}" for name in _PAGES)], since)
        ]
        parts = [
            part._replace(pages=part.pages._replace(sketch=part.pages.sketch.reshape(-1, SKETCH))) for part in parts
        ]
        whole = merge(parts or [_nothing()])
        return whole.pages, whole.sources

    def rows(self, parts: int, since: int = 0) -> Iterator[tuple[Rows, bytes]]:
        """All rows with their texts, in ``parts`` that each hold all rows of some sources, in order."""
        runs = [number for (number,) in self._select(["id"], since)]
        bounds = [round(part * 2**64 / parts) for part in range(parts + 1)]
        of = {number: self._column(number, "source") for number in runs}
        ends = {number: np.cumsum(self._column(number, "sizes"), dtype=np.int64) for number in runs}
        for low, high in pairwise(bounds):
            pieces = [self._slice(number, of[number], ends[number], low, high) for number in runs]
            whole = merge(pieces or [_nothing()])
            yield whole.rows, whole.texts

    def _slice(self, number: int, of: NDArray[Any], ends: NDArray[np.int64], low: int, high: int) -> Counts:
        start = int(np.searchsorted(of, np.uint64(low)))
        end = int(np.searchsorted(of, np.uint64(high))) if high < 2**64 else len(of)
        rows = Rows(*(self._column(number, name, start, end) for name in _ROWS))
        first = int(ends[start - 1]) if start else 0
        last = int(ends[end - 1]) if end else 0
        return Counts(rows, self._bytes(number, "texts", first, last), _nothing().pages, {})

    def _column(self, number: int, name: str, start: int = 0, end: int | None = None) -> NDArray[Any]:
        kind = _ROWS[name]
        width = np.dtype(kind).itemsize
        return _array(self._bytes(number, name, start * width, None if end is None else end * width), kind)

    def _bytes(self, number: int, name: str, start: int, end: int | None) -> bytes:
        with self._database.blobopen("run", name, number, readonly=True) as blob:
            blob.seek(start)
            return blob.read(-1 if end is None else end - start)

    def _insert(self, day: int, counts: Counts) -> None:
        values = [
            day, json.dumps(sorted(counts.sources.values())), counts.texts,
            *(column.tobytes() for column in counts.rows), *(column.tobytes() for column in counts.pages),
        ]  # fmt: skip
        marks = ", ".join("?" * len(values))
        self._database.execute(f"INSERT INTO run ({', '.join(self._columns())}) VALUES ({marks})", values)

    def _select(self, columns: Sequence[str], since: int) -> Iterator[tuple[Any, ...]]:
        order = f"SELECT {', '.join(columns)} FROM run WHERE day >= ? ORDER BY day, id"
        return iter(self._database.execute(order, (since,)))

    @staticmethod
    def _columns() -> list[str]:
        return ["day", "names", "texts", *_ROWS, *(f"pages_{name}" for name in _PAGES)]


@contextmanager
def open_store(path: str) -> Iterator[Store]:
    """Open a store, or make one; ``path`` may be ``:memory:``. Raises BadStore."""
    try:
        database = sqlite3.connect(path)
    except sqlite3.Error as error:
        raise BadStore(f"{path}: {error}; name a file in a folder that can be written") from None
    with closing(database):
        try:
            _prepare(database, path)
        except sqlite3.DatabaseError as error:
            raise BadStore(f"{path}: {error}; name a store, or a file that is not there yet") from None
        try:
            yield Store(database)
        except sqlite3.Error as error:
            raise BadStore(f"{path}: {error}; the store is as it was before") from None


def _prepare(database: sqlite3.Connection, path: str) -> None:
    version = database.execute("PRAGMA user_version").fetchone()[0]
    name = database.execute("PRAGMA application_id").fetchone()[0]
    if not name and not version and not database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        with database:
            database.executescript(
                f"BEGIN; {_TABLES} PRAGMA application_id = {_NAME}; PRAGMA user_version = {VERSION}; COMMIT;"
            )
    elif name != _NAME:
        raise BadStore(f"{path}: this database is no store of counts; name another file")
    elif version != VERSION:
        raise BadStore(f"{path}: the store has version {version}, and this cleaner reads {VERSION}; learn it anew")


def _array(data: bytes, kind: type[np.generic]) -> NDArray[Any]:
    return np.frombuffer(data, kind)


def _names(names: str) -> dict[int, str]:
    return {number_of(name): name for name in json.loads(names)}


def _no_rows() -> Rows:
    return Rows(*(np.zeros(0, kind) for kind in _ROWS.values()))


def _nothing() -> Counts:
    return Counts(_no_rows(), b"", Pages(*(np.zeros(0, kind) for kind in _PAGES.values()))._replace(
        sketch=np.zeros((0, SKETCH), np.uint32)), {})  # fmt: skip
