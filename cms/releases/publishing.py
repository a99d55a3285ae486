"""Publishing the items of a release, all or none; checking is the same, taken back at the end.

An item may need another one first: a claim must be public before the page that makes it. So what is
refused is tried again once others have gone through, until nothing moves any more.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import LogContext
from wagtail.models import Revision

from cms.desk.refusals import EMPTY, field_names
from cms.releases.fingerprints import fingerprint
from cms.releases.models import Release, ReleaseItem
from publishing.settling import settles

#: Item → what keeps it back, one line for each problem.
Problems = dict[ReleaseItem, list[str]]


class ReleaseRefused(Exception):
    """Nothing was published. `problems` says why, item by item."""

    def __init__(self, message: str, problems: Problems | None = None) -> None:
        super().__init__(message)
        self.problems = problems or {}


@dataclass(frozen=True)
class _Run:
    """One attempt. user: in whose name; it stands first so that the ledger finds its name."""

    user: Any
    take: Callable[[ReleaseItem, Any], None]

    def each(self, items: Sequence[ReleaseItem]) -> Problems:
        """Take every item; return what is left that cannot be taken."""
        waiting = list(items)
        while waiting:
            problems: Problems = {}
            for item in waiting:
                try:
                    with transaction.atomic():
                        self.take(item, self.user)
                except ValidationError as refusal:
                    problems[item] = lines_of(item, refusal)
                except PermissionDenied:
                    problems[item] = ["You may not publish this. Ask a publisher."]
            if len(problems) in (0, len(waiting)):
                return problems
            waiting = list(problems)
        return {}


def publish_items(release: Release, user: Any) -> None:
    """Publish every item, and remember what was live before, in one transaction.

    Raises:  ReleaseRefused; then nothing has changed.
    """
    items = list(release.items.all())
    if not items:
        raise ReleaseRefused("There is nothing in this release yet.")
    with LogContext(user=user):
        _all_or_none(_Run(user, publish_item), items)


def check_items(release: Release, user: Any) -> Problems:
    """Return what would keep the release back, as `publish_items` would find it."""
    items = list(release.items.all())
    with LogContext(user=user), transaction.atomic():
        problems = _attempt(_Run(user, publish_item), items)
        transaction.set_rollback(True)
    return problems


def undo_items(release: Release, user: Any) -> None:
    """Make public again what was before, and take off what was not public.

    Raises:  ReleaseRefused, when somebody has published one of them since, or when what was before
             may not be published any more. Then nothing has changed.
    """
    items = list(release.items.all())
    since: Problems = {
        item: ["It was published again since. Take care of it by itself."]
        for item in items
        if (document := item.current()) and document.live_revision_id != item.revision_id
    }
    if since:
        raise ReleaseRefused("Nothing was undone: what is live is not this release.", since)
    with LogContext(user=user):
        _all_or_none(_Run(user, take_back), list(reversed(items)))


def _attempt_all(run: _Run, items: Sequence[ReleaseItem]) -> None:
    problems = run.each(items)
    if problems:
        raise ReleaseRefused("Nothing was changed, because not all of it is ready.", problems)


def _attempt_only(run: _Run, items: Sequence[ReleaseItem]) -> Problems:
    return run.each(items)


#: What readers get of them they get at one moment: nothing is left to a background task.
_all_or_none = settles(_attempt_all, at_once=True)
_attempt = settles(_attempt_only, at_once=True)


def publish_item(item: ReleaseItem, user: Any) -> None:
    """Publish one item's revision, its newest draft unless it was scheduled."""
    document = _document_of(item)
    revision = _revision_of(item, document)
    item.was_live, item.before = document.live, None
    if document.live:
        item.before = document.live_revision or stored_as_revision(document)
    if revision.pk != document.live_revision_id or not document.live:
        go_live_at = revision.as_object().go_live_at
        if go_live_at and go_live_at > timezone.now():
            raise ValidationError({"go_live_at": "It has a time of its own. Take that away first."})
        revision.publish(user=user)
    item.revision = revision
    item.save(update_fields=["revision", "before", "was_live"])


def take_back(item: ReleaseItem, user: Any) -> None:
    """Publish again what was live before this item, or take it off the website."""
    document = item.current()
    if document is None or item.before_id == item.revision_id:
        return  # It was deleted since, or the release changed nothing of it.
    if not item.was_live:
        document.unpublish(user=user)
    elif item.before is None:
        raise ValidationError({NON_FIELD_ERRORS: "What was public before is not kept any more."})
    else:
        item.before.publish(user=user)


def stored_as_revision(document: Any) -> Revision:
    """Keep what is live but was never saved as a revision, without making it the newest one."""
    newest = document.latest_revision
    before = newest.created_at if newest else timezone.now()
    return Revision.objects.create(
        content_object=document,
        base_content_type=document.get_base_content_type(),
        content=document.serializable_data(),
        object_str=str(document),
        created_at=before - datetime.timedelta(seconds=1),
    )


def _document_of(item: ReleaseItem) -> Any:
    document = item.current()
    if document is None:
        raise ValidationError({NON_FIELD_ERRORS: "It was deleted. Take it off the release."})
    return document


def _revision_of(item: ReleaseItem, document: Any) -> Revision:
    if item.fingerprint:
        if item.revision is None or fingerprint(item.revision) != item.fingerprint:
            changed = "It was changed after the release was scheduled. Schedule it anew."
            raise ValidationError({NON_FIELD_ERRORS: changed})
        return item.revision
    newest: Revision | None = document.latest_revision
    if newest is None:
        raise ValidationError({NON_FIELD_ERRORS: "It has no saved draft. Save it first."})
    return newest


def lines_of(item: ReleaseItem, refusal: ValidationError) -> list[str]:
    """Return what keeps an item back, with the names that its form has for the fields."""
    document = item.current()
    names = field_names(document) if document is not None else {}
    if not hasattr(refusal, "error_dict"):
        return list(refusal.messages)
    lines = []
    for field, errors in refusal.error_dict.items():
        for error in errors:
            texts = ["Fill this in."] if error.code in EMPTY else error.messages
            name = "" if field == NON_FIELD_ERRORS else f"{names.get(field, field)}: "
            lines += [f"{name}{text}" for text in texts]
    return lines
