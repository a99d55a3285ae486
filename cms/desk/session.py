"""Who is logged in, for a page that is still open after its session has ended.

Wagtail sends whoever is not logged in to the login, so an answer means a session
(static/admin/session.js).
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import URLPattern, path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@never_cache
@require_safe
def session(request: HttpRequest) -> HttpResponse:
    """Answer {"user", "token"}: an id, and the token that forms need now. People get a page."""
    if request.accepts("text/html"):
        title = "You are logged in again"
        context = {"page_title": title, "header_title": title}
        return render(request, "desk/session.html", context)
    return JsonResponse({"user": request.user.pk, "token": get_token(request)})


def urls() -> list[URLPattern]:
    return [path("session/", session, name="desk_session")]
