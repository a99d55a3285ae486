"""Views of the admin about one page or snippet, beside its editor."""

from __future__ import annotations

from functools import cached_property
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.desk.documents import edit_url, is_document, model_named


class DocumentView(WagtailAdminTemplateMixin):
    """Mix in before a view whose address has the `label` of a model and the `pk` of a document.

    Breadcrumbs lead home, to the document's editor, and to the view itself.
    """

    kwargs: dict[str, Any]
    _show_breadcrumbs = True

    @staticmethod
    def is_ours(model: type[Any]) -> bool:
        """Tell whether the view is about documents of a model."""
        return is_document(model)

    def may_open(self, user: Any) -> bool:
        """Tell whether a person may see and use the view of this document."""
        raise NotImplementedError

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not self.may_open(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def document(self) -> Any:
        model = model_named(self.kwargs["label"], self.is_ours)
        return get_object_or_404(model, pk=self.kwargs["pk"])

    @property
    def document_url(self) -> str:
        """Where the document is edited."""
        return edit_url(type(self.document), self.document.pk)

    def get_page_subtitle(self) -> str:
        return str(self.document)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            *self.breadcrumbs_items,
            {"url": self.document_url, "label": str(self.document)},
            {"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()},
        ]


class DocumentFormView(DocumentView, FormView):
    """A view with a form (desk/document_form.html) that leads back to the document's editor."""

    #: What the button says, and what it says while the form is on its way.
    submit_label: ClassVar[str]
    submitting_label = "Recording…"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {
            **context,
            "document": self.document,
            "submit_button_label": self.submit_label,
            "submit_button_active_label": self.submitting_label,
            "media": context["form"].media,
        }

    def get_success_url(self) -> str:
        return self.document_url
