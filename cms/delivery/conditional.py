"""304 by date, for readers that send no ETag: only for the very date that we gave them.

A later date would do where clocks only go forward. When one was ahead and was set back, what is
published next bears an earlier date than what readers hold, and they would keep it for good.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.middleware.http import ConditionalGetMiddleware
from django.utils.http import parse_http_date_safe


class ExactConditionalGetMiddleware(ConditionalGetMiddleware):
    """Django's, but for If-Modified-Since, which must name the date of Last-Modified."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        since = request.META.get("HTTP_IF_MODIFIED_SINCE")
        if since is not None and _moment(since) != _moment(response.get("Last-Modified", "")):
            del request.META["HTTP_IF_MODIFIED_SINCE"]
        return super().process_response(request, response)


def _moment(date: str) -> int | None:
    return parse_http_date_safe(date)
