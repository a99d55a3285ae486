"""Erasing the words of a document for good, when keeping them would do harm or break the law.

The one exception to the ledger's rule that a row never changes. What is left says that something
was public, when, and who erased it and why.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from publishing.models import LedgerHead, Module, Reference, Version


class StillPublic(Exception):
    """The document is public: it must be unpublished first."""


@transaction.atomic
def expunge(document_id: Any, *, reason: str, by: str) -> int:
    """Erase what all past versions of a document said, in every language.

    Body, title, slug and path go, since each may name a person; sequence, event, times, digest and
    actor stay.

    Returns:  how many rows were erased; those erased before keep their own reason.
    Raises:   StillPublic.
    """
    LedgerHead.objects.select_for_update().get_or_create(pk=1)
    rows = Version.objects.filter(document_id=document_id)
    if rows.current().exists():
        raise StillPublic(str(document_id))
    erased = list(rows.filter(expunged_at=None).values_list("pk", flat=True))
    Reference.objects.filter(version__in=erased).delete()
    Module.objects.filter(version__in=erased).delete()
    # Our own manager refuses to change rows, so this goes past it.
    return (
        QuerySet(Version)
        .filter(pk__in=erased)
        .update(
            body=None,
            title="",
            slug="",
            path="",
            expunged_at=timezone.now(),
            expunged_by=by,
            expunged_reason=reason,
        )
    )
