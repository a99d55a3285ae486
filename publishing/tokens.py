"""Who asks: Wagtail's own API tokens, which are hashed, revocable and each tied to a user.

Public answers never look at who asks. What needs a token says so.
"""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import timezone
from wagtail.models import APIToken

#: Noting each use would make every read a write.
NOTE_USE_AFTER = datetime.timedelta(minutes=1)


class BadToken(Exception):
    """The header holds no token that is valid; the message says what to do."""


def user_of(authorization: str) -> Any | None:
    """Return the user whose token an Authorization header holds; None without a header.

    Raises: BadToken, when the token is malformed, unknown or revoked, or its user is not active.
    """
    scheme, _, text = authorization.partition(" ")
    if not scheme:
        return None
    if scheme.lower() != "bearer":
        raise BadToken("Write the token as “Authorization: Bearer wagtail_…”.")
    token = _find(text.strip())
    if token is None or not token.user.is_active:
        raise BadToken(
            "This token is unknown or revoked. Make one in the admin: Settings, API tokens."
        )
    _note_use(token)
    return token.user


def _find(text: str) -> APIToken | None:
    if not APIToken.validate_token_format(text):
        return None
    hashes = APIToken.candidate_key_hashes(text)
    found = APIToken.objects.filter(key_hash__in=hashes, revoked_at__isnull=True)
    return found.select_related("user").first()


def _note_use(token: APIToken) -> None:
    now = timezone.now()
    if token.last_used_at is None or now - token.last_used_at >= NOTE_USE_AFTER:
        APIToken.objects.filter(pk=token.pk).update(last_used_at=now)
