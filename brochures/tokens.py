"""Files for designers and printers are for programs that bring a token."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from brochures.problems import problem
from publishing.tokens import BadToken, user_of

PERMISSION = "brochures.view_edition"


def with_token(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let in a token whose user may see print editions, as that user; others get 401 or 403."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            user = user_of(request.headers.get("Authorization", ""))
        except BadToken as bad:
            return _refused(401, str(bad), "bad_token")
        if user is None:
            needed = "This address needs a token: “Authorization: Bearer wagtail_…”."
            return _refused(401, needed, "token_needed")
        if not user.has_perm(PERMISSION):
            return _refused(
                403, "The user of this token may not see print editions.", "not_allowed"
            )
        request.user = user
        return view(request, *args, **kwargs)

    return checked


def _refused(status: int, detail: str, reason: str) -> HttpResponse:
    headers = {"WWW-Authenticate": 'Bearer realm="print"'} if status == 401 else {}
    return problem(status, detail, reason=reason, headers=headers)
