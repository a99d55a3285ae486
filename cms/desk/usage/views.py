"""The answer to the panel “Where it is used”: a piece of HTML, asked for when it is looked at."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_safe

from brochures.editions.models import Edition
from brochures.models import Brochure
from cms.desk.documents import comparison_url, may_edit, model_named
from cms.desk.usage.effects import effects_of
from cms.desk.usage.printing import brochures_with, editions_with
from cms.desk.usage.referrers import referrers

VIEW_BROCHURES = f"{Brochure._meta.app_label}.view_brochure"
VIEW_EDITIONS = f"{Edition._meta.app_label}.view_edition"


@require_safe
def usage(request: HttpRequest, label: str, pk: int) -> HttpResponse:
    """Say where a page or snippet is used and what publishing its newest draft will touch."""
    instance, user = _find(request, label, pk), request.user
    effects = effects_of(instance)
    context = {
        "effects": effects,
        "referrers": referrers(instance, user),
        "sees_brochures": (sees_brochures := user.has_perm(VIEW_BROCHURES)),
        "sees_editions": (sees_editions := user.has_perm(VIEW_EDITIONS)),
        "brochures": brochures_with(instance) if sees_brochures else [],
        "editions": editions_with(instance, effects.version) if sees_editions else [],
        "compare_url": compare_url(instance) if effects.is_draft and instance.live else "",
    }
    return render(request, "desk/usage.html", context)


def usage_url(instance: Model) -> str:
    return reverse("desk_usage", args=[instance._meta.label_lower, instance.pk])


def urls() -> list[URLPattern]:
    return [path("usage/<str:label>/<int:pk>/", usage, name="desk_usage")]


def _find(request: HttpRequest, label: str, pk: int) -> Any:
    """Return a page or snippet that this person may edit: a draft's words are for them alone."""
    document = get_object_or_404(model_named(label), pk=pk)
    if not may_edit(request.user, document):
        raise PermissionDenied
    return document


def compare_url(instance: Any) -> str:
    """Return Wagtail's page with the words that differ between what is live and the draft."""
    return comparison_url(instance, "live", "latest")
