"""Who may read the past through the API, and with which token."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from wagtail.users.views.api_tokens import APITokenViewSet


def api_tokens() -> APITokenViewSet:
    """Return the pages under Settings where tokens are made and revoked.

    Wagtail shows them only beside its own v3 API, which we do not install.
    """
    return APITokenViewSet("wagtailusers_api_tokens", url_prefix="api-tokens")


def permissions() -> QuerySet[Permission, Any]:
    """Return what an administrator may grant to a group besides Wagtail's own."""
    mine = ("view_history", "view_reading")
    return Permission.objects.filter(content_type__app_label="publishing", codename__in=mine)
