"""Which addresses the OpenAPI description covers."""

from typing import Any

PUBLIC_API = "/api/v1/"

Endpoint = tuple[str, str, str, Any]


def keep_public_api(endpoints: list[Endpoint], **kwargs: Any) -> list[Endpoint]:
    """Leave out what drf-spectacular finds besides: the Wagtail admin's internal API."""
    return [endpoint for endpoint in endpoints if endpoint[0].startswith(PUBLIC_API)]
