"""The life of a release. Every step checks where it stands, and takes it or says why not."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone
from wagtail.log_actions import log

from cms.releases.fingerprints import fingerprint
from cms.releases.models import Release, ReleaseItem, ReleaseState
from cms.releases.publishing import (
    Problems,
    ReleaseRefused,
    check_items,
    publish_items,
    undo_items,
)
from publishing.schedule import note_next_change

PUBLISHED, UNDONE = "continuum.release", "continuum.undo_release"


def add(release: Release, documents: Iterable[models.Model]) -> int:
    """Put pages and snippets into an open release. Returns how many are new in it."""
    with transaction.atomic():
        release = _locked(release, ReleaseState.OPEN)
        new = 0
        for document in documents:
            _, is_new = ReleaseItem.objects.get_or_create(
                release=release,
                content_type=ContentType.objects.get_for_model(document),
                object_id=document.pk,
                defaults={"title": str(getattr(document, "draft_title", document))},
            )
            new += is_new
        _forget_check(release)
    return new


def remove(release: Release, item_id: int) -> None:
    with transaction.atomic():
        release = _locked(release, ReleaseState.OPEN)
        release.items.filter(pk=item_id).delete()
        _forget_check(release)


def check(release: Release, user: Any) -> Problems:
    """Try the release without publishing it, and remember what came out."""
    problems = check_items(release, user)
    remember(release, problems)
    return problems


def schedule(release: Release, user: Any, publish_at: datetime.datetime) -> None:
    """Publish what the drafts say now at a set time; what is saved later stays a draft."""
    if publish_at <= timezone.now():
        raise ReleaseRefused("That time has passed. Choose a later one.")
    with transaction.atomic():
        release = _locked(release, ReleaseState.OPEN)
        problems = check(release, user) if release.items.exists() else {}
        if not problems and release.items.exists():
            for item in release.items.all():
                item.revision = item.current().latest_revision
                item.fingerprint = fingerprint(item.revision)
                item.save(update_fields=["revision", "fingerprint"])
            release.state, release.publish_at = ReleaseState.SCHEDULED, publish_at
            release.scheduled_by, release.problem = user.get_username(), ""
            release.save()
            note_next_change()
            return
    raise ReleaseRefused(
        "It was not scheduled." if problems else "There is nothing in this release yet.", problems
    )


def reopen(release: Release, problem: str = "") -> None:
    """Take a release off the schedule."""
    with transaction.atomic():
        release = _locked(release, ReleaseState.SCHEDULED)
        release.items.update(revision=None, fingerprint="")
        release.state, release.publish_at, release.problem = ReleaseState.OPEN, None, problem
        release.save()
        note_next_change()


def publish(release: Release, user: Any) -> None:
    """Publish everything in one transaction. Raises ReleaseRefused; then nothing has changed."""
    try:
        with transaction.atomic():
            release = _locked(release, ReleaseState.OPEN, ReleaseState.SCHEDULED)
            publish_items(release, user)
            release.state, release.published_at = ReleaseState.PUBLISHED, timezone.now()
            release.published_by, release.problem = user.get_username(), ""
            release.checked, release.checked_at = {}, None
            release.save()
            _log(release, user, PUBLISHED)
            note_next_change()
    except ReleaseRefused as refused:
        remember(release, refused.problems)
        raise


def publish_due(release: Release) -> None:
    """Publish a scheduled release in the name of whoever scheduled it, or reopen it with why not.

    Raises:  ReleaseRefused.
    """
    user = get_user_model().objects.filter(username=release.scheduled_by, is_active=True).first()
    try:
        if user is None or not user.has_perm("cms.publish_release"):
            raise ReleaseRefused(f"{release.scheduled_by} may not publish releases any more.")
        publish(release, user)
    except ReleaseRefused as refused:
        reopen(release, str(refused))
        raise


def undo(release: Release, user: Any) -> None:
    """Make public what was before, in one transaction. Drafts stay as they are."""
    with transaction.atomic():
        release = _locked(release, ReleaseState.PUBLISHED)
        undo_items(release, user)
        release.state, release.undone_at = ReleaseState.UNDONE, timezone.now()
        release.undone_by = user.get_username()
        release.save()
        _log(release, user, UNDONE)


def due() -> models.QuerySet[Release]:
    return Release.objects.filter(
        state=ReleaseState.SCHEDULED, publish_at__lte=timezone.now()
    ).order_by("publish_at")


def planned() -> models.QuerySet[Any, Any]:
    """Return the times of the scheduled releases, for whoever keeps answers until then."""
    waiting = Release.objects.filter(state=ReleaseState.SCHEDULED)
    return waiting.order_by().values_list("publish_at")


def remember(release: Release, problems: Problems) -> None:
    """Store what a check has found."""
    found = {str(item.pk): lines for item, lines in problems.items()}
    Release.objects.filter(pk=release.pk).update(checked=found, checked_at=timezone.now())


def _forget_check(release: Release) -> None:
    Release.objects.filter(pk=release.pk).update(checked={}, checked_at=None, problem="")


def _locked(release: Release, *expected: ReleaseState) -> Release:
    """Return the release as it stands now, held until the transaction ends."""
    found = Release.objects.select_for_update().get(pk=release.pk)
    if found.state not in expected:
        raise ReleaseRefused(
            f"This release is {found.get_state_display().lower()} now. Look at it again."
        )
    return found


def _log(release: Release, user: Any, action: str) -> None:
    for item in release.items.all():
        if document := item.current():
            log(instance=document, action=action, user=user, data={"release": release.title})
