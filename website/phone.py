"""A draft as the phone app gets it: the mobile channel's words, in a frame as wide as a phone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import add_never_cache_headers

from publishing.delivery import deliver
from publishing.documents import draft_version
from publishing.drafts import MARK, Drafts, marked_in
from publishing.locales import bcp47
from publishing.options import Options
from publishing.types import type_of
from website.context import around


def preview_phone(instance: Any, request: HttpRequest) -> HttpResponse:
    """Return the HTML of a page or snippet as an app may show it (settings.PREVIEW_MODES)."""
    locale = bcp47(instance.locale.language_code)
    document: dict[str, Any] = {}
    with translation.override(locale):
        if type_of(type(instance)) is not None:
            # An app renders Portable Text; here the same words stand as HTML.
            options = Options(channel="mobile", locale=locale, rich_text="html")
            version = draft_version(instance)
            drafts = Drafts([version], getattr(request, "user", None), marks=True)
            (document,) = deliver([version], options, drafts=drafts)
        context = {
            "document": document,
            "title": instance.title,
            "locale": locale,
            "references": list(_references({**document, "meta": None})),
            "drafts": marked_in({**document, MARK: False}),
            "is_off": "mobile" not in document.get("channels", ["mobile"]),
            "crisis_resources": around(locale)["crisis_resources"],
        }
        response = render(request, "website/phone.html", context)
    add_never_cache_headers(response)
    return response


def _references(value: Any) -> Iterator[dict[str, Any]]:
    """Yield what a document leads to, in its order."""
    if isinstance(value, dict) and {"id", "slug", "url"} <= value.keys():
        yield value
    elif isinstance(value, (dict, list)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _references(item)
