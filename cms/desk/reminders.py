"""Reminders of reviews by e-mail: one message a person, and never twice about the same thing."""

from __future__ import annotations

import datetime
import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.db.models import F, Value
from django.utils import timezone
from django.utils.text import capfirst

from cms.desk.documents import document_models, edit_url
from cms.desk.work.reviews import due_words
from programs.models import ReviewReminder
from programs.models.reviews import review_settings
from programs.review_policies import kind_of

logger = logging.getLogger("cms.reminders")

BACKEND = "django.contrib.auth.backends.ModelBackend"
SIGNS_CLINICAL = "programs.record_review"
KEEPS_FACTS = "programs.change_reviewsettings"


@dataclass(frozen=True)
class Due:
    """A document whose review is near or past. days: the reminder that has been reached."""

    model: type[Any]
    pk: Any
    title: str
    document_id: UUID
    locale_id: int
    due: datetime.date
    days: int

    def reminder_of(self, user: Any) -> dict[str, Any]:
        """Return what tells the reminder of one person from all others."""
        return {
            "user": user,
            "document_id": self.document_id,
            "locale_id": self.locale_id,
            "due": self.due,
            "days": self.days,
        }


def remind() -> int:
    """Send what has not been sent. Returns the number of messages.

    A reminder is written down before it is sent, so that a crash in between loses one rather than
    sends it again; when the mail server refuses, it is taken back and tried in the next round.
    """
    waiting = list(documents_due())
    if not waiting:
        return 0
    sent = 0
    for user, items in _by_person(waiting):
        written = [item for item in items if _write_down(user, item)]
        if not written:
            continue
        try:
            _send(user, written)
        except OSError:
            _take_back(user, written)
            logger.exception("A reminder of reviews could not be sent; trying again later.")
        else:
            sent += 1
    return sent


def documents_due() -> Iterator[Due]:
    """Yield each live document for which a reminder has been reached, in one query."""
    stages = review_settings().reminder_days
    today = timezone.localdate()
    models = [model for model in document_models() if kind_of(model)]
    arms = []
    for number, model in enumerate(models):
        rows: Any = model._default_manager.filter(live=True).order_by()
        name = model.review_fields[1]  # type: ignore[attr-defined]
        arms.append(
            rows.filter(**{f"{name}__lte": today - datetime.timedelta(days=stages[0])})
            .annotate(number=Value(number), due=F(name))
            .values_list("number", "pk", "title", "translation_key", "locale_id", "due")
        )
    rows = arms[0].union(*arms[1:], all=True).order_by("due", "title")
    for number, pk, title, document_id, locale_id, due in rows:
        reached = [days for days in stages if days <= (today - due).days]
        yield Due(models[number], pk, title, document_id, locale_id, due, reached[-1])


def tell_reviewers(document: Any, *, by: str, reason: str) -> None:
    """Tell clinical reviewers that words went out unsigned. No mail server stops an emergency."""
    message = (
        f"“{document}” may be published without a signature. {by} gave this reason:\n\n"
        f"  {reason}\n\nLook at it soon:\n"
        f"{settings.WAGTAILADMIN_BASE_URL}{edit_url(type(document), document.pk)}\n"
    )
    for user in recipients(type(document)):
        sender = settings.WAGTAILADMIN_NOTIFICATION_FROM_EMAIL
        try:
            send_mail(f"Without a signature: {document}", message, sender, [user.email])
        except OSError:
            logger.exception("Reviewers could not be told of an emergency.")


def recipients(model: type[Any]) -> list[Any]:
    """Return who is reminded of a kind of content: reviewers, or who answers for the facts."""
    users: Any = get_user_model()._default_manager
    permission = SIGNS_CLINICAL if getattr(model, "is_clinical", False) else KEEPS_FACTS
    people = users.with_perm(permission, include_superusers=False, backend=BACKEND)
    found = [user for user in people if user.email]
    return found or [user for user in users.filter(is_superuser=True, is_active=True) if user.email]


def _by_person(items: Iterable[Due]) -> Iterator[tuple[Any, list[Due]]]:
    people: dict[int, tuple[Any, list[Due]]] = {}
    known: dict[type[Any], list[Any]] = {}
    for item in items:
        if item.model not in known:
            known[item.model] = recipients(item.model)
        for user in known[item.model]:
            people.setdefault(user.pk, (user, []))[1].append(item)
    yield from people.values()


def _write_down(user: Any, item: Due) -> bool:
    """Tell whether the reminder is new; it is ours to send then."""
    _, is_new = ReviewReminder.objects.get_or_create(**item.reminder_of(user))
    return is_new


def _take_back(user: Any, items: Iterable[Due]) -> None:
    for item in items:
        ReviewReminder.objects.filter(**item.reminder_of(user)).delete()


def _send(user: Any, items: list[Due]) -> None:
    today = timezone.localdate()
    lines = [
        f"{capfirst(str(item.model._meta.verbose_name))} “{item.title}”: "
        f"{due_words(item.due, today)} ({item.due:%d %B %Y})\n"
        f"  {settings.WAGTAILADMIN_BASE_URL}{edit_url(item.model, item.pk)}"
        for item in items
    ]
    late = sum(item.due < today for item in items)
    subject = f"Reviews: {len(items)} to do" + (f", {late} overdue" if late else "")
    message = (
        "These texts wait for somebody to check them as a whole:\n\n"
        + "\n\n".join(lines)
        + "\n\nOpen one, read all of it, and record the review in its Review tab.\n"
    )
    send_mail(subject, message, settings.WAGTAILADMIN_NOTIFICATION_FROM_EMAIL, [user.email])
