"""Knowing, without asking the database each time, how far the ledger is.

A watch answers `head()` with the ledger's head, or None while it cannot be sure of it. On SQLite
the answer is exact. On PostgreSQL it is late by a notification, some milliseconds; when
notifications stop coming, it is None until they come again.
"""

from __future__ import annotations

import datetime
import logging
import threading
import time
from typing import Any, Protocol

import psycopg
from django.db import DEFAULT_DB_ALIAS, Error, connection, connections

from publishing.head import Head
from publishing.models import LedgerHead
from publishing.writing import CHANNEL

logger = logging.getLogger(__name__)

HEAD_SQL = (
    f"SELECT last_sequence, changed_at, next_change_at FROM {LedgerHead._meta.db_table} "  # noqa: S608
    "WHERE id = 1"
)


class Watch(Protocol):
    def head(self) -> Head | None: ...

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


class SqliteWatch:
    """Asks SQLite whether another connection has committed; that touches no file of the database.

    https://www.sqlite.org/pragma.html#pragma_data_version
    """

    def __init__(self) -> None:
        self._own = threading.local()

    def head(self) -> Head | None:
        own = self._own
        try:
            if not hasattr(own, "wrapper"):
                own.wrapper = connections.create_connection(DEFAULT_DB_ALIAS)
                own.wrapper.ensure_connection()
                own.version = None
            version = own.wrapper.connection.execute("PRAGMA data_version").fetchone()
            if version != own.version:
                own.head = _read(own.wrapper)
                own.version = version
        except Error:
            logger.exception("The ledger's head cannot be read; answers come from Django.")
            self._own = threading.local()
            return None
        return own.head

    def close(self) -> None:
        """Close this thread's connection; the others end with their threads."""
        if hasattr(self._own, "wrapper"):
            self._own.wrapper.close()
        self._own = threading.local()


class PostgresWatch:
    """Listens on a connection of its own, in a thread that starts with the first question."""

    #: Seconds between questions when nobody notifies; they prove that the connection lives.
    HEARTBEAT = 0.5
    #: Seconds after which an unproven connection counts as lost.
    DOUBT = 1.5

    def __init__(self) -> None:
        self._head: Head | None = None
        self._proven = 0.0
        self._start = threading.Lock()
        self._thread: threading.Thread | None = None
        self._closed = threading.Event()

    def head(self) -> Head | None:
        if self._thread is None:
            self._run_once()
        if time.monotonic() - self._proven > self.DOUBT:
            return None
        return self._head

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
            except (Error, psycopg.Error, OSError) as error:
                # No answer may be given from memory until we listen again.
                self._head = None
                logger.warning("Lost the ledger's notifications (%s); trying again.", error)
                self._closed.wait(self.HEARTBEAT)
            finally:
                wrapper.close()

    def _listen(self, wrapper: Any) -> None:
        wrapper.ensure_connection()
        wrapper.set_autocommit(True)
        raw = wrapper.connection
        raw.execute(f"LISTEN {CHANNEL}")
        while not self._closed.is_set():
            # Proven is when the question was asked, not when the answer came.
            asked = time.monotonic()
            self._head, self._proven = _read(wrapper), asked
            for _ in raw.notifies(timeout=self.HEARTBEAT, stop_after=1):
                pass
