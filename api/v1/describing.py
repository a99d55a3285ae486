"""How an address is described for OpenAPI: parameters from its view, errors by their status."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import (
    OpenApiParameter,
    OpenApiResponse,
    extend_schema,
    inline_serializer,
)
from rest_framework import serializers

from api.v1.formats import JsonLdRenderer, OffersJsonLd
from api.v1.past import ReadsThePast
from api.v1.quality import Quality
from api.v1.views import DocumentDetail
from publishing import openapi

#: schema.org says what stands in it, not we.
JSON_LD = inline_serializer(
    "JsonLd",
    {
        "@context": serializers.ChoiceField(choices=["https://schema.org"]),
        "@graph": serializers.ListField(child=serializers.DictField()),
    },
)

#: What a response means, in one sentence.
MEANINGS = {
    **openapi.MEANINGS,
    "410": "What was here was withdrawn or erased, or a cursor leads nowhere; `reason` says which.",
}

#: A token, or none: which is for the server and, with `as_of`, the request to say.
TOKEN: Any = [{"token": []}, {}]

#: What names a document in an address.
KEY = {"type": "string", "pattern": "^[^\\u0000/]+$"}


def describe(
    view: Any, operation: str, summary: str, tag: str, response: Any, *problems: int
) -> None:
    """Describe the GET of a view.

    Args:     response: the serializer of its answer. problems: statuses of the errors that it
              answers with, of MEANINGS.
    """
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
        responses={
            **_responses(response, *problems, graph=issubclass(view, OffersJsonLd)),
            **(openapi.UNCHANGED if view.may_be_kept else {}),
        },
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


def _responses(response: Any, *problems: int, graph: bool) -> dict[Any, OpenApiResponse]:
    found: dict[Any, OpenApiResponse] = {
        (200, "application/json"): OpenApiResponse(response, MEANINGS["200"]),
        **openapi.described_problems({status: MEANINGS[status] for status in map(str, problems)}),
    }
    if graph:
        found[200, JsonLdRenderer.media_type] = OpenApiResponse(JSON_LD, MEANINGS["200"])
    return found
