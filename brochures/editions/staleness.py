"""Which print runs are out of date: what each says, against what is public now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils import timezone

from brochures.editions.comparing import changes_between, most_urgent
from brochures.editions.filling import fill_edition
from brochures.editions.models import Edition, Urgency
from brochures.editions.snapshot import words_of
from brochures.filling import BrochureIncomplete
from brochures.shelf import Shelf, load_choices
from publishing.drafts import Drafts
from publishing.models import Version


def changes_of(edition: Edition, shelf: Shelf | None = None) -> list[dict[str, Any]]:
    """Return what an edition says that is not public any more (editions.comparing).

    Args:  shelf: shared by many editions; its drafts count as published.
    """
    try:
        filling = fill_edition(edition, shelf)
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


def shelf_for(editions: Iterable[Edition], drafts: Sequence[Version] = ()) -> Shelf:
    """Return a shelf on which many editions are compared for little more than one.

    Args:  editions: with their brochures and these pages (`in_circulation`). drafts: versions that
           take the place of ledger rows.
    """
    editions = list(editions)
    load_choices(edition.brochure for edition in editions)
    expected = frozenset(key for each in editions for key in each.snapshot["documents"])
    return Shelf(expected, Drafts(drafts))


def in_circulation() -> list[Edition]:
    """Return the editions in circulation with all that comparing them asks for."""
    return list(Edition.objects.circulating().select_related("brochure__subject__locale"))


def compare_all() -> list[Edition]:
    """Compare every print run in circulation with the ledger, and store what came out.

    Returns: those that must not be handed out any more, and could be before.
    """
    stopped = []
    editions = in_circulation()
    shelf = shelf_for(editions)
    for edition in editions:
        changes = changes_of(edition, shelf=shelf)
        urgency = most_urgent(changes)
        if urgency == Urgency.STOP and edition.urgency != Urgency.STOP:
            stopped.append(edition)
        Edition.objects.filter(pk=edition.pk).update(
            changes=changes, urgency=urgency, compared_at=timezone.now()
        )
        edition.changes, edition.urgency = changes, urgency
    return stopped
