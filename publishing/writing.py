"""Adding rows to the ledger, one writer at a time."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from publishing import indexing, prepared
from publishing.models import LedgerHead, Module, Reference, Version
from publishing.news import CHANNEL, News
from publishing.references import references_in
from publishing.surrogate_keys import keys_of_change


def notify(head: LedgerHead, keys: Sequence[str] = ()) -> None:
    """Have PostgreSQL tell its listeners where the head is, once this transaction is committed.

    Its row is locked by us, so they hear of heads in the order in which these come about.

    Args:     keys: surrogate keys of the answers that the row at the head makes stale.
    """
    if connection.vendor == "postgresql":
        news = News(head.last_sequence, head.changed_at, head.next_change_at, keys)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, news.as_text()])


#: The moment that the rows of one `at_one_moment` share: [] until the first is written.
_shared: ContextVar[list[datetime.datetime] | None] = ContextVar("_shared", default=None)


@contextmanager
def at_one_moment() -> Iterator[None]:
    """Give all rows that are added inside the same time, so that `as_of` never sees a part."""
    if _shared.get() is not None:
        yield
        return
    token = _shared.set([])
    try:
        yield
    finally:
        _shared.reset(token)


def _now() -> datetime.datetime:
    """Return the time for a new row. Call it with the head locked: times follow sequences."""
    shared = _shared.get()
    if shared is None:
        return timezone.now()
    if not shared:
        shared.append(timezone.now())
    return shared[0]


@transaction.atomic
def append(version: Version) -> Version | None:
    """Add a row that follows a document's open row, unless it would say the same again.

    The head row is locked until the transaction ends. On PostgreSQL this makes the next writer
    wait for our commit, which is what puts sequences in commit order; on SQLite the whole
    database has one writer anyway (settings: transaction_mode IMMEDIATE).

    Args:     version: unsaved; sequence and valid_from are filled in here.
    Returns:  the stored row, or None when nothing public has changed.
    """
    head, _ = LedgerHead.objects.select_for_update().get_or_create(pk=1)
    open_row = Version.objects.latest_of(version.document_id, version.locale)
    if not _says_something_new(version, open_row):
        return None
    now = _now()
    if open_row is not None:
        # Clocks step back; the order of the ledger does not.
        now = max(now, open_row.valid_from)
        # The one change a row ever sees. QuerySet.update is closed on our own manager.
        QuerySet(Version).filter(pk=open_row.pk).update(valid_until=now)
    head.last_sequence += 1
    head.changed_at = _later_than(head.changed_at, now)
    head.save(update_fields=["last_sequence", "changed_at"])
    version.sequence = head.last_sequence
    version.valid_from = now
    for name, value in Version.columns_of(version.body).items():
        setattr(version, name, value)
    version.affects_referrers = shown_of(version) != shown_of(open_row)
    version.save()
    save_parts([version])
    indexing.follow(version)
    prepared.follow(version)
    notify(head, keys_of_change(str(version.document_id), version.type, version.slug))
    return version


@transaction.atomic
def begin_anew() -> None:
    """Have every process forget what it has made of the ledger.

    Call it when something beside the rows was mended, from which answers are made.
    """
    head, _ = LedgerHead.objects.select_for_update().get_or_create(pk=1)
    head.changed_at = _later_than(head.changed_at, timezone.now())
    head.save(update_fields=["changed_at"])
    notify(head)


def _later_than(before: datetime.datetime | None, now: datetime.datetime) -> datetime.datetime:
    """Return when the ledger changed: now, or after a clock was set back, a second after before.

    Readers without ETags compare it, in seconds; at the same one, they would keep what they have.
    """
    if before is None or timezone.now() >= before:
        return now
    return before + datetime.timedelta(seconds=1)


def save_parts(versions: Sequence[Version]) -> None:
    """Write what is found by these versions' bodies, beside them: their modules and references."""
    modules, references = [], []
    for version in versions:
        modules += Module.all_of(version.sequence, version.body)
        targets = sorted(references_in(version.body or {}))
        references += [Reference(version=version, target=key) for key in targets]
    Module.objects.bulk_create(modules)
    Reference.objects.bulk_create(references)


def _says_something_new(version: Version, open_row: Version | None) -> bool:
    if version.event == Version.WITHDRAWN:
        return open_row is not None and open_row.event == Version.PUBLISHED
    return (
        open_row is None or open_row.event == Version.WITHDRAWN or open_row.digest != version.digest
    )


def shown_of(row: Version | None) -> tuple[Any, ...] | None:
    """Return all that other documents show of one, or that decides whether they show it."""
    if row is None or row.event == Version.WITHDRAWN:
        return None
    return row.type, row.slug, row.title, row.path, (row.body or {}).get("channels")
