"""Refusals as application/problem+json (RFC 9457), as everywhere under /api/."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse


def problem(
    request: HttpRequest, status: int, code: str, title: str, detail: str, **headers: Any
) -> HttpResponse:
    """Return a problem: `code` for programs, `title` and `detail` for people."""
    body = {
        "type": "about:blank",
        "title": title,
        "status": status,
        "code": code,
        "detail": detail,
        "instance": request.path,
    }
    response = JsonResponse(
        body,
        status=status,
        content_type="application/problem+json",
        json_dumps_params={"ensure_ascii": False},
    )
    for name, value in headers.items():
        response.headers[name.replace("_", "-")] = value
    return response
