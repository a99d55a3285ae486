"""Stock Wagtail's API v2 over the same pages, with every field that ours delivers."""

from __future__ import annotations

from rest_framework.permissions import AllowAny
from rest_framework.renderers import JSONRenderer
from wagtail.api import APIField
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet

from programs.models import Faq, ProgramType


class Pages(PagesAPIViewSet):
    """As a center would set it up: for everybody, and JSON alone."""

    permission_classes = [AllowAny]
    renderer_classes = [JSONRenderer]
    schema = None


_COPY = ("label", "copy_short", "copy_medium", "copy_print", "modules", "channels")
_REVIEW = ("last_reviewed", "review_due", "reviewed_by", "sources")

Faq.api_fields = [APIField(name) for name in ("question", "about", *_COPY, *_REVIEW)]
ProgramType.api_fields = [
    APIField(name)
    for name in (
        *("level", "variant", "focus", "aims", "conditions", "components", "differs_from"),
        *("schedule_flexible", "availability"),
        *_COPY,
        *_REVIEW,
    )
]

stock = WagtailAPIRouter("stock")
stock.register_endpoint("pages", Pages)
