"""What readers and caches will notice when the newest draft is published."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from wagtail.models import Page, ReferenceIndex

from cms.desk.usage.languages import readers_of
from programs.models import Criterion, Reviewer, Source
from publishing.addresses import api_path
from publishing.documents import draft_version
from publishing.locales import bcp47
from publishing.models import Reference, Version
from publishing.surrogate_keys import keys_of_change
from publishing.types import document_models, type_of
from publishing.visibility import is_restricted
from publishing.writing import shown_of

#: Evidence that documents carry inside themselves; it is no document of its own.
EMBEDDED = (Source, Reviewer, Criterion)


@dataclass(frozen=True)
class Shown:
    """A public document that shows the one in hand. where: its address on the website, or none."""

    title: str
    kind: str
    where: str


@dataclass
class Effects:
    """What publishing the newest draft does.

    is_draft: there is something to publish. is_news: readers would see a difference.
    is_private: readers need a login or a password, so nothing becomes public.
    shown_in: public documents that show this one or carry it inside. touches: those of them that
    change too. moved: pages below that get another address. keys: what caches drop, by name.
    """

    is_draft: bool
    is_news: bool = False
    is_first: bool = False
    is_private: bool = False
    version: Version | None = None
    shown_in: list[Shown] = field(default_factory=list)
    touches: bool = False
    moved: int = 0
    addresses: list[str] = field(default_factory=list)
    keys: tuple[str, ...] = ()


def effects_of(instance: Any) -> Effects:
    """Return what publishing a page's or snippet's newest draft would do; nothing is stored."""
    is_draft = instance.has_unpublished_changes or not instance.live
    if type_of(type(instance)) is None:
        return _of_evidence(instance, is_draft)
    locale = bcp47(instance.locale.language_code)
    public = Version.objects.current().filter(document_id=instance.translation_key, locale=locale)
    current = public.first()
    referrers = _public_referrers(instance)
    effects = Effects(is_draft, shown_in=[_shown(row) for row in referrers])
    if isinstance(instance, Page) and is_restricted(instance):
        effects.is_private = True
        return effects
    if not is_draft:
        return effects
    draft = draft_version(instance.get_latest_revision_as_object())
    effects.version = draft
    effects.is_first = current is None
    effects.is_news = current is None or current.digest != draft.digest
    if not effects.is_news:
        return effects
    effects.touches = shown_of(draft) != shown_of(current)
    if current is not None and current.path != draft.path and isinstance(instance, Page):
        effects.moved = instance.get_descendants().live().count()
    changed = [draft, *([current] if current else [])]
    effects.addresses = _addresses([*changed, *referrers])
    effects.keys = keys_of_change(str(draft.document_id), draft.type, draft.slug)
    return effects


def _of_evidence(instance: Any, is_draft: bool) -> Effects:
    """Return what happens to the documents that carry a source or a reviewer inside."""
    pages = ReferenceIndex.get_references_to(instance).values_list("base_content_type", "object_id")
    carriers = _carriers(pages) if isinstance(instance, EMBEDDED) else []
    effects = Effects(is_draft, shown_in=[_shown(row) for row in carriers])
    effects.is_news = effects.touches = is_draft and bool(carriers)
    if effects.is_news:
        effects.addresses = _addresses(carriers)
        effects.keys = tuple(
            sorted(
                {
                    key
                    for row in carriers
                    for key in keys_of_change(str(row.document_id), row.type, row.slug)
                }
            )
        )
    return effects


def _carriers(referrers: Iterable[tuple[int, str]]) -> list[Version]:
    """Return the public documents among pages and snippets given as (base content type, pk)."""
    wanted: dict[int, list[str]] = {}
    for base, pk in referrers:
        wanted.setdefault(base, []).append(pk)
    arms: list[Any] = [
        model._default_manager.filter(pk__in=wanted[base]).order_by().values_list("translation_key")
        for model in document_models()
        if (base := ReferenceIndex._get_base_content_type(model).pk) in wanted
    ]
    keys = [key for (key,) in arms[0].union(*arms[1:])] if arms else []
    rows = Version.objects.current().filter(document_id__in=keys).defer("body")
    return list(rows.order_by("type", "title", "locale"))


def _public_referrers(instance: Any) -> list[Version]:
    """Return the public documents that show this one to readers of its language."""
    key = instance.translation_key
    versions = Reference.objects.filter(target=key).values("version")
    rows = Version.objects.current().filter(pk__in=versions, locale__in=readers_of(instance))
    return list(rows.exclude(document_id=key).defer("body").order_by("type", "title", "locale"))


def _shown(row: Version) -> Shown:
    return Shown(row.title, row.type.replace("_", " "), row.path)


def _addresses(rows: Iterable[Version]) -> list[str]:
    """Return where caches may hold these documents: on the website and in the API."""
    found = {row.path for row in rows if row.path}
    found |= {api_path(row.type, row.slug, row.document_id, row.locale) for row in rows}
    return sorted(found)
