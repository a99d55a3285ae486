"""The panel beside the form of whatever a brochure may print."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.models import Page

from publishing.types import type_of


class PrintSidePanel(BaseSidePanel):
    """Says, while somebody types, which boxes of which brochures the words do not fit."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = "Toggle print check"
        icon_name = "doc-full"
        counter_classname = "w-bg-critical-200"

    class Media:
        js = ["admin/print-check.js"]

    name = "print"
    title = "Print"
    template_name = "brochures/side_panel.html"
    order = 380

    @cached_property
    def check_url(self) -> str:
        if isinstance(self.object, Page):
            return reverse("brochures_page_draft", args=[self.object.pk])
        meta = self.object._meta
        return reverse(
            "brochures_snippet_draft", args=[meta.app_label, meta.model_name, self.object.pk]
        )


class SidePanelMiddleware:
    """Adds the panel to the editors of Wagtail, which has no hook for side panels."""

    panel_class: type[BaseSidePanel] = PrintSidePanel

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_template_response(
        self, request: HttpRequest, response: TemplateResponse
    ) -> TemplateResponse:
        context = response.context_data or {}
        edited = context.get("page") or context.get("object")
        if (
            self._is_editor(request)
            and "side_panels" in context
            and isinstance(edited, Model)
            and edited.pk
            and self.has_panel(type(edited))
        ):
            panel = self.panel_class(edited, request)
            context["side_panels"].append(panel)
            context["media"] += panel.media
        return response

    @staticmethod
    def has_panel(model: type[Any]) -> bool:
        """Tell whether things of this kind get the panel."""
        return type_of(model) is not None

    @staticmethod
    def _is_editor(request: HttpRequest) -> bool:
        name = request.resolver_match.view_name if request.resolver_match else ""
        return name == "wagtailadmin_pages:edit" or (
            name.startswith("wagtailsnippets_") and name.endswith(":edit")
        )
