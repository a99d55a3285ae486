"""How a review date stands on a day, in SQL; publishing.days says it of a document."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.db.models import Case, CharField, Q, Value, When
from django.utils import timezone

from publishing.days import DUE_SOON

#: State → what people call it.
REVIEW_STATES = {
    "none": "Not reviewed",
    "in_date": "In date",
    "due": "Due soon",
    "overdue": "Overdue",
}


def in_review_state(states: Iterable[str]) -> Q:
    """Return the condition that a version is in one of these states today."""
    by_state = _states()
    condition = Q(pk__in=[])
    for state in states:
        condition |= by_state[state]
    return condition


def review_state_in_sql() -> Case:
    """Return the review state of a version, as an expression that holds for today."""
    cases = [When(condition, then=Value(state)) for state, condition in _states().items()]
    return Case(*cases, output_field=CharField())


def _states() -> dict[str, Q]:
    today = timezone.localdate()
    later = today + DUE_SOON + datetime.timedelta(days=1)
    return {
        "none": Q(review_due=None),
        "in_date": Q(review_due__gte=later),
        "due": Q(review_due__gte=today, review_due__lt=later),
        "overdue": Q(review_due__lt=today),
    }
