"""Who asks for what needs a token. What is public never looks at who asks."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed, NotAuthenticated
from rest_framework.permissions import BasePermission

from publishing.tokens import BadToken, user_of

VIEW_HISTORY, VIEW_QUALITY = "publishing.view_history", "publishing.view_reading"


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


class TokenPermission(BasePermission):
    """Users with a permission, by their token."""

    #: What needs the token, as the subject of a sentence.
    subject: ClassVar[str]
    permission: ClassVar[str]

    def has_permission(self, request: Any, view: Any) -> bool:
        """Raises: NotAuthenticated when there is no token."""
        if request.user is None:
            raise NotAuthenticated(f"{self.subject} needs a token: “Authorization: Bearer …”.")
        return bool(request.user.has_perm(self.permission))


class MayReadHistory(TokenPermission):
    """Everybody when PUBLIC_HISTORY is on, else users with the permission."""

    subject = "Reading the past"
    permission = VIEW_HISTORY
    message = "Your user may not read the past. Ask for the permission “Can read past versions”."

    def has_permission(self, request: Any, view: Any) -> bool:
        return settings.PUBLIC_HISTORY or super().has_permission(request, view)


class MayReadQuality(TokenPermission):
    subject = "Quality"
    permission = VIEW_QUALITY
    message = "Your user may not read this. Ask for the permission “Can view reading”."


def may_read_history(request: Any) -> bool:
    """Tell whether the request's token is that of a user with the permission."""
    return request.user is not None and request.user.has_perm(VIEW_HISTORY)
