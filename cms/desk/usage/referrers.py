"""Who refers to a page or snippet: stored pages and snippets, and newer drafts of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db.models import F, Model, Value
from django.utils.text import capfirst
from wagtail.models import Page, ReferenceIndex

from cms.desk.documents import document_models, edit_url, may_change
from cms.models import DraftReference
from publishing.locales import bcp47

PUBLIC = "Readers see it."
HIDDEN = "Not published."
ADDED = "Only in an unpublished draft."
DROPPED = "Published; the draft no longer does."


@dataclass
class Referrer:
    """A page or snippet that points at another. url: empty for whoever may not change it."""

    title: str
    kind: str
    language: str
    url: str
    state: str
    #: Names of its fields that do, as the form shows them.
    fields: list[str] = field(default_factory=list)


#: Base content type, primary key → names of fields.
Found = dict[tuple[int, str], set[str]]


def referrers(instance: Any, user: Any) -> list[Referrer]:
    """Return who refers to a page or snippet, by kind and title. Three queries."""
    target = ReferenceIndex._get_base_content_type(instance).pk
    stored: Found = {}
    for index in ReferenceIndex.objects.filter(
        to_content_type=target, to_object_id=str(instance.pk)
    ):
        name = index.model_path.partition(".")[0]
        stored.setdefault((index.base_content_type_id, index.object_id), set()).add(name)
    drafts: Found = {}
    newest = DraftReference.objects.filter(to_content_type=target, to_object_id=str(instance.pk))
    for reference in newest.select_related("revision").defer("revision__content"):
        revision = reference.revision
        key = (revision.base_content_type_id, revision.object_id)
        drafts.setdefault(key, set()).add(reference.field)
    found = [
        _referrer(row, stored, drafts, user)
        for row in _rows(stored.keys() | drafts.keys())
        if (row["base"], row["pk"]) != (target, str(instance.pk))
    ]
    return sorted(
        (each for each in found if each), key=lambda each: (each.kind, each.title, each.language)
    )


def _rows(keys: Iterable[tuple[int, str]]) -> list[dict[str, Any]]:
    """Return title, model and state of each document among these, in one query."""
    wanted: dict[int, list[str]] = {}
    for base, pk in keys:
        wanted.setdefault(base, []).append(pk)
    arms: list[Any] = []
    for model in document_models():
        base = ReferenceIndex._get_base_content_type(model).pk
        if base in wanted:
            manager: Any = model._default_manager
            arms.append(
                manager.filter(pk__in=wanted[base])
                .order_by()
                .annotate(
                    used_title=F("draft_title" if issubclass(model, Page) else "title"),
                    used_model=Value(model._meta.label_lower),
                    used_language=F("locale__language_code"),
                )
                .values_list(
                    "pk",
                    "used_title",
                    "used_model",
                    "used_language",
                    "live",
                    "has_unpublished_changes",
                )
            )
    if not arms:
        return []
    names = ("pk", "title", "model", "language", "live", "has_changes")
    rows = [dict(zip(names, row, strict=True)) for row in arms[0].union(*arms[1:], all=True)]
    for row in rows:
        row["model"] = apps.get_model(row["model"])
        row["base"] = ReferenceIndex._get_base_content_type(row["model"]).pk
        row["number"], row["pk"] = row["pk"], str(row["pk"])
    return rows


def _referrer(row: dict[str, Any], stored: Found, drafts: Found, user: Any) -> Referrer | None:
    key, model = (row["base"], row["pk"]), row["model"]
    published, draft = stored.get(key, set()), drafts.get(key, set())
    if row["live"]:
        state = PUBLIC
        if row["has_changes"] and not draft:
            state = DROPPED
        elif not published:
            state = ADDED
    else:
        # An unpublished page is stored as it was last; only its draft counts.
        published, state = draft or (set() if row["has_changes"] else published), HIDDEN
    if state != ADDED and not published:
        return None
    if state == ADDED and not row["has_changes"]:
        return None
    return Referrer(
        title=row["title"],
        kind=capfirst(str(model._meta.verbose_name)),
        language=bcp47(row["language"]),
        url=edit_url(model, row["number"]) if may_change(user, model) else "",
        state=state,
        fields=sorted(_field_name(model, name) for name in published | draft),
    )


def _field_name(model: type[Model], name: str) -> str:
    """Return what people call a field; parts of a page that are tables of their own, too."""
    found: Any = model._meta.get_field(name)
    if hasattr(found, "verbose_name"):
        return str(found.verbose_name)
    return str(found.related_model._meta.verbose_name_plural)
