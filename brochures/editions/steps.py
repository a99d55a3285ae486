"""The life of an edition. Every step checks where it stands, and takes it or says why not."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from brochures.editions.gate import APPROVERS, Condition, approvers, unmet
from brochures.editions.handing_off import APPROVAL, approval
from brochures.editions.models import CIRCULATING, Approval, Edition, EditionFile, State
from brochures.models import Brochure


class StepRefused(Exception):
    """The edition stays as it is; the message says why. `conditions` are those not met."""

    def __init__(self, message: str, conditions: Iterable[Condition] = ()) -> None:
        super().__init__(message)
        self.conditions = tuple(conditions)


def new_edition(brochure: Brochure, user: Any = None) -> Edition:
    """Return a draft edition of a brochure, with the next revision of its code."""
    if brochure.subject is None:
        raise StepRefused("Choose what the brochure is about first.")
    locale = brochure.locale
    family = f"{brochure.slug}-{locale.partition('-')[0]}".upper()
    earlier = Edition.objects.filter(brochure=brochure, locale=locale)
    return Edition.objects.create(
        brochure=brochure,
        title=brochure.title,
        locale=locale,
        code=f"{family}-{timezone.localdate():%Y-%m}",
        rev=1 + max(earlier.values_list("rev", flat=True), default=0),
        created_by=user.get_username() if user else "",
    )


def submit(edition: Edition) -> Edition:
    """Send a draft to review. Raises StepRefused when the files could not be approved."""
    with transaction.atomic():
        edition = _locked(edition, State.DRAFT)
        if missing := unmet(edition, besides="approvals"):
            raise StepRefused("This edition is not ready for review.", missing)
        return _moved(edition, State.IN_REVIEW)


def approve(edition: Edition, user: Any) -> Edition:
    """Note one person's approval; the last one that is needed freezes the edition.

    Raises: StepRefused, with every condition that is not met.
    """
    with transaction.atomic():
        edition = _locked(edition, State.IN_REVIEW)
        if missing := unmet(edition, besides="approvals"):
            raise StepRefused("This edition cannot be approved as it is.", missing)
        if user.get_username() in approvers(edition):
            raise StepRefused("You have approved these files already; another person must too.")
        Approval.objects.create(
            edition=edition,
            user=user,
            name=user.get_username(),
            snapshot_sha256=edition.snapshot_sha256,
        )
        if len(approvers(edition)) < APPROVERS:
            return edition
        edition.frozen_at = timezone.now()
        EditionFile.of(edition, APPROVAL, approval(edition)).save()
        return _moved(edition, State.APPROVED)


def return_to_draft(edition: Edition) -> Edition:
    """Take an edition back from review; the approvals it had are void."""
    with transaction.atomic():
        edition = _locked(edition, State.IN_REVIEW)
        edition.approvals.all().delete()
        return _moved(edition, State.DRAFT)


def send_to_print(
    edition: Edition, *, printer: str, quantity: int, ordered_on: datetime.date
) -> Edition:
    with transaction.atomic():
        edition = _locked(edition, State.APPROVED)
        edition.printer, edition.quantity, edition.ordered_on = printer, quantity, ordered_on
        return _moved(edition, State.SENT)


def receive(edition: Edition, *, received_on: datetime.date, stock_left: int) -> Edition:
    """Note that the print run has come. Earlier ones of the same brochure are superseded."""
    with transaction.atomic():
        edition = _locked(edition, State.SENT)
        edition.received_on, edition.stock_left = received_on, stock_left
        earlier = Edition.objects.circulating().filter(
            brochure=edition.brochure, locale=edition.locale, rev__lt=edition.rev
        )
        earlier.update(state=State.SUPERSEDED, closed_because=f"{edition.printed_code} came")
        return _moved(edition, State.IN_STOCK)


def count_stock(edition: Edition, *, stock_left: int) -> Edition:
    with transaction.atomic():
        edition = _locked(edition, State.IN_STOCK)
        edition.stock_left = stock_left
        return _moved(edition, State.IN_STOCK)


def withdraw(edition: Edition, *, because: str) -> Edition:
    """Say that nobody may hand it out any more."""
    with transaction.atomic():
        edition = _locked(edition, *CIRCULATING)
        edition.closed_because = because
        return _moved(edition, State.WITHDRAWN)


def _locked(edition: Edition, *expected: State) -> Edition:
    """Return the edition as it stands now, held until the transaction ends."""
    found = Edition.objects.select_for_update().select_related("brochure").get(pk=edition.pk)
    if found.state not in expected:
        raise StepRefused(
            f"This edition is {found.get_state_display().lower()} now. Look at it again."
        )
    return found


def _moved(edition: Edition, state: State) -> Edition:
    edition.state = state
    edition.save()
    return edition
