"""The endpoints. Each reads its parameters, asks the ledger once, and answers."""

from __future__ import annotations

import hashlib
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from rest_framework.permissions import AllowAny
from rest_framework.views import APIView

from api.errors import BadParameter, NotPublic, Withdrawn, exception_handler
from api.v1 import parameters as reading
from api.v1.cursors import Cursor, page_of
from api.v1.filters import filters_of
from publishing.comparing import compare
from publishing.delivery import deliver
from publishing.models import Version, VersionQuerySet
from publishing.options import Options, check_paths
from publishing.resolving import Found, Gone, Moved, resolve
from publishing.types import DOCUMENT_TYPES, DocumentType

#: Seconds that a browser or a cache may keep an answer before it asks again with its ETag.
MAX_AGE = 60

MAX_COMPARED = 4


class PublicView(APIView):
    """Read-only, for everybody, cacheable; no session, no cookie, no throttle by address."""

    permission_classes = [AllowAny]
    http_method_names = ["get", "head", "options"]

    def get_exception_handler(self) -> Any:
        return exception_handler

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        if response.status_code == 200 and request.method in ("GET", "HEAD"):
            response["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
            response["Cache-Control"] = f"public, max-age={MAX_AGE}"
        return response


class DocumentList(PublicView):
    """List the public documents of a type, page by page."""

    kind: ClassVar[DocumentType | None] = None

    @classmethod
    def parameters(cls) -> list[reading.Parameter]:
        filters = [
            reading.Parameter(item.name, item.schema, item.description)
            for item in filters_of(cls.kind).values()
        ]
        return [*reading.DELIVERY, *reading.PAGING, *cls.extra_parameters(), *filters]

    @classmethod
    def extra_parameters(cls) -> list[reading.Parameter]:
        if cls.kind is not None:
            return []
        schema = {"type": "string", "enum": list(DOCUMENT_TYPES)}
        return [reading.Parameter("type", schema, "Only documents of this type.")]

    def get(self, request: Any) -> HttpResponse:
        known = {item.name for item in self.parameters()}
        values = reading.read(request, known)
        options = reading.options_from(values, request)
        kinds = self._kinds(values)
        check_paths(options, kinds)
        rows = public(options).filter(type__in=kinds)
        for name, item in filters_of(self.kind).items():
            if name in values:
                rows = rows.filter(item.condition(values[name]))
        default = "order" if self.kind is not None else "type"
        ordering = reading.ordering_from(values, default)
        cursor = reading.cursor_from(values, ordering)
        found, following, previous = page_of(rows, ordering, cursor, reading.limit_from(values))
        return JsonResponse(
            {
                "count": rows.count(),
                "next": _link(request, following),
                "previous": _link(request, previous),
                "results": deliver(found, options),
            }
        )

    def _kinds(self, values: dict[str, str]) -> list[str]:
        if self.kind is not None:
            return [self.kind.name]
        wanted = values.get("type")
        if wanted is not None and wanted not in DOCUMENT_TYPES:
            raise BadParameter(
                "type",
                f"“{wanted[:40]}” is no document type.",
                f"Use one of: {', '.join(DOCUMENT_TYPES)}.",
            )
        return [wanted] if wanted else list(DOCUMENT_TYPES)


class DocumentDetail(PublicView):
    """Show one public document, by slug or id."""

    kind: ClassVar[DocumentType | None] = None

    @classmethod
    def parameters(cls) -> list[reading.Parameter]:
        return reading.DELIVERY

    def get(self, request: Any, key: str) -> HttpResponse:
        values = reading.read(request, {item.name for item in self.parameters()})
        options = reading.options_from(values, request)
        check_paths(options, [self.kind.name] if self.kind else DOCUMENT_TYPES)
        rows = public(options)
        if self.kind is not None:
            rows = rows.filter(type=self.kind.name)
        found = rows.filter(_by(key)).order_by("type", "position").first()
        if found is None:
            raise NotPublic(
                f"There is no public {self.kind.name if self.kind else 'document'} here."
            )
        return JsonResponse(deliver([found], options)[0])


class Resolve(PublicView):
    """Find what lies at a path of the website: a document, another path, or nothing any more."""

    @classmethod
    def parameters(cls) -> list[reading.Parameter]:
        path = reading.Parameter(
            "path", {"type": "string"}, "A path of the website, such as /levels/iop/", required=True
        )
        return [path, *(item for item in reading.DELIVERY if item.name != "locale")]

    def get(self, request: Any) -> HttpResponse:
        values = reading.read(request, {item.name for item in self.parameters()})
        path = values.get("path", "")
        if not path.startswith("/"):
            raise BadParameter("path", "A path starts with “/”.", "Such as /levels/iop/.")
        answer = resolve(path)
        if answer is None:
            raise NotPublic("There is nothing public at this path.")
        if isinstance(answer, Gone):
            raise Withdrawn(path, answer.reason)
        if isinstance(answer, Moved):
            return JsonResponse(
                {"document": None, "redirect": answer.path, "permanent": answer.permanent}
            )
        document = self._document(answer, values, request)
        return JsonResponse({"document": document, "redirect": None, "permanent": None})

    def _document(self, answer: Found, values: dict[str, str], request: Any) -> dict[str, Any]:
        # The path names the language; nothing else chooses it.
        options = reading.options_from({**values, "locale": answer.version.locale}, request)
        if not Version.objects.for_channel(options.channel).filter(pk=answer.version.pk).exists():
            raise NotPublic("There is nothing public at this path.")
        return deliver([answer.version], options)[0]


class Compare(PublicView):
    """Compare two to four levels; every cell is read from the levels."""

    @classmethod
    def parameters(cls) -> list[reading.Parameter]:
        levels = reading.Parameter(
            "levels", {"type": "string"}, "Slugs of the levels, in order: iop,op", required=True
        )
        return [levels, reading.LOCALE]

    def get(self, request: Any) -> HttpResponse:
        values = reading.read(request, {item.name for item in self.parameters()})
        slugs = [slug for slug in values.get("levels", "").split(",") if slug]
        if not 2 <= len(slugs) <= MAX_COMPARED or len(set(slugs)) != len(slugs):
            raise BadParameter("levels", "Name two to four different levels.", "Such as iop,op.")
        options = reading.options_from(values, request)
        rows = {row.slug: row for row in public(options).filter(type="level", slug__in=slugs)}
        missing = [slug for slug in slugs if slug not in rows]
        if missing:
            raise NotPublic(f"There is no public level “{missing[0][:80]}”.")
        levels = deliver([rows[slug] for slug in slugs], options)
        table = compare(levels)
        return JsonResponse(
            {"levels": [cell["level"] for cell in table[0]["cells"]], "rows": table}
        )


def public(options: Options) -> VersionQuerySet:
    """Return what a reader with these options can see, each document once."""
    return Version.objects.current().in_locale(options.locale).for_channel(options.channel)


def _by(key: str) -> Q:
    try:
        return Q(document_id=UUID(key))
    except ValueError:
        return Q(slug=key)


def _link(request: HttpRequest, cursor: Cursor | None) -> str | None:
    if cursor is None:
        return None
    query = request.GET.copy()
    query["cursor"] = cursor.encode()
    return f"{request.build_absolute_uri(request.path)}?{query.urlencode()}"
