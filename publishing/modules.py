"""Parts of the long copy, found and delivered across documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import Exists, OuterRef, Q

from programs.choices import Aspect
from publishing.delivery import deliver
from publishing.models import Reference, Version, VersionQuerySet
from publishing.options import BadOption, Options, check_depth
from publishing.serializers.common import ContentSerializer
from publishing.serializers.fields import ReferenceField
from publishing.serializers.modules import META
from publishing.types import DOCUMENT_TYPES, shape_of

ASPECTS: list[str] = Aspect.values

#: The types whose documents have parts.
TYPES = [
    kind.name for kind in DOCUMENT_TYPES.values() if issubclass(kind.serializer, ContentSerializer)
]

#: The fields by which a document is about a level. Places that offer it are not about it.
ABOUT_LEVEL = [
    ("program", "level"),
    ("benefit", "applies_to"),
    ("faq", "about"),
    ("comparison", "subjects"),
    ("transition", "from_level"),
    ("transition", "to_level"),
]


def about_levels(ids: Iterable[str]) -> Q:
    """Return the condition that a document is one of these levels or about one of them."""
    ids = list(ids)
    about = Q(pk__in=[])
    for kind, name in ABOUT_LEVEL:
        if isinstance(shape_of(kind).fields[name], ReferenceField):
            about |= Q(**{"type": kind, f"body__{name}__in": ids})
            continue
        for key in ids:
            # SQLite cannot look into a JSON list; quoted, only a whole item matches.
            about |= Q(**{"type": kind, f"body__{name}__icontains": f'"{key}"'})
    # Says nothing new, but spares looking into the bodies of all others.
    refers = Exists(Reference.objects.filter(version=OuterRef("pk"), target__in=ids))
    return Q(document_id__in=ids) | (Q(refers) & about)


def servable(options: Options) -> Q:
    """Return the condition on documents joined with their parts that a reader may have a part.

    A part that does not stand alone is served beside its whole document or not at all: only when
    `expand` names the document, and never in mobile, whose documents leave such parts out.
    """
    if options.channel == "mobile" or not _is_expanded(options):
        return Q(modules__stands_alone=True)
    return Q(modules__isnull=False)


def deliver_modules(
    parts: Sequence[tuple[int, str]],
    options: Options,
    *,
    published: VersionQuerySet | None = None,
    read: set[str] | None = None,
) -> list[dict[str, Any]]:
    """Return parts in the shape of ListedModuleSerializer, in three queries and those of `expand`.

    Args:     parts: (sequence of a version, id of a part of it). options: `expand` may name
              "document" and, after a dot, references of the document. published, read: as in
              publishing.delivery.deliver.
    Raises:   BadOption, when `expand` names anything else.
    """
    is_expanded = _is_expanded(options)
    inside = tuple(path.partition(".")[2] for path in options.expand if "." in path)
    versions = list(Version.objects.filter(pk__in={sequence for sequence, _ in parts}))
    inner = replace(options, expand=inside)
    documents = deliver(versions, inner, published=published, read=read)
    by_version = dict(zip((row.sequence for row in versions), documents, strict=True))
    return [_listed(key, by_version[sequence], is_expanded) for sequence, key in parts]


def _is_expanded(options: Options) -> bool:
    for path in options.expand:
        check_depth(path)
        if path.partition(".")[0] != "document":
            raise BadOption(
                "expand",
                f"There is no reference “{path}”.",
                "Use document, or document.level for a reference of the document.",
            )
    return bool(options.expand)


def _listed(key: str, document: dict[str, Any], is_expanded: bool) -> dict[str, Any]:
    part = next(part for part in document["modules"] if part["id"] == key)
    meta = document["meta"]
    stub = {
        **{name: document[name] for name in ("id", "type", "locale", "slug", "title")},
        **{name: meta[name] for name in ("path", "url")},
    }
    return {
        **part,
        "document": document if is_expanded else stub,
        "meta": {name: meta[name] for name in META},
    }
