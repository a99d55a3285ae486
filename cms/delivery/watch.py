"""Knowing, without asking the database each time, how far the ledger is.

A watch answers `see()` with the ledger's head, or None while it cannot be sure of it. On SQLite
the answer is exact. On PostgreSQL it is late by a notification, some milliseconds, and never by
more than `PostgresWatch.PROMISED`; while that cannot be kept, it is None.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from django.db import connection

from cms.delivery.ledger_head import Seen
from cms.delivery.postgres_watch import PostgresWatch
from cms.delivery.sqlite_watch import SqliteWatch


class Watch(Protocol):
    def see(self) -> Seen | None: ...

    def stale_keys(self, after: int, until: int) -> Iterable[str]:
        """Return the surrogate keys of the rows after one sequence and up to another."""

    def close(self) -> None:
        """Let go of the connection to the database."""


def watch_ledger() -> Watch:
    """Return the watch for the database at hand."""
    return PostgresWatch() if connection.vendor == "postgresql" else SqliteWatch()
