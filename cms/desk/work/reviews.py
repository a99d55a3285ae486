"""The report “Reviews due”: what must be checked again, and how late it is."""

from __future__ import annotations

import datetime
from typing import Any

import django_filters
from django.db.models import F
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.models import Page

from cms.desk.documents import models_for
from cms.desk.work.base import RowsReport, WritersMenuItem
from cms.desk.work.rows import Row, arm, kinds, rows
from publishing.days import DUE_SOON

TITLE = "Reviews due"
OVERDUE, SOON, LATER = "overdue", "soon", "later"
STATES = {OVERDUE: "Overdue", SOON: f"Due within {DUE_SOON.days} days", LATER: "Due later"}

#: How many months ahead somebody plans.
MONTHS = 6

#: A review of the whole page, and the check of a telephone number.
DATES = ("review_due", "recheck_due")


def due_reviews(user: Any, *, until: datetime.date | None = None) -> list[Row]:
    """Return everything public that has a date, the most overdue first. One query.

    Args:     until: leave out what is due later.
    """
    arms = []
    for model in models_for(user):
        names = {field.name for field in model._meta.get_fields()}
        for name in DATES:
            if name in names:
                due = {f"{name}__isnull": False} if until is None else {f"{name}__lte": until}
                arms.append(arm(model, F(name)).filter(live=True, **due))
    return rows(arms, newest_first=False)


def months(today: datetime.date) -> list[tuple[str, str]]:
    """Return this month and those after it, as [("2027-01", "January 2027"), …]."""
    ahead = range(today.month - 1, today.month - 1 + MONTHS)
    days = [datetime.date(today.year + month // 12, month % 12 + 1, 1) for month in ahead]
    return [(f"{day:%Y-%m}", date_format(day, "F Y")) for day in days]


def state_of(row: Row, today: datetime.date) -> str:
    if row.when < today:
        return OVERDUE
    return SOON if row.when <= today + DUE_SOON else LATER


def due_words(due: datetime.date, today: datetime.date) -> str:
    """Return how far a date is from today, such as "overdue by 2 days"."""
    days = (due - today).days
    if days < 0:
        return f"overdue by {-days} {'day' if days == -1 else 'days'}"
    if days == 0:
        return "due today"
    return f"due in {days} {'day' if days == 1 else 'days'}"


class ReviewFilters(WagtailFilterSet):
    state = django_filters.ChoiceFilter(label="State", choices=list(STATES.items()))
    month = django_filters.ChoiceFilter(label="Month", choices=lambda: months(timezone.localdate()))
    kind = django_filters.ChoiceFilter(label="Kind", choices=kinds)

    class Meta:
        model = Page
        fields: list[str] = []

    def filter_queryset(self, found: list[Row]) -> list[Row]:
        wanted = self.form.cleaned_data
        state, month, kind = (wanted[name] for name in ("state", "month", "kind"))
        today = timezone.localdate()
        return [
            row
            for row in found
            if (not kind or row.kind == kind)
            and (not month or f"{row.when:%Y-%m}" == month)
            and (not state or state_of(row, today) == state)
        ]


class ReviewsReport(RowsReport):
    page_title = TITLE
    header_icon = "date"
    index_url_name = "desk_reviews_due"
    index_results_url_name = "desk_reviews_due_results"
    filterset_class = ReviewFilters
    export_filename = "reviews-due"
    export_headings = {
        "title": "Title",
        "kind": "Kind",
        "language": "Language",
        "when": "Due",
    }
    empty = "Nothing that is public has a review date."
    columns = [
        TitleColumn("title", label="Title", get_url=lambda row: row.url),
        Column("kind", label="Kind"),
        Column("language", label="Language"),
        # Wagtail's column of dates speaks of the past alone.
        Column("when", label="Due", accessor=lambda row: date_format(row.when)),
        Column(
            "state", label="State", accessor=lambda row: due_words(row.when, timezone.localdate())
        ),
    ]

    def get_queryset(self) -> list[Row]:
        return due_reviews(self.request.user)


def menu_item() -> WritersMenuItem:
    return WritersMenuItem(TITLE, reverse("desk_reviews_due"), icon_name="date", order=95)


def urls() -> list[URLPattern]:
    view = ReviewsReport
    results = view.as_view(results_only=True)
    return [
        path("reports/reviews-due/", view.as_view(), name="desk_reviews_due"),
        path("reports/reviews-due/results/", results, name="desk_reviews_due_results"),
    ]
