"""Which documents a body refers to, and what readers may know of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

from publishing.addresses import api_path
from publishing.models import Version, VersionQuerySet
from publishing.rich_text import document_links

UUID_TEXT = re.compile(r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")


def references_in(value: Any) -> set[str]:
    """Return every document id in a body or a part of one, links in rich text included.

    An `id` is a part's own, never a reference.
    """
    if isinstance(value, str):
        return {value} if UUID_TEXT.match(value) else document_links(value)
    if isinstance(value, dict):
        return set().union(*(references_in(item) for name, item in value.items() if name != "id"))
    if isinstance(value, list):
        return set().union(*(references_in(item) for item in value))
    return set()


class Row(NamedTuple):
    """What readers may know of a version without its body."""

    sequence: int
    document_id: UUID
    locale: str
    type: str
    slug: str
    title: str
    path: str

    @classmethod
    def of(cls, version: Version) -> Row:
        return cls(*(getattr(version, name) for name in cls._fields))


def stub_of(row: Row | Version, base_url: str, locale: str) -> dict[str, Any]:
    """Return what a reference to a version shows to readers of a locale."""
    return {
        "id": str(row.document_id),
        "type": row.type,
        "locale": row.locale,
        "slug": row.slug,
        "title": row.title,
        "path": row.path,
        "url": base_url + api_path(row.type, row.slug, row.document_id, locale),
    }


@dataclass
class Index:
    """The public documents among a set of ids, in the best language for a reader."""

    chain: list[str]
    #: Id → the rows in each language that it has, ordered by locale.
    by_id: dict[str, list[Row]]
    #: In a preview, id → locale → the draft that takes the place of a row; None takes it away.
    drafts: dict[str, dict[str, Version | None]] = field(default_factory=dict)

    @classmethod
    def of(cls, published: VersionQuerySet, ids: Iterable[str], chain: list[str]) -> Index:
        """Look the documents up, in one query and without their bodies."""
        rows = published.filter(document_id__in=list(ids)).order_by("locale")
        return cls.from_rows(map(Row._make, rows.values_list(*Row._fields)), chain)

    @classmethod
    def from_rows(cls, rows: Iterable[Row], chain: list[str]) -> Index:
        """Return the index of rows that are ordered by locale."""
        by_id: dict[str, list[Row]] = {}
        for row in rows:
            by_id.setdefault(str(row.document_id), []).append(row)
        return cls(chain, by_id)

    def best(self, document_id: str) -> Row | Version | None:
        """Return a document, or its draft, in the first locale of the chain that it has."""
        rows: dict[str, Row | Version | None] = {
            row.locale: row for row in self.by_id.get(document_id, ())
        }
        rows |= self.drafts.get(document_id, {})
        return next((row for locale in self.chain if (row := rows.get(locale))), None)

    def stub(self, document_id: str, base_url: str) -> dict[str, Any] | None:
        """Return what a reference shows, or None while the document is not public."""
        row = self.best(document_id)
        return None if row is None else stub_of(row, base_url, self.chain[0])

    def path(self, document_id: str) -> str | None:
        """Return where a link to a document leads, or None while that is nowhere."""
        row = self.best(document_id)
        return row.path or None if row is not None else None

    def translations(
        self, document_id: str, base_url: str, *, without: str
    ) -> list[dict[str, str]]:
        """Return where a document is in other languages than one."""
        return [
            {
                "locale": row.locale,
                "path": row.path,
                "url": base_url + api_path(row.type, row.slug, row.document_id, row.locale),
            }
            for row in self.by_id.get(document_id, ())
            if row.locale != without
        ]
