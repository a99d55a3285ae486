"""A page or snippet becomes a document. Publishing and preview use this same function."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from wagtail.models import Page

from programs.review_policies import HIDE_FROM_PRINT
from publishing.digests import digest_of
from publishing.locales import bcp47
from publishing.models import Version
from publishing.types import DocumentType, shape_of, type_of
from publishing.visibility import site_path


def draft_version(instance: Any) -> Version:
    """Return the version that publishing this instance now would store, unsaved.

    Args:     instance: a page or snippet of a document type; its fields may hold a draft.
    Raises:   ImproperlyConfigured when the model is no document type.
    """
    kind = type_of(type(instance))
    if kind is None:
        raise ImproperlyConfigured(f"{type(instance).__name__} is not a document type.")
    body = _body_of(instance, kind)
    return Version(
        document_id=instance.translation_key,
        locale=body["locale"],
        type=kind.name,
        slug=body["slug"],
        path=body["meta"]["path"],
        title=body["title"],
        position=body["meta"]["order"],
        event=Version.PUBLISHED,
        body=body,
        digest=digest_of(body),
        revision=instance.live_revision_id,
    )


def _body_of(instance: Any, kind: DocumentType) -> dict[str, Any]:
    serializer = shape_of(kind.name)
    body: dict[str, Any] = {
        "id": str(instance.translation_key),
        "type": kind.name,
        "locale": bcp47(instance.locale.language_code),
    }
    for name, field in serializer.fields.items():
        if name in body:
            continue
        value = field.get_attribute(instance)
        body[name] = None if value is None else field.to_representation(value)
    body["meta"].update(path=_path_of(instance), order=_order_of(instance))
    review = body["meta"]["review"]
    if "channels" in body and review["in_effect"] and review["if_overdue"] == HIDE_FROM_PRINT:
        body["channels"] = [channel for channel in body["channels"] if channel != "print"]
    return body


def _path_of(instance: Any) -> str:
    return (site_path(instance) or "") if isinstance(instance, Page) else ""


def _order_of(instance: Any) -> int:
    """Return the place among siblings: the last step of the tree path, or a snippet's own order."""
    if isinstance(instance, Page):
        return int(instance.path[-instance.steplen :], 36)
    return getattr(instance, "order", 0)
