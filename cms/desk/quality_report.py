"""Reports → Quality: how everything live stands, as a page or a spreadsheet; and all rules."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.models import Locale

from cms.desk.dashboard import document_models, edit_url, may_change
from publishing.editorial.surveys import Entry, languages_without_crisis_help, survey
from publishing.locales import bcp47
from publishing.types import DOCUMENT_TYPES
from quality import claims, words
from quality.languages import LANGUAGES
from quality.rules import Rule, load_rules

VERDICTS = [("block", "Must change"), ("warn", "To change or keep"), ("pass", "Nothing to change")]


@dataclass(frozen=True)
class Row:
    """One document in the report and in the spreadsheet."""

    entry: Entry

    @property
    def title(self) -> str:
        return str(self.entry.document.title)

    @property
    def type(self) -> str:
        return str(self.entry.document._meta.verbose_name)

    @property
    def language(self) -> str:
        return self.entry.locale

    @property
    def verdict(self) -> str:
        return dict(VERDICTS)[self.entry.verdict]

    @property
    def hardest(self) -> str:
        """The field that reads hardest of those with a score, with its score and scale."""
        graded = [s for s in self.entry.proof.scores if s.readability.score is not None]
        if not graded:
            return ""
        is_points = graded[0].readability.formula == "szigriszt_pazos"
        worst = (min if is_points else max)(graded, key=lambda s: s.readability.score or 0)
        score = f"{worst.readability.score:g}"
        return f"{worst.field}: {score} points" if is_points else f"{worst.field}: grade {score}"

    @property
    def findings(self) -> list[str]:
        return [
            f"{remark.field}: {remark.message}"
            for remark in self.entry.proof.remarks
            if remark.finding.severity != "hint" and not remark.kept
        ]

    @property
    def url(self) -> str:
        return edit_url(type(self.entry.document), self.entry.document.pk)


class FilterForm(forms.Form):
    """Which documents to read. What is left open holds for all."""

    type = forms.ChoiceField(required=False)
    language = forms.ChoiceField(required=False)
    verdict = forms.ChoiceField(required=False, choices=[("", "All"), *VERDICTS])
    drafts = forms.BooleanField(required=False, label="Newest drafts")

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        types = [(kind.name, kind.plural.capitalize()) for kind in DOCUMENT_TYPES.values()]
        languages = [(bcp47(each.language_code), str(each)) for each in Locale.objects.all()]
        self.fields["type"].choices = [("", "All"), *types]  # type: ignore[attr-defined]
        self.fields["language"].choices = [("", "All"), *languages]  # type: ignore[attr-defined]


class EditorsOnly:
    """Let in whoever may change some document."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not any(may_change(request.user, model) for model in document_models()):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class QualityReport(EditorsOnly, SpreadsheetExportMixin, WagtailAdminTemplateMixin, TemplateView):
    """Every document with its findings."""

    template_name = "desk/quality_report.html"
    page_title = "Quality"
    header_icon = "glasses"
    _show_breadcrumbs = True
    list_export = ["title", "type", "language", "verdict", "hardest", "findings"]
    export_headings = {
        "title": "Title",
        "type": "Type",
        "language": "Language",
        "verdict": "Verdict",
        "hardest": "Hardest to read",
        "findings": "Findings",
    }
    export_filename = "quality"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.is_export:
            answer: HttpResponse = self.as_spreadsheet(self.rows, request.GET["export"])
            return answer
        return super().get(request, *args, **kwargs)

    @cached_property
    def form(self) -> FilterForm:
        form = FilterForm(self.request.GET)
        form.is_valid()
        return form

    @cached_property
    def rows(self) -> list[Row]:
        """The documents asked for, the gravest first."""
        wanted = self.form.cleaned_data
        found = survey(
            drafts=wanted.get("drafts", False),
            type_name=wanted.get("type", ""),
            locale=wanted.get("language", ""),
        )
        rows = [Row(entry) for entry in found if wanted.get("verdict", "") in ("", entry.verdict)]
        order = [verdict for verdict, _ in VERDICTS]
        return sorted(rows, key=lambda row: (order.index(row.entry.verdict), row.type, row.title))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {
            **context,
            "form": self.form,
            "rows": self.rows,
            "helpless": languages_without_crisis_help(),
        }

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]


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
        return any(may_change(request.user, model) for model in document_models())


def menu_item() -> MenuItem:
    url = reverse("desk_quality")
    return QualityMenuItem("Quality", url, name="quality", icon_name="glasses", order=100)


def urls() -> list[URLPattern]:
    return [
        path("reports/quality/", QualityReport.as_view(), name="desk_quality"),
        path("reports/quality/rules/", RulesReport.as_view(), name="desk_quality_rules"),
    ]
