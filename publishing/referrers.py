"""Which documents refer to an object, by Wagtail's index: a few queries, however many there are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from wagtail.models import Page, ReferenceIndex

from publishing.locales import bcp47
from publishing.recording import Subject
from publishing.types import type_of

#: Documents looked up together; databases bound the values of one query.
BATCH = 500


def referrers(instance: Any, *only: type[models.Model]) -> Iterator[Subject]:
    """Yield the documents that refer to an object.

    Args:     only: their models; every model of a document if omitted.
    """
    found: dict[type[models.Model], list[Any]] = {}
    rows = ReferenceIndex.get_references_to(instance).order_by()
    for type_id, key in rows.values_list("base_content_type", "object_id").distinct():
        base = _model(type_id)
        if base is not None and (base is Page or type_of(base)):
            found.setdefault(base, []).append(base._meta.pk.to_python(key))
    for base, pks in found.items():
        pks.sort()
        for start in range(0, len(pks), BATCH):
            for subject in _subjects(base, pks[start : start + BATCH]):
                if type_of(subject.model) and (not only or issubclass(subject.model, only)):
                    yield subject


def _subjects(base: type[models.Model], pks: list[Any]) -> Iterator[Subject]:
    rows = base._default_manager.filter(pk__in=pks).order_by("pk")
    columns = ["pk", "translation_key", "locale__language_code"]
    columns += ["content_type"] if base is Page else []
    for pk, document_id, language, *type_id in rows.values_list(*columns):
        model = _model(*type_id) if type_id else base
        if model is not None:
            yield Subject(model, pk, document_id, bcp47(language))


def _model(type_id: int) -> type[models.Model] | None:
    return ContentType.objects.get_for_id(type_id).model_class()
