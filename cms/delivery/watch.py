"""Knowing, without asking the database each time, how far the ledger is.

A watch answers `see()` with the ledger's head, or None while it cannot be sure of it. On SQLite
the answer is exact. On PostgreSQL it is late by a notification, some milliseconds; when
notifications stop coming, it is None until they come again.

Sequences can be compared as long as the ledger is the same. After a restored backup, or a standby
that missed the last rows, the same number may be another row; so each answer also names an era,
and a new one begins whenever the ledger was out of sight or is found to have gone back.
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

    Each thread reads on a connection of its own. What it reads then is compared with what any
    thread has read before, for they share the answers: one that slept meanwhile may find a ledger
    that is further than its own last one, and yet has gone back.
    """

    #: Seconds after which a file that was put in the place of the database is noticed. Each look is
    #: a system call, in which other threads go first; at every answer it costs a tenth of all.
    GLANCE = 0.02

    def __init__(self) -> None:
        self._own = _Own()
        self._seen, self._file = Seen(Head(), 0), (0, 0)
        self._reading = threading.Lock()
        self._looked, self._found = 0.0, (0, 0)

    def see(self) -> Seen | None:
        own = self._own
        try:
            if own.wrapper is None:
                self._open()
            elif self._at_path(own.path) != own.file:
                # Replaced, by a backup. Django's connection still has the file that was there.
                self.close()
                connections[DEFAULT_DB_ALIAS].close()
                self._open()
            version = self._version()
            if version != own.version or own.seen.era != self._seen.era:
                own.seen, own.version = self._read_on(), version
        except (Error, OSError):
            logger.exception("The ledger's head cannot be read; answers come from Django.")
            self.close()
            with self._reading:
                self._seen = Seen(self._seen.head, self._seen.era + 1)
            return None
        return own.seen

    def stale_keys(self, after: int, until: int) -> Iterable[str]:
        return read_stale_keys(after, until)

    def close(self) -> None:
        """Close this thread's connection; the others end with their threads."""
        if self._own.wrapper is not None:
            self._own.wrapper.close()
        self._own.__dict__.clear()

    def _at_path(self, path: str) -> tuple[int, int]:
        """Return which file is there, as one of the threads saw it a moment ago."""
        if (now := time.monotonic()) - self._looked >= self.GLANCE:
            self._looked, self._found = now, _identity(path)
        return self._found

    def _open(self) -> None:
        own = self._own
        own.wrapper = connections.create_connection(DEFAULT_DB_ALIAS)
        own.path = own.wrapper.settings_dict["NAME"]
        # Before it is opened: if it is replaced in between, the next question finds another one.
        own.file = self._found = _identity(own.path)
        own.wrapper.ensure_connection()
        own.index = map_index(own.wrapper.connection, own.path)

    def _version(self) -> Any:
        """Return what is another thing after every commit."""
        if self._own.index is not None:
            return self._own.index[:HEADER]
        # Not in WAL mode: its file system shares no memory. Slower, and as exact.
        return self._own.wrapper.connection.execute("PRAGMA data_version").fetchone()

    def _read_on(self) -> Seen:
        """Read the head; a new era begins if it is of another file, or before what we have read."""
        own = self._own
        with self._reading:  # so that nobody compares what was read before with what came after
            head, (before, era) = _read(own.wrapper), self._seen
            if own.file != self._file or head.sequence < before.sequence:
                era += 1
            self._seen, self._file = Seen(head, era), own.file
            return self._seen


class _Own(threading.local):
    """What one thread has: a connection, the file that it is to, and what was last seen on it."""

    wrapper: Any = None
    index: mmap | None = None
    path = ""
    file = (0, 0)
    version: Any = None
    seen = Seen(Head(), 0)


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
        if self._seen is not None and head.sequence < self._seen.head.sequence:
            self._begin_era()
        self._seen = Seen(head, self._era)

    def _remember(self, news: News) -> None:
        self._keys[news.sequence] = news.keys
        if len(self._keys) > MANY_CHANGES:
            self._keys.popitem(last=False)

    def _begin_era(self) -> None:
        self._era += 1
        self._keys = OrderedDict()
