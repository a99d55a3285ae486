"""Brochures for everybody: they hold nothing that is not public."""

from __future__ import annotations

import logging

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from brochures.filling import BrochureIncomplete
from brochures.jobs import OUTPUTS, prepare
from brochures.models import Brochure
from brochures.problems import problem
from brochures.rendering import PangoMissing, RenderingFailed, rendered
from publishing.locales import bcp47
from publishing.models import Version

logger = logging.getLogger(__name__)

#: A cache may keep a brochure, and asks each time whether it is still the newest.
CACHE_CONTROL = "public, no-cache"


@require_safe
def brochure_list(request: HttpRequest) -> HttpResponse:
    """Return the brochures whose subject is public, with the addresses of their files."""
    brochures = Brochure.objects.select_related("subject__locale")
    public = set(Version.objects.current().values_list("document_id", flat=True))
    results = [
        _as_json(brochure)
        for brochure in brochures
        if brochure.subject and brochure.subject.translation_key in public
    ]
    return JsonResponse(
        {"count": len(results), "next": None, "previous": None, "results": results},
        headers={"Cache-Control": CACHE_CONTROL},
        json_dumps_params={"ensure_ascii": False},
    )


def _as_json(brochure: Brochure) -> dict[str, object]:
    base = settings.WAGTAILADMIN_BASE_URL
    subject = brochure.subject
    return {
        "slug": brochure.slug,
        "title": brochure.title,
        "layout": brochure.layout,
        "locale": bcp47(subject.locale.language_code) if subject else None,
        **{f"{output}_url": base + pdf_path(brochure, output) for output in OUTPUTS},
    }


def pdf_path(brochure: Brochure, output: str) -> str:
    return reverse("brochure_pdf", args=[brochure.slug, output])


@require_safe
def brochure_pdf(request: HttpRequest, slug: str, output: str) -> HttpResponse:
    """Return a PDF of what is public now; 409 names what keeps it from being made."""
    brochure = Brochure.objects.select_related("subject__locale").filter(slug=slug).first()
    if brochure is None:
        return problem(404, f"There is no brochure “{slug}”.", reason="not_found")
    try:
        job = prepare(brochure, output)
    except BrochureIncomplete as incomplete:
        # The title of what is not public is for editors alone.
        detail = str(incomplete) if _is_editor(request) else incomplete.in_public
        return problem(409, detail, reason="brochure_incomplete")
    etag = f'"{job.etag}"'
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        unchanged.headers["Cache-Control"] = CACHE_CONTROL
        return unchanged
    try:
        pdf = rendered(job)
    except PangoMissing as missing:
        return problem(503, str(missing), reason="pango_missing")
    except RenderingFailed as failure:
        logger.error("Brochure %s, %s: %s", slug, output, failure)
        detail = str(failure) if _is_editor(request) else "The PDF could not be made."
        return problem(503, detail, reason="rendering_failed", **{"Retry-After": "60"})
    return HttpResponse(
        pdf,
        content_type="application/pdf",
        headers={
            "ETag": etag,
            "Cache-Control": CACHE_CONTROL,
            "Content-Disposition": f'inline; filename="{job.file_name}"',
            "X-Robots-Tag": "noindex" if output == "proof" else "all",
        },
    )


def _is_editor(request: HttpRequest) -> bool:
    return request.user.has_perm("wagtailadmin.access_admin")
