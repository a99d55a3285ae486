"""The report “Drafts that wait”: what was changed and not published, by whom and since when."""

from __future__ import annotations

from typing import Any

import django_filters
from django.contrib.auth import get_user_model
from django.db.models import F, Model
from django.urls import URLPattern, path, reverse
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.models import Page

from cms.desk.documents import models_for
from cms.desk.work.base import RowsReport, WritersMenuItem
from cms.desk.work.rows import Row, arm, kinds, rows

TITLE = "Drafts that wait"
MINE, OTHERS = "mine", "others"
STATES = {"new": "Not public yet", "changed": "Public, and changed since"}


def waiting_drafts(user: Any, **conditions: Any) -> list[Row]:
    """Return the drafts that this person may change, the newest first. One query.

    Args:     conditions: which of them, as of `filter`; all if there are none.
    """
    arms = (draft_arm(model).filter(**conditions) for model in models_for(user))
    return rows(arms, newest_first=True)


def draft_arm(model: type[Model]) -> Any:
    """Return the documents of a model that have a newer draft than what is public."""
    who = F(f"latest_revision__user__{get_user_model().USERNAME_FIELD}")
    waiting = {"has_unpublished_changes": True, "latest_revision__isnull": False}
    return arm(model, F("latest_revision__created_at"), who).filter(**waiting)


class DraftFilters(WagtailFilterSet):
    by = django_filters.ChoiceFilter(
        label="Changed last by", choices=[(MINE, "me"), (OTHERS, "somebody else")]
    )
    kind = django_filters.ChoiceFilter(label="Kind", choices=kinds)
    state = django_filters.ChoiceFilter(label="State", choices=list(STATES.items()))

    class Meta:
        model = Page
        fields: list[str] = []

    def filter_queryset(self, found: list[Row]) -> list[Row]:
        wanted = self.form.cleaned_data
        me = self.request.user.get_username()
        return [
            row
            for row in found
            if (not wanted["kind"] or row.kind == wanted["kind"])
            and (not wanted["by"] or (row.who == me) == (wanted["by"] == MINE))
            and (not wanted["state"] or row.is_live == (wanted["state"] == "changed"))
        ]


class DraftsReport(RowsReport):
    page_title = TITLE
    header_icon = "edit"
    index_url_name = "desk_drafts"
    index_results_url_name = "desk_drafts_results"
    filterset_class = DraftFilters
    export_filename = "drafts"
    export_headings = {
        "title": "Title",
        "kind": "Kind",
        "language": "Language",
        "who": "Changed last by",
        "when": "Changed",
    }
    empty = "No draft waits: everything that was written is published."
    columns = [
        TitleColumn("title", label="Title", get_url=lambda row: row.url),
        Column("kind", label="Kind"),
        Column("language", label="Language"),
        Column("state", label="State", accessor=lambda row: STATES[_state(row)]),
        Column("who", label="Changed last by"),
        DateColumn("when", label="Changed"),
    ]

    def get_queryset(self) -> list[Row]:
        return waiting_drafts(self.request.user)


def _state(row: Row) -> str:
    return "changed" if row.is_live else "new"


def menu_item() -> WritersMenuItem:
    return WritersMenuItem(TITLE, reverse("desk_drafts"), icon_name="edit", order=90)


def urls() -> list[URLPattern]:
    view = DraftsReport
    results = view.as_view(results_only=True)
    return [
        path("reports/drafts/", view.as_view(), name="desk_drafts"),
        path("reports/drafts/results/", results, name="desk_drafts_results"),
    ]
