"""The search page. It works without scripts, and nothing keeps what was asked."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import add_never_cache_headers
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from publishing.locales import locale_of_path
from publishing.options import Options
from publishing.picking import Pick
from publishing.searching import MAX_LENGTH, search
from publishing.words import clean
from website.context import around

PAGE_SIZE = 10

#: What has a page of its own, and the words that the site explains.
TYPES = (
    "level",
    "program",
    "benefit",
    "faq",
    "transition",
    "comparison",
    "guide",
    "location",
    "section",
    "term",
)


@csrf_exempt
@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """Answer a search of the site; any text is a search, and none is an empty form."""
    locale = locale_of_path(request.path_info)
    text = clean(request.GET.get("q", ""))[:MAX_LENGTH]
    with translation.override(locale):
        context = {**around(locale, {"level": Pick(12)}), "is_search": True, "text": text}
        if text:
            context |= _results(text, locale, request.GET.get("page", ""))
        response = render(request, "website/search.html", context)
    add_never_cache_headers(response)
    return response


def _results(text: str, locale: str, page: str) -> dict[str, Any]:
    found = search(text, Options(locale=locale), types=TYPES)
    last = max((found.count - 1) // PAGE_SIZE + 1, 1)
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 5 else 1
    number = min(max(number, 1), last)
    start = (number - 1) * PAGE_SIZE
    return {
        "count": found.count,
        "results": found.page(found.ranking.places(start, start + PAGE_SIZE)),
        "corrected": found.query.corrected,
        "is_danger": found.is_danger,
        "previous_page": number - 1,
        "next_page": number + 1 if number < last else 0,
    }
