"""The site's views: pages by path, and what stands where a page was."""

from __future__ import annotations

import sys
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import add_never_cache_headers
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from wagtail.views import serve

from publishing.locales import locale_of_path
from publishing.outages import OUTAGES, RETRY_AFTER
from publishing.resolving import Found, Gone, Moved, resolve
from website.context import around
from website.languages import home_path


# Visitors send nothing here. Without the exemption, the refusal of a POST would be Django's page
# about forms; with it, it is a plain 405.
@csrf_exempt
@require_safe
def page(request: HttpRequest, path: str) -> HttpResponse:
    """Serve a page through Wagtail's routing; ask the ledger about a path that has none."""
    with translation.override(locale_of_path(request.path_info)):
        try:
            return serve(request, path)
        except Http404:
            return elsewhere(request)


@csrf_exempt
@require_safe
def elsewhere(request: HttpRequest) -> HttpResponse:
    """Say where a page is now, that it is gone, or that there never was one."""
    answer = resolve(request.path)
    if isinstance(answer, Moved):
        return HttpResponseRedirect(answer.path, status=301 if answer.permanent else 302)
    if isinstance(answer, Gone):
        return _error(request, 410, "410.html", reason=answer.reason)
    if isinstance(answer, Found) and not request.path.endswith("/"):
        return HttpResponseRedirect(answer.version.path, status=301)
    return page_not_found(request)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _error(request, 404, "404.html")


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer without touching the database: it may be what failed.

    Then it is a 503, which search engines and monitors take for what it is: soon over.
    """
    locale = locale_of_path(request.path_info)
    with translation.override(locale):
        context = {
            "locale": locale,
            "home_path": home_path(locale),
            "was_writing": request.method == "POST",
        }
        response = render(request, "500.html", context, status=500)
    if isinstance(sys.exc_info()[1], OUTAGES):
        response.status_code, response["Retry-After"] = 503, str(RETRY_AFTER)
    add_never_cache_headers(response)
    return response


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    address = f"{settings.WAGTAILADMIN_BASE_URL}/sitemap.xml"
    text = f"User-agent: *\nDisallow: /admin/\nDisallow: /api/\n\nSitemap: {address}\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def _error(request: HttpRequest, status: int, template: str, **more: Any) -> HttpResponse:
    locale = locale_of_path(request.path_info)
    with translation.override(locale):
        context: dict[str, Any] = {**around(locale), **more}
        return render(request, template, context, status=status)
