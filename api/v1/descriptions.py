"""What OpenAPI says of every address: its parameters, its answer and its errors."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, path
from drf_spectacular.utils import (
    OpenApiParameter,
    OpenApiResponse,
    PolymorphicProxySerializer,
    extend_schema,
    inline_serializer,
)
from rest_framework import serializers

from api.v1.modules import ModuleList
from api.v1.schema import DocumentField, any_document
from api.v1.search import Search
from api.v1.sync import LEFT_CHANNEL, Sync
from api.v1.views import Compare, DocumentDetail, DocumentList, Index, Resolve
from publishing.models import Version
from publishing.serializers.common import StubSerializer
from publishing.serializers.documents import CompareRowSerializer, CrisisResourceSerializer
from publishing.serializers.modules import ListedModuleSerializer
from publishing.types import DOCUMENT_TYPES, DocumentType


class ParameterProblemSerializer(serializers.Serializer):
    """Which parameter was wrong, and what to do."""

    parameter = serializers.CharField()
    message = serializers.CharField()
    hint = serializers.CharField()


class FacetValueSerializer(serializers.Serializer):
    """One value that occurs, as the filter of the facet's name takes it."""

    value = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    count = serializers.IntegerField()


class ProblemSerializer(serializers.Serializer):
    """An error, as RFC 9457 describes it."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    errors = ParameterProblemSerializer(many=True, required=False)  # type: ignore[assignment]
    reason = serializers.CharField(required=False, help_text="With 410: why it was withdrawn")
    path = serializers.CharField(required=False)


class SearchResultSerializer(StubSerializer):
    """A document that was found."""

    locale = serializers.CharField(help_text="The language it is served in")
    score = serializers.FloatField(help_text="For comparing within one answer only")
    snippet = serializers.CharField(help_text="Safe HTML: text with the words in <mark>")


class FacetsSerializer(serializers.Serializer):
    """Counts over all results, whatever `type` keeps of them."""

    type = serializers.DictField(child=serializers.IntegerField())

class SyncPutSerializer(serializers.Serializer):
    """Store this document in place of the one with its id."""

    op = serializers.ChoiceField(choices=["put"])
    document = DocumentField()


class SyncDeleteSerializer(serializers.Serializer):
    """Remove the document with this id."""

    op = serializers.ChoiceField(choices=["delete"])
    id = serializers.UUIDField()
    type = serializers.ChoiceField(choices=list(DOCUMENT_TYPES))
    locale = serializers.CharField()
    reason = serializers.ChoiceField(
        choices=[*Version.Reason.values, LEFT_CHANNEL],
        help_text="`channel`: still public, but no longer in this channel",
    )


#: What a response means, in one sentence.
MEANINGS = {
    "200": "What may change in v1, and what never will: docs/reference/stability.md.",
    "400": "A parameter is unknown or malformed; `errors` says which and what to do.",
    "404": "There is nothing public here.",
    "410": "What was here was withdrawn; `reason` says why.",
    "default": "Any other error has the same form.",
}


def _responses(response: Any, *problems: int) -> dict[Any, OpenApiResponse]:
    found: dict[Any, OpenApiResponse] = {200: OpenApiResponse(response, MEANINGS["200"])}
    for status in (*map(str, problems), "default"):
        described = OpenApiResponse(ProblemSerializer, MEANINGS[status])
        found[status, "application/problem+json"] = described
    return found


def described_views() -> list[URLPattern]:
    """Return the list and detail addresses of every type, each described for OpenAPI."""
    patterns = []
    for kind in DOCUMENT_TYPES.values():
        if kind.path_segment:
            patterns += _addresses(kind.path_segment, kind.name, kind, kind.serializer)
    return patterns + _addresses("pages", "page", None, any_document())


def _addresses(segment: str, name: str, kind: DocumentType | None, shape: Any) -> list[URLPattern]:
    class_name = "".join(part.capitalize() for part in name.split("_"))
    listing: Any = type(
        f"{class_name}List", (DocumentList,), {"kind": kind, "__doc__": DocumentList.__doc__}
    )
    detail: Any = type(
        f"{class_name}Detail", (DocumentDetail,), {"kind": kind, "__doc__": DocumentDetail.__doc__}
    )
    plural = kind.plural if kind else "documents of every type"
    item = shape(many=True) if kind else any_document(many=True)
    page = inline_serializer(
        f"{class_name}Page",
        {
            "count": serializers.IntegerField(),
            "next": serializers.CharField(allow_null=True),
            "previous": serializers.CharField(allow_null=True),
            "results": item,
            "facets": serializers.DictField(
                child=FacetValueSerializer(many=True), required=False, help_text="With `facets`"
            ),
        },
    )
    _describe(listing, f"list_{segment}", f"List {plural}", segment, page, 400)
    _describe(detail, f"get_{name}", f"Get one of the {plural}", segment, shape, 400, 404)
    return [
        path(f"{segment}/", listing.as_view(), name=f"{name}-list"),
        path(f"{segment}/<str:key>/", detail.as_view(), name=f"{name}-detail"),
    ]


def _describe(
    view: Any, operation: str, summary: str, tag: str, response: Any, *problems: int
) -> None:
    parameters = [
        OpenApiParameter(
            item.name,
            item.schema,
            OpenApiParameter.QUERY,
            required=item.required,
            explode=False if item.schema["type"] == "array" else None,
            description=item.description,
        )
        for item in view.parameters()
    ]
    if issubclass(view, DocumentDetail):
        key = OpenApiParameter(
            "key", str, OpenApiParameter.PATH, description="Slug or id of the document"
        )
        parameters.append(key)
    view.get = extend_schema(
        operation_id=operation.replace("-", "_"),
        summary=summary,
        tags=[tag],
        auth=[],
        parameters=parameters,
        responses=_responses(response, *problems),
    )(_own_copy(view.get))


def _own_copy(method: Any) -> Any:
    """Return a function of its own: a description must not stick to the shared one."""

    def get(self: Any, request: Any, *args: Any, **kwargs: Any) -> Any:
        return method(self, request, *args, **kwargs)

    get.__doc__ = method.__doc__
    return get


_describe(
    ModuleList,
    "list_modules",
    "List parts of the long copy",
    "modules",
    inline_serializer(
        "ModulePage",
        {
            "count": serializers.IntegerField(),
            "next": serializers.CharField(allow_null=True),
            "previous": serializers.CharField(allow_null=True),
            "results": ListedModuleSerializer(many=True),
        },
    ),
    400,
)
_describe(
    Resolve,
    "resolve_path",
    "Find what lies at a path",
    "resolve",
    inline_serializer(
        "Resolution",
        {
            "document": DocumentField(
                allow_null=True, help_text="The document at the path, or null"
            ),
            "redirect": serializers.CharField(allow_null=True, help_text="Where it lies now"),
            "permanent": serializers.BooleanField(
                allow_null=True, help_text="Whether to remember the new path"
            ),
        },
    ),
    400,
    404,
    410,
)
_describe(
    Compare,
    "compare_levels",
    "Compare levels of care",
    "compare",
    inline_serializer(
        "ComparisonTable",
        {"levels": StubSerializer(many=True), "rows": CompareRowSerializer(many=True)},
    ),
    400,
    404,
)
_describe(
    Search,
    "search",
    "Find documents by their words",
    "search",
    inline_serializer(
        "SearchPage",
        {
            "count": serializers.IntegerField(),
            "next": serializers.CharField(allow_null=True),
            "previous": serializers.CharField(allow_null=True),
            "crisis": CrisisResourceSerializer(
                many=True, help_text="Show it first. Empty unless the words show danger."
            ),
            "corrected": serializers.CharField(
                help_text="What was looked for instead, if nobody writes what was typed"
            ),
            "facets": FacetsSerializer(),
            "suggestions": StubSerializer(
                many=True, help_text="Where to begin; empty unless nothing was found"
            ),
            "results": SearchResultSerializer(many=True),
        },
    ),
    400,
)
_describe(
    Index,
    "list_addresses",
    "List the addresses of this version",
    "index",
    inline_serializer(
        "Index",
        {
            "version": serializers.CharField(),
            "addresses": serializers.DictField(child=serializers.CharField()),
        },
    ),
)
_describe(
    Sync,
    "sync",
    "Keep a copy up to date",
    "sync",
    inline_serializer(
        "SyncPage",
        {
            "items": PolymorphicProxySerializer(
                component_name="SyncItem",
                serializers={"put": SyncPutSerializer, "delete": SyncDeleteSerializer},
                resource_type_field_name="op",
                many=True,
            ),
            "cursor": serializers.CharField(help_text="Keep it for the next call"),
            "more": serializers.BooleanField(help_text="Call again at once"),
        },
    ),
    400,
    410,
)
