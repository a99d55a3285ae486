"""Reviews: how a document's dates stand, and recording that somebody checked the whole of it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from programs.models.reviews import policy_of
from programs.review_policies import FLAG, HIDE_FROM_PRINT, LONGEST, WITHHOLD
from programs.signing import sign

#: The entry in a document's history.
RECORDED = "continuum.record_review"


class ReviewRefused(Exception):
    """A review cannot be recorded now; says why and what to do."""


@dataclass(frozen=True)
class Standing:
    """What an overdue review means for a document on a day.

    effective_on: the day from which it is hidden or withheld; None when that never happens.
    """

    if_overdue: str
    effective_on: datetime.date | None
    in_effect: bool

    @property
    def is_withheld(self) -> bool:
        return self.in_effect and self.if_overdue == WITHHOLD

    @property
    def is_hidden_from_print(self) -> bool:
        return self.in_effect and self.if_overdue == HIDE_FROM_PRINT


def last_and_due(document: Any) -> tuple[datetime.date | None, datetime.date | None]:
    """Return when a document was last checked and when it must be again."""
    last, due = getattr(document, "review_fields", ("", ""))
    return getattr(document, last, None), getattr(document, due, None)


def standing_of(document: Any) -> Standing:
    """Return what the review policy makes of a document today."""
    policy = policy_of(document)
    if policy is None:
        return Standing(FLAG, None, False)
    day = policy.effective_on(last_and_due(document)[1])
    return Standing(policy.if_overdue, day, day is not None and day <= timezone.localdate())


@transaction.atomic
def record_review(
    document: Any,
    *,
    reviewer: Any,
    user: Any,
    day: datetime.date,
    due: datetime.date,
    statements: list[str],
    reason: str,
) -> None:
    """Say that the whole document was checked on a day, in its newest draft and in public.

    Words that are not public yet stay so: what is live gets the dates in a revision of its own.
    Clinical words, those that are live if any are, are signed by it (programs.signing).

    Args:     document: a stored page or snippet with review fields. reviewer: a Reviewer.
              statements, reason: as in programs.signing.sign; of clinical content only.
    Raises:   ReviewRefused; SigningRefused; NotPublishable, when what is live breaks a rule by now.
    """
    if day > timezone.localdate():
        raise ReviewRefused("A review cannot lie in the future.")
    if not day < due <= day + datetime.timedelta(days=LONGEST):
        raise ReviewRefused("The next review comes after this one, within three years.")
    document = type(document)._default_manager.get(pk=document.pk)
    if getattr(document, "workflow_in_progress", False):
        raise ReviewRefused("It waits for approval in a workflow. Finish or cancel that first.")
    if document.approved_schedule:
        raise ReviewRefused("A change is scheduled. Review it once that is published.")
    draft = document.get_latest_revision_as_object() if document.has_unpublished_changes else None
    if document.is_clinical:
        words = document if document.live else document.get_latest_revision_as_object()
        sign(document, words, reviewer=reviewer, user=user, statements=statements, reason=reason)
    if document.live:
        enter_review(document, reviewer, day, due)
        revision = document.save_revision(user=user, changed=False)
        revision.publish(user=user, changed=False, log_action=False, skip_permission_checks=True)
    if draft is not None:
        enter_review(draft, reviewer, day, due)
        draft.save_revision(user=user, clean=False)  # a draft may be incomplete
    data = {
        "reviewer": reviewer.title,
        "role": reviewer.role,
        "day": day.isoformat(),
        "due": due.isoformat(),
    }
    log(instance=document, action=RECORDED, user=user, data=data, content_changed=False)


def enter_review(document: Any, reviewer: Any, day: datetime.date, due: datetime.date) -> None:
    """Set the review of a document that is not saved yet."""
    document.last_reviewed, document.review_due = day, due
    document.reviewed_by = [("reviewer", reviewer)]
