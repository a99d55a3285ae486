"""The report of links that lead nowhere, under Reports in the admin."""

from __future__ import annotations

from typing import Any

import django_filters
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.text import capfirst
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.desk.dead_links import DELETED, DeadLink, dead_links, models_with_parts

TITLE = "Links that lead nowhere"
ACTIONS = ["add", "change", "publish"]

#: The name of each column, on the screen and in the file.
HEADINGS = {
    "document": "Where it stands",
    "kind": "Kind",
    "part": "Part",
    "words": "Words of the link",
    "target": "Leads to",
    "reason": "Why readers cannot follow it",
}


def kinds() -> list[tuple[str, str]]:
    names = sorted({capfirst(str(model._meta.verbose_name)) for model in models_with_parts()})
    return [(name, name) for name in names]


class DeadLinksFilters(WagtailFilterSet):
    kind = django_filters.ChoiceFilter(label=HEADINGS["kind"], choices=kinds)
    target = django_filters.ChoiceFilter(
        label="The page it leads to",
        choices=[("deleted", "was deleted"), ("hidden", "is not public")],
    )

    class Meta:
        model = Page
        fields: list[str] = []

    def filter_queryset(self, links: list[DeadLink]) -> list[DeadLink]:
        kind, target = (self.form.cleaned_data[name] for name in ("kind", "target"))
        return [
            link
            for link in links
            if (not kind or link.kind == kind)
            and (not target or (link.reason == DELETED) == (target == "deleted"))
        ]


class DeadLinksReport(ReportView):
    """List each link whose words readers see without a link."""

    page_title = TITLE
    header_icon = "link"
    index_url_name = "dead_links_report"
    index_results_url_name = "dead_links_report_results"
    filterset_class = DeadLinksFilters
    results_template_name = "desk/dead_links_results.html"
    export_filename = "links-that-lead-nowhere"
    export_headings = HEADINGS
    list_export = list(HEADINGS)
    any_permission_required = ACTIONS
    columns = [
        TitleColumn("document", label=HEADINGS["document"], get_url=lambda link: link.document_url),
        *(Column(name, label=HEADINGS[name]) for name in ("kind", "part", "words")),
        TitleColumn("target", label=HEADINGS["target"], get_url=lambda link: link.target_url),
        Column("reason", label=HEADINGS["reason"]),
    ]

    @property
    def permission_policy(self) -> Any:
        return policy_registry.get_by_type(Page)

    def get_queryset(self) -> list[DeadLink]:
        return dead_links()


class DeadLinksMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        policy = policy_registry.get_by_type(Page)
        return bool(policy.user_has_any_permission(request.user, ACTIONS))


def menu_item() -> DeadLinksMenuItem:
    url = reverse("dead_links_report")
    return DeadLinksMenuItem(TITLE, url, name="dead-links", icon_name="link", order=650)


def urls() -> list[URLPattern]:
    view = DeadLinksReport
    results = view.as_view(results_only=True)
    return [
        path("reports/dead-links/", view.as_view(), name="dead_links_report"),
        path("reports/dead-links/results/", results, name="dead_links_report_results"),
    ]
