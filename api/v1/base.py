"""What every endpoint has in common: who may ask, what may be asked, how answers are marked."""

from __future__ import annotations

import hashlib
from typing import Any, ClassVar

from django.conf import settings
from django.http import HttpResponse
from django.utils.http import http_date
from rest_framework.permissions import AllowAny
from rest_framework.views import APIView

from api.errors import ALLOWED_METHODS, exception_handler
from api.v1 import parameters as reading
from api.v1.freshness import last_change
from publishing.models import Version, VersionQuerySet
from publishing.options import Options


class PublicView(APIView):
    """Read-only, for everybody, cacheable; no session, no cookie, no throttle by address."""

    permission_classes = [AllowAny]
    http_method_names = ["get", "head", "options"]

    @classmethod
    def parameters(cls) -> list[reading.Parameter]:
        """Return the query parameters that are known here."""
        return []

    def get_exception_handler(self) -> Any:
        return exception_handler

    #: Whether the answer depends on what is published; the index does not.
    from_ledger: ClassVar[bool] = True

    def initial(self, request: Any, *args: Any, **kwargs: Any) -> None:
        """Note the time of the last change before reading, so that a later one is never missed."""
        super().initial(request, *args, **kwargs)
        self.last_change = last_change() if self.from_ledger else None

    def options(  # type: ignore[override]
        self, request: Any, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        return HttpResponse(status=204, headers={"Allow": ALLOWED_METHODS})

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        if response.status_code == 200 and request.method in ("GET", "HEAD"):
            response["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
            response["Cache-Control"] = f"public, max-age={settings.API_MAX_AGE}"
            if self.last_change:
                response["Last-Modified"] = http_date(self.last_change.timestamp())
        return response


def public(options: Options) -> VersionQuerySet:
    """Return what a reader with these options can see, each document once."""
    return Version.objects.current().in_locale(options.locale).for_channel(options.channel)
