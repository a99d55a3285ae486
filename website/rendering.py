"""A page becomes HTML: the public from the ledger, a draft through the same function."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.models import Page

from publishing.delivery import deliver
from publishing.documents import draft_version
from publishing.locales import bcp47
from publishing.models import Version
from publishing.options import Options
from publishing.types import type_of
from publishing.visibility import is_restricted
from website.context import for_document

#: What each template shows beyond stubs.
EXPAND = {
    "level": ("expect",),
    "program": ("components", "level"),
    "transition": ("from_level", "to_level"),
    "guide": ("urgent_flags", "closing_cta"),
    "home": ("organization", "calls_to_action"),
}


def render_page(instance: Any, request: HttpRequest, *, preview: bool) -> HttpResponse:
    """Return the HTML of a page or snippet (settings.PAGE_RENDERER).

    Raises:   Http404 when the page is not in the ledger and nobody may see it otherwise.
    """
    kind = type_of(type(instance))
    if kind is None:
        return render(request, "website/snippet.html", {"snippet": instance})
    version = draft_version(instance) if preview else _stored(instance)
    options = Options(locale=version.locale, expand=EXPAND.get(kind.name, ()))
    (document,) = deliver([version], options)
    context = for_document(document, options, request)
    context["is_preview"] = preview
    template = f"website/{kind.name}.html" if kind.is_page else "website/snippet.html"
    response = render(request, template, context)
    if not preview and version.sequence:
        response["Cache-Control"] = "public, max-age=60"
    return response


def _stored(page: Page) -> Version:
    locale = bcp47(page.locale.language_code)
    row = (
        Version.objects.current()
        .for_channel("web")
        .filter(document_id=page.translation_key, locale=locale)
        .first()
    )
    if row is not None:
        return row
    if is_restricted(page):
        # Wagtail has let this visitor in by password or login; the ledger knows only the public.
        return draft_version(page)
    raise Http404
