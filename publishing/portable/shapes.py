"""Which models travel, which of their fields, and the form that a value has in a file."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable
from decimal import Decimal
from difflib import get_close_matches
from functools import cache
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model
from wagtail.models import Page

from programs.fields import ChoiceSetField
from programs.models.base import SharedContent
from publishing.portable import streams
from publishing.portable.keys import Keys, is_referable
from publishing.portable.misfits import Misfit, Misfits
from publishing.types import DOCUMENT_TYPES, type_of

#: What an installation knows of a document for itself: its place, its history, its locks. What is
#: planned is planned anew, so that nothing goes public by a date in a file.
OWN_TO_A_PLACE = {
    "alias_of",
    "collection",
    "color",
    "content_type",
    "created_at",
    "depth",
    "draft_title",
    "expired",
    "file",
    "file_hash",
    "file_size",
    "first_published_at",
    "go_live_at",
    "has_unpublished_changes",
    "height",
    "id",
    "last_published_at",
    "latest_revision",
    "latest_revision_created_at",
    "live",
    "live_revision",
    "locale",
    "locked",
    "locked_at",
    "locked_by",
    "numchild",
    "owner",
    "page_ptr",
    "path",
    "translation_key",
    "uploaded_by_user",
    "url_path",
    "width",
}

#: What Django calls an empty field; a draft may have some.
EMPTY = ("blank", "null", "required")


@cache
def snippet_models() -> list[type[SharedContent]]:
    """Return the models of shared content, each after those that its objects point at.

    So what others show as a part of themselves is public before they are.
    """
    waiting = [model for model in apps.get_models() if issubclass(model, SharedContent)]
    waiting.sort(key=lambda model: model._meta.label)
    found: list[type[SharedContent]] = []
    while waiting:
        free = [m for m in waiting if not _targets(m) & set(waiting) - {m}]
        found += free or waiting  # where they point at one another in a circle, by name
        waiting = [model for model in waiting if model not in found]
    return found


def _targets(model: type[models.Model]) -> set[type[models.Model]]:
    """Return the models that a model's fields may point at."""
    found: set[type[models.Model]] = set()
    for field in fields_of(model).values():
        if field.is_relation:
            found.add(field.related_model)
        elif isinstance(field, StreamField):
            found |= streams.targets(field.stream_block)
    return found


@cache
def portable_models() -> dict[str, type[models.Model]]:
    """Return every model that travels, by the name that a file has for it: programs.Faq."""
    pages = [m for m in apps.get_models() if issubclass(m, Page) and m is not Page]
    found = [get_image_model(), *snippet_models(), *pages]
    return {model._meta.label: model for model in found if not model._meta.proxy}


def model_named(name: Any) -> type[models.Model]:
    """Return the model of a type's name: programs.Faq, or faq as in the API.

    Raises:   Misfit, with the nearest name.
    """
    known: dict[str, type[models.Model]] = {}
    for label, model in portable_models().items():
        known |= {label: model, label.lower(): model, label.partition(".")[2].lower(): model}
    known |= {kind.name: kind.model for kind in DOCUMENT_TYPES.values() if len(kind.models) == 1}
    if not isinstance(name, str) or name not in known:
        raise Misfit("type", f"There is no type {name!r}.{nearest(str(name), known)}")
    return known[name]


def type_name(model: type[models.Model]) -> str:
    """Return what people call a type: faq, or source where the API has no name for it."""
    kind = type_of(model)
    return kind.name if kind and len(kind.models) == 1 else str(model._meta.verbose_name)


@cache
def fields_of(model: type[models.Model]) -> dict[str, Any]:
    """Return the fields that travel, by name."""
    return {
        field.name: field
        for field in model._meta.concrete_fields
        if field.name not in OWN_TO_A_PLACE
        and (not field.is_relation or is_referable(field.related_model))
    }


def field_named(model: type[models.Model], name: str) -> Any:
    """Return a field that travels. Raises: Misfit, with the nearest name."""
    fields = fields_of(model)
    if name not in fields:
        raise Misfit(name, f"A {type_name(model)} has no such field.{nearest(name, fields)}")
    return fields[name]


def nearest(name: str, known: Iterable[str]) -> str:
    found = get_close_matches(name, list(known), n=1, cutoff=0.5)
    return (
        f" Did you mean {found[0]}?" if found else f" It takes one of: {', '.join(sorted(known))}."
    )


def newest_of(document: Any) -> Any:
    """Return a document as its newest draft has it; itself, when there is none."""
    if document.has_unpublished_changes and document.latest_revision_id:
        return document.get_latest_revision_as_object()
    return document


def portable(document: Any, keys: Keys) -> dict[str, Any]:
    """Return the fields of a page, snippet or picture as they stand in a file, by name."""
    model: type[models.Model] = type(document)
    return {
        name: _given(field, field.value_from_object(document), keys)
        for name, field in sorted(fields_of(model).items())
    }


def _given(field: Any, value: Any, keys: Keys) -> Any:
    if isinstance(field, StreamField):
        parts = field.stream_block.get_prep_value(value)
        plain = json.loads(json.dumps(parts, cls=DjangoJSONEncoder))
        return streams.given(field.stream_block, plain, keys)
    if field.is_relation:
        return None if value is None else keys.key(field.related_model, value)
    if isinstance(field, RichTextField):
        return streams.given_links(value, keys)
    return _plain(value)


def _plain(value: Any) -> Any:
    """Return a value in JSON, one form for one value: a file that comes back is the same."""
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).isoformat()
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value


def taken(model: type[models.Model], values: Any, keys: Keys, *, line: str, language: str) -> Any:
    """Return a file's fields as `portable` would: with keys for references, every part whole.

    Args:     line: names the document; ids of parts that have none come from it.
    Raises:   Misfits, with everything that does not fit, not only the first of it.
    """
    if not isinstance(values, dict):
        raise Misfits([Misfit("fields", "Give an object with the fields by name.")])
    found, misfits = {}, []
    for name, value in values.items():
        try:
            field = field_named(model, name)
            found[name] = _taken(field, value, keys, f"{line}/{name}", language)
        except Misfit as misfit:
            misfits.append(misfit)
    if misfits:
        raise Misfits(misfits)
    return found


def _taken(field: Any, value: Any, keys: Keys, name: str, language: str) -> Any:
    if value is None and not field.null:
        raise Misfit(field.name, "It cannot be null. Leave it empty, or leave the field out.")
    if isinstance(field, StreamField):
        return streams.taken(field.stream_block, value, keys, name, field.name, language)
    if value is None:
        return None
    if field.is_relation:
        return keys.resolve(field.related_model, value, language, field.name)
    if isinstance(field, RichTextField):
        return streams.taken_links(value, keys, field.name, language)
    if not _fits(field, value):
        raise Misfit(field.name, f"{json.dumps(value)[:60]} is not what this field takes.")
    try:
        clean = field.to_python(value)
        field.clean(clean, None)
    except ValidationError as error:
        if getattr(error, "code", None) not in EMPTY:
            raise Misfit(field.name, " ".join(error.messages)) from error
    return _plain(clean)


def _fits(field: Any, value: Any) -> bool:
    """Tell whether a JSON value is of a field's kind; Django would turn many others into it."""
    if isinstance(field, ChoiceSetField):
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    if isinstance(field, models.JSONField):
        return True
    if isinstance(field, models.BooleanField):
        return isinstance(value, bool)
    if isinstance(field, models.IntegerField):
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, str)


def fill(document: Any, values: dict[str, Any], keys: Keys) -> None:
    """Set the fields of a document, as `taken` returned them; save it yourself."""
    model: type[models.Model] = type(document)
    for name, value in values.items():
        field = fields_of(model)[name]
        if isinstance(field, StreamField):
            setattr(document, name, json.dumps(streams.stored(field.stream_block, value, keys)))
        elif field.is_relation:
            pk = None if value is None else keys.pk(field.related_model, value)
            setattr(document, field.attname, pk)
        elif isinstance(field, RichTextField):
            setattr(document, name, streams.stored_links(value, keys))
        else:
            setattr(document, name, field.to_python(value))
