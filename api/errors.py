"""Every error under /api/ is application/problem+json (RFC 9457)."""

from __future__ import annotations

import logging
import math
from typing import Any

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import Resolver404, resolve
from rest_framework.exceptions import APIException, MethodNotAllowed, NotAcceptable

from publishing.options import BadOption
from publishing.outages import OUTAGES, RETRY_AFTER
from publishing.problems import problem_answer, wrong_parameter

logger = logging.getLogger("django.request")

#: What every address of the API allows.
ALLOWED_METHODS = "GET, HEAD, OPTIONS"

#: These depend on the address alone, so a shared cache may keep them for a moment.
CACHEABLE = {400, 404, 410, 414}


UNAVAILABLE = "The content cannot be read at this moment. Please ask again in a few seconds."


class BadParameter(ValueError):
    """A parameter is unknown or malformed: which one, what is wrong, and what to do."""

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


class Restart(LookupError):
    """A sync cursor leads nowhere any more; the client must begin again."""


class Expunged(LookupError):
    """What is asked for was erased for good."""


def problem(
    status: int, detail: str, *, headers: dict[str, str] | None = None, **members: Any
) -> JsonResponse:
    """Return a problem. `members` are extension members, such as `errors` or `reason`."""
    kept = "public, max-age=10" if status in CACHEABLE else "no-store"
    return problem_answer(status, detail, cache_control=kept, headers=headers, **members)


def bad_request(parameter: str, message: str, hint: str) -> JsonResponse:
    """Return the problem of one parameter."""
    return problem(400, message, errors=[wrong_parameter(parameter, message, hint)])


def exception_handler(error: Exception, context: dict[str, Any]) -> HttpResponse:
    """Turn whatever a view raised into a problem (settings: EXCEPTION_HANDLER)."""
    if isinstance(error, (BadParameter, BadOption)):
        return bad_request(error.parameter, error.message, error.hint)
    if isinstance(error, NotPublic):
        return problem(404, str(error))
    if isinstance(error, Withdrawn):
        return problem(410, "This was withdrawn.", reason=error.reason, path=error.path)
    if isinstance(error, Restart):
        cure = "Begin again with /api/v1/sync/ without a cursor; drop what does not come again."
        return problem(410, f"{error} {cure}", reason="restart")
    if isinstance(error, Expunged):
        return problem(410, "The words of this version were erased.", reason="expunged")
    if isinstance(error, Http404):
        return problem(404, "There is nothing public at this address.")
    if isinstance(error, PermissionDenied):
        return problem(403, "You may not do this.")
    if isinstance(error, SuspiciousOperation):
        # Django's own limits, such as the number of parameters.
        return problem(400, "This request is not one that the API can read.")
    if isinstance(error, APIException):
        return _of_rest_framework(error)
    if isinstance(error, OUTAGES):
        logger.error("The database did not answer a request to the API: %s", error)
        return problem(503, UNAVAILABLE, headers={"Retry-After": str(RETRY_AFTER)})
    logger.exception("A request to the API failed.")
    return problem(500, "Something went wrong on our side. Nothing was changed.")


def _of_rest_framework(error: APIException) -> HttpResponse:
    headers = {}
    if challenge := getattr(error, "auth_header", None):
        headers["WWW-Authenticate"] = challenge
    if isinstance(error, MethodNotAllowed):
        headers["Allow"] = ALLOWED_METHODS
    if isinstance(error, NotAcceptable):
        return problem(406, "This address does not answer in a format that Accept names.")
    if wait := getattr(error, "wait", None):
        headers["Retry-After"] = str(math.ceil(wait))
    return problem(error.status_code, str(error.detail), headers=headers)


def unknown_address(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """Answer every path under /api/ that is nothing else."""
    if not request.path_info.endswith("/") and _is_known(f"{request.path_info}/"):
        return problem(404, f"Addresses end in a slash: {request.path}/")
    where = "/api/v1/ lists where to begin, and /api/v1/schema/ describes them all."
    return problem(404, f"There is no such address. {where}")


def _is_known(path: str) -> bool:
    try:
        return resolve(path).func is not unknown_address
    except Resolver404:
        return False
