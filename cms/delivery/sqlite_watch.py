"""The watch on SQLite: exact, from memory that all processes of a database share."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Iterable
from mmap import mmap
from typing import Any

from django.db import DEFAULT_DB_ALIAS, Error, connections

from cms.delivery.ledger_head import Seen, begins_anew, head_on, read_stale_keys
from cms.delivery.wal_index import HEADER, map_index
from publishing.head import Head

logger = logging.getLogger(__name__)


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
        head, (before, era) = head_on(self._wrapper), self._seen
        return Seen(head, era + 1 if begins_anew(before, head) else era)


class _Thread(threading.local):
    """Which file a thread knows of."""

    file: tuple[int, int] | None = None


def _identity(path: str) -> tuple[int, int]:
    found = os.stat(path)
    return found.st_dev, found.st_ino
