"""Answers in another format than plain JSON: which one is asked for, and what goes with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer, JSONRenderer

from api.errors import BadParameter
from api.v1.parameters import Parameter
from publishing.options import Options

#: They shape documents, or what stands beside them in a list. A graph has its own shape.
NOT_WITH_A_GRAPH = ("fields", "expand", "rich_text", "facets")


class JsonLdRenderer(JSONRenderer):
    """https://www.w3.org/TR/json-ld11/#iana-considerations"""

    media_type = "application/ld+json"
    format = "jsonld"


RENDERERS: list[type[BaseRenderer]] = [JSONRenderer, JsonLdRenderer]
FORMATS = [renderer.format for renderer in RENDERERS]

FORMAT = Parameter(
    "format",
    {"type": "string", "enum": FORMATS},
    "jsonld: the schema.org graph of these documents. If omitted, `Accept` chooses.",
)


class ByParameterOrAccept(DefaultContentNegotiation):
    """`format` decides; without it the Accept header, with its weights (RFC 9110, 12.5.1)."""

    def select_renderer(
        self, request: Any, renderers: Iterable[BaseRenderer], format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        asked = request.GET.get("format")
        if asked is not None and asked not in FORMATS:
            raise BadParameter(
                "format",
                f"“{asked[:20]}” is no format.",
                f"Use one of: {', '.join(FORMATS)}. A field of this name is filtered with "
                "format__in.",
            )
        wanted = asked or _preferred(request.META.get("HTTP_ACCEPT", "*/*"))
        for renderer in renderers:
            if renderer.format == wanted:
                return renderer, renderer.media_type
        return super().select_renderer(request, renderers, format_suffix)


@lru_cache(maxsize=1024)
def _preferred(accept: str) -> str | None:
    """Return the format that an Accept header prefers; None when it takes none of ours."""
    request = HttpRequest()
    request.META["HTTP_ACCEPT"] = accept
    media_type = request.get_preferred_type([item.media_type for item in RENDERERS])
    return next((item.format for item in RENDERERS if item.media_type == media_type), None)


class OffersJsonLd:
    """For lists and details: JSON, or the graph that the website has in its pages.

    An address with `format` has one answer. Without it, Accept chooses, and every answer says so
    (`Vary`), or a cache would give one reader what another one asked for.
    """

    renderer_classes: Any = RENDERERS
    content_negotiation_class: Any = ByParameterOrAccept
    request: Any

    @property
    def default_response_headers(self) -> dict[str, str]:
        headers = super().default_response_headers  # type: ignore[misc]
        if "format" in self.request.GET:
            headers.pop("Vary", None)
        return headers

    @property
    def is_graph(self) -> bool:
        """Whether to answer in JSON-LD."""
        return self.request.accepted_renderer.format == JsonLdRenderer.format

    def in_format(self, options: Options, values: dict[str, str]) -> Options:
        """Return how to deliver documents for the format that is asked for.

        A graph names addresses as the website's own pages do.

        Raises:   BadParameter for a parameter that JSON-LD has no place for.
        """
        if not self.is_graph:
            return options
        cure = "Leave it out, or ask for format=json."
        for name in NOT_WITH_A_GRAPH:
            if name in values:
                raise BadParameter(name, f"JSON-LD has one shape: no `{name}`.", cure)
        if options.channel != "web":
            raise BadParameter("channel", "JSON-LD is for the web channel alone.", cure)
        return replace(options, base_url=settings.WAGTAILADMIN_BASE_URL)


def json_ld(
    graph: dict[str, Any], *, following: str | None = None, previous: str | None = None
) -> HttpResponse:
    """Answer with a graph. Pages of a list are named by `Link` (RFC 8288): a graph has no place."""
    response = JsonResponse(graph, content_type=JsonLdRenderer.media_type)
    links = (("next", following), ("prev", previous))
    if named := [f'<{address}>; rel="{name}"' for name, address in links if address]:
        response["Link"] = ", ".join(named)
    return response
