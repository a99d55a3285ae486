"""What OpenAPI says of every address: its operation, its answer and its errors."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, path
from drf_spectacular.utils import PolymorphicProxySerializer, inline_serializer
from rest_framework import serializers

from api.v1.describing import describe
from api.v1.history import DocumentDiff, DocumentVersion, DocumentVersions
from api.v1.locales import Locales, LocalesSerializer
from api.v1.modules import ModuleList
from api.v1.preview import Preview
from api.v1.quality import Quality
from api.v1.schema import DocumentField, any_document
from api.v1.search import Search
from api.v1.shapes import (
    ChangeSerializer,
    FacetsSerializer,
    FacetValueSerializer,
    ReadingSerializer,
    SearchResultSerializer,
    SyncDeleteSerializer,
    SyncPutSerializer,
    VersionSerializer,
)
from api.v1.sync import Sync
from api.v1.views import Compare, DocumentDetail, DocumentList, Index, Resolve
from publishing.serializers.common import StubSerializer
from publishing.serializers.documents import CompareRowSerializer, CrisisResourceSerializer
from publishing.serializers.modules import ListedModuleSerializer
from publishing.types import DOCUMENT_TYPES, DocumentType


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
    describe(listing, f"list_{segment}", f"List {plural}", segment, page, 400)
    describe(detail, f"get_{name}", f"Get one of the {plural}", segment, shape, 400, 404)
    return [
        path(f"{segment}/", listing.as_view(), name=f"{name}-list"),
        path(f"{segment}/<str:key>/", detail.as_view(), name=f"{name}-detail"),
    ]


describe(
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
describe(
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
describe(
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
describe(Locales, "list_locales", "List the languages", "locales", LocalesSerializer)
describe(
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
describe(
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
#: Answers of every address that only speaks of the past.
_PAST = (400, 401, 403, 404)

describe(
    DocumentVersions,
    "list_versions",
    "List the versions of a document",
    "history",
    inline_serializer(
        "VersionPage",
        {
            "count": serializers.IntegerField(),
            "next": serializers.CharField(allow_null=True),
            "results": VersionSerializer(many=True),
        },
    ),
    *_PAST,
)
describe(
    DocumentVersion,
    "get_version",
    "Get a document as it was",
    "history",
    inline_serializer(
        "PastDocument",
        {
            "version": VersionSerializer(),
            "document": DocumentField(
                allow_null=True, help_text="Null when it was withdrawn or erased"
            ),
        },
    ),
    *_PAST,
)
describe(
    DocumentDiff,
    "compare_versions",
    "Show what changed between two versions",
    "history",
    inline_serializer(
        "VersionDiff",
        {
            "from": VersionSerializer(),
            "to": VersionSerializer(),
            "changes": ChangeSerializer(many=True),
        },
    ),
    *_PAST,
    410,
)


describe(
    Quality,
    "list_quality",
    "List how documents stand against the editorial rules",
    "quality",
    inline_serializer(
        "QualityPage",
        {
            "count": serializers.IntegerField(),
            "unread": serializers.IntegerField(help_text="Documents still to be read; ask again"),
            "languages_without_crisis_help": serializers.ListField(child=serializers.CharField()),
            "next": serializers.CharField(allow_null=True),
            "results": ReadingSerializer(many=True),
        },
    ),
    400,
    401,
    403,
)
describe(
    Preview,
    "preview",
    "Show a draft, for who has its token",
    "preview",
    any_document(),
    400,
    401,
)
describe(
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
