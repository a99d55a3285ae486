"""What the project itself remembers."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from wagtail.models import AbstractGroupApprovalTask, Revision, TaskState

from cms.desk.signature import SignForm, sign_in_workflow, whole
from cms.releases.models import Release, ReleaseItem
from programs.signing import is_writer, sign_off_of

__all__ = ["DraftReference", "Release", "ReleaseItem", "RoleStep"]


class RoleStep(models.Model):
    """A step of setting up the roles that has been taken, so that it is never taken twice.

    What an administrator changes afterwards therefore stays changed (cms/desk/roles.py).
    """

    key = models.CharField(max_length=200, unique=True)

    def __str__(self) -> str:
        return self.key


class DraftReference(models.Model):
    """That the newest draft of a page or snippet refers to something (cms/desk/usage/drafts.py).

    Written with the revision and gone with it. As in Wagtail's reference index, the content type
    is that of the base model: every page is a wagtailcore.page.
    """

    wagtail_reference_index_ignore = True

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="+")
    to_content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    to_object_id = models.CharField(max_length=255)
    field = models.CharField(max_length=255, help_text="Of the referring page or snippet")

    class Meta:
        indexes = [
            models.Index(fields=["to_content_type", "to_object_id"], name="draft_references")
        ]

    def __str__(self) -> str:
        return f"{self.revision_id}.{self.field} → {self.to_object_id}"


class ClinicalReviewTask(AbstractGroupApprovalTask):
    """A step of a workflow in which a clinical reviewer signs the words (programs.signing).

    It passes by what is not clinical and what is signed already.
    """

    class Meta:
        verbose_name = "clinical review"
        verbose_name_plural = "clinical reviews"

    @classmethod
    def get_description(cls) -> str:
        """Say what the step does, where somebody builds a workflow."""
        return "A member of the chosen groups who did not write the words signs them"

    def start(self, workflow_state: Any, user: Any = None) -> TaskState:
        """Begin the step, or skip it when there is nothing to sign."""
        document = whole(workflow_state.content_object)
        words = document.get_latest_revision_as_object()
        if getattr(document, "is_clinical", False) and sign_off_of(words) is None:
            state: TaskState = super().start(workflow_state, user=user)
            return state
        return TaskState.objects.create(
            workflow_state=workflow_state,
            revision=document.get_latest_revision(),
            task=self,
            status=TaskState.STATUS_SKIPPED,
        )

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, str, bool]]:
        """Offer to request changes, and to sign unless this person wrote the words."""
        if not (user.is_superuser or self._user_in_groups(user)):
            return []
        actions = [("reject", "Request changes", True)]
        obj = whole(obj)
        if not is_writer(obj, obj.get_latest_revision_as_object(), user):
            actions.append(("approve", "Sign and approve", True))
        return actions

    def get_form_for_action(self, action: str) -> Any:
        """Ask whoever signs what they confirm."""
        if action == "approve":
            return SignForm
        return super().get_form_for_action(action)

    def get_template_for_action(self, action: str) -> str:
        """Show whoever signs which words these are, and remember it."""
        if action == "approve":
            return "desk/sign_dialog.html"
        template: str = super().get_template_for_action(action)
        return template

    @transaction.atomic
    def on_action(self, task_state: Any, user: Any, action_name: str, **sent: Any) -> Any:
        """Sign, then approve. Raises: SigningRefused; nothing is stored then."""
        if action_name == "approve":
            sent = {"comment": sign_in_workflow(task_state, user, sent)}
        return super().on_action(task_state, user, action_name, **sent)
