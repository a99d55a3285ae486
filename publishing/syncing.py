"""What a client that keeps a copy must change, page by page.

A client is at a position in the ledger. A leg leads from there to where the ledger stood when the
leg began; a first sync is a leg from zero. Each page names documents that left the client's scope
or whose delivered JSON may differ, and whatever is published while the client walks belongs to
the next leg. docs/adr/0009-sync.md tells why the copy then equals a full fetch.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from publishing.days import turned_between
from publishing.locales import fallback_chain
from publishing.models import Reference, Version, VersionQuerySet


@dataclass(frozen=True)
class Scope:
    """Which documents a client keeps. No types means every type."""

    locale: str
    channel: str = "web"
    types: tuple[str, ...] = ()

    @property
    def chain(self) -> list[str]:
        return fallback_chain(self.locale)

    def served(self) -> VersionQuerySet:
        """Return what a full fetch would give now, each document once."""
        return self.of_types(
            Version.objects.current().in_locale(self.locale).for_channel(self.channel)
        )

    def of_types(self, rows: VersionQuerySet) -> VersionQuerySet:
        return rows.filter(type__in=self.types) if self.types else rows


@dataclass(frozen=True)
class Position:
    """A place in the ledger, reached on a day: some of what is delivered depends on the day."""

    sequence: int
    day: datetime.date


@dataclass(frozen=True)
class Leg:
    """The way from one position to another, walked up to `after`: removals first, then the rest."""

    start: Position
    end: Position
    removing: bool = True
    after: int = 0


@dataclass(frozen=True)
class Page:
    """What to remove and what to store. `rest` is what is left of the leg; None at its end.

    removed: the rows that say how the documents stand now. stored: what is to be delivered.
    """

    removed: Sequence[Version]
    stored: Sequence[Any]
    rest: Leg | None


def whole(rows: VersionQuerySet) -> QuerySet[Any, Any]:
    """Return the versions themselves, with their bodies."""
    return rows


def next_page(
    scope: Scope,
    leg: Leg,
    limit: int,
    form: Callable[[VersionQuerySet], QuerySet[Any, Any]] = whole,
) -> Page:
    """Return at most `limit` changes, in two queries.

    Args:     form: what `stored` is made of, such as `publishing.filling.ready`.
    """
    if leg.start == leg.end:
        return Page([], [], None)
    removed: list[Version] = []
    if leg.removing and leg.start.sequence:
        removed = list(_gone(scope, leg)[: limit + 1])
        if len(removed) > limit:
            del removed[limit:]
            return Page(removed, [], replace(leg, after=removed[-1].sequence))
    if leg.removing:
        leg = replace(leg, removing=False, after=0)
    room = limit - len(removed)
    stored = list(form(_changed(scope, leg))[: room + 1])
    if len(stored) <= room:
        return Page(removed, stored, None)
    del stored[room:]
    after = stored[-1].sequence if stored else leg.after
    return Page(removed, stored, replace(leg, after=after))


def _changed(scope: Scope, leg: Leg) -> VersionQuerySet:
    """Return what is served now and may read otherwise than at the start of the leg.

    A row above the end of the leg waits for the next one, which will find it there.
    """
    rows = scope.served().filter(sequence__gt=leg.after, sequence__lte=leg.end.sequence)
    if leg.start.sequence:
        rows = rows.filter(_differs(scope, leg) | turned_between(leg.start.day, leg.end.day))
    return rows.order_by("sequence")


def _differs(scope: Scope, leg: Leg) -> Q:
    start = leg.start.sequence
    shown = _steps(leg)
    # A document lists its translations whatever their language; others show only what they read.
    referrers = _referring_to(shown.filter(locale__in=scope.chain))
    # A comparison's cells hold words of its levels, not only their titles.
    levels = Version.objects.current().filter(
        Q(sequence__gt=start) | Q(pk__in=referrers), type="level", locale__in=scope.chain
    )
    comparisons = _referring_to(levels).filter(version__type="comparison")
    return (
        Q(sequence__gt=start)
        | Q(document_id__in=shown.values("document_id"))
        | Q(pk__in=referrers)
        | Q(pk__in=comparisons)
    )


def _gone(scope: Scope, leg: Leg) -> VersionQuerySet:
    """Return the newest row of each document that left the scope and that the client may have."""
    same = Q(document_id=OuterRef("document_id"))
    left = _steps(leg).filter(locale__in=scope.chain)
    had = Version.objects.since(leg.start.sequence).for_channel(scope.channel)
    today = scope.of_types(Version.objects.filter(valid_until=None, locale__in=scope.chain))
    newer = Version.objects.filter(same, valid_until=None, locale__in=scope.chain)
    return today.filter(
        ~Exists(newer.filter(sequence__gt=OuterRef("sequence"))),
        ~Exists(scope.served().filter(same)),
        Exists(had.filter(same, locale__in=scope.chain)),
        sequence__gt=leg.after,
        document_id__in=left.values("document_id"),
    ).order_by("sequence")


def _steps(leg: Leg) -> VersionQuerySet:
    """Return the rows of the leg that changed what other documents show, or who is public."""
    return Version.objects.filter(
        sequence__gt=leg.start.sequence, sequence__lte=leg.end.sequence, affects_referrers=True
    )


def _referring_to(rows: VersionQuerySet) -> QuerySet[Reference, int]:
    targets = rows.values("document_id")
    return Reference.objects.filter(target__in=targets).values_list("version_id", flat=True)
