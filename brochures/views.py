"""Brochures for everybody: they hold nothing that is not public."""

from __future__ import annotations

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

#: A cache may keep a brochure, and asks each time whether it is still the newest.
CACHE_CONTROL = "public, no-cache"


@require_safe
def brochure_list(request: HttpRequest) -> HttpResponse:
    """Return every brochure with the addresses of its files."""
    brochures = Brochure.objects.select_related("subject__locale")
    results = [_as_json(brochure) for brochure in brochures]
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
        return problem(
            request, 404, "not_found", "There is no such brochure.", f"No brochure “{slug}”."
        )
    try:
        job = prepare(brochure, output)
    except BrochureIncomplete as incomplete:
        return problem(
            request, 409, "brochure_incomplete", "This brochure is not complete.", str(incomplete)
        )
    etag = f'"{job.etag}"'
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        unchanged.headers["Cache-Control"] = CACHE_CONTROL
        return unchanged
    try:
        pdf = rendered(job)
    except PangoMissing as missing:
        return problem(request, 503, "pango_missing", "PDF files cannot be made.", str(missing))
    except RenderingFailed as failure:
        return problem(
            request,
            503,
            "rendering_failed",
            "The PDF could not be made.",
            str(failure),
            Retry_After="60",
        )
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
