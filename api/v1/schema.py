"""The OpenAPI document: drf-spectacular reads the ledger's serializers and our parameters."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, path
from drf_spectacular.extensions import OpenApiSerializerFieldExtension
from drf_spectacular.plumbing import build_array_type
from drf_spectacular.utils import (
    OpenApiParameter,
    PolymorphicProxySerializer,
    extend_schema,
    inline_serializer,
)
from drf_spectacular.views import SpectacularAPIView
from rest_framework import serializers
from rest_framework.views import APIView

from api.v1.views import Compare, DocumentDetail, DocumentList, Resolve
from publishing.serializers.common import StubSerializer
from publishing.serializers.documents import CompareRowSerializer
from publishing.serializers.fields import RangeSerializer
from publishing.types import DOCUMENT_TYPES, DocumentType


class ParameterProblemSerializer(serializers.Serializer):
    """Which parameter was wrong, and what to do."""

    parameter = serializers.CharField()
    message = serializers.CharField()
    hint = serializers.CharField()


class ProblemSerializer(serializers.Serializer):
    """An error, as RFC 9457 describes it."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    errors = ParameterProblemSerializer(many=True, required=False)  # type: ignore[assignment]
    reason = serializers.CharField(required=False, help_text="With 410: why it was withdrawn")
    path = serializers.CharField(required=False)


PROBLEM = {(status, "application/problem+json"): ProblemSerializer for status in (400, 404)}


class ReferenceSchema(OpenApiSerializerFieldExtension):
    """A stub; with `expand`, the whole document."""

    target_class = "publishing.serializers.fields.ReferenceField"

    def map_serializer_field(self, auto_schema: Any, direction: str) -> dict[str, Any]:
        stub = auto_schema.resolve_serializer(StubSerializer, direction).ref
        whole = {
            "type": "object",
            "description": "With `expand`: the whole document",
            "required": ["id", "type", "slug", "title", "meta"],
            "properties": {"id": {"type": "string"}, "type": {"type": "string"}},
        }
        choices = [stub, whole]
        if self.target.allow_null:
            choices.append({"type": "null"})
        return {"anyOf": choices}


class RichTextSchema(OpenApiSerializerFieldExtension):
    """Rich text in the form that the reader asked for."""

    target_class = "publishing.serializers.fields.RichTextField"

    def map_serializer_field(self, auto_schema: Any, direction: str) -> dict[str, Any]:
        return {
            "type": "object",
            "required": ["format", "value"],
            "properties": {
                "format": {"type": "string", "enum": ["html", "text"]},
                "value": {"type": "string"},
            },
        }


class RangeSchema(OpenApiSerializerFieldExtension):
    """A range, or null when it is not stated."""

    target_class = "publishing.serializers.fields.RangeField"

    def map_serializer_field(self, auto_schema: Any, direction: str) -> dict[str, Any]:
        ref = auto_schema.resolve_serializer(RangeSerializer, direction).ref
        return {"anyOf": [ref, {"type": "null"}]}


class StreamListSchema(OpenApiSerializerFieldExtension):
    """A list of whatever the stream holds."""

    target_class = "publishing.serializers.fields.StreamListField"
    match_subclasses = True

    def map_serializer_field(self, auto_schema: Any, direction: str) -> dict[str, Any]:
        child = auto_schema._map_serializer_field(self.target.child, direction)
        return build_array_type(child)


class SchemaView(SpectacularAPIView):
    """The OpenAPI document of this version."""


def described_views() -> list[URLPattern]:
    """Return the list and detail addresses of every type, each described for OpenAPI."""
    patterns = []
    for kind in DOCUMENT_TYPES.values():
        if kind.path_segment:
            patterns += _addresses(kind.path_segment, kind.name, kind, kind.serializer)
    everything = PolymorphicProxySerializer(
        component_name="Document",
        serializers={kind.name: kind.serializer for kind in DOCUMENT_TYPES.values()},
        resource_type_field_name="type",
        many=False,
    )
    return patterns + _addresses("pages", "page", None, everything)


def _addresses(segment: str, name: str, kind: DocumentType | None, shape: Any) -> list[URLPattern]:
    class_name = "".join(part.capitalize() for part in name.split("_"))
    listing: Any = type(
        f"{class_name}List", (DocumentList,), {"kind": kind, "__doc__": DocumentList.__doc__}
    )
    detail: Any = type(
        f"{class_name}Detail", (DocumentDetail,), {"kind": kind, "__doc__": DocumentDetail.__doc__}
    )
    plural = kind.plural if kind else "documents of every type"
    item = shape(many=True) if kind else _many(shape)
    page = inline_serializer(
        f"{class_name}Page",
        {
            "count": serializers.IntegerField(),
            "next": serializers.CharField(allow_null=True),
            "previous": serializers.CharField(allow_null=True),
            "results": item,
        },
    )
    _describe(listing, f"list_{segment}", f"List {plural}", segment, page)
    _describe(detail, f"get_{name}", f"Get one of the {plural}", segment, shape)
    return [
        path(f"{segment}/", listing.as_view(), name=f"{name}-list"),
        path(f"{segment}/<str:key>/", detail.as_view(), name=f"{name}-detail"),
    ]


def _subclass(view: type[APIView], name: str, kind: DocumentType | None) -> Any:
    """Return a view of one type: a class of its own, which drf-spectacular can describe."""
    return type(
        view.__name__.replace("Document", name), (view,), {"kind": kind, "__doc__": view.__doc__}
    )


def _many(shape: PolymorphicProxySerializer) -> PolymorphicProxySerializer:
    return PolymorphicProxySerializer(
        component_name="Document",
        serializers=shape.serializers,
        resource_type_field_name="type",
        many=True,
    )


def _describe(view: Any, operation: str, summary: str, tag: str, response: Any) -> None:
    parameters = [
        OpenApiParameter(
            item.name,
            item.schema,
            OpenApiParameter.QUERY,
            required=item.required,
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
        responses={200: response, **PROBLEM},
    )(_own_copy(view.get))


def _own_copy(method: Any) -> Any:
    """Return a function of its own: a description must not stick to the shared one."""

    def get(self: Any, request: Any, *args: Any, **kwargs: Any) -> Any:
        return method(self, request, *args, **kwargs)

    get.__doc__ = method.__doc__
    return get


_describe(
    Resolve,
    "resolve_path",
    "Find what lies at a path",
    "resolve",
    inline_serializer(
        "Resolution",
        {
            "document": serializers.JSONField(help_text="The document at the path, or null"),
            "redirect": serializers.CharField(allow_null=True, help_text="Where it lies now"),
            "permanent": serializers.BooleanField(allow_null=True),
        },
    ),
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
)
