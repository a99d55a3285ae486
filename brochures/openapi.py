"""What OpenAPI says of the addresses of brochures and print editions.

They are plain views, which drf-spectacular does not look for. So it is shown a description in the
place of each, under the address that brochures.urls gives it.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, reverse
from drf_spectacular.generators import EndpointEnumerator
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.views import APIView

from brochures.handoff.types import BY_SUFFIX
from brochures.jobs import OUTPUTS
from brochures.shapes import (
    BrochurePageSerializer,
    CopyfitSerializer,
    EditionDetailSerializer,
    EditionPageSerializer,
    HandoffSerializer,
)
from brochures.urls import FILE_NAME, SLUG, urlpatterns
from publishing import openapi
from publishing.locales import known_locales

JSON, PDF = "application/json", "application/pdf"

MEANINGS = {
    **openapi.MEANINGS,
    "409": "Not all that the brochure needs is public, so it cannot be made.",
    "503": "It cannot be made at this moment; `reason` says why.",
}

TOKEN: Any = [{"token": []}]

#: Statuses of refusals.
ASKED_WRONGLY, WITHOUT_LEAVE, NOTHING, NOT_NOW = ("400",), ("401", "403"), ("404",), ("409", "503")


def _files() -> dict[str, Any]:
    """Return media type → what a file of it is."""
    kinds = sorted({kind.partition(";")[0] for kind in BY_SUFFIX.values()})
    texts = {kind: OpenApiTypes.STR for kind in kinds if kind.startswith("text/")}
    return {**dict.fromkeys(kinds, OpenApiTypes.BINARY), **texts, JSON: OpenApiTypes.ANY}


@dataclass(frozen=True)
class Address:
    """What is to be said of one. content: media type → serializer or type. problems: statuses."""

    operation: str
    summary: str
    tag: str
    content: dict[str, Any]
    problems: tuple[str, ...]


#: By the name of their pattern.
ADDRESSES = {
    "brochure_list": Address(
        "list_brochures",
        "List the brochures",
        "brochures",
        {JSON: BrochurePageSerializer},
        ASKED_WRONGLY,
    ),
    "brochure_pdf": Address(
        "get_brochure_pdf",
        "Get a brochure as PDF",
        "brochures",
        {PDF: OpenApiTypes.BINARY},
        ASKED_WRONGLY + NOTHING + NOT_NOW,
    ),
    "brochure_copyfit": Address(
        "get_copyfit",
        "Tell how well the words of a brochure fit",
        "brochures",
        {JSON: CopyfitSerializer},
        ASKED_WRONGLY + NOTHING + NOT_NOW,
    ),
    "handoff_list": Address(
        "get_handoff",
        "List the files of a brochure for designers",
        "brochures",
        {JSON: HandoffSerializer},
        ASKED_WRONGLY + WITHOUT_LEAVE + NOTHING + NOT_NOW,
    ),
    "handoff_file": Address(
        "get_handoff_file",
        "Get a file of a brochure for designers",
        "brochures",
        _files(),
        ASKED_WRONGLY + WITHOUT_LEAVE + NOTHING + NOT_NOW,
    ),
    "edition_list": Address(
        "list_editions",
        "List the approved print editions",
        "editions",
        {JSON: EditionPageSerializer},
        ASKED_WRONGLY + WITHOUT_LEAVE,
    ),
    "edition_detail": Address(
        "get_edition",
        "Get an approved print edition",
        "editions",
        {JSON: EditionDetailSerializer},
        ASKED_WRONGLY + WITHOUT_LEAVE + NOTHING,
    ),
    "edition_file": Address(
        "get_edition_file",
        "Get a file of a print edition",
        "editions",
        _files(),
        ASKED_WRONGLY + WITHOUT_LEAVE + NOTHING,
    ),
}

#: What stands in braces in an address: its schema and its meaning.
IN_PATH: dict[str, tuple[dict[str, Any], str]] = {
    "slug": ({"type": "string", "pattern": f"^{SLUG}$"}, "The brochure"),
    "output": ({"type": "string", "enum": [*OUTPUTS]}, "Which PDF; not every layout has both"),
    "code": ({"type": "string", "pattern": f"^{SLUG}$"}, "Code of the edition, in any case"),
    "rev": ({"type": "integer", "minimum": 1, "maximum": 99999}, "Revision of the edition"),
    "name": ({"type": "string", "pattern": f"^{FILE_NAME}$"}, "A file that the list names"),
}

LOCALE = OpenApiParameter(
    "locale",
    {"type": "string", "enum": known_locales()},
    description="A language in which the brochure is published; its own if omitted.",
)


def add_addresses(endpoints: list[Any], **kwargs: Any) -> list[Any]:
    """Return what drf-spectacular has found and what is here (PREPROCESSING_HOOKS).

    Raises: KeyError when an address of brochures.urls is not among ADDRESSES.
    """
    return [*endpoints, *map(_endpoint, urlpatterns)]


def _endpoint(pattern: URLPattern) -> tuple[str, str, str, Any]:
    regex = reverse("brochure_list") + str(pattern.pattern)
    path = EndpointEnumerator(patterns=[]).get_path_from_regex(regex)
    address = ADDRESSES[str(pattern.name)]
    return path, regex, "GET", _described(address, path, pattern.callback)


def _described(address: Address, path: str, view: Callable[..., Any]) -> Any:
    """Return a view that answers nothing, and has the description of one that does."""

    def get(self: Any, request: Any, **kwargs: Any) -> None:
        raise NotImplementedError

    get.__doc__ = inspect.getdoc(view)
    described = extend_schema(
        operation_id=address.operation,
        summary=address.summary,
        tags=[address.tag],
        auth=TOKEN if "401" in address.problems else [],
        parameters=list(_parameters(path)),
        responses=_responses(address),
    )
    members = {"get": described(get), "permission_classes": [AllowAny]}
    return type("Described", (APIView,), members).as_view()  # type: ignore[attr-defined]


def _parameters(path: str) -> list[OpenApiParameter]:
    names = re.findall(r"{(\w+)}", path)
    found = [
        OpenApiParameter(name, schema, OpenApiParameter.PATH, description=words)
        for name, (schema, words) in ((name, IN_PATH[name]) for name in names)
    ]
    # Whatever is of one brochure is in one of its languages (views.of_brochure).
    return [*found, LOCALE] if "slug" in names else found


def _responses(address: Address) -> dict[Any, OpenApiResponse]:
    return {
        **{
            ("200", media): OpenApiResponse(shape, MEANINGS["200"])
            for media, shape in address.content.items()
        },
        **openapi.UNCHANGED,
        **openapi.described_problems({each: MEANINGS[each] for each in address.problems}),
    }
