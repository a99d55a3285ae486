"""What may be put into a release: every draft that waits to be published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Model

from cms.desk.documents import is_document, may_edit, models_for
from cms.desk.work.drafts import draft_arm
from cms.desk.work.rows import rows
from cms.releases.models import Release
from publishing.locales import locale_names

#: How many are listed; a search finds the rest.
LISTED = 100


@dataclass(frozen=True)
class Candidate:
    """A waiting draft. key: its model and primary key, as a form sends it."""

    key: str
    title: str
    kind: str
    language: str
    changed: Any


def candidates(release: Release, user: Any, search: str = "") -> list[Candidate]:
    """Return drafts that are not in the release yet, the newest first. One query."""
    arms = []
    for model in models_for(user):
        inside = release.items.filter(
            content_type__app_label=model._meta.app_label,
            content_type__model=model._meta.model_name,
        )
        waiting = draft_arm(model).exclude(pk__in=inside.values("object_id"))
        if search:
            waiting = waiting.filter(desk_title__icontains=search)
        arms.append(waiting)
    names = locale_names()
    return [
        Candidate(
            key=f"{row.model._meta.label_lower}:{row.pk}",
            title=row.title,
            kind=row.kind,
            language=names.get(row.language, row.language),
            changed=row.when,
        )
        for row in rows(arms, newest_first=True, at_most=LISTED)
    ]


def chosen(keys: Iterable[str], user: Any) -> Iterator[Model]:
    """Yield the documents that a form has sent, those that this person may change."""
    for key in keys:
        label, _, pk = key.partition(":")
        try:
            model = apps.get_model(label)
        except (LookupError, ValueError):
            continue
        if is_document(model) and pk.isdecimal():
            document = model._default_manager.filter(pk=pk).first()
            if document is not None and may_edit(user, document):
                yield document
