"""A page becomes HTML: the public from the ledger, a draft through the same function."""

from __future__ import annotations

import hashlib
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import add_never_cache_headers
from wagtail.models import Page

from publishing.answers import MadeOf, note
from publishing.caching import mark_fresh
from publishing.delivery import deliver
from publishing.documents import draft_version
from publishing.drafts import Drafts
from publishing.head import read_head
from publishing.locales import bcp47
from publishing.models import Version
from publishing.options import Options
from publishing.surrogate_keys import keys_of
from publishing.types import type_of
from publishing.visibility import is_restricted
from website.context import around, for_document

#: What each template shows beyond stubs.
EXPAND = {
    "level": ("expect",),
    "program": ("components", "level"),
    "transition": ("from_level", "to_level"),
    "guide": ("urgent_flags", "closing_cta"),
    "organization": ("calls_to_action",),
    "component": ("glossary",),
}


def render_page(
    instance: Any, request: HttpRequest, *, preview: bool, reader: Any = None
) -> HttpResponse:
    """Return the HTML of a page or snippet (settings.PAGE_RENDERER).

    Args:     reader: in a preview, who sees drafts of what it refers to; None: nobody.
    Raises:   Http404 when the page is not in the ledger and nobody may see it otherwise, or when a
              section has no page of the number that the address asks for.
    """
    locale = bcp47(instance.locale.language_code)
    kind = type_of(type(instance))
    template, is_public = "website/snippet.html", False
    # Before anything is read, so that a later change is never missed.
    head, read = read_head(), set[str]()
    with translation.override(locale):
        if kind is None:
            context = around(locale, head=head)
        else:
            version = draft_version(instance) if preview else _stored(instance, locale)
            drafts = Drafts([version], reader, marks=True) if reader else None
            is_public = not preview and version.sequence is not None
            options = Options(locale=locale, expand=EXPAND.get(kind.name, ()))
            (document,) = deliver([version], options, read=read, drafts=drafts)
            page = "" if preview else request.GET.get("page", "")
            context = for_document(document, locale, head=head, read=read, drafts=drafts, page=page)
            template = f"website/{kind.name}.html" if kind.is_page else template
        context.update(is_preview=preview, title=instance.title)
        response = render(request, template, context)
    if is_public:
        made_of = MadeOf(head, keys_of(read, context["shelf"]))
        response["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
        mark_fresh(response, made_of.head, made_of.keys)
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            # Who has just published looks at once; their own browser must not answer for us.
            response["Cache-Control"] = "private, no-cache"
        note(request, made_of)
    else:
        add_never_cache_headers(response)
    return response


def preview_page(instance: Any, request: HttpRequest) -> HttpResponse:
    """Return the HTML of a draft (settings.PREVIEW_MODES)."""
    return render_page(instance, request, preview=True, reader=getattr(request, "user", None))


def _stored(page: Page, locale: str) -> Version:
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
