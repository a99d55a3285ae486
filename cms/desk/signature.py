"""What a clinical reviewer confirms with a signature, and signing in the workflow."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.utils import timezone
from wagtail.models import Page, WorkflowState

from programs.models import Reviewer
from programs.models.reviews import policy_of
from programs.review_policies import LONGEST
from programs.reviewing import enter_review
from programs.signing import STATEMENTS, SigningRefused, refuse_if_changed, sign


def reviewers() -> list[tuple[str, str]]:
    """Return every reviewer that may be named: (id, name and role)."""
    return [
        (str(each.pk), f"{each.title}, {each.role} ({each.locale})" if each.role else str(each))
        for each in Reviewer.objects.filter(live=True).select_related("locale")
    ]


class StatementsForm(forms.Form):
    """What a reviewer confirms. Field names are the keys of programs.signing.STATEMENTS."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, statement in STATEMENTS.items():
            self.fields[name] = forms.BooleanField(
                label=statement,
                error_messages={"required": "Confirm this, or request changes instead."},
            )
        self.fields["comment"] = forms.CharField(
            label="What you checked",
            min_length=10,
            max_length=500,
            widget=forms.Textarea(attrs={"rows": 2}),
            help_text="Such as: “Hours and parts of care against our program manual.”",
            error_messages={
                "required": "Say in a sentence what you checked it against.",
                "min_length": "Say a little more: whoever reads it later was not there.",
            },
        )


class SignForm(StatementsForm):
    """The dialog of the workflow. Its data travel as JSON, so a reviewer is an id here."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reviewer"] = forms.ChoiceField(
            choices=[("", "Choose…"), *reviewers()],
            label="Signed by",
            help_text="Whose name readers see. Missing? Add it under Evidence, Reviewers.",
            error_messages={"required": "Choose who answers for these words."},
        )
        self.fields["whole"] = forms.BooleanField(
            required=False,
            label="I have read the whole page, not only what changed: enter today as its review",
        )
        # Which words the dialog was opened on; its template fills this in.
        self.fields["shown"] = forms.CharField(widget=forms.HiddenInput)
        self.order_fields(["reviewer", *STATEMENTS, "whole", "comment", "shown"])


def sign_in_workflow(task_state: Any, user: Any, sent: dict[str, Any]) -> str:
    """Sign what waits in a workflow, and move its review date if the whole was read.

    Args:     sent: what SignForm asks for; it comes from the browser, so it is read again.
    Returns:  the comment for the workflow's history.
    Raises:   SigningRefused; WordsChanged, when they are not those that the dialog was opened on.
    """
    document = whole(task_state.workflow_state.content_object)
    form = SignForm(sent)
    if not form.is_valid():
        field, errors = next(iter(form.errors.items()))
        label = form.fields[field].label or field
        raise SigningRefused(document, f"Not signed. {label}: {errors[0]}")
    wanted = form.cleaned_data
    reviewer = _in_locale(Reviewer.objects.get(pk=wanted["reviewer"]), document.locale)
    refuse_if_changed(document, wanted["shown"])
    words = document.get_latest_revision_as_object()
    sign(
        document,
        words,
        reviewer=reviewer,
        user=user,
        statements=list(STATEMENTS.values()),
        reason=wanted["comment"],
    )
    if wanted["whole"] or not words.last_reviewed:
        today, policy = timezone.localdate(), policy_of(document)
        days = policy.every_days if policy else LONGEST
        enter_review(words, reviewer, today, today + datetime.timedelta(days=days))
        # The next steps approve and publish this revision: the same words, with their review.
        task_state.revision = words.save_revision(user=user, clean=False)
        task_state.save(update_fields=["revision"])
        # The one at hand still holds the page as it was.
        task_state.workflow_state = WorkflowState.objects.get(pk=task_state.workflow_state_id)
    return f"Signed by {reviewer}. {wanted['comment']}"


def whole(document: Any) -> Any:
    """Return a page as what it is, not as Wagtail's plain page; a snippet as it stands."""
    return document.specific if isinstance(document, Page) else document


def _in_locale(reviewer: Reviewer, locale: Any) -> Reviewer:
    """Return the reviewer's entry in a language, or the one at hand where there is none."""
    entries = Reviewer.objects.filter(translation_key=reviewer.translation_key, live=True)
    return entries.filter(locale=locale).first() or reviewer
