"""Who asks for the past. What is public never looks at who asks."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed, NotAuthenticated
from rest_framework.permissions import BasePermission

from publishing.tokens import BadToken, user_of

VIEW_HISTORY = "publishing.view_history"


class TokenAuthentication(BaseAuthentication):
    """`Authorization: Bearer wagtail_…`."""

    def authenticate(self, request: Any) -> tuple[Any, None] | None:
        """Raises: AuthenticationFailed when the token is malformed, unknown or revoked."""
        try:
            user = user_of(get_authorization_header(request).decode("latin-1"))
        except BadToken as error:
            raise AuthenticationFailed(str(error)) from error
        return None if user is None else (user, None)

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
