"""Panels of the editing forms that Wagtail has not."""

from __future__ import annotations

from typing import Any

from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from programs.models.reviews import policy_of
from programs.reviewing import standing_of
from programs.signing import is_writer, sign_off_of

REVIEW_FIELDS = ("last_reviewed", "review_due", "reviewed_by")


class ReviewPanel(MultiFieldPanel):
    """Shows the last review and what keeps the dates from being right; nobody types into it.

    Only a review of the whole page moves the dates, so they are no fields of the form. What the
    publishing rules have against them stands here, beside who reviewed.
    """

    def __init__(self, **kwargs: Any) -> None:
        kwargs.pop("children", None)
        fields = [FieldPanel(name, read_only=True) for name in REVIEW_FIELDS]
        super().__init__(fields, **{"heading": "Review", **kwargs})

    def clone_kwargs(self) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().clone_kwargs()
        kwargs.pop("children")
        return kwargs

    class BoundPanel(MultiFieldPanel.BoundPanel):
        template_name = "desk/review_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            reviewers = [block.value for block in self.instance.reviewed_by if block.value]
            return {
                **context,
                "document": self.instance,
                "label": self.instance._meta.label_lower,
                "reviewers": reviewers,
                "policy": policy_of(self.instance),
                "standing": standing_of(self.instance),
                "may_review": self.may_review(),
                **self.signature(),
                "problems": getattr(self.form, "review_problems", []),
            }

        def may_review(self) -> bool:
            """Tell whether to offer a review: clinical content needs the permission for it."""
            document, user = self.instance, self.request.user if self.request else None
            if not (document.pk and user):
                return False
            return not document.is_clinical or user.has_perm("programs.record_review")

        def signature(self) -> dict[str, Any]:
            """Return who signed the words as they were last saved, and who may not."""
            document, user = self.instance, self.request.user if self.request else None
            if not document.is_clinical or not document.pk:
                return {}
            # Shown as it was saved, unless a form that was sent has other words by now.
            words = document.get_latest_revision_as_object() if self.form.is_bound else document
            sign_off = sign_off_of(words)
            may_sign = user and user.has_perm("programs.record_review")
            return {
                "sign_off": sign_off,
                "is_writer": sign_off is None and may_sign and is_writer(document, words, user),
                "may_exempt": user and user.has_perm("programs.publish_unsigned"),
            }
