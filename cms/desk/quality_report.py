"""Reports → Quality: how everything stands against the rules; and all rules.

It shows what was read (publishing.editorial.readings), and reads what has changed since.
"""

from __future__ import annotations

from functools import cache, cached_property
from typing import Any

import django_filters
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst
from django.views.generic import TemplateView
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.reports import ReportView

from cms.desk.documents import edit_url, models_for
from cms.desk.refusals import field_names
from publishing.editorial.readings import refresh
from publishing.editorial.surveys import languages_without_crisis_help
from publishing.locales import bcp47, language_name, locale_names
from publishing.models import Reading
from publishing.types import DOCUMENT_TYPES
from quality import claims, words
from quality.languages import LANGUAGES
from quality.rules import Rule, load_rules

VERDICTS = [("block", "Must change"), ("warn", "To change or keep"), ("pass", "Nothing to change")]


def verdict_of(reading: Reading) -> str:
    return dict(VERDICTS)[reading.verdict]


def findings_of(reading: Reading) -> list[str]:
    """Return what is to be done, one line each."""
    labels = _labels(reading.label)
    return [
        f"{labels.get(finding['field'], finding['field'])}: {finding['message']}"
        for finding in reading.result["findings"]
        if finding["severity"] != "hint" and not finding["kept"]
    ]


def hardest_of(reading: Reading) -> str:
    """Return the field that reads hardest of those with a score, with its score and scale."""
    graded = [score for score in reading.result["scores"] if score["score"] is not None]
    if not graded:
        return ""
    is_points = graded[0]["formula"] == "szigriszt_pazos"
    worst = (min if is_points else max)(graded, key=lambda score: score["score"])
    words_for = f"{worst['score']:g} points" if is_points else f"grade {worst['score']:g}"
    return f"{_labels(reading.label).get(worst['field'], worst['field'])}: {words_for}"


@cache
def _labels(label: str) -> dict[str, str]:
    """Return what the form of a kind of content calls its fields."""
    return field_names(apps.get_model(label)())


def _kind(reading: Reading) -> str:
    return capfirst(str(apps.get_model(reading.label)._meta.verbose_name))


def _language(reading: Reading) -> str:
    return language_name(reading.locale)


def _edit_url(reading: Reading) -> str:
    return edit_url(apps.get_model(reading.label), reading.object_id)


def _what_to_do(reading: Reading) -> str:
    lines = findings_of(reading)
    if not lines:
        return verdict_of(reading)
    items = format_html_join("", "<li>{}</li>", ((line,) for line in lines))
    return format_html('<ul class="desk-problems">{}</ul>', items)


def gravest_first(readings: QuerySet[Reading]) -> QuerySet[Reading]:
    ranks = [When(verdict=name, then=Value(rank)) for rank, (name, _) in enumerate(VERDICTS)]
    rank = Case(*ranks, output_field=IntegerField())
    return readings.order_by(rank, "type", "title", "pk")


class QualityFilters(WagtailFilterSet):
    """By verdict, type and language; of what is live, or of the newest drafts."""

    verdict = django_filters.ChoiceFilter(label="What to do", choices=VERDICTS)
    type = django_filters.ChoiceFilter(
        label="Type",
        choices=[(name, capfirst(kind.plural)) for name, kind in DOCUMENT_TYPES.items()],
    )
    locale = django_filters.ChoiceFilter(
        label="Language", choices=lambda: list(locale_names().items())
    )
    drafts = django_filters.ChoiceFilter(
        label="Of",
        choices=[("on", "The newest drafts")],
        empty_label="What is live",
        method="keep",
    )

    class Meta:
        model = Reading
        fields: list[str] = []

    def keep(self, queryset: Any, name: str, value: str) -> Any:
        """Leave the rows as they are: the view has chosen between live and drafts already."""
        return queryset


class EditorsOnly:
    """Let in whoever may change some document."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not models_for(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class QualityReport(EditorsOnly, ReportView):
    """Every document with its findings, the gravest first."""

    index_url_name = "desk_quality"
    index_results_url_name = "desk_quality_results"
    results_template_name = "desk/quality_results.html"
    page_title = "Quality"
    header_icon = "glasses"
    model = Reading
    filterset_class = QualityFilters
    list_export = ["title", "kind", "locale", "verdict", "hardest", "findings"]
    export_headings = {
        "title": "Title",
        "kind": "Type",
        "locale": "Language",
        "verdict": "Verdict",
        "hardest": "Hardest to read",
        "findings": "Findings",
    }
    export_filename = "quality"
    columns = [
        TitleColumn("title", label="Title", get_url=_edit_url),
        Column("kind", label="Type", accessor=_kind),
        Column("locale", label="Language", accessor=_language),
        Column("hardest", label="Hardest to read", accessor=hardest_of),
        Column("todo", label="What to do", accessor=_what_to_do),
    ]

    @cached_property
    def is_of_drafts(self) -> bool:
        return self.request.GET.get("drafts") == "on"

    def get_queryset(self) -> QuerySet[Reading]:
        #: How many are still to be read; the scheduler reads them.
        self.unread = refresh(drafts=self.is_of_drafts)
        return gravest_first(Reading.objects.filter(of_draft=self.is_of_drafts))

    def to_row_dict(self, item: Reading) -> dict[str, Any]:
        return {
            "title": item.title,
            "kind": _kind(item),
            "locale": _language(item),
            "verdict": verdict_of(item),
            "hardest": hardest_of(item),
            "findings": findings_of(item),
        }

    @cached_property
    def no_results_message(self) -> str:
        return "No documents here."

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(*args, **kwargs),
            "unread": self.unread,
            "helpless": [language_name(bcp47(code)) for code in languages_without_crisis_help()],
        }


class RulesReport(EditorsOnly, WagtailAdminTemplateMixin, TemplateView):
    """Every sourced rule for words and claims."""

    template_name = "desk/quality_rules.html"
    page_title = "All rules"
    header_icon = "glasses"
    _show_breadcrumbs = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        rules: list[Rule] = [
            rule
            for file in (words.FILE, claims.FILE)
            for language in LANGUAGES
            for rule in load_rules(file, language).rules
        ]
        return {**context, "rules": [(rule, rule.matches[-1]) for rule in rules]}

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        above = {"url": reverse("desk_quality"), "label": QualityReport.page_title}
        return [*self.breadcrumbs_items, above, {"url": "", "label": self.page_title}]


class QualityMenuItem(MenuItem):
    """Shown to whoever may change some document."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(models_for(request.user))


def menu_item() -> MenuItem:
    url = reverse("desk_quality")
    return QualityMenuItem("Quality", url, name="quality", icon_name="glasses", order=100)


def urls() -> list[URLPattern]:
    return [
        path("reports/quality/", QualityReport.as_view(), name="desk_quality"),
        path(
            "reports/quality/results/",
            QualityReport.as_view(results_only=True),
            name="desk_quality_results",
        ),
        path("reports/quality/rules/", RulesReport.as_view(), name="desk_quality_rules"),
    ]
