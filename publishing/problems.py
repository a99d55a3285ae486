"""Errors as application/problem+json (RFC 9457): one form, whichever channel answers."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.http import JsonResponse

CONTENT_TYPE = "application/problem+json"


def problem_answer(
    status: int,
    detail: str,
    *,
    cache_control: str,
    headers: dict[str, str] | None = None,
    **members: Any,
) -> JsonResponse:
    """Return a problem: `detail` for people.

    members: extension members, such as `reason` for programs, or `errors`.
    """
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": int(status),
        "detail": detail,
        **members,
    }
    return JsonResponse(
        body,
        status=status,
        content_type=CONTENT_TYPE,
        headers={"Cache-Control": cache_control, **(headers or {})},
        json_dumps_params={"ensure_ascii": False},
    )


def wrong_parameter(parameter: str, message: str, hint: str) -> dict[str, str]:
    """Return an item of `errors`: which parameter, what is wrong, and what to do."""
    return {"parameter": parameter, "message": message, "hint": hint}
