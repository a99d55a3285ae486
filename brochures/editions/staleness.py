"""Which print runs are out of date: what each says, against what is public now."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from brochures.editions.comparing import changes_between, most_urgent
from brochures.editions.filling import fill_edition
from brochures.editions.models import Edition, Urgency
from brochures.editions.snapshot import words_of
from brochures.filling import BrochureIncomplete
from publishing.models import Version


def changes_of(edition: Edition, drafts: Iterable[Version] = ()) -> list[dict[str, Any]]:
    """Return what an edition says that is not public any more (editions.comparing)."""
    try:
        filling = fill_edition(edition, drafts)
    except BrochureIncomplete as incomplete:
        return [
            {
                "slot": "brochure",
                "change": Urgency.STOP.value,
                "printed": edition.title,
                "public": str(incomplete),
                "words": [["gone", edition.title], ["new", str(incomplete)]],
            }
        ]
    return changes_between(edition.snapshot["copy"], words_of(filling, edition.snapshot["copy"]))


def compare_all() -> list[Edition]:
    """Compare every print run in circulation with the ledger, and store what came out.

    Returns: those that must not be handed out any more, and could be before.
    """
    stopped = []
    for edition in Edition.objects.circulating().select_related("brochure"):
        changes = changes_of(edition)
        urgency = most_urgent(changes)
        if urgency == Urgency.STOP and edition.urgency != Urgency.STOP:
            stopped.append(edition)
        Edition.objects.filter(pk=edition.pk).update(
            changes=changes, urgency=urgency, compared_at=timezone.now()
        )
        edition.changes, edition.urgency = changes, urgency
    return stopped
