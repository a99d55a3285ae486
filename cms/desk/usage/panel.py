"""The side panel “Where it is used” in the editor. It costs the page nothing until it is open."""

from __future__ import annotations

from typing import Any

from wagtail.admin.ui.side_panels import BaseSidePanel

from brochures.desk.side_panel import SidePanelMiddleware
from cms.desk.documents import is_document
from cms.desk.usage.views import usage_url


class UsageSidePanel(BaseSidePanel):
    """Asks for its content when the page has come to rest, and again whenever it is opened."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = "Toggle where it is used"
        icon_name = "link"
        counter_classname = "w-bg-critical-200"

    class Media:
        js = ["admin/usage.js"]

    name = "usage"
    title = "Where it is used"
    template_name = "desk/usage_panel.html"
    order = 370

    @property
    def url(self) -> str:
        return usage_url(self.object)


class UsageMiddleware(SidePanelMiddleware):
    """Adds the panel to the editor of every page and snippet that can be published."""

    panel_class = UsageSidePanel

    @staticmethod
    def has_panel(model: type[Any]) -> bool:
        return is_document(model)
