"""Brochures for everybody: they hold nothing that is not public."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from brochures.filling import BrochureIncomplete
from brochures.jobs import OUTPUTS
from brochures.layout import load_layout
from brochures.models import Brochure
from brochures.preparing import prepare
from brochures.problems import (
    bad_parameter,
    problem,
    unknown_parameter,
    without_parameters,
)
from brochures.rendering import PangoMissing, RenderingFailed, rendered
from brochures.reports import public_report, state_of
from publishing.models import Version

logger = logging.getLogger(__name__)

#: A cache may keep a brochure, and asks each time whether it is still the newest.
CACHE_CONTROL = "public, no-cache"


@require_safe
@without_parameters
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
    outputs = load_layout(brochure.layout).data["outputs"]
    return {
        "slug": brochure.slug,
        "title": brochure.title,
        "layout": brochure.layout,
        "locale": brochure.locale,
        **{
            f"{output}_url": base + pdf_path(brochure, output) if output in outputs else None
            for output in OUTPUTS
        },
        "copyfit_url": base + reverse("brochure_copyfit", args=[brochure.slug]),
        "handoff_url": base + reverse("handoff_list", args=[brochure.slug]),
    }


def pdf_path(brochure: Brochure, output: str) -> str:
    return reverse("brochure_pdf", args=[brochure.slug, output])


def of_brochure(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give a view the brochure of a slug, and the language asked for; None means its own.

    One about something that is not public is there for editors alone: others could guess at what
    is being written.
    """

    @wraps(view)
    def found(request: HttpRequest, slug: str, **kwargs: Any) -> HttpResponse:
        brochure = Brochure.objects.select_related("subject__locale").filter(slug=slug).first()
        locales = brochure.locales() if brochure else []
        # Asked of both, since a question about the session shows in the headers.
        may_see = bool(locales) or _is_editor(request)
        if brochure is None or not may_see:
            return problem(404, f"There is no brochure “{slug}”.", reason="not_found")
        locale, refusal = _locale_of(request, locales or [brochure.locale])
        return refusal or view(request, brochure, locale, **kwargs)

    return found


@require_safe
@of_brochure
def brochure_pdf(
    request: HttpRequest, brochure: Brochure, locale: str | None, output: str
) -> HttpResponse:
    """Return a PDF of what is public now; 409 names what keeps it from being made."""
    if output not in load_layout(brochure.layout).data["outputs"]:
        return problem(404, f"This layout has no {output}.pdf.", reason="not_found")
    try:
        job = prepare(brochure, output, locale)
        etag = f'"{job.etag}"'
        unchanged = get_conditional_response(request, etag=etag)
        if unchanged is not None:
            unchanged.headers["Cache-Control"] = CACHE_CONTROL
            return unchanged
        pdf = rendered(job)
    except (BrochureIncomplete, RenderingFailed) as failure:
        return refusal(request, brochure, failure)
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


@require_safe
@of_brochure
def brochure_copyfit(request: HttpRequest, brochure: Brochure, locale: str | None) -> HttpResponse:
    """Return how well the public words fit each slot, in one language."""
    try:
        etag = f'"{state_of(brochure, locale)}"'
        answer = get_conditional_response(request, etag=etag) or JsonResponse(
            public_report(brochure, locale),
            headers={"ETag": etag},
            json_dumps_params={"ensure_ascii": False},
        )
    except (BrochureIncomplete, RenderingFailed) as failure:
        return refusal(request, brochure, failure)
    answer.headers["Cache-Control"] = CACHE_CONTROL
    return answer


def _locale_of(request: HttpRequest, locales: list[str]) -> tuple[str | None, HttpResponse | None]:
    """Return the language that was asked for, or the answer that refuses it."""
    unknown = unknown_parameter(request, ("locale",))
    if unknown:
        return None, unknown
    locale = request.GET.get("locale")
    if locale is None or locale in locales:
        return locale, None
    message = f"“{locale[:20]}” is not a language of this brochure."
    return None, bad_parameter("locale", message, f"Use one of: {', '.join(locales)}.")


def refusal(request: HttpRequest, brochure: Brochure, failure: Exception) -> HttpResponse:
    """Say what went wrong: all of it to editors, to others what they may know."""
    if isinstance(failure, BrochureIncomplete):
        # The title of what is not public is for editors alone.
        detail = str(failure) if _is_editor(request) else failure.in_public
        return problem(409, detail, reason="brochure_incomplete")
    if isinstance(failure, PangoMissing):
        return problem(503, str(failure), reason="pango_missing")
    logger.error("Brochure %s: %s", brochure.slug, failure)
    detail = str(failure) if _is_editor(request) else "The PDF could not be made."
    return problem(503, detail, reason="rendering_failed", headers={"Retry-After": "60"})


def _is_editor(request: HttpRequest) -> bool:
    return request.user.has_perm("wagtailadmin.access_admin")
