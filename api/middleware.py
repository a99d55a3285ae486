"""Refusals that happen before any view of ours are problems too."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import unquote_to_bytes

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse

from api.errors import bad_request, problem
from publishing.problems import CONTENT_TYPE

PREFIX = "/api/"

#: Bytes. Every question the API can answer is far shorter.
MAX_QUERY_LENGTH = 8192

#: Headers of an error that say what a client may do next.
KEPT = ("Allow", "Retry-After", "WWW-Authenticate")


class ProblemMiddleware:
    """Checks the query string of an API request, and the form of every error that leaves."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(PREFIX):
            return self.get_response(request)
        # WSGI gives bytes as Latin-1, so a character is a byte.
        query = request.META.get("QUERY_STRING", "")
        if len(query) > MAX_QUERY_LENGTH:
            return problem(414, f"The query string may have {MAX_QUERY_LENGTH} bytes.")
        if not _is_utf8(query):
            return bad_request("", "The query string is not UTF-8.", "Percent-encode UTF-8 bytes.")
        response = self.get_response(request)
        is_error = response.status_code >= HTTPStatus.BAD_REQUEST
        if is_error and response.get("Content-Type") != CONTENT_TYPE:
            return _as_problem(request, response)
        return response


def _as_problem(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Return what Django or another middleware answered, in our form and without its words."""
    headers = {name: response[name] for name in KEPT if name in response}
    status = HTTPStatus(response.status_code)
    detail = status.description or status.phrase
    if status == HTTPStatus.BAD_REQUEST and not _is_ours(request):
        detail = "This server does not answer to the name in “Host”: see ALLOWED_HOSTS."
    return problem(status, detail, headers=headers)


def _is_ours(request: HttpRequest) -> bool:
    """Tell whether the request was for a host name that this server answers to."""
    try:
        request.get_host()
    except DisallowedHost:
        return False
    return True


def _is_utf8(query: str) -> bool:
    try:
        unquote_to_bytes(query.encode("latin-1")).decode()
    except UnicodeError:
        return False
    return True
