"""The head of the ledger: how far it has come, and when it will next change by itself."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from publishing.compiled import statement
from publishing.models import LedgerHead


@dataclass(frozen=True)
class Head:
    """sequence: of the newest row; 0 when there is none. changed_at: when that was added, or
    something beside the rows was mended since.

    next_change_at: the earliest moment at which a schedule or an expiry will change the content;
    None when nothing is planned.
    """

    sequence: int = 0
    changed_at: datetime.datetime | None = None
    next_change_at: datetime.datetime | None = None


def read_head() -> Head:
    """Return the head, in one query."""
    found = statement("head", _head, dict).fetch()
    return Head(*found[0]) if found else Head()


def _head() -> QuerySet[Any, Any]:
    columns = ("last_sequence", "changed_at", "next_change_at")
    return LedgerHead.objects.filter(pk=1).values_list(*columns)
