"""What an overdue review will take from print or from everybody, and when.

Every version says so itself, in `meta.review` and in a column of its own. When the day comes,
`publish_scheduled` settles the document: a row of the ledger takes it back, so that every channel,
follower and cache hears of it as of any other change.
"""

from __future__ import annotations

import datetime

from publishing.models import Version, VersionQuerySet


def next_day() -> datetime.date | None:
    """Return the day on which the next document is hidden or withheld; it may be past."""
    # By the day alone, which the index has: many documents may share the first one.
    return _waiting().order_by("overdue_on").values_list("overdue_on", flat=True).first()


def turned(day: datetime.date) -> VersionQuerySet:
    """Return what should have been hidden or withheld by a day."""
    return _waiting().filter(overdue_on__lte=day)


def _waiting() -> VersionQuerySet:
    found = Version.objects.current().filter(overdue_on__isnull=False)
    return found.order_by("overdue_on", "sequence")
