"""The report “Untranslated or outdated”: what readers of a language do not get in it yet."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import django_filters
from django.db.models import Case, CharField, DateTimeField, F, OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce, Greatest
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.text import capfirst
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail_localize.models import TranslationLog, TranslationSource

from cms.desk.work.rows import edit_urls
from publishing.locales import known_locales, locale_names
from publishing.models import Version, VersionQuerySet
from publishing.types import DOCUMENT_TYPES, DocumentType

MISSING, CHANGED, WAITING = "missing", "changed", "waiting"
STATES = {
    MISSING: "Not translated",
    CHANGED: "Changed since it was translated",
    WAITING: "Changed, and sent to translators",
}


def gaps(locale: str) -> VersionQuerySet:
    """Return the public documents that a locale lacks, or has in an older state.

    Each row is one of the site's own language, with `state` (of STATES), `translated_at` and
    `sent_at` (when translators last got its texts).
    """
    own = Version.objects.current().filter(document_id=OuterRef("document_id"), locale=locale)
    written = TranslationLog.objects.filter(
        source__object_id=OuterRef("document_id"), locale__language_code=locale.lower()
    ).order_by("-created_at")
    sent = TranslationSource.objects.filter(object_id=OuterRef("document_id"))
    return (
        Version.objects.current()
        .filter(locale=known_locales()[0])
        .annotate(
            published_at=Subquery(own.values("valid_from")[:1]),
            written_at=Subquery(written.values("created_at")[:1]),
            sent_at=Subquery(sent.values("last_updated_at")[:1]),
        )
        .annotate(
            # A translator may find that the words still hold: then no new row is written.
            translated_at=Greatest(
                "published_at",
                Coalesce("written_at", "published_at"),
                output_field=DateTimeField(),
            )
        )
        .annotate(
            state=Case(
                When(published_at=None, then=Value(MISSING)),
                When(valid_from__lte=F("translated_at"), then=Value("")),
                When(sent_at__gte=F("valid_from"), then=Value(WAITING)),
                default=Value(CHANGED),
                output_field=CharField(),
            )
        )
        .exclude(state="")
        .order_by("type", "position", "title")
    )


def translations() -> list[tuple[str, str]]:
    """Return the locales that are translated into, with their names."""
    return [(code, name) for code, name in locale_names().items() if code != known_locales()[0]]


class GapsFilterSet(WagtailFilterSet):
    """By state, and by type."""

    state = django_filters.ChoiceFilter(label="State", choices=list(STATES.items()))
    type = django_filters.ChoiceFilter(
        label="Type", choices=[(name, kind.plural) for name, kind in DOCUMENT_TYPES.items()]
    )
    locale = django_filters.ChoiceFilter(
        label="Language", choices=translations, method="keep", empty_label=None
    )

    class Meta:
        model = Version
        fields: list[str] = []

    def keep(self, queryset: Any, name: str, value: str) -> Any:
        """Leave the rows as they are: the view has chosen them by the language already."""
        return queryset


class GapsView(ReportView):
    """Lists what is missing, with the way to where it is translated."""

    page_title = "Untranslated or outdated"
    header_icon = "wagtail-localize-language"
    model = Version
    index_url_name = "translation_gaps"
    index_results_url_name = "translation_gaps_results"
    filterset_class = GapsFilterSet
    export_filename = "untranslated-or-outdated"
    list_export = ["title", "kind", "state_name", "valid_from", "translated_at", "sent_at"]
    export_headings = {
        "title": "Title",
        "kind": "Kind",
        "state_name": "State",
        "valid_from": "Public since",
        "translated_at": "Translated",
        "sent_at": "Sent to translators",
    }

    columns = [
        TitleColumn("title", label="Title", get_url=lambda row: row.edit_url),
        Column("kind", label="Kind"),
        Column("state_name", label="State"),
        DateColumn("valid_from", label="Public since"),
        DateColumn("translated_at", label="Translated"),
    ]

    def get_queryset(self) -> VersionQuerySet:
        known = [code for code, _ in translations()]
        asked = self.request.GET.get("locale")
        return gaps(asked if asked in known else known[0]) if known else Version.objects.none()

    def decorate_paginated_queryset(self, rows: Any) -> Any:
        rows = list(rows)
        addresses = edit_urls(rows, self.request.user)
        for row in rows:
            row.state_name = STATES[row.state]
            row.kind = _kind(DOCUMENT_TYPES[row.type])
            row.edit_url = addresses.get((row.document_id, row.locale))
        return rows

    @cached_property
    def no_results_message(self) -> Any:
        if self.is_filtering:
            return super().no_results_message
        return "Every public document is translated and up to date."


def _kind(kind: DocumentType) -> str:
    """Return what editors call a type of document."""
    is_one_model = len(kind.models) == 1
    return capfirst(str(kind.model._meta.verbose_name) if is_one_model else kind.name)


def urls() -> list[URLPattern]:
    return [
        path("reports/translation-gaps/", GapsView.as_view(), name="translation_gaps"),
        path(
            "reports/translation-gaps/results/",
            GapsView.as_view(results_only=True),
            name="translation_gaps_results",
        ),
    ]


class GapsMenuItem(MenuItem):
    """Shown to whoever may see reports."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(translations())


def menu_item() -> MenuItem:
    return GapsMenuItem(
        GapsView.page_title,
        reverse("translation_gaps"),
        icon_name=GapsView.header_icon,
        order=9010,
    )
