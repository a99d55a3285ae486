"""The report for those who keep the leaflets: which print runs are out of date, and how badly."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import django_filters
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView

from brochures.editions.models import CIRCULATING, URGENCIES, Edition, Urgency
from brochures.editions.reprinting import reprint_reasons
from brochures.editions.wording import places_in, state_words, urgency_words
from publishing.locales import language_name, locale_names

VIEW = "brochures.view_edition"


class CirculatingFilter(WagtailFilterSet):
    urgency = django_filters.ChoiceFilter(choices=Urgency.choices, label="Up to date")
    state = django_filters.ChoiceFilter(
        choices=[(state.value, state.label) for state in CIRCULATING], label="State"
    )
    locale = django_filters.ChoiceFilter(choices=lambda: locale_names().items(), label="Language")

    class Meta:
        model = Edition
        fields = ["urgency", "state", "locale"]


class ReprintColumn(Column):
    """Why it should be looked at again: date, stock or a dead link."""

    def get_cell_context_data(self, instance: Edition, parent_context: Any) -> dict[str, Any]:
        table = parent_context["table"]
        if not hasattr(table, "reprint_reasons"):
            table.reprint_reasons = reprint_reasons(table.data)
        context = super().get_cell_context_data(instance, parent_context)
        return {**context, "value": " ".join(table.reprint_reasons.get(instance.pk, []))}

    def get_value(self, instance: Edition) -> str:
        return ""


def _changed(edition: Edition) -> str:
    return ", ".join(places_in(edition, edition.changes))


class OutOfDateReport(ReportView):
    """Every print run in circulation, the most urgent first."""

    index_url_name = "editions_out_of_date"
    index_results_url_name = "editions_out_of_date_results"
    page_title = "Print editions in circulation"
    header_icon = "warning"
    permission_required = "view"
    model = Edition
    filterset_class = CirculatingFilter
    list_export = [
        "printed_code",
        "title",
        "locale",
        "state",
        "urgency",
        "stock_left",
        "changed",
        "review_by",
        "printer",
        "reprint",
    ]
    export_headings = {
        "printed_code": "Edition",
        "title": "Brochure",
        "locale": "Language",
        "state": "State",
        "urgency": "Up to date",
        "stock_left": "In stock",
        "changed": "Changed",
        "review_by": "Review by",
        "printer": "Printer",
        "reprint": "Also",
    }
    columns = [
        TitleColumn(
            "printed_code",
            label="Edition",
            get_url=lambda edition: reverse("edition:inspect", args=[edition.pk]),
        ),
        Column("title", label="Brochure"),
        Column("urgency", label="Up to date", accessor=urgency_words),
        Column("changed", label="Changed", accessor=_changed),
        ReprintColumn("reprint", label="Also"),
        Column("stock_left", label="In stock", accessor=lambda each: each.stock_left or ""),
        Column("review_by", label="Review by", accessor=lambda each: each.review_by or ""),
    ]

    def get_queryset(self) -> QuerySet[Edition]:
        return most_urgent_first(Edition.objects.circulating())

    @cached_property
    def no_results_message(self) -> Any:
        if self.is_filtering:
            return super().no_results_message
        return "No print run is in circulation. Once an edition is approved, it is watched here."

    def to_row_dict(self, item: Edition) -> dict[str, Any]:
        vars(item)["reprint"] = " ".join(reprint_reasons([item]).get(item.pk, []))
        vars(item)["changed"] = _changed(item)
        words = {
            "locale": language_name(item.locale),
            "state": state_words(item),
            "urgency": urgency_words(item),
        }
        return {**super().to_row_dict(item), **words}

    def get_filename(self) -> str:
        return f"print-editions-{timezone.localdate()}"


def most_urgent_first(editions: QuerySet[Edition]) -> QuerySet[Edition]:
    ranks = [When(urgency=urgency, then=Value(rank)) for rank, urgency in enumerate(URGENCIES)]
    rank = Case(*ranks, default=Value(len(ranks)), output_field=IntegerField())
    return editions.order_by(rank, "code", "rev")


class OutOfDateNotice(Component):
    """On the admin's home, while a print run in circulation is out of date."""

    name = "editions_out_of_date"
    template_name = "brochures/out_of_date.html"
    order = 90

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        user = parent_context["request"].user
        editions = out_of_date() if user.has_perm(VIEW) else []
        waiting = for_another_reason() if user.has_perm(VIEW) else 0
        return {
            "editions": editions,
            "sentence": sentence(editions),
            "waiting": waiting,
            "must_stop": any(edition.urgency == Urgency.STOP for edition in editions),
            "report_url": reverse("editions_out_of_date"),
        }


def out_of_date() -> list[Edition]:
    """Return the print runs in circulation that say something that is not so any more."""
    return list(most_urgent_first(Edition.objects.circulating().exclude(urgency="")))


def for_another_reason() -> int:
    """Return how many print runs in circulation are up to date, and yet to be looked at."""
    return len(reprint_reasons(Edition.objects.circulating().filter(urgency="")))


def sentence(editions: list[Edition]) -> str:
    """Say how many, as in "3 pieces in circulation are out of date, 1 must not be used"."""
    number = len(editions)
    stop = sum(edition.urgency == Urgency.STOP for edition in editions)
    said = (
        "1 piece in circulation is out of date"
        if number == 1
        else f"{number} pieces in circulation are out of date"
    )
    return f"{said}, {stop} must not be used." if stop else f"{said}."
