"""How far the ledger is, in an era, and what its last rows have made stale.

Sequences can be compared as long as the ledger is the same. After a restored backup, or a standby
that missed the last rows, the same number may be another row; so what is seen also names an era,
and a new one begins whenever the ledger was out of sight, is found to have gone back, or has had
something mended beside its rows (publishing.writing.begin_anew).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db import close_old_connections

from publishing.head import Head
from publishing.models import LedgerHead, Version
from publishing.surrogate_keys import keys_of_change

HEAD_SQL = (
    f"SELECT last_sequence, changed_at, next_change_at FROM {LedgerHead._meta.db_table} "  # noqa: S608
    "WHERE id = 1"
)


class Seen(NamedTuple):
    """The head of the ledger, in an era. A later era has a higher number."""

    head: Head
    era: int


def begins_anew(before: Head, head: Head) -> bool:
    """Tell whether a head begins an era: it is before the last, or later with no row between."""
    if head.sequence == before.sequence:
        return head.changed_at != before.changed_at
    return head.sequence < before.sequence


def head_on(wrapper: Any) -> Head:
    """Return the head as one of Django's connections finds it."""
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
