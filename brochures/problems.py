"""Refusals as application/problem+json (RFC 9457), as everywhere under /api/."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse


def problem(
    status: int,
    detail: str,
    *,
    reason: str,
    errors: Sequence[dict[str, str]] = (),
    headers: dict[str, str] | None = None,
) -> HttpResponse:
    """Return a problem: `reason` for programs, `detail` for people. Never kept by a cache.

    errors: what is wrong with each parameter, in the form of the rest of the API.
    """
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "reason": reason,
    }
    if errors:
        body["errors"] = list(errors)
    return JsonResponse(
        body,
        status=status,
        content_type="application/problem+json",
        headers={"Cache-Control": "private, no-store", **(headers or {})},
        json_dumps_params={"ensure_ascii": False},
    )


def bad_parameter(name: str, message: str, hint: str) -> HttpResponse:
    """Return the problem of one parameter."""
    entry = {"parameter": name, "message": message, "hint": hint}
    return problem(400, message, reason="bad_parameter", errors=[entry])


def unknown_parameter(request: HttpRequest, known: Collection[str] = ()) -> HttpResponse | None:
    """Return the answer to a parameter that an address does not have; none is ever ignored."""
    unknown = sorted(set(request.GET) - set(known))
    if not unknown:
        return None
    name = unknown[0][:100]
    hint = f"This address has {', '.join(f'“{each}”' for each in known) or 'none'}."
    return bad_parameter(name, f"There is no parameter “{name}” here.", hint)


def without_parameters(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Refuse every parameter before a view that has none."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return unknown_parameter(request) or view(request, *args, **kwargs)

    return checked
