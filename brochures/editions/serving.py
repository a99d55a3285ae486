"""The files of an edition as answers: the stored bytes, with an ETag that never changes."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from brochures.editions.handing_off import kit_etag, kit_of, kit_rows
from brochures.editions.models import Edition
from brochures.handoff.kit import KIT
from brochures.handoff.serving import file_answer


def edition_answer(request: HttpRequest, edition: Edition, name: str) -> HttpResponse | None:
    """Return one file, or that it is unchanged; None when the edition has no such file."""
    if name == KIT:
        if not kit_rows(edition):
            return None
        return file_answer(
            request, name, edition.file_stem, kit_etag(edition), lambda: kit_of(edition) or b""
        )
    file = edition.files.defer("data").filter(name=name).first()
    if file is None:
        return None
    return file_answer(request, name, edition.file_stem, file.sha256, lambda: bytes(file.data))
