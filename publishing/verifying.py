"""Comparing the ledger with the pages it speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from publishing import indexing, prepared
from publishing.documents import draft_version
from publishing.models import Version
from publishing.recording import Subject, everything
from publishing.visibility import why_not_public


@dataclass(frozen=True)
class Difference:
    """A document whose row is not what its page says now."""

    document_id: Any
    locale: str
    title: str
    message: str

    def __str__(self) -> str:
        return f"{self.document_id} {self.locale} “{self.title}”: {self.message}"


def differences() -> Iterator[Difference]:
    """Render every page and snippet again and yield what the ledger, or search, says otherwise."""
    for subject in everything():
        yield from _difference(subject)
    for row in indexing.unknown_to_search():
        yield Difference(row.document_id, row.locale, row.title, "is not what search knows")
    for entry in indexing.not_current():
        yield Difference(entry.document_id, entry.locale, entry.title, "is gone but can be found")
    for entry in indexing.wrongly_found():
        yield Difference(entry.document_id, entry.locale, entry.title, "is found by other words")
    for row in prepared.outdated():
        yield Difference(row.document_id, row.locale, row.title, "has no text ready for readers")


def _difference(subject: Subject) -> Iterator[Difference]:
    instance = subject.model._default_manager.filter(pk=subject.pk).first()
    row = Version.objects.latest_of(subject.document_id, subject.locale)
    is_public = row is not None and row.event == Version.PUBLISHED
    title = getattr(instance, "title", "") or (row.title if row else "")
    reason = "deleted" if instance is None else why_not_public(instance)
    message = ""
    if reason is not None:
        message = f"is in the ledger although it is {reason}" if is_public else ""
    elif not is_public:
        message = "is live but not in the ledger"
    else:
        fresh = draft_version(instance)
        if row is not None and fresh.digest != row.digest:
            message = f"differs in {', '.join(_differing(row.body or {}, fresh.body or {}))}"
    if message:
        yield Difference(subject.document_id, subject.locale, title, message)


def _differing(stored: dict[str, Any], fresh: dict[str, Any]) -> list[str]:
    names = sorted(stored.keys() | fresh.keys())
    return [name for name in names if stored.get(name) != fresh.get(name)]
