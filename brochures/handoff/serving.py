"""A file as an answer, or the word that the asker has it already."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from brochures.handoff.types import content_type, disposition

#: Nobody but the asker may keep it, and even the asker asks each time.
PRIVATE = {"Cache-Control": "private, no-cache", "Vary": "Authorization, Cookie"}


def file_answer(
    request: HttpRequest, name: str, stem: str, etag: str, made: Callable[[], bytes]
) -> HttpResponse:
    """Return a file. stem: begins the name under which it is saved. made: called if it is sent."""
    quoted = f'"{etag}"'
    answer = get_conditional_response(request, etag=quoted)
    if answer is None:
        answer = HttpResponse(made(), content_type=content_type(name))
        answer.headers["Content-Disposition"] = disposition(name, f"{stem}-{name}")
        answer.headers["ETag"] = quoted
    for header, value in PRIVATE.items():
        answer.headers[header] = value
    return answer
