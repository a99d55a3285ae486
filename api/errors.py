"""Every error under /api/ is application/problem+json (RFC 9457)."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from rest_framework.exceptions import APIException

from publishing.options import BadOption

logger = logging.getLogger("django.request")

CONTENT_TYPE = "application/problem+json"


class BadParameter(ValueError):
    """A parameter is unknown or malformed: which one, what is wrong, and what to do."""

    status = HTTPStatus.BAD_REQUEST

    def __init__(self, parameter: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.parameter, self.message, self.hint = parameter, message, hint


class NotPublic(LookupError):
    """There is no such document, or it is not public: a reader cannot tell which."""


class Withdrawn(LookupError):
    """What was at a path is gone for good."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path)
        self.path, self.reason = path, reason


def problem(
    status: int, detail: str, *, headers: dict[str, str] | None = None, **members: Any
) -> JsonResponse:
    """Return a problem. `members` are extension members, such as `errors` or `reason`."""
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": int(status),
        "detail": detail,
        **members,
    }
    response = JsonResponse(body, status=status, content_type=CONTENT_TYPE, headers=headers)
    response["Cache-Control"] = "no-store" if status >= 500 else "public, max-age=10"
    return response


def exception_handler(error: Exception, context: dict[str, Any]) -> HttpResponse:
    """Turn whatever a view raised into a problem (settings: EXCEPTION_HANDLER)."""
    if isinstance(error, (BadParameter, BadOption)):
        entry = {"parameter": error.parameter, "message": error.message, "hint": error.hint}
        return problem(400, error.message, errors=[entry])
    if isinstance(error, (NotPublic, Http404)):
        return problem(404, str(error) or "There is nothing public at this address.")
    if isinstance(error, Withdrawn):
        return problem(410, "This was withdrawn.", reason=error.reason, path=error.path)
    if isinstance(error, PermissionDenied):
        return problem(403, "You may not do this.")
    if isinstance(error, APIException):
        headers = {}
        if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            headers["Allow"] = "GET, HEAD, OPTIONS"
        return problem(error.status_code, str(error.detail), headers=headers)
    logger.exception("A request to the API failed.")
    return problem(500, "Something went wrong on our side. Nothing was changed.")


def unknown_address(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """Answer every path under /api/ that is nothing else."""
    return problem(404, "There is no such address. /api/v1/docs/ lists them all.")
