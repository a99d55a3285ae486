"""Everything public of some types, by type: what stands beside a document."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from publishing.delivery import deliver
from publishing.models import Version, VersionQuerySet
from publishing.options import Options

Document = dict[str, Any]
Shelf = dict[str, list[Document]]


def shelf_of(
    kinds: Collection[str],
    options: Options,
    *,
    expand: Mapping[str, tuple[str, ...]] | None = None,
    published: VersionQuerySet | None = None,
    read: set[str] | None = None,
) -> Shelf:
    """Return every public document of the types, by type, each list in its own order.

    One query for the documents and those of one delivery, whatever there is.

    Args:     expand: references to inline, by the type that has them. published, read: as for
              `publishing.delivery.deliver`.
    """
    published = Version.objects.current() if published is None else published
    rows = list(
        published.in_locale(options.locale)
        .for_channel(options.channel)
        .filter(type__in=kinds)
        .order_by("position", "title", "document_id")
    )
    # Only of the types that are there: delivery refuses to expand what no document has.
    there = sorted({row.type for row in rows})
    steps = tuple(step for kind in there for step in (expand or {}).get(kind, ()))
    shelf: Shelf = {kind: [] for kind in kinds}
    documents = deliver(rows, replace(options, expand=steps), published=published, read=read)
    for document in documents:
        shelf[document["type"]].append(document)
    return shelf
