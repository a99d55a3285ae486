"""Reading the past: who may, which set is read, and how the answers are marked."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any, cast

from django.db.models import Q
from django.http import HttpResponse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.dateparse import parse_datetime
from django.utils.functional import SimpleLazyObject
from rest_framework.authentication import BaseAuthentication
from rest_framework.permissions import BasePermission

from api.errors import BadParameter, Expunged
from api.tokens import MayReadHistory, TokenAuthentication, may_read_history
from api.v1.parameters import Parameter, options_from
from publishing.answers import NOTE
from publishing.locales import fallback_chain
from publishing.models import Version, VersionQuerySet
from publishing.options import Options

AS_OF = Parameter(
    "as_of",
    {"type": "string", "format": "date-time"},
    "A moment in the past: answer as then. Needs a token, unless the server lets everybody.",
)

#: Headers that speak of what is public today.
OF_TODAY = ("Last-Modified", "Surrogate-Key", "Cache-Tag", "Expires")


class ReadsThePast:
    """For views that can answer as of another moment; those that always do set `always`.

    A request for today is as public as ever: its token, if it has one, is not looked at.
    """

    always = False
    request: Any

    @property
    def is_past(self) -> bool:
        # There is no request while OpenAPI is written.
        return self.always or "as_of" in getattr(self.request, "GET", ())

    def get_authenticators(self) -> list[BaseAuthentication]:
        return [TokenAuthentication()] if self.is_past else []

    def get_permissions(self) -> list[BasePermission]:
        return [MayReadHistory()] if self.is_past else super().get_permissions()  # type: ignore[misc]

    def finalize_response(
        self, request: Any, response: HttpResponse, *args: Any, **kwargs: Any
    ) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)  # type: ignore[misc]
        if self.is_past:
            request.META.pop(NOTE, None)  # nobody else may get this answer
            for name in OF_TODAY:
                response.headers.pop(name, None)
            # The reader's own store may keep it, and asks each time whether it still may.
            response["Cache-Control"] = "private, no-cache"
            patch_vary_headers(response, ["Authorization"])
        return response


def asked(values: dict[str, str], request: Any) -> tuple[Options, VersionQuerySet]:
    """Return how a reader wants documents, and the set to read. Raises: BadParameter, BadOption."""
    options = options_from(values, request)
    if "as_of" not in values:
        # Not built unless it is used: most answers come from SQL that was compiled before.
        return options, cast(VersionQuerySet, SimpleLazyObject(Version.objects.current))
    moment = moment_from(values)
    published = visible(Version.objects.as_of(moment), request)
    return replace(options, day=timezone.localdate(moment)), published


def visible(rows: VersionQuerySet, request: Any) -> VersionQuerySet:
    """Return what this reader may see of the past.

    Without the permission (PUBLIC_HISTORY): only of what is public today. Who withdraws a
    document takes it back from everybody.
    """
    return rows if may_read_history(request) else rows.still_public()


def refuse_expunged(which: Q, options: Options, moment: datetime.datetime, request: Any) -> None:
    """Raise Expunged if what is asked for was public then and has been erased since."""
    rows = visible(Version.objects.open_at(moment), request).filter(which)
    chain = fallback_chain(options.locale)
    if rows.filter(locale__in=chain, expunged_at__isnull=False).exists():
        raise Expunged


def moment_from(values: dict[str, str]) -> datetime.datetime:
    """Return the moment of `as_of`. Raises: BadParameter when it is none, or yet to come."""
    text = values["as_of"]
    try:
        # In a query string an unescaped plus is a space.
        moment = parse_datetime(text.replace(" ", "+"))
        if moment is None or timezone.is_naive(moment):
            raise ValueError(text)
        moment = moment.astimezone(datetime.UTC)
        timezone.localtime(moment)
    except (ValueError, OverflowError) as error:
        raise BadParameter(
            "as_of",
            f"“{text[:40]}” is no moment with a time zone.",
            "Write it as RFC 3339 does: 2026-05-03T14:00:00Z.",
        ) from error
    if moment > timezone.now():
        raise BadParameter("as_of", "This moment is yet to come.", "Give one in the past.")
    return moment
