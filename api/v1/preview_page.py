"""A draft as the API will answer it, on a page to read."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers

from publishing.delivery import deliver
from publishing.documents import draft_version
from publishing.drafts import MARK, Drafts, marked_in, without_marks
from publishing.locales import bcp47
from publishing.options import Options
from publishing.types import type_of


def preview_json(instance: Any, request: HttpRequest) -> HttpResponse:
    """Return a page with the JSON of a page or snippet (settings.PREVIEW_MODES)."""
    text, found = "", []
    if type_of(type(instance)) is not None:
        version = draft_version(instance)
        version.valid_from = timezone.now()
        base_url = request.build_absolute_uri("/").rstrip("/")
        options = Options(locale=bcp47(instance.locale.language_code), base_url=base_url)
        drafts = Drafts([version], getattr(request, "user", None), marks=True)
        (document,) = deliver([version], options, drafts=drafts)
        found = marked_in({**document, MARK: False})
        text = json.dumps(without_marks(document), ensure_ascii=False, indent=2)
    context = {"title": instance.title, "text": text, "drafts": found}
    response = render(request, "api/preview.html", context)
    add_never_cache_headers(response)
    return response
