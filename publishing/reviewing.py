"""How a review date stands on a day, in SQL; publishing.days says it of a document."""

from __future__ import annotations

import datetime

from django.db.models import Case, CharField, Value, When
from django.db.models.lookups import IsNull, LessThan
from django.utils import timezone

from publishing.cells import TextCell
from publishing.days import DUE_SOON

#: State → what people call it.
REVIEW_STATES = {
    "none": "Not reviewed",
    "in_date": "In date",
    "due": "Due soon",
    "overdue": "Overdue",
}


def review_state_in_sql() -> Case:
    """Return the review state of a version's body, as an expression that holds for today."""
    due = TextCell("meta", "review_due")
    day = timezone.localdate()
    today, later = day.isoformat(), (day + DUE_SOON + datetime.timedelta(days=1)).isoformat()
    return Case(
        When(IsNull(due, True), then=Value("none")),
        When(LessThan(due, today), then=Value("overdue")),
        When(LessThan(due, later), then=Value("due")),
        default=Value("in_date"),
        output_field=CharField(),
    )
