"""What the desk works on: every kind of page and snippet of ours, who may edit it, and where."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.http import Http404
from django.urls import reverse
from wagtail.models import DraftStateMixin, Page

from programs.models.publishable import Publishable
from publishing.drafts import may_edit

__all__ = [
    "document_models",
    "edit_url",
    "is_document",
    "may_change",
    "may_edit",
    "model_named",
    "models_for",
]


def document_models() -> list[type[Model]]:
    """Return every model of programs/ that can be published."""
    return [model for model in apps.get_app_config("programs").get_models() if is_document(model)]


def is_document(model: type[Model]) -> bool:
    return issubclass(model, Publishable) and issubclass(model, DraftStateMixin)


def model_named(label: str, is_ours: Callable[[type[Any]], Any] = is_document) -> type[Any]:
    """Return the model that an address names, such as "programs.faq"; 404 if it is none of ours."""
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError):
        raise Http404 from None
    if not is_ours(model):
        raise Http404
    return model


def models_for(user: Any) -> list[type[Model]]:
    """Return the kinds of documents that a person may edit at all."""
    return [model for model in document_models() if may_change(user, model)]


def may_change(user: Any, model: type[Model]) -> bool:
    """Tell whether a person may edit documents of this type at all."""
    if issubclass(model, Page):
        return user.is_superuser or _may_edit_pages(user)
    return user.has_perm(f"{model._meta.app_label}.change_{model._meta.model_name}")


def edit_url(model: type[Model], pk: Any) -> str:
    if issubclass(model, Page):
        return reverse("wagtailadmin_pages:edit", args=[pk])
    viewset: Any = model.snippet_viewset  # type: ignore[attr-defined]
    return reverse(viewset.get_url_name("edit"), args=[pk])


def comparison_url(document: Any, older: int | str, newer: int | str) -> str:
    """Return Wagtail's page with the words that differ between two revisions of a document.

    Args:     older, newer: the id of a revision, "live" or "latest".
    """
    if isinstance(document, Page):
        return reverse("wagtailadmin_pages:revisions_compare", args=[document.pk, older, newer])
    viewset: Any = type(document).snippet_viewset
    return reverse(viewset.get_url_name("revisions_compare"), args=[document.pk, older, newer])


def _may_edit_pages(user: Any) -> bool:
    """Read the page permissions once for each request's user."""
    if not hasattr(user, "_desk_may_edit_pages"):
        from wagtail.permissions import policy_registry  # noqa: PLC0415  (needs loaded models)

        policy = policy_registry.get_by_type(Page)
        user._desk_may_edit_pages = policy.user_has_any_permission(user, {"add", "change"})
    return bool(user._desk_may_edit_pages)
