"""Newer drafts in place of what is public, for previews alone: no public answer has any.

A preview shows one draft, the one that is being written. What it refers to may have a newer draft
as well, or was never public: its reader sees those drafts too, as far as that person may edit
them, and each is marked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db.models import Model, Value
from wagtail.models import Page

from publishing.documents import draft_version
from publishing.models import Version
from publishing.types import DOCUMENT_TYPES, document_models
from publishing.visibility import what_keeps_back

#: A key that a preview adds to every reference and document that is a draft.
MARK = "is_draft"

#: Of whole types, only so many of the newest drafts are shown: making one takes milliseconds.
MOST_OF_KINDS = 50

#: Document id → locale → its draft.
ByLocale = dict[str, dict[str, Version]]


def may_edit(user: Any, document: Any) -> bool:
    """Tell whether a person may edit this very page or snippet, hence read its drafts."""
    if isinstance(document, Page):
        return bool(document.permissions_for_user(user).can_edit())
    meta = document._meta
    return bool(user.has_perm(f"{meta.app_label}.change_{meta.model_name}"))


@dataclass
class Drafts:
    """Drafts that take the place of rows of the ledger while one answer is made.

    given: these in any case. reader: whose drafts are looked up besides; None: nobody's. inlines:
    a draft may be shown whole, not only as a reference. marks: drafts are marked (MARK).
    """

    given: Sequence[Version] = ()
    reader: Any = None
    inlines: bool = True
    marks: bool = False
    _found: ByLocale = field(default_factory=dict)
    _asked: set[str] = field(default_factory=set)

    def of(self, ids: Iterable[str], chain: Sequence[str]) -> ByLocale:
        """Return the drafts of documents, in languages of a fallback chain.

        One query for all that was not asked for before, and some for each draft.
        """
        wanted = set(ids)
        missing = wanted - self._asked
        if missing and self.reader is not None:
            self._keep(self._waiting(document_models(), translation_key__in=missing))
        self._asked |= missing
        self._keep(self.given)
        return {
            key: {locale: draft for locale, draft in drafts.items() if locale in chain}
            for key, drafts in self._found.items()
            if key in wanted
        }

    def of_kinds(self, kinds: Collection[str], chain: Sequence[str]) -> ByLocale:
        """Return the newest drafts of whole types, in languages of a fallback chain."""
        if self.reader is not None:
            models = [model for kind in kinds for model in DOCUMENT_TYPES[kind].models]
            self._keep(self._waiting(models, MOST_OF_KINDS))
        self._keep(self.given)
        found: ByLocale = {}
        for key, drafts in self._found.items():
            for locale, draft in drafts.items():
                if draft.type in kinds and locale in chain:
                    found.setdefault(key, {})[locale] = draft
        return found

    def known(self) -> list[Version]:
        """Return all that were given or found so far."""
        return [draft for drafts in self._found.values() for draft in drafts.values()]

    def _keep(self, drafts: Iterable[Version]) -> None:
        for draft in drafts:
            self._found.setdefault(str(draft.document_id), {})[draft.locale] = draft

    def _waiting(
        self, models: Iterable[type[Model]], most: int | None = None, **conditions: Any
    ) -> Iterator[Version]:
        """Yield what publishing each newer draft would store, as far as the reader may edit it."""
        given = {(str(draft.document_id), draft.locale) for draft in self.given}
        for instance in _with_newer_drafts(models, most, **conditions):
            if not may_edit(self.reader, instance) or what_keeps_back(instance):
                continue
            draft = draft_version(instance.get_latest_revision_as_object())
            if (str(draft.document_id), draft.locale) not in given:
                yield draft


def _with_newer_drafts(
    models: Iterable[type[Model]], most: int | None, **conditions: Any
) -> Iterator[Any]:
    """Yield the pages and snippets that say something else than what is public.

    What was taken off the website is none of them until somebody saves it again.

    Args:     most: only so many of those that were saved last; None: all.
    """
    arms: list[Any] = [
        model._default_manager.filter(
            has_unpublished_changes=True, latest_revision__isnull=False, **conditions
        )
        .order_by()
        .annotate(draft_of=Value(model._meta.label_lower))
        .values_list("latest_revision", "pk", "draft_of")
        for model in models
    ]
    waiting: dict[str, list[Any]] = {}
    newest = arms[0].union(*arms[1:], all=True).order_by("-latest_revision")[:most] if arms else ()
    for _, pk, label in newest:
        waiting.setdefault(label, []).append(pk)
    for label, keys in sorted(waiting.items()):
        rows: Any = apps.get_model(label)._default_manager.filter(pk__in=keys)
        for instance in rows.select_related("latest_revision", "locale"):
            if not _is_retired(instance):
                yield instance


def _is_retired(instance: Any) -> bool:
    """Tell whether a document was taken back after its newest draft was saved."""
    return (
        not instance.live
        and Version.objects.filter(
            document_id=instance.translation_key,
            event=Version.WITHDRAWN,
            valid_until=None,
            valid_from__gte=instance.latest_revision.created_at,
        ).exists()
    )


def marked_in(value: Any) -> list[dict[str, Any]]:
    """Return the drafts in a delivered document or a part of it, each once, as they stand there."""
    found: dict[str, dict[str, Any]] = {}
    for draft in _marked(value):
        found.setdefault(draft["id"], draft)
    return list(found.values())


def without_marks(value: Any) -> Any:
    """Return a delivered document in exactly the shape that readers get."""
    if isinstance(value, list):
        return [without_marks(item) for item in value]
    if isinstance(value, dict):
        return {name: without_marks(item) for name, item in value.items() if name != MARK}
    return value


def _marked(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict) and value.get(MARK):
        yield value
    if isinstance(value, (dict, list)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _marked(item)
