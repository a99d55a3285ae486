"""The first step on the home page of the admin, while the center has nothing yet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST
from wagtail.admin.ui.components import Component

from cms.desk.documents import edit_url
from programs.beginning import begin, is_empty
from programs.models import HomePage

#: It decides what the site begins with.
PERMISSION = "wagtailcore.change_site"


class FirstStepPanel(Component):
    """Stands above everything until there is a page."""

    name = "first_step"
    template_name = "desk/first_step.html"
    order = 5

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        request: HttpRequest = parent_context["request"]
        user: Any = request.user
        return {
            "is_empty": is_empty(),
            "may_begin": user.has_perm(PERMISSION),
            "csrf_token": get_token(request),  # panels are drawn without the request
        }


def arrange_panels(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(FirstStepPanel())


@require_POST
def make_first_pages(request: HttpRequest) -> HttpResponse:
    """Make the first pages as drafts, and lead to the home page among them."""
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    home = begin(actor=request.user)
    if home is None:
        messages.error(request, "There is a home page already; nothing was made.")
        return redirect("wagtailadmin_home")
    messages.success(request, "The first pages are there, as drafts. This is the home page.")
    return redirect(edit_url(HomePage, home.pk))


def urls() -> list[URLPattern]:
    return [path("begin/", make_first_pages, name="desk_begin")]
