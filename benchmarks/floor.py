"""The limits: what the same server and framework reach when there is nothing to do."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from django.http import HttpResponse
from rest_framework.permissions import AllowAny
from rest_framework.views import APIView


class ConstantView(APIView):
    """A view of Django REST Framework that returns JSON of a given size, made beforehand."""

    permission_classes = [AllowAny]
    schema = None

    def get(self, request: Any, size: int) -> HttpResponse:
        response = HttpResponse(constant(size), content_type="application/json")
        # As ours has one; without it, Django's middleware would hash the body.
        response["ETag"] = f'"{size:032}"'
        return response


@cache
def constant(size: int) -> bytes:
    """Return a JSON document of so many bytes."""
    return json.dumps({"value": "x" * (size - 13)}).encode()


def bare(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    """Answer with as many bytes as the path says: a bare WSGI application."""
    body = constant(int(environ["PATH_INFO"].strip("/")))
    start_response(
        "200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))]
    )
    return [body]
