"""What an overdue review will take from print or from everybody, and when.

Every stored body says so itself (`meta.review`). When the day comes, `publish_scheduled` settles
the document: a row of the ledger takes it back, so that every channel, follower and cache hears of
it as of any other change.
"""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import F, QuerySet

from publishing.cells import BooleanCell, TextCell
from publishing.models import Version


def waiting() -> QuerySet[Any]:
    """Return what is public and will be hidden or withheld, with the `effective_day` (text)."""
    return (
        Version.objects.current()
        .annotate(
            effective_day=TextCell("meta", "review", "effective_on"),
            effective=BooleanCell("meta", "review", "in_effect"),
        )
        .filter(effective_day__isnull=False, effective=False)
        .order_by(F("effective_day"), "sequence")
    )


def next_day() -> datetime.date | None:
    """Return the day on which the next document is hidden or withheld; it may be past."""
    first = waiting().values_list("effective_day", flat=True).first()
    return datetime.date.fromisoformat(first) if first else None


def turned(day: datetime.date) -> QuerySet[Any]:
    """Return what should have been hidden or withheld by a day."""
    return waiting().filter(effective_day__lte=day.isoformat())
