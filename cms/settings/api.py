"""The REST API's defaults. Closed: opening an endpoint is a visible line in its view.

https://www.django-rest-framework.org/api-guide/settings/
https://drf-spectacular.readthedocs.io/en/latest/settings.html
"""

from typing import Any

from cms.settings.env import env

#: Seconds that a browser or a shared cache may keep an answer before it asks again by ETag.
API_MAX_AGE = env.int("API_MAX_AGE", default=60)

#: Seconds more in which it may be given while the next one is fetched.
API_STALE_WHILE_REVALIDATE = env.int("API_STALE_WHILE_REVALIDATE", default=60)

#: Megabytes of finished answers that each process keeps in memory (cms/delivery).
WARM_ANSWERS_MB = env.int("WARM_ANSWERS_MB", default=64)

#: Days after which a client that did not call must fetch everything again.
SYNC_CURSOR_DAYS = env.int("SYNC_CURSOR_DAYS", default=90)

#: Let everybody read the past of what is public today; otherwise that takes a token.
PUBLIC_HISTORY = env.bool("PUBLIC_HISTORY", default=False)

#: Where the center's own front end shows drafts: https://www.example.org/preview?token={token}
PREVIEW_URL = env("PREVIEW_URL", default="")

#: Hours after which a preview link shows nothing any more.
PREVIEW_HOURS = env.int("PREVIEW_HOURS", default=24)

#: What other channels answer below /api/v1/, for its index: name there → name of the pattern.
API_ADDRESSES = {"brochures": "brochure_list", "editions": "edition_list"}

REST_FRAMEWORK: dict[str, Any] = {
    # No session is ever read, so no answer depends on a cookie.
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    # Nothing here is written to; the editor of translations sends each text as a form.
    "DEFAULT_PARSER_CLASSES": [
        "rest_framework.parsers.JSONParser",
        "rest_framework.parsers.MultiPartParser",
    ],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "UNAUTHENTICATED_USER": None,
    # What a view offers besides JSON is for api/v1/formats.py; elsewhere `format` is unknown.
    "URL_FORMAT_OVERRIDE": None,
    "EXCEPTION_HANDLER": "api.errors.exception_handler",
}

SPECTACULAR_SETTINGS: dict[str, Any] = {
    "TITLE": "Continuum API",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "PREPROCESSING_HOOKS": ["cms.openapi.keep_public_api", "brochures.openapi.add_addresses"],
    "APPEND_COMPONENTS": {"securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_AUTHENTICATION": [],
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "DESCRIPTION": "Approved treatment content, read-only and public. Errors are problem+json.",
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "POSTPROCESSING_HOOKS": ["api.v1.schema.name_types", "api.v1.schema_sharing.share"],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
}
