"""How drf-spectacular describes the ledger's own kinds of fields."""

from __future__ import annotations

from typing import Any

from drf_spectacular.extensions import OpenApiSerializerFieldExtension
from drf_spectacular.plumbing import build_array_type
from drf_spectacular.utils import PolymorphicProxySerializer
from rest_framework import serializers

from publishing.serializers.common import StubSerializer
from publishing.serializers.fields import RangeSerializer
from publishing.serializers.rich_text import SHAPES
from publishing.types import DOCUMENT_TYPES


class ExpandedSerializer(serializers.Serializer):
    """With `expand`: a whole document, as its own address gives it.

    Not spelled out where a reference may lead to any type: a union within a union is more than
    readers of a schema can follow.
    """

    id = serializers.UUIDField()
    type = serializers.ChoiceField(choices=list(DOCUMENT_TYPES))
    slug = serializers.CharField()
    title = serializers.CharField()
    meta = serializers.DictField()


class ReferenceSchema(OpenApiSerializerFieldExtension):
    """A stub; with `expand`, a whole document of the types that the field may refer to."""

    target_class = "publishing.serializers.fields.ReferenceField"

    def map_serializer_field(self, auto_schema: Any, direction: str) -> dict[str, Any]:
        stub = auto_schema.resolve_serializer(StubSerializer, direction).ref
        kinds = [DOCUMENT_TYPES[name] for name in self.target.types]
        shapes = [kind.serializer for kind in kinds] if kinds else [ExpandedSerializer]
        whole = [auto_schema.resolve_serializer(shape, direction).ref for shape in shapes]
        return {"anyOf": [stub, *whole]}


def any_document(*, many: bool = False) -> PolymorphicProxySerializer:
    """Return the union of every document type, told apart by `type`."""
    return PolymorphicProxySerializer(
        component_name="Document",
        serializers={kind.name: kind.serializer for kind in DOCUMENT_TYPES.values()},
        resource_type_field_name="type",
        many=many,
    )


class DocumentField(serializers.JSONField):
    """A document of any type, or null."""


class DocumentFieldSchema(OpenApiSerializerFieldExtension):
    """The union, or null."""

    target_class = DocumentField

    def map_serializer_field(self, auto_schema: Any, direction: str) -> dict[str, Any]:
        return {"anyOf": [auto_schema.resolve_serializer(any_document(), direction).ref]}


def rich_text_union() -> PolymorphicProxySerializer:
    return PolymorphicProxySerializer(
        component_name="RichText",
        serializers=SHAPES,
        resource_type_field_name="format",
        many=False,
    )


class RichTextSchema(OpenApiSerializerFieldExtension):
    """Rich text in the form that the reader asked for, told apart by `format`."""

    target_class = "publishing.serializers.fields.RichTextField"

    def map_serializer_field(self, auto_schema: Any, direction: str) -> dict[str, Any]:
        return auto_schema.resolve_serializer(rich_text_union(), direction).ref


class RangeSchema(OpenApiSerializerFieldExtension):
    """A range, or null when it is not stated."""

    target_class = "publishing.serializers.fields.RangeField"

    def map_serializer_field(self, auto_schema: Any, direction: str) -> dict[str, Any]:
        return {"anyOf": [auto_schema.resolve_serializer(RangeSerializer, direction).ref]}


class StreamListSchema(OpenApiSerializerFieldExtension):
    """A list of whatever the stream holds."""

    target_class = "publishing.serializers.fields.StreamListField"
    match_subclasses = True

    def map_serializer_field(self, auto_schema: Any, direction: str) -> dict[str, Any]:
        child = auto_schema._map_serializer_field(self.target.child, direction)
        return build_array_type(child)


def name_types(result: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
    """Give each member of a union a constant, so that a client can tell it apart by it alone."""
    schemas = result["components"]["schemas"]
    for kind in DOCUMENT_TYPES.values():
        name = kind.serializer.__name__.removesuffix("Serializer")
        if name in schemas:
            schemas[name]["properties"]["type"] = {"type": "string", "const": kind.name}
    for schema in schemas.values():
        for name, described in schema.get("properties", {}).items():
            if len(described.get("enum", ())) == 1:
                schema["properties"][name] = {"type": "string", "const": described["enum"][0]}
    return result
