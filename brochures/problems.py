"""Refusals as application/problem+json (RFC 9457), as everywhere under /api/."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.http import HttpResponse, JsonResponse


def problem(status: int, detail: str, *, reason: str, **headers: Any) -> HttpResponse:
    """Return a problem: `reason` for programs, `detail` for people. Never kept by a cache."""
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "reason": reason,
    }
    return JsonResponse(
        body,
        status=status,
        content_type="application/problem+json",
        headers={"Cache-Control": "private, no-store", **headers},
        json_dumps_params={"ensure_ascii": False},
    )
