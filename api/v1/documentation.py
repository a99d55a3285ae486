"""The OpenAPI document and the pages that show it, with nothing from another host."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from drf_spectacular.views import (
    SpectacularAPIView,
    SpectacularRedocView,
    SpectacularSwaggerSplitView,
)
from rest_framework.response import Response

from api.v1.parameters import read


class SchemaView(SpectacularAPIView):
    """The OpenAPI document, as YAML; as JSON with `Accept: application/json`."""

    schema = None  # It does not describe itself.
    http_method_names = ["get", "head", "options"]

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        read(request, ())
        response = super().get(request, *args, **kwargs)
        response["Cache-Control"] = f"public, max-age={settings.API_MAX_AGE}"
        return response


class SwaggerView(SpectacularSwaggerSplitView):
    """Swagger UI: try every address out."""

    http_method_names = ["get", "head", "options"]
    title = "Continuum API"
    url_name = "schema"


class RedocView(SpectacularRedocView):
    """Redoc: read it like a book."""

    http_method_names = ["get", "head", "options"]
    title = "Continuum API"
    url_name = "schema"
    template_name = "api/redoc.html"
