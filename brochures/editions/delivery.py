"""Approved editions as JSON and as files, for the programs of designers and printers.

They need a token: an edition tells stock and printer, and may say what is not public any more.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from brochures.editions.models import Edition, EditionFile
from brochures.editions.reprinting import Reasons, reprint_reasons
from brochures.editions.serving import edition_answer
from brochures.handoff.kit import KIT, MANIFEST
from brochures.handoff.serving import PRIVATE
from brochures.problems import problem, without_parameters
from brochures.tokens import with_token
from publishing.times import utc_text


@require_safe
@with_token
@without_parameters
def edition_list(request: HttpRequest) -> HttpResponse:
    """Return every approved edition, the newest first, with its files."""
    editions = Edition.objects.frozen().prefetch_related(_files(), "approvals")
    reasons = reprint_reasons(editions)
    results = [edition_as_json(edition, reasons) for edition in editions]
    return _json({"count": len(results), "next": None, "previous": None, "results": results})


@require_safe
@with_token
@without_parameters
def edition_detail(request: HttpRequest, code: str, rev: int) -> HttpResponse:
    """Return one edition with its words and with what has changed since it was frozen."""
    edition = _find(code, rev)
    if edition is None:
        return problem(404, f"There is no approved edition {code} rev {rev}.", reason="not_found")
    return _json(
        {
            **edition_as_json(edition, reprint_reasons([edition])),
            "copy": edition.snapshot["copy"],
            "documents": edition.snapshot["documents"],
            "changes": edition.changes,
        }
    )


@require_safe
@with_token
@without_parameters
def edition_file(request: HttpRequest, code: str, rev: int, name: str) -> HttpResponse:
    """Return the stored bytes of one file. They never change, so their ETag never does."""
    edition = _find(code, rev)
    answer = edition and edition_answer(request, edition, name)
    return answer or problem(404, f"There is no file {name} of this edition.", reason="not_found")


def edition_as_json(edition: Edition, reasons: Reasons) -> dict[str, Any]:
    """Return what a list says of an edition. Urgency is STOP, SOON, NEXT or null: up to date."""
    address = [edition.code, edition.rev]
    has_kit = any(file.name == MANIFEST for file in edition.files.all())
    base = settings.WAGTAILADMIN_BASE_URL
    return {
        "code": edition.code,
        "rev": edition.rev,
        "title": edition.title,
        "locale": edition.locale,
        "layout": edition.snapshot["layout"]["key"],
        "state": edition.state,
        "frozen_at": utc_text(edition.frozen_at) if edition.frozen_at else None,
        "snapshot_sha256": edition.snapshot_sha256,
        "profile": edition.profile,
        "urgency": edition.urgency or None,
        "compared_at": utc_text(edition.compared_at) if edition.compared_at else None,
        "quantity": edition.quantity,
        "stock_left": edition.stock_left,
        "review_by": edition.review_by,
        "reprint": reasons.get(edition.pk, []),
        "approved_by": [
            {"name": approval.name, "at": utc_text(approval.at)}
            for approval in edition.approvals.all()
            if approval.snapshot_sha256 == edition.snapshot_sha256
        ],
        "short_link": f"{base}{reverse('short_link', args=[edition.link_code])}",
        "url": base + reverse("edition_detail", args=address),
        "kit_url": base + reverse("edition_file", args=[*address, KIT]) if has_kit else None,
        "files": [
            {
                "name": file.name,
                "url": base + reverse("edition_file", args=[*address, file.name]),
                "sha256": file.sha256,
                "size": file.size,
            }
            for file in edition.files.all()
        ],
    }


def _find(code: str, rev: int) -> Edition | None:
    found = Edition.objects.frozen().filter(code=code.upper(), rev=rev)
    return found.prefetch_related(_files(), "approvals").first()


def _files() -> Any:
    return Prefetch("files", EditionFile.objects.defer("data"))


def _json(content: dict[str, Any]) -> HttpResponse:
    options = {"ensure_ascii": False}
    return JsonResponse(content, headers=PRIVATE, json_dumps_params=options)
