"""Where a document is found in the API. The path is part of the contract, so it is built here."""

from __future__ import annotations

from uuid import UUID

from publishing.locales import known_locales
from publishing.types import DOCUMENT_TYPES


def api_path(kind: str, slug: str, document_id: UUID, locale: str) -> str:
    """Return a document's address in the API, from the site's root, for readers of a locale."""
    segment = DOCUMENT_TYPES[kind].path_segment
    path = f"/api/v1/{segment}/{slug}/" if segment else f"/api/v1/pages/{document_id}/"
    return path if locale == known_locales()[0] else f"{path}?locale={locale}"
