"""Where a document is found in the API. The path is part of the contract, so it is built here."""

from __future__ import annotations

from uuid import UUID

from publishing.types import DOCUMENT_TYPES


def api_path(kind: str, slug: str, document_id: UUID) -> str:
    """Return a document's address in the API, from the site's root."""
    segment = DOCUMENT_TYPES[kind].path_segment
    return f"/api/v1/{segment}/{slug}/" if segment else f"/api/v1/pages/{document_id}/"
