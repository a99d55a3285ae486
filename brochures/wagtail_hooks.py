"""Brochures in the admin: a menu entry, and both files one click away."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.functional import cached_property
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button, ListingButton
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import EditView, SnippetViewSet

from brochures.jobs import OUTPUTS
from brochures.models import Brochure
from brochures.views import pdf_path


def _links(brochure: Brochure) -> str:
    """Return a link to each file. They open beside the admin."""
    return format_html(
        " · ".join(['<a href="{}" target="_blank" rel="noopener">{}</a>'] * len(OUTPUTS)),
        *(text for output, name in OUTPUTS.items() for text in (pdf_path(brochure, output), name)),
    )


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
            for output, name in OUTPUTS.items()
        ]
        return [*files, *super().header_more_buttons]


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
        Column("files", label="Files", accessor=_links),
    ]
    search_fields = ["title"]


register_snippet(BrochureViewSet)


@hooks.register("register_snippet_listing_buttons")
def file_buttons(snippet: Any, user: Any, next_url: str | None = None) -> Iterator[ListingButton]:
    """Put both files into the row's own menu too."""
    if isinstance(snippet, Brochure):
        for output, name in OUTPUTS.items():
            yield ListingButton(
                name,
                url=pdf_path(snippet, output),
                icon_name="doc-full",
                attrs={"target": "_blank", "rel": "noopener"},
                priority=15,
            )
