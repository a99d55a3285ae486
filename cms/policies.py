"""Browser policies that depend on where in the site a page is."""

from typing import Any

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

ADMIN_PREFIX = "/admin/"


class PolicyMiddleware(CSPMiddleware):
    """Send the strict content policy, or the one that the page's path prefix needs.

    Public pages also send `Referrer-Policy: no-referrer`: the next site must not learn that its
    visitor has just read about addiction treatment. The admin keeps `same-origin`, set by Django.

    A preview is a page inside an answer of the admin, which frames it: Wagtail makes it by a
    request of its own, and only the outer one knows where the answer is shown.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if getattr(request, "is_dummy", False):
            return response
        if not request.path_info.startswith(ADMIN_PREFIX):
            response.headers.setdefault("Referrer-Policy", "no-referrer")
        return super().process_response(request, response)

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only and parts.config is None:
            parts.replace = {**_differences(request.path_info), **(parts.replace or {})}
        return parts


def _differences(path: str) -> dict[str, Any]:
    for prefix, directives in settings.CONTENT_SECURITY_POLICY_BY_PREFIX.items():
        if path.startswith(prefix):
            return directives
    return {}
