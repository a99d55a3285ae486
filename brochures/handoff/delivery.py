"""The hand-off of a brochure for programs: what is public now, in the files that designers open.

They need a token, as editions do: a kit takes work to make, and tells more than its readers need.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from brochures.handoff.kit import KIT, digest
from brochures.handoff.live import CAUSES, Handoff
from brochures.handoff.serving import PRIVATE, file_answer
from brochures.icc import ProfileMissing
from brochures.models import Brochure
from brochures.problems import problem
from brochures.tokens import with_token
from brochures.views import of_brochure, refusal


@require_safe
@with_token
@of_brochure
def handoff_list(request: HttpRequest, brochure: Brochure, locale: str | None) -> HttpResponse:
    """Return every file of the hand-off with its address, digest and size."""
    handoff = Handoff(brochure, locale or brochure.locale)
    try:
        content = as_json(handoff)
    except CAUSES as failure:
        return _refusal(request, brochure, failure)
    return JsonResponse(content, headers=PRIVATE, json_dumps_params={"ensure_ascii": False})


@require_safe
@with_token
@of_brochure
def handoff_file(
    request: HttpRequest, brochure: Brochure, locale: str | None, name: str
) -> HttpResponse:
    """Return one file. Its ETag changes when its content does, so a script may ask often."""
    try:
        answer = brochure_answer(request, Handoff(brochure, locale or brochure.locale), name)
    except CAUSES as failure:
        return _refusal(request, brochure, failure)
    return answer or problem(404, f"There is no file {name} in this hand-off.", reason="not_found")


def brochure_answer(request: HttpRequest, handoff: Handoff, name: str) -> HttpResponse | None:
    """Return one file of a hand-off, or that it is unchanged; None when there is no such file."""
    if name == KIT:
        etag = handoff.kit_etag()
        return file_answer(request, name, handoff.stem, etag, lambda: handoff.file(name) or b"")
    data = handoff.file(name)
    if data is None:
        return None
    return file_answer(request, name, handoff.stem, digest(data), lambda: data)


def as_json(handoff: Handoff) -> dict[str, Any]:
    deck = handoff.deck
    base = settings.WAGTAILADMIN_BASE_URL
    query = f"?locale={handoff.locale}"

    def address(name: str) -> str:
        return base + reverse("handoff_file", args=[handoff.brochure.slug, name]) + query

    return {
        "brochure": handoff.brochure.slug,
        "title": deck.title,
        "layout": deck.layout.key,
        "locale": deck.locale,
        "locales": [each.locale for each in handoff.decks],
        "code": deck.code,
        "version": deck.version,
        "published": deck.published,
        "styles": deck.styles,
        "pictures": [picture.as_json() for picture in handoff.pictures],
        "kit_url": address(KIT),
        "files": [
            {"name": name, "url": address(name), "sha256": digest(data), "size": len(data)}
            for name, data in handoff.files().items()
        ],
    }


def _refusal(request: HttpRequest, brochure: Brochure, failure: Exception) -> HttpResponse:
    if isinstance(failure, ProfileMissing):
        return problem(503, str(failure), reason="profile_missing")
    return refusal(request, brochure, failure)
