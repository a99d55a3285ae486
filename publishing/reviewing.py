"""How a review date stands today, for a document and in SQL."""

from __future__ import annotations

import datetime

from django.db.models import Case, CharField, Value, When
from django.db.models.lookups import IsNull, LessThan
from django.utils import timezone

from publishing.cells import TextCell

#: State → what people call it.
REVIEW_STATES = {
    "none": "Not reviewed",
    "in_date": "In date",
    "due": "Due soon",
    "overdue": "Overdue",
}

#: A review is "due" from this many days before its date.
DUE_SOON_DAYS = 60


def review_state(due: str | None) -> str:
    """Tell how a review date stands today: none, in_date, due or overdue."""
    if not due:
        return "none"
    today, later = _days()
    if due < today:
        return "overdue"
    return "due" if due < later else "in_date"


def review_state_in_sql() -> Case:
    """Return the same of the body of a version, as an expression that holds for today."""
    due = TextCell("meta", "review_due")
    today, later = _days()
    return Case(
        When(IsNull(due, True), then=Value("none")),
        When(LessThan(due, today), then=Value("overdue")),
        When(LessThan(due, later), then=Value("due")),
        default=Value("in_date"),
        output_field=CharField(),
    )


def _days() -> tuple[str, str]:
    """Return today, and the first day that is not soon. ISO dates compare like texts."""
    today = timezone.localdate()
    return today.isoformat(), (today + datetime.timedelta(days=DUE_SOON_DAYS + 1)).isoformat()
