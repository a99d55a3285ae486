"""What every endpoint has in common: who may ask, what may be asked, how answers are marked."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from functools import cache
from typing import Any, ClassVar
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Q
from django.http import HttpResponse
from rest_framework.permissions import AllowAny
from rest_framework.views import APIView

from api.errors import ALLOWED_METHODS, NotPublic, exception_handler
from api.v1 import parameters as reading
from publishing.answers import MadeOf, note
from publishing.caching import mark_fresh
from publishing.head import Head, read_head
from publishing.models import VersionQuerySet
from publishing.options import Options
from publishing.surrogate_keys import EVERYTHING, keys_of


class PublicView(APIView):
    """Read-only, for everybody, cacheable; no session, no cookie, no throttle by address."""

    permission_classes = [AllowAny]
    http_method_names = ["get", "head", "options"]

    @classmethod
    def parameters(cls) -> list[reading.Parameter]:
        """Return the query parameters that are known here."""
        return []

    @classmethod
    @cache
    def known(cls) -> frozenset[str]:
        """Return the names of the parameters; a list has hundreds."""
        return frozenset(item.name for item in cls.parameters())

    def get_exception_handler(self) -> Any:
        return exception_handler

    #: Whether the answer depends on what is published; the index does not.
    from_ledger: ClassVar[bool] = True

    #: Whether browsers and caches may keep the answer, and with it the address that was asked.
    may_be_kept: ClassVar[bool] = True

    def initial(self, request: Any, *args: Any, **kwargs: Any) -> None:
        """Note how far the ledger is before reading, so that a later change is never missed."""
        super().initial(request, *args, **kwargs)
        self.ledger = read_head() if self.from_ledger else Head()
        self.keys = frozenset({EVERYTHING}) if self.from_ledger else frozenset()

    def made_of(
        self, ids: Iterable[str], kinds: Iterable[str] = (), slugs: Iterable[str] = ()
    ) -> None:
        """Say which documents, lists of which types and which slugs the answer depends on.

        A view that does not say depends on everything.
        """
        self.keys = keys_of(ids, kinds, slugs)

    def options(  # type: ignore[override]
        self, request: Any, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        return HttpResponse(status=204, headers={"Allow": ALLOWED_METHODS})

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        if not self.may_be_kept:
            response["Cache-Control"] = "no-store"
        elif response.status_code == 200 and request.method in ("GET", "HEAD"):
            response["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
            mark_fresh(response, self.ledger, self.keys)
            note(request, MadeOf(self.ledger, self.keys))
        return response


def public(options: Options, published: VersionQuerySet) -> VersionQuerySet:
    """Return what a reader with these options sees of a set, each document once."""
    return published.in_locale(options.locale).for_channel(options.channel)


def named_by(key: str) -> Q:
    """Return the condition that a document has this id, or this slug. Raises: NotPublic."""
    if "\x00" in key:
        # PostgreSQL refuses the character, and no slug has it.
        raise NotPublic("There is no such document here.")
    try:
        return Q(document_id=UUID(key))
    except ValueError:
        return Q(slug=key)


def page_response(
    before: dict[str, Any], results: list[str], after: dict[str, Any], *, called: str = "results"
) -> HttpResponse:
    """Return a list as JSON: some keys, the results, which are JSON already, and some more keys."""
    parts = [
        *([json.dumps(before)[1:-1]] if before else ()),
        f'"{called}": [{", ".join(results)}]',
        *([json.dumps(after, cls=DjangoJSONEncoder)[1:-1]] if after else ()),
    ]
    return HttpResponse(f"{{{', '.join(parts)}}}", content_type="application/json")
