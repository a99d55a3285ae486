"""Refusals that happen before any view of ours are problems too."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import unquote_to_bytes

from django.http import HttpRequest, HttpResponse

from api.errors import CONTENT_TYPE, problem

PREFIX = "/api/"

#: Bytes. Every question the API can answer is far shorter.
MAX_QUERY_LENGTH = 8192


class ProblemMiddleware:
    """Checks the query string of an API request, and the form of every error that leaves."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(PREFIX):
            return self.get_response(request)
        query = request.META.get("QUERY_STRING", "")
        if len(query) > MAX_QUERY_LENGTH:
            return problem(414, f"The query string may have {MAX_QUERY_LENGTH} bytes.")
        if not _is_utf8(query):
            entry = {
                "parameter": "",
                "message": "Not UTF-8.",
                "hint": "Percent-encode UTF-8 bytes.",
            }
            return problem(400, "The query string is not UTF-8.", errors=[entry])
        response = self.get_response(request)
        is_error = response.status_code >= HTTPStatus.BAD_REQUEST
        if is_error and response.get("Content-Type") != CONTENT_TYPE:
            return problem(response.status_code, HTTPStatus(response.status_code).description)
        return response


def _is_utf8(query: str) -> bool:
    try:
        unquote_to_bytes(query.replace("+", " ")).decode()
    except UnicodeDecodeError:
        return False
    return True
