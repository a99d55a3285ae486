"""Knowing, without asking the database each time, how far the ledger is.

A watch answers `see()` with the ledger's head, or None while it cannot be sure of it. On SQLite
the answer is exact. On PostgreSQL it is late by a notification, some milliseconds; when
notifications stop coming, it is None until they come again.

Sequences can be compared as long as the ledger is the same. After a restored backup, or a standby
that missed the last rows, the same number may be another row; so each answer also names an era,
and a new one begins whenever the ledger was out of sight, is found to have gone back, or has had
something mended beside its rows (publishing.writing.begin_anew).
"""

from __future__ import annotations

import datetime
import logging
import os
import threading
import time
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from mmap import mmap
from typing import Any, NamedTuple, Protocol

from django.db import DEFAULT_DB_ALIAS, Error, close_old_connections, connection, connections

from cms.delivery.store import MANY_CHANGES
from cms.delivery.wal_index import HEADER, map_index
from publishing.head import Head
from publishing.models import LedgerHead, Version
from publishing.news import CHANNEL, News
from publishing.surrogate_keys import keys_of_change

logger = logging.getLogger(__name__)

HEAD_SQL = (
    f"SELECT last_sequence, changed_at, next_change_at FROM {LedgerHead._meta.db_table} "  # noqa: S608
    "WHERE id = 1"
)


class Seen(NamedTuple):
    """The head of the ledger, in an era. A later era has a higher number."""

    head: Head
    era: int


def _begins_anew(before: Head, head: Head) -> bool:
    """Tell whether a head begins an era: it is before the last, or later with no row between."""
    if head.sequence == before.sequence:
        return head.changed_at != before.changed_at
    return head.sequence < before.sequence


class Watch(Protocol):
    def see(self) -> Seen | None: ...

    def stale_keys(self, after: int, until: int) -> Iterable[str]:
        """Return the surrogate keys of the rows after one sequence and up to another."""

    def close(self) -> None:
        """Let go of the connection to the database."""


def watch_ledger() -> Watch:
    """Return the watch for the database at hand."""
    return PostgresWatch() if connection.vendor == "postgresql" else SqliteWatch()


def _read(wrapper: Any) -> Head:
    with wrapper.cursor() as cursor:
        row = cursor.execute(HEAD_SQL).fetchone()
    return Head() if row is None else Head(row[0], *map(_moment, row[1:]))


def _moment(value: datetime.datetime | None) -> datetime.datetime | None:
    """Return a moment of a raw row with its time zone; SQLite stores UTC and says none."""
    naive = value is not None and value.tzinfo is None
    return value.replace(tzinfo=datetime.UTC) if naive and value else value


def read_stale_keys(after: int, until: int) -> Iterable[str]:
    """Yield the surrogate keys of the ledger's rows after one sequence and up to another."""
    close_old_connections()  # no request signals run here, which would do it
    rows = Version.objects.filter(sequence__gt=after, sequence__lte=until)
    for document_id, kind, slug in rows.values_list("document_id", "type", "slug"):
        yield from keys_of_change(str(document_id), kind, slug)


class SqliteWatch:
    """Asks whether anybody has committed, of memory that all processes share (wal_index).

    All threads share one connection and what was last read on it: one reads for all after a commit.
    A connection for each would take 700 kB more, most of it for the schema.
    """

    #: Seconds after which a file that was put in the place of the database is noticed. Each look is
    #: a system call, in which other threads go first; at every answer it costs a tenth of all.
    GLANCE = 0.02

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._wrapper: Any = None
        self._index: mmap | None = None
        self._path = ""
        #: Which file the connection is to, and when that was last looked at.
        self._file, self._looked = (0, 0), 0.0
        #: What was last seen, and the version that it was seen at.
        self._seen, self._version = Seen(Head(), 0), None
        self._thread = _Thread()

    def see(self) -> Seen | None:
        with self._lock:
            try:
                if self._wrapper is None or self._is_replaced():
                    self._open()
                version = self._now()
                if version != self._version:
                    self._seen, self._version = self._read_on(), version
            except (Error, OSError):
                logger.exception("The ledger's head cannot be read; answers come from Django.")
                self._close()
                self._seen = Seen(self._seen.head, self._seen.era + 1)
                return None
            seen, file = self._seen, self._file
        if self._thread.file != file:
            if self._thread.file is not None:
                # Django's connection still has the file that was there before.
                connections[DEFAULT_DB_ALIAS].close()
            self._thread.file = file
        return seen

    def stale_keys(self, after: int, until: int) -> Iterable[str]:
        return read_stale_keys(after, until)

    def close(self) -> None:
        with self._lock:
            self._close()

    def _close(self) -> None:
        if self._wrapper is not None:
            self._wrapper.close()
        self._wrapper = self._index = self._version = None

    def _is_replaced(self) -> bool:
        if (now := time.monotonic()) - self._looked < self.GLANCE:
            return False
        self._looked = now
        return _identity(self._path) != self._file

    def _open(self) -> None:
        self._close()
        wrapper = connections.create_connection(DEFAULT_DB_ALIAS)
        wrapper.inc_thread_sharing()
        self._path = wrapper.settings_dict["NAME"]
        # Before it is opened: if it is replaced in between, the next look finds another one.
        file = _identity(self._path)
        wrapper.ensure_connection()
        self._wrapper, self._index = wrapper, map_index(wrapper.connection, self._path)
        if file != self._file:
            self._seen = Seen(Head(), self._seen.era + 1)
        self._file = file

    def _now(self) -> Any:
        """Return what is another thing after every commit."""
        if self._index is not None:
            return self._index[:HEADER]
        # Not in WAL mode: its file system shares no memory. Slower, and as exact.
        return self._wrapper.connection.execute("PRAGMA data_version").fetchone()

    def _read_on(self) -> Seen:
        head, (before, era) = _read(self._wrapper), self._seen
        return Seen(head, era + 1 if _begins_anew(before, head) else era)


class _Thread(threading.local):
    """Which file a thread knows of."""

    file: tuple[int, int] | None = None


def _identity(path: str) -> tuple[int, int]:
    found = os.stat(path)
    return found.st_dev, found.st_ino


class PostgresWatch:
    """Listens on a connection of its own, in a thread that starts with the first question."""

    #: What PostgreSQL shows its connection as.
    NAME = "continuum-ledger"
    #: Seconds between questions when nobody notifies; they prove that the connection lives.
    HEARTBEAT = 0.5
    #: Seconds after which an unproven connection counts as lost.
    DOUBT = 1.5

    def __init__(self) -> None:
        self._seen: Seen | None = None
        self._era = 0
        #: Sequence → what its row made stale, of the last rows we heard of in this era.
        self._keys: OrderedDict[int, Sequence[str]] = OrderedDict()
        self._proven = 0.0
        self._start = threading.Lock()
        self._thread: threading.Thread | None = None
        self._closed = threading.Event()

    def see(self) -> Seen | None:
        if self._thread is None:
            self._run_once()
        if time.monotonic() - self._proven > self.DOUBT:
            return None
        return self._seen

    def stale_keys(self, after: int, until: int) -> Iterable[str]:
        """Return what we heard of these rows; ask the database only if we did not hear of all."""
        heard = self._keys
        try:
            return [key for number in range(after + 1, until + 1) for key in heard[number]]
        except KeyError:
            return read_stale_keys(after, until)

    def close(self) -> None:
        self._closed.set()
        if self._thread is not None:
            self._thread.join()

    def _run_once(self) -> None:
        with self._start:
            if self._thread is None:
                self._thread = threading.Thread(target=self._follow, name="ledger", daemon=True)
                self._thread.start()

    def _follow(self) -> None:
        while not self._closed.is_set():
            wrapper = connections.create_connection(DEFAULT_DB_ALIAS)
            try:
                self._listen(wrapper)
            except Exception as error:  # noqa: BLE001  (without this thread, memory stays unused)
                # No answer may be given from memory until we listen again, and then none of these.
                self._seen = None
                self._begin_era()
                logger.warning("Lost the ledger's notifications (%s); trying again.", error)
                self._closed.wait(self.HEARTBEAT)
            finally:
                wrapper.close()

    def _listen(self, wrapper: Any) -> None:
        wrapper.ensure_connection()
        wrapper.set_autocommit(True)
        raw = wrapper.connection
        raw.execute(f"SET application_name = '{self.NAME}'")
        raw.execute(f"LISTEN {CHANNEL}")
        while not self._closed.is_set():
            # Proven is when the question was asked, not when the answer came.
            asked = time.monotonic()
            self._learn(_read(wrapper))
            self._proven = asked
            while time.monotonic() - asked < self.HEARTBEAT and not self._closed.is_set():
                for notification in raw.notifies(timeout=self.HEARTBEAT, stop_after=1):
                    self._hear(notification.payload, wrapper)

    def _hear(self, payload: str, wrapper: Any) -> None:
        news = News.from_text(payload)
        if news is None:
            self._learn(_read(wrapper))
            return
        if news.keys:
            self._remember(news)
        # What we have read ourselves may be newer.
        if self._seen is None or news.sequence >= self._seen.head.sequence:
            self._learn(news.head)

    def _learn(self, head: Head) -> None:
        """Let readers know of a head."""
        if self._seen is not None and _begins_anew(self._seen.head, head):
            self._begin_era()
        self._seen = Seen(head, self._era)

    def _remember(self, news: News) -> None:
        self._keys[news.sequence] = news.keys
        if len(self._keys) > MANY_CHANGES:
            self._keys.popitem(last=False)

    def _begin_era(self) -> None:
        self._era += 1
        self._keys = OrderedDict()
