"""Who asks, by Wagtail's own API tokens: hashed, revocable, each tied to a user.

Used by views of the past alone; what is public never looks at who asks.
"""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed, NotAuthenticated
from rest_framework.permissions import BasePermission
from wagtail.models import APIToken

VIEW_HISTORY = "publishing.view_history"

#: Noting each use would make every read a write.
NOTE_USE_AFTER = datetime.timedelta(minutes=1)


class TokenAuthentication(BaseAuthentication):
    """`Authorization: Bearer wagtail_…`."""

    def authenticate(self, request: Any) -> tuple[Any, APIToken] | None:
        """Raises: AuthenticationFailed when the token is malformed, unknown or revoked."""
        scheme, _, text = get_authorization_header(request).decode("latin-1").partition(" ")
        if not scheme:
            return None
        if scheme.lower() != "bearer":
            raise AuthenticationFailed("Write the token as “Authorization: Bearer wagtail_…”.")
        token = _find(text.strip())
        if token is None or not token.user.is_active:
            raise AuthenticationFailed(
                "This token is unknown or revoked. Make one in the admin: Settings, API tokens."
            )
        _note_use(token)
        return token.user, token

    def authenticate_header(self, request: Any) -> str:
        return 'Bearer realm="history"'


class MayReadHistory(BasePermission):
    """Everybody when PUBLIC_HISTORY is on, else users with the permission."""

    message = "Your user may not read the past. Ask for the permission “Can read past versions”."

    def has_permission(self, request: Any, view: Any) -> bool:
        """Raises: NotAuthenticated when there is no token and one is needed."""
        if settings.PUBLIC_HISTORY:
            return True
        if request.user is None:
            raise NotAuthenticated("Reading the past needs a token: “Authorization: Bearer …”.")
        return may_read_history(request)


def may_read_history(request: Any) -> bool:
    """Tell whether the request's token is that of a user with the permission."""
    return request.user is not None and request.user.has_perm(VIEW_HISTORY)


def _find(text: str) -> APIToken | None:
    if not APIToken.validate_token_format(text):
        return None
    return (
        APIToken.objects.filter(
            key_hash__in=APIToken.candidate_key_hashes(text), revoked_at__isnull=True
        )
        .select_related("user")
        .first()
    )


def _note_use(token: APIToken) -> None:
    now = timezone.now()
    if token.last_used_at is None or now - token.last_used_at >= NOTE_USE_AFTER:
        APIToken.objects.filter(pk=token.pk).update(last_used_at=now)
