"""Recording that somebody has checked the whole of a document. Nothing else moves its dates."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import URLPattern, path
from django.utils import timezone
from wagtail.admin import messages
from wagtail.admin.widgets import AdminDateInput
from wagtail.log_actions import LogFormatter

from cms.desk.document_view import DocumentFormView
from cms.desk.documents import is_document, may_edit
from cms.desk.signature import StatementsForm
from programs.models import Reviewer
from programs.models.publishable import NotPublishable
from programs.models.reviews import policy_of
from programs.review_policies import LONGEST
from programs.reviewing import RECORDED, ReviewRefused, last_and_due, record_review
from programs.signing import STATEMENTS, SigningRefused

PERMISSION = "programs.record_review"
OURS = ("record_review", "publish_unsigned")


class ReviewForm(StatementsForm):
    """Who checked the whole document, when, and when it is due again; clinical words are signed."""

    reviewer = forms.ModelChoiceField(
        queryset=Reviewer.objects.none(),
        help_text="Whose name readers see. Missing? Add it under Evidence, Reviewers.",
    )
    day = forms.DateField(label="Checked on", widget=AdminDateInput)
    due = forms.DateField(label="Next review due", widget=AdminDateInput)
    whole = forms.BooleanField(
        label="I have read the whole page, its facts and its sources, and it is right as it stands"
    )

    def __init__(self, *args: Any, document: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reviewers = Reviewer.objects.filter(live=True, locale=document.locale)
        self.fields["reviewer"].queryset = reviewers  # type: ignore[attr-defined]
        if not document.is_clinical:
            for name in (*STATEMENTS, "comment"):
                del self.fields[name]

    def clean_day(self) -> datetime.date:
        """A review lies in the past or is today."""
        day: datetime.date = self.cleaned_data["day"]
        if day > timezone.localdate():
            raise forms.ValidationError("A review cannot lie in the future.")
        return day

    def clean(self) -> dict[str, Any]:
        """The next review comes after this one, within three years."""
        cleaned = super().clean() or {}
        day, due = cleaned.get("day"), cleaned.get("due")
        if day and due and not day < due <= day + datetime.timedelta(days=LONGEST):
            self.add_error("due", "The next review comes after this one, within three years.")
        return cleaned


class ReviewView(DocumentFormView):
    """Shows how the review stands and takes a new one."""

    template_name = "desk/record_review.html"
    form_class = ReviewForm
    page_title = "Record a review"
    header_icon = "check"
    submit_label = "Record the review"

    @staticmethod
    def is_ours(model: type[Any]) -> bool:
        return is_document(model) and hasattr(model, "reviewed_by")

    def may_open(self, user: Any) -> bool:
        return may_review(user, self.document)

    def get_initial(self) -> dict[str, Any]:
        today = timezone.localdate()
        policy = policy_of(self.document)
        due = today + datetime.timedelta(days=policy.every_days if policy else LONGEST)
        return {"day": today, "due": due}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "document": self.document}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        last, due = last_and_due(self.document)
        return {
            **super().get_context_data(**kwargs),
            "last": last,
            "due": due,
            "policy": policy_of(self.document),
        }

    def form_valid(self, form: Any) -> HttpResponse:
        wanted = form.cleaned_data
        try:
            record_review(
                self.document,
                reviewer=wanted["reviewer"],
                user=self.request.user,
                day=wanted["day"],
                due=wanted["due"],
                statements=[text for name, text in STATEMENTS.items() if wanted.get(name)],
                reason=wanted.get("comment", ""),
            )
        except (ReviewRefused, SigningRefused) as refusal:
            form.add_error(None, str(refusal))
        except NotPublishable as refusal:
            form.add_error(None, "What is public now breaks a rule, so it cannot pass a review:")
            form.add_error(None, refusal.messages)
        if form.errors:
            return self.form_invalid(form)
        messages.success(
            self.request, f"Recorded. The next review is due on {wanted['due']:%d %B %Y}."
        )
        return super().form_valid(form)


def may_review(user: Any, document: Any) -> bool:
    """Tell whether a person may record a review: clinical content needs the permission for it."""
    if user.has_perm(PERMISSION):
        return True
    return not document.is_clinical and may_edit(user, document)


def register_log_actions(actions: Any) -> None:
    """Show reviews in the history of a page or snippet."""
    actions.register_action(RECORDED)(_Recorded)


class _Recorded(LogFormatter):
    label = "Record a review"

    def format_message(self, log_entry: Any) -> str:
        data = log_entry.data
        who = f"{data['reviewer']}, {data['role']}" if data["role"] else data["reviewer"]
        return f"Whole page reviewed on {data['day']} by {who}. Next review due {data['due']}."


def permissions() -> QuerySet[Permission, Any]:
    """Return what an administrator may grant to a group besides Wagtail's own."""
    return Permission.objects.filter(content_type__app_label="programs", codename__in=OURS)


def urls() -> list[URLPattern]:
    return [path("reviews/<str:label>/<int:pk>/", ReviewView.as_view(), name="desk_review")]
