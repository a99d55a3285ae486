"""What a translation does not share with its source, such as its review: a form of its own.

The side-by-side editor shows texts only.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail_localize.models import SourceDeletedError, Translation
from wagtail_localize.views.edit_translation import user_can_edit_instance

from cms.desk.outdated_tabs import SOURCE_IS_GONE


class OwnFieldsView(WagtailAdminTemplateMixin, FormView):
    """Saves a draft. The side-by-side editor publishes it, together with the words."""

    template_name = "wagtailadmin/generic/form.html"
    page_title = "Review of the translation"
    header_icon = "check"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not user_can_edit_instance(request.user, self.target):
            raise PermissionDenied
        if hasattr(self.target, "reviewed_by"):
            # Reviews are recorded, not typed.
            return redirect("desk_review", self.target._meta.label_lower, self.target.pk)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def translation(self) -> Translation:
        return get_object_or_404(Translation, pk=self.kwargs["translation_id"])

    @cached_property
    def target(self) -> Any:
        return self.translation.get_target_instance().get_latest_revision_as_object()

    @cached_property
    def panels(self) -> Any:
        fields = [FieldPanel(name) for name in self.target.own_fields]
        return ObjectList(fields).bind_to_model(type(self.target))

    def get_form_class(self) -> Any:
        return self.panels.get_form_class()

    def get_form_kwargs(self) -> dict[str, Any]:
        return {
            **super().get_form_kwargs(),
            "instance": self.target,
            "for_user": self.request.user,
        }

    def get_form(self, form_class: Any = None) -> Any:
        form = super().get_form(form_class)
        form.defer_required_fields()
        return form

    def get_page_subtitle(self) -> str:
        return str(self.target)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        bound = self.panels.get_bound_panel(
            instance=self.target, request=self.request, form=context["form"]
        )
        context.update(
            panel=bound,
            media=bound.media + context["form"].media,
            submit_button_label="Save draft",
            submit_button_active_label="Saving…",
        )
        return context

    def form_valid(self, form: Any) -> HttpResponse:
        document = form.save(commit=False)
        document.save_revision(user=self.request.user, log_action=True)
        messages.success(self.request, "Saved. Publish the translation to make it public.")
        return super().form_valid(form)

    def get_success_url(self) -> str:
        url: str = self.translation.get_target_instance_edit_url()
        return url


@require_POST
def save_translation(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Save the words of a translation as a draft, so that a reviewer can sign them."""
    translation = get_object_or_404(Translation, pk=translation_id)
    if not user_can_edit_instance(request.user, translation.get_target_instance()):
        raise PermissionDenied
    try:
        translation.save_target(user=request.user, publish=False)
    except SourceDeletedError:
        messages.warning(request, SOURCE_IS_GONE)
    else:
        messages.success(
            request, "Saved. A reviewer who did not write the words can sign them now."
        )
    return redirect(translation.get_target_instance_edit_url())


def urls() -> list[URLPattern]:
    return [
        path("translations/<int:translation_id>/own/", OwnFieldsView.as_view(), name="own_fields"),
        path("translations/<int:translation_id>/save/", save_translation, name="save_translation"),
    ]
