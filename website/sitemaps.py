"""The sitemap: every public page, with the day it last changed."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from publishing.models import Version, VersionQuerySet
from publishing.types import DOCUMENT_TYPES

#: Rows of the ledger in one file. Search engines would read 50,000 addresses; a worker would need
#: seconds to write them.
IN_A_FILE = 5000

PAGES = [kind.name for kind in DOCUMENT_TYPES.values() if kind.is_page]


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """List the pages, or where they are many, the files that do."""
    rows = _public().filter(type__in=PAGES)
    if rows.count() <= IN_A_FILE:
        return _file(request, _public())
    files = rows.annotate(file=F("sequence") / IN_A_FILE).values_list("file", flat=True)
    context: dict[str, Any] = {"files": files.distinct().order_by("file"), "base_url": _base_url()}
    return _xml(request, "website/sitemap_index.xml", context)


@require_safe
def sitemap_file(request: HttpRequest, number: int) -> HttpResponse:
    """List the pages whose rows are in one stretch of the ledger: its key finds them."""
    start = number * IN_A_FILE
    rows = _public().filter(sequence__gte=start, sequence__lt=start + IN_A_FILE)
    if not rows.exists():
        raise Http404
    return _file(request, rows)


def _public() -> VersionQuerySet:
    return Version.objects.current().for_channel("web")


def _file(request: HttpRequest, rows: VersionQuerySet) -> HttpResponse:
    pages = rows.exclude(path="").order_by("path").values_list("path", "valid_from")
    return _xml(request, "website/sitemap.xml", {"pages": pages, "base_url": _base_url()})


def _base_url() -> str:
    return str(settings.WAGTAILADMIN_BASE_URL)


def _xml(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    return render(request, template, context, content_type="application/xml")
