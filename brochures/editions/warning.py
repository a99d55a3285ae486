"""Telling an editor what publishing would do to printed stock, before it is done."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest

from brochures.editions.comparing import most_urgent
from brochures.editions.models import Edition, Urgency
from brochures.editions.staleness import changes_of
from publishing.documents import draft_version
from publishing.types import type_of


def editions_printing(document_id: Any) -> list[Edition]:
    """Return the print runs in circulation that were made from a document."""
    return [
        edition
        for edition in Edition.objects.circulating()
        if str(document_id) in edition.snapshot["documents"]
    ]


def what_publishing_would_change(instance: Any) -> list[tuple[Edition, list[dict[str, Any]]]]:
    """Return each print run that publishing a draft would make out of date, and in which slots."""
    editions = editions_printing(instance.translation_key)
    if not editions or not instance.has_unpublished_changes:
        return []
    draft = draft_version(instance.get_latest_revision_as_object())
    found = []
    for edition in editions:
        known = {(change["slot"], change["public"]) for change in edition.changes}
        changes = changes_of(edition, [draft])
        if new := [each for each in changes if (each["slot"], each["public"]) not in known]:
            found.append((edition, new))
    return found


def warn_editor(request: HttpRequest, instance: Any) -> None:
    """Hook for `before_edit_page` and `before_edit_snippet`: say it above the form."""
    if request.method != "GET" or type_of(type(instance)) is None:
        return
    would = what_publishing_would_change(instance)
    for edition, changes in would:
        slots = ", ".join(dict.fromkeys(change["slot"] for change in changes))
        urgency = most_urgent(changes)
        say = messages.warning if urgency == Urgency.STOP else messages.info
        say(
            request,
            f"Publishing this draft makes {edition.printed_code}{_stock(edition)} out of date: "
            f"{urgency} ({slots}).",
        )
    if not would and (printed := editions_printing(instance.translation_key)):
        names = ", ".join(f"{edition.printed_code}{_stock(edition)}" for edition in printed)
        messages.info(
            request,
            f"This text is in print: {names}. Save a draft to see what publishing it would do.",
        )


def _stock(edition: Edition) -> str:
    return f" ({edition.stock_left:,} in stock)" if edition.stock_left else ""
