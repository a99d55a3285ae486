"""What documents show that depends on the day they are read: review states, credentials."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import Q

from publishing.models import Version

#: A review is "due" from this many days before its date.
DUE_SOON = datetime.timedelta(days=60)


def review_state(due: str | None, day: datetime.date) -> str:
    """Tell how a review date stands on a day: none, in_date, due or overdue."""
    if not due:
        return "none"
    date = datetime.date.fromisoformat(due)
    if date < day:
        return "overdue"
    return "due" if date <= day + DUE_SOON else "in_date"


def in_date(credential: dict[str, Any], day: datetime.date) -> bool:
    """Tell whether a license or accreditation may be shown on a day."""
    until = credential.get("valid_to")
    return not until or until >= day.isoformat()


def turned_between(first: datetime.date, last: datetime.date) -> Q:
    """Return which current versions read otherwise on the last day, by the calendar alone."""
    if first == last:
        return Q(pk__in=[])
    first, last = min(first, last), max(first, last)
    overdue = Q(review_due__gte=first, review_due__lt=last)
    soon = Q(review_due__gt=first + DUE_SOON, review_due__lte=last + DUE_SOON)
    return overdue | soon | Q(pk__in=_with_lapsed_credentials(first, last))


def _with_lapsed_credentials(first: datetime.date, last: datetime.date) -> list[int]:
    # SQLite cannot look into lists; there are one or two organizations.
    rows = Version.objects.current().filter(type="organization")
    return [row.sequence for row in rows if _lapsed(row.body or {}, first, last)]


def _lapsed(body: dict[str, Any], first: datetime.date, last: datetime.date) -> bool:
    credentials = [*body.get("licenses", ()), *body.get("accreditations", ())]
    return any(in_date(item, first) and not in_date(item, last) for item in credentials)
