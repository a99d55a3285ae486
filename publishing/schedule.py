"""When the content will next change by itself: publications, expiries, overdue reviews."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision

from publishing import overdue
from publishing.compiled import statement
from publishing.models import LedgerHead
from publishing.writing import notify

#: Return the moments, one column, at which another package will publish something.
Plan = Callable[[], "QuerySet[Any, Any]"]

_plans: list[Plan] = []


def register_plan(plan: Plan) -> Plan:
    """Let `next_change` know of other planned moments too."""
    if plan not in _plans:
        _plans.append(plan)
    return plan


def next_change() -> datetime.datetime | None:
    """Return the earliest moment of a planned publication or expiry, or of an overdue review.

    It may lie in the past: what is due stays planned until `publish_scheduled` has done it.
    """
    moments = []
    first = _first_planned()
    if first is not None:
        moments.append(first)
    day = overdue.next_day()
    if day is not None:
        moments.append(timezone.make_aware(datetime.datetime.combine(day, datetime.time.min)))
    return min(moments, default=None)


def note_next_change() -> None:
    """Write down when the content will next change, for whoever decides how long to keep it."""
    moment = next_change()
    head = LedgerHead.objects.filter(pk=1)
    if head.filter(next_change_at=moment).exists():
        return
    # In a transaction, so that nobody changes the head between our change of it and the news.
    with transaction.atomic():
        if not head.update(next_change_at=moment):
            LedgerHead.objects.get_or_create(pk=1, defaults={"next_change_at": moment})
        notify(LedgerHead.objects.get(pk=1))


def seconds_until_change(head_change: datetime.datetime | None, ceiling: int) -> int:
    """Return for how many seconds an answer may be kept: `ceiling`, or less before a change.

    Review states and credentials change at midnight, local time.
    """
    now = local_now()
    midnight = (now + datetime.timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    until = midnight if head_change is None else min(midnight, head_change)
    # By the time stamps: on a day of 23 hours, the hands of the clock say one too many.
    return max(0, min(ceiling, int(until.timestamp() - now.timestamp())))


def local_now() -> datetime.datetime:
    return timezone.localtime()


def _first_planned() -> datetime.datetime | None:
    """Return the earliest moment of a planned publication or expiry, by SQL compiled once.

    Every save of a page asks for it, and there is a part of it for each kind of document.
    """
    found = statement(("first planned", *_plans), _planned, dict).fetch()
    return found[0].approved_go_live_at if found else None


def _planned() -> QuerySet[Any, Any]:
    """Return the earliest moment, in one row, if anything is planned."""
    due: QuerySet = Revision.objects.filter(approved_go_live_at__isnull=False).order_by()
    expiring = [
        model._default_manager.filter(live=True, expire_at__isnull=False)
        .order_by()
        .values_list("expire_at")
        for model in _with_expiry()
    ]
    planned = due.values_list("approved_go_live_at").union(
        *expiring, *(plan() for plan in _plans), all=True
    )
    return planned.order_by("approved_go_live_at")[:1]


def _with_expiry() -> list[type[DraftStateMixin]]:
    return [
        model
        for model in apps.get_models()
        if issubclass(model, DraftStateMixin) and (model is Page or not issubclass(model, Page))
    ]
