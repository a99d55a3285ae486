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

from api.v1.formats import JsonLdRenderer, OffersJsonLd
from api.v1.history import DocumentDiff, DocumentVersion, DocumentVersions
from api.v1.locales import Locales, LocalesSerializer
from api.v1.modules import ModuleList
from api.v1.past import ReadsThePast
from api.v1.preview import Preview
from api.v1.quality import VERDICTS, Quality
from api.v1.schema import DocumentField, any_document
from api.v1.search import Search
from api.v1.sync import LEFT_CHANNEL, Sync
from api.v1.views import Compare, DocumentDetail, DocumentList, Index, Resolve
from publishing import diffing
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


class ExpungedSerializer(serializers.Serializer):
    """The words were erased for good."""

    at = serializers.DateTimeField()
    by = serializers.CharField(allow_null=True, help_text="Null without a token")
    reason = serializers.CharField()


class VersionSerializer(serializers.Serializer):
    """One state of a document in one language, without its words."""

    sequence = serializers.IntegerField(help_text="Position in the ledger")
    locale = serializers.CharField()
    type = serializers.ChoiceField(choices=list(DOCUMENT_TYPES))
    event = serializers.ChoiceField(choices=[name for name, _ in Version.EVENTS])
    reason = serializers.ChoiceField(
        choices=Version.Reason.values, allow_null=True, help_text="Why it was withdrawn"
    )
    valid_from = serializers.DateTimeField()
    valid_until = serializers.DateTimeField(allow_null=True, help_text="Null: it still stands")
    digest = serializers.CharField(allow_null=True, help_text="SHA-256 of what was published")
    actor = serializers.CharField(
        allow_null=True, help_text="Who did it; empty for the system, null without a token"
    )
    title = serializers.CharField()
    slug = serializers.CharField()
    path = serializers.CharField()
    expunged = ExpungedSerializer(allow_null=True)
    url = serializers.CharField(help_text="Address of this version in the API")


#: schema.org says what stands in it, not we.
JSON_LD = inline_serializer(
    "JsonLd",
    {
        "@context": serializers.ChoiceField(choices=["https://schema.org"]),
        "@graph": serializers.ListField(child=serializers.DictField()),
    },
)


class SegmentSerializer(serializers.Serializer):
    op = serializers.ChoiceField(choices=["equal", "delete", "insert"])
    text = serializers.CharField()


class ChangeSerializer(serializers.Serializer):
    """One difference. References are ids, rich text is HTML."""

    path = serializers.CharField(help_text="Dotted; [id] or [index] names an item of a list")
    kind = serializers.ChoiceField(choices=diffing.KINDS)
    old = serializers.JSONField(help_text="Any value; null where there was none")
    new = serializers.JSONField(help_text="Any value; null where there is none")
    segments = SegmentSerializer(
        many=True, allow_null=True, help_text="Word by word, when both sides are texts"
    )


#: What a response means, in one sentence.
MEANINGS = {
    "200": "What may change in v1, and what never will: docs/reference/stability.md.",
    "400": "A parameter is unknown or malformed; `errors` says which and what to do.",
    "401": "The past needs a token: `Authorization: Bearer …`; a preview one that has not ended.",
    "403": "The user of this token may not read the past.",
    "404": "There is nothing public here.",
    "410": "What was here was withdrawn or erased, or a cursor leads nowhere; `reason` says which.",
    "default": "Any other error has the same form.",
}


def _responses(response: Any, *problems: int, graph: bool) -> dict[Any, OpenApiResponse]:
    found: dict[Any, OpenApiResponse] = {
        (200, "application/json"): OpenApiResponse(response, MEANINGS["200"])
    }
    for status in (*map(str, problems), "default"):
        described = OpenApiResponse(ProblemSerializer, MEANINGS[status])
        found[status, "application/problem+json"] = described
    if graph:
        found[200, JsonLdRenderer.media_type] = OpenApiResponse(JSON_LD, MEANINGS["200"])
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


#: A token, or none: which is for the server and, with `as_of`, the request to say.
TOKEN: Any = [{"token": []}, {}]


#: What names a document in an address.
KEY = {"type": "string", "pattern": "^[^\\u0000/]+$"}


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
            "key",
            KEY,
            OpenApiParameter.PATH,
            description="Id of the document, or its slug in any language",
        )
        parameters.append(key)
    view.get = extend_schema(
        operation_id=operation.replace("-", "_"),
        summary=summary,
        tags=[tag],
        auth=_auth(view),
        parameters=parameters,
        responses=_responses(response, *problems, graph=issubclass(view, OffersJsonLd)),
    )(_own_copy(view.get))


def _auth(view: Any) -> Any:
    if issubclass(view, ReadsThePast):
        return TOKEN
    return TOKEN[:1] if issubclass(view, Quality) else []


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
_describe(Locales, "list_locales", "List the languages", "locales", LocalesSerializer)
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
#: Answers of every address that only speaks of the past.
_PAST = (400, 401, 403, 404)

_describe(
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
_describe(
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
_describe(
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


class ScoreSerializer(serializers.Serializer):
    """How easy one field is to read. A grade in English, points of Szigriszt-Pazos in Spanish."""

    field = serializers.CharField()
    kind = serializers.CharField()
    score = serializers.FloatField(allow_null=True, help_text="Null for texts too short for one")
    formula = serializers.CharField()
    library = serializers.CharField()
    version = serializers.CharField()
    masked = serializers.ListField(
        child=serializers.CharField(), help_text="Names, counted as one neutral word each"
    )
    sentences = serializers.IntegerField()
    words = serializers.IntegerField()
    longest_sentence = serializers.IntegerField(help_text="In words")
    long_word_share = serializers.FloatField(help_text="Of seven letters or more, 0 to 1")


class FindingSerializer(serializers.Serializer):
    """One thing to change, or that was kept with a reason."""

    field = serializers.CharField()
    rule = serializers.CharField(help_text="Its id, such as W12")
    severity = serializers.ChoiceField(choices=["error", "warning", "hint"])
    matched = serializers.CharField()
    suggestion = serializers.CharField()
    message = serializers.CharField(help_text="What to do, in a sentence")
    source = serializers.CharField()  # type: ignore[assignment]
    kept = serializers.CharField(allow_null=True, help_text="Why an editor has kept the wording")


class ReadingSerializer(serializers.Serializer):
    """A document as the rules see it. `block` keeps it from being published."""

    id = serializers.UUIDField()
    type = serializers.ChoiceField(choices=list(DOCUMENT_TYPES))
    locale = serializers.CharField()
    title = serializers.CharField()
    verdict = serializers.ChoiceField(choices=list(VERDICTS))
    is_checked = serializers.BooleanField(help_text="False for a language without rules")
    scores = ScoreSerializer(many=True)
    findings = FindingSerializer(many=True)
    read_at = serializers.DateTimeField()


_describe(
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
_describe(
    Preview,
    "preview",
    "Show a draft, for who has its token",
    "preview",
    any_document(),
    400,
    401,
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
