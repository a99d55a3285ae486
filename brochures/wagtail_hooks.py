"""Brochures in the admin: a menu entry, and both files one click away."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import EditView, SnippetViewSet

from brochures.desk.urls import urlpatterns as desk_urls
from brochures.desk.words import fit_summaries
from brochures.editions.desk import edition_viewset, new_edition_button
from brochures.editions.report import VIEW, OutOfDateNotice, OutOfDateReport
from brochures.jobs import OUTPUTS
from brochures.layout import load_layout
from brochures.models import Brochure
from brochures.views import pdf_path
from publishing.locales import language_name


def _links(brochure: Brochure) -> str:
    """Return a link to each file. They open beside the admin."""
    return format_html_join(
        " · ",
        '<a href="{}" target="_blank" rel="noopener">{}</a>',
        ((pdf_path(brochure, output), name) for output, name in _files(brochure)),
    )


def _files(brochure: Brochure) -> list[tuple[str, str]]:
    """Return those files that the layout has: (output, name)."""
    has = load_layout(brochure.layout).data["outputs"]
    return [(output, name) for output, name in OUTPUTS.items() if output in has]


class BrochureEditView(EditView):
    """The form, with both files in the menu beside the title."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        files = [
            Button(
                name,
                url=pdf_path(self.object, output),
                icon_name="doc-full",
                attrs={"target": "_blank", "rel": "noopener"},
                priority=5,
            )
            for output, name in _files(self.object)
        ]
        editions = new_edition_button(self.object, self.request.user)
        return [*editions, *files, *super().header_more_buttons]

    @cached_property
    def header_buttons(self) -> list[Button]:
        return [
            HeaderButton(
                "Copyfit",
                url=reverse("brochures_copyfit", args=[self.object.pk]),
                icon_name="tasks",
                priority=10,
            ),
            HeaderButton(
                "Files for designers",
                url=reverse("brochures_handoff", args=[self.object.pk]),
                icon_name="download",
                priority=20,
            ),
        ]


class FitColumn(Column):
    """What the last check said; a check that no longer holds says so."""

    def get_cell_context_data(self, instance: Brochure, parent_context: Any) -> dict[str, Any]:
        table = parent_context["table"]
        if not hasattr(table, "fit_summaries"):
            table.fit_summaries = fit_summaries(list(table.data))
        context = super().get_cell_context_data(instance, parent_context)
        address = reverse("brochures_copyfit", args=[instance.pk])
        link = format_html('<a href="{}">{}</a>', address, table.fit_summaries[instance.pk])
        return {**context, "value": link}


class BrochureViewSet(SnippetViewSet):
    model = Brochure
    icon = "doc-full"
    menu_label = "Brochures"
    menu_order = 230
    add_to_admin_menu = True
    edit_view_class = BrochureEditView
    list_display = [
        "title",
        "layout",
        "subject",
        Column("language", label="Language", accessor=lambda each: language_name(each.locale)),
        FitColumn("fit", label="Fit"),
        Column("files", label="Files", accessor=_links),
    ]
    search_fields = ["title"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Brochure]:
        return Brochure.objects.select_related("subject__locale")


register_snippet(BrochureViewSet)
hooks.register("register_admin_viewset", lambda: edition_viewset)


@hooks.register("register_admin_urls")
def report_urls() -> list[URLPattern]:
    view = OutOfDateReport
    address = "reports/print-editions/"
    return [
        path(address, view.as_view(), name="editions_out_of_date"),
        path(
            f"{address}results/",
            view.as_view(results_only=True),
            name="editions_out_of_date_results",
        ),
    ]


class ReportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(VIEW)


@hooks.register("register_reports_menu_item")
def report_menu_item() -> MenuItem:
    return ReportMenuItem(
        "Print editions", reverse("editions_out_of_date"), icon_name="warning", order=650
    )


@hooks.register("construct_homepage_panels")
def notice_on_home(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(OutOfDateNotice())


@hooks.register("register_admin_urls")
def copyfit_urls() -> list[URLResolver]:
    return [path("brochures/", include(desk_urls))]
