"""Showing a draft in the center's own website or app, by a link that expires."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.widgets import Button
from wagtail.log_actions import log
from wagtail.models import Page

from cms.desk.document_view import DocumentView
from cms.desk.documents import may_change, may_edit
from publishing.locales import bcp47
from publishing.models import PreviewLink
from publishing.preview_links import links_to, make_preview_link, token_of
from publishing.types import type_of

MADE, REVOKED = "continuum.make_preview_link", "continuum.revoke_preview_link"


class PreviewLinksView(DocumentView, TemplateView):
    """Lists a document's links, makes one, and takes one back."""

    template_name = "desk/preview_links.html"
    page_title = "Preview links"
    header_icon = "view"
    http_method_names = ("get", "post")

    @staticmethod
    def is_ours(model: type[Any]) -> bool:
        return type_of(model) is not None

    def may_open(self, user: Any) -> bool:
        return may_edit(user, self.document)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "revoke" in request.POST:
            link = get_object_or_404(links_to(self.document), pk=request.POST["revoke"])
            link.revoked_at = timezone.now()
            link.save(update_fields=["revoked_at"])
            log(instance=self.document, action=REVOKED, user=request.user)
            messages.success(request, "Taken back. The link shows nothing any more.")
            return redirect(request.path)
        link = make_preview_link(self.document, user=request.user)
        log(instance=self.document, action=MADE, user=request.user)
        if "open" in request.POST and settings.PREVIEW_URL:
            return redirect(front_end_url(link, self.document))
        messages.success(request, "The link is ready. Whoever has it can read this draft.")
        return redirect(request.path)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {
            **context,
            "document": self.document,
            "hours": settings.PREVIEW_HOURS,
            "has_front_end": bool(settings.PREVIEW_URL),
            "links": [
                {
                    "link": link,
                    "front_end": front_end_url(link, self.document),
                    "api": self.request.build_absolute_uri(
                        reverse("preview", args=[token_of(link)])
                    ),
                }
                for link in links_to(self.document)
            ],
        }


def front_end_url(link: PreviewLink, document: Any) -> str:
    """Return the center's own page with its blanks filled in; empty when none is configured."""
    kind = type_of(type(document))
    words = {
        "token": token_of(link),
        "type": kind.name if kind else "",
        "slug": document.slug,
        "locale": bcp47(document.locale.language_code),
    }
    url: str = settings.PREVIEW_URL
    for name, value in words.items():
        url = url.replace(f"{{{name}}}", quote(value, safe=""))
    return url


def header_buttons(page: Page, user: Any, view_name: str, **kwargs: Any) -> Iterator[Button]:
    """Yield the way to the links, for the menu at the top of a page's editor."""
    specific = page.specific_class
    if view_name == "edit" and specific and type_of(specific):
        url = reverse("desk_preview_links", args=[specific._meta.label_lower, page.pk])
        yield Button("Preview links", url, icon_name="view", priority=45)


def listing_buttons(snippet: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """Yield the way to the links, for the menu of a shared entry in its list and its editor."""
    if type_of(type(snippet)) and may_change(user, type(snippet)):
        url = reverse("desk_preview_links", args=[snippet._meta.label_lower, snippet.pk])
        yield Button("Preview links", url, icon_name="view", priority=45)


def register_log_actions(actions: Any) -> None:
    """Show in the history who let a draft out."""
    actions.register_action(MADE, "Make a preview link", "Made a link that shows the draft")
    actions.register_action(REVOKED, "Revoke a preview link", "Took a preview link back")


def urls() -> list[URLPattern]:
    return [
        path(
            "preview-links/<str:label>/<int:pk>/",
            PreviewLinksView.as_view(),
            name="desk_preview_links",
        )
    ]
