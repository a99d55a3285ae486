"""Bringing the ledger in line with the pages: the only caller of the ledger's writer.

Whatever happened to a page or snippet, the question is the same: what should be public now?
`settle` answers it from the database and adds a row when the answer is new.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page

from publishing.documents import draft_version
from publishing.locales import bcp47
from publishing.models import Version
from publishing.schedule import note_next_change
from publishing.types import document_models, type_of
from publishing.visibility import site_path, why_not_public
from publishing.writing import append, at_one_moment


@dataclass(frozen=True)
class Subject:
    """A page or snippet whose public state may have changed. It may be gone by now."""

    model: type[models.Model]
    pk: Any
    document_id: Any
    locale: str

    @classmethod
    def of(cls, instance: Any) -> Subject:
        return cls(
            type(instance),
            instance.pk,
            instance.translation_key,
            bcp47(instance.locale.language_code),
        )


def settle(subject: Subject, *, actor: str) -> list[Version]:
    """Make the ledger say what is true of one page or snippet now, and of pages it moved.

    Args:     actor: user name, empty for the system itself.
    Returns:  the rows that were added, in order.
    """
    instance = subject.model._default_manager.filter(pk=subject.pk).first()
    before = Version.objects.latest_of(subject.document_id, subject.locale)
    if instance is None:
        return _stored(withdraw(before, Version.Reason.DELETED, actor=actor))
    reason = why_not_public(instance)
    if reason is None:
        version = draft_version(instance)
        version.actor = actor
        rows = _stored(append(version))
    else:
        rows = _stored(withdraw(before, reason, actor=actor))
    if isinstance(instance, Page) and _moved(instance, before):
        for page in displaced_below(instance):
            rows += settle(Subject.of(page), actor=actor)
    return rows


def withdraw(open_row: Version | None, reason: str, *, actor: str) -> Version | None:
    """Add a row that takes a document back, if it is public."""
    if open_row is None or open_row.event == Version.WITHDRAWN:
        return None
    return append(
        Version(
            document_id=open_row.document_id,
            locale=open_row.locale,
            type=open_row.type,
            slug=open_row.slug,
            path=open_row.path,
            title=open_row.title,
            position=open_row.position,
            event=Version.WITHDRAWN,
            reason=reason,
            actor=actor,
            revision=open_row.revision,
        )
    )


@transaction.atomic
def settle_all(subjects: Iterable[Subject], *, actor: str) -> list[Version]:
    """Settle many, in one transaction and at one moment."""
    with at_one_moment():
        rows = [row for subject in subjects for row in settle(subject, actor=actor)]
    note_next_change()
    return rows


def current_actor() -> str:
    """Return the name of the user in whose name this happens; empty for the system."""
    user = get_active_log_context().user
    return user.get_username() if user is not None and user.is_authenticated else ""


def everything() -> Iterable[Subject]:
    """Yield every page and snippet that is live, then every public document, gone or not."""
    seen: set[tuple[Any, str]] = set()
    for model in document_models():
        for instance in model._default_manager.filter(live=True).iterator(chunk_size=500):
            subject = Subject.of(instance)
            seen.add((subject.document_id, subject.locale))
            yield subject
    for row in Version.objects.current().iterator(chunk_size=500):
        if (row.document_id, row.locale) not in seen:
            yield subject_of(row)


def subject_of(row: Version) -> Subject:
    """Return the page or snippet behind a row; its pk is None when it is gone."""
    for model in document_models():
        kind = type_of(model)
        if kind is None or kind.name != row.type:
            continue
        instances: Any = model._default_manager.filter(translation_key=row.document_id)
        for instance in instances:
            if bcp47(instance.locale.language_code) == row.locale:
                return Subject.of(instance)
    return Subject(document_models()[0], None, row.document_id, row.locale)


def displaced_below(page: Page) -> Iterable[Page]:
    """Yield the live pages below one whose path in the ledger is not their path now."""
    below = page.get_descendants().live().specific()
    recorded = dict(
        Version.objects.current()
        .filter(
            document_id__in=[child.translation_key for child in below],
            locale=bcp47(page.locale.language_code),
        )
        .values_list("document_id", "path")
    )
    for child in below:
        if type_of(type(child)) and recorded.get(child.translation_key) != site_path(child):
            yield child


def _moved(page: Page, before: Version | None) -> bool:
    return page.numchild > 0 and (before is None or before.path != site_path(page))


def _stored(row: Version | None) -> list[Version]:
    return [] if row is None else [row]
