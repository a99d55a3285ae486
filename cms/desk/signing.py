"""Letting clinical words out unsigned in an emergency, and the history of signatures."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import URLPattern, path
from wagtail.admin import messages
from wagtail.log_actions import LogFormatter

from cms.desk.document_view import DocumentFormView
from cms.desk.documents import is_document, may_change
from cms.desk.reminders import tell_reviewers
from programs.models import SignOff
from programs.signing import EXEMPTED, SIGNED, exempt, sign_off_of

UNSIGNED = "programs.publish_unsigned"


class ExemptionForm(forms.Form):
    """Why these words cannot wait."""

    reason = forms.CharField(
        min_length=20,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Such as: “The number of the clinic has changed; people reach nobody.” It stays "
        "in the history, and clinical reviewers get it by e-mail.",
    )


class ExemptionView(DocumentFormView):
    """Lets the newest words of a document be published unsigned, by who may, for a reason."""

    template_name = "desk/exempt.html"
    form_class = ExemptionForm
    page_title = "Publish without a signature"
    header_icon = "warning"
    submit_label = "Let these words be published"

    @staticmethod
    def is_ours(model: type[Any]) -> bool:
        return is_document(model) and getattr(model, "is_clinical", False)

    def may_open(self, user: Any) -> bool:
        return user.has_perm(UNSIGNED) and may_change(user, type(self.document))

    def form_valid(self, form: Any) -> HttpResponse:
        words = self.document.get_latest_revision_as_object()
        reason, user = form.cleaned_data["reason"], self.request.user
        if sign_off_of(words) is None:
            exempt(self.document, words, kind=SignOff.EMERGENCY, user=user, reason=reason)
            tell_reviewers(self.document, by=user.get_username(), reason=reason)
        messages.warning(
            self.request,
            "Recorded. These words, and no others, may now be published without a signature. "
            "Ask a clinical reviewer to look at them soon.",
        )
        return super().form_valid(form)


def register_log_actions(actions: Any) -> None:
    """Show signatures and exemptions in the history of a page or snippet."""
    actions.register_action(SIGNED)(_Signed)
    actions.register_action(EXEMPTED)(_Exempted)


class _Signed(LogFormatter):
    label = "Sign clinical words"

    def format_message(self, log_entry: Any) -> str:
        data = log_entry.data
        who = f"{data['reviewer']}, {data['role']}" if data["role"] else data["reviewer"]
        return f"Signed by {who}. {data['reason']}"


class _Exempted(LogFormatter):
    label = "Publish without a signature"

    def format_message(self, log_entry: Any) -> str:
        return f"{log_entry.data['kind']}. Reason: {log_entry.data['reason']}"


def urls() -> list[URLPattern]:
    return [
        path("sign-off/<str:label>/<int:pk>/exempt/", ExemptionView.as_view(), name="desk_exempt")
    ]
