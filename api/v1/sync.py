"""A copy of the content that stays equal to a full fetch: everything once, then changes."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import HttpResponse
from django.utils import timezone

from api.errors import BadParameter, Restart
from api.v1 import parameters as reading
from api.v1.base import PublicView, page_response
from api.v1.values import MAX_VALUES, one_of, split
from publishing.delivery import deliver
from publishing.filling import as_json, fill, ready, suits
from publishing.head import Head
from publishing.models import Version
from publishing.options import BadOption, Options
from publishing.syncing import Leg, Page, Position, Scope, next_page, whole
from publishing.types import DOCUMENT_TYPES

#: Raise it when delivered JSON changes without a new row: every copy is then fetched anew.
FORM = 1

#: Why a document left although it is still public: an editor took it out of the channel.
LEFT_CHANNEL = "channel"

AT_THE_START = {"type", "locale", "channel", "rich_text", "limit"}


@dataclass(frozen=True)
class SyncCursor:
    """What a client keeps, where it is, and the ledger that its position is in.

    `leg` may have no way left: the client then has all there was. `mark` is the moment, in
    microseconds, of the row at the end of the leg: another ledger has another row there.
    """

    scope: Scope
    rich_text: str | None
    limit: int
    base_url: str
    leg: Leg
    walking: bool
    mark: int

    def options(self) -> Options:
        return Options(
            channel=self.scope.channel,
            locale=self.scope.locale,
            rich_text=self.rich_text,
            base_url=self.base_url,
        )

    def encode(self) -> str:
        scope, leg = self.scope, self.leg
        days = (leg.start.day.toordinal(), leg.end.day.toordinal())
        return _signer().sign_object(
            [
                *(FORM, self.base_url, scope.locale, scope.channel, scope.types),
                *(self.rich_text, self.limit, leg.start.sequence, leg.end.sequence, *days),
                *(int(self.walking), int(leg.removing), leg.after, self.mark),
            ]
        )

    @classmethod
    def decode(cls, text: str) -> SyncCursor:
        """Raises: Restart when it was not made by this server in this version."""
        try:
            form, base_url, locale, channel, types, *rest = _signer().unsign_object(text)
        except (BadSignature, ValueError) as error:
            raise Restart("This cursor was not made here.") from error
        if form != FORM:
            raise Restart("Documents have another form since this cursor was made.")
        rich_text, limit, start, end, start_day, end_day, walking, removing, after, mark = rest
        leg = Leg(_position(start, start_day), _position(end, end_day), bool(removing), after)
        scope = Scope(locale, channel, tuple(types))
        return cls(scope, rich_text, limit, base_url, leg, bool(walking), mark)


class Sync(PublicView):
    """Give a client all it keeps, then what changed since its last visit."""

    @classmethod
    def parameters(cls) -> list[reading.Parameter]:
        delivery = [item for item in reading.DELIVERY if item.name in AT_THE_START]
        return [
            reading.Parameter(
                "cursor",
                reading.TEXT,
                "From the last answer. It carries all other parameters, so it comes alone.",
            ),
            reading.Parameter.of_names(
                "type",
                DOCUMENT_TYPES,
                MAX_VALUES,
                "Types to keep, separated by commas; all if omitted.",
            ),
            *delivery,
            reading.LIMIT.with_default(reading.MAX_LIMIT),
        ]

    def get(self, request: Any) -> HttpResponse:
        values = reading.read(request, self.known())
        stand = _stand_of(self.ledger)
        cursor = (
            self._resumed(values, request, stand)
            if "cursor" in values
            else self._started(values, request, stand)
        )
        options = cursor.options()
        form = ready if suits(options) else whole
        page = next_page(cursor.scope, cursor.leg, cursor.limit, form)
        arrived = Leg(cursor.leg.end, cursor.leg.end)
        following = replace(cursor, leg=page.rest or arrived, walking=page.rest is not None)
        more = following.walking or cursor.leg.end != stand.position
        items = [
            *(as_json(_removal(row)) for row in page.removed),
            *(f'{{"op": "put", "document": {text}}}' for text in self._texts(page, options)),
        ]
        return page_response(
            {}, items, {"cursor": following.encode(), "more": more}, called="items"
        )

    def _texts(self, page: Page, options: Options) -> list[str]:
        """Return the JSON of each document of a page, as its detail has it."""
        if not page.stored:
            return []
        if suits(options):
            return fill(page.stored, options, head=self.ledger, read=set())
        return [as_json(document) for document in deliver(page.stored, options)]

    def _started(self, values: dict[str, str], request: Any, stand: _Stand) -> SyncCursor:
        options = reading.options_from(values, request)
        types = _types(values)
        limit = reading.limit_from({"limit": str(reading.MAX_LIMIT), **values})
        end = stand.position
        return SyncCursor(
            Scope(options.locale, options.channel, types),
            options.rich_text,
            limit,
            options.base_url,
            Leg(Position(0, end.day), end),
            walking=True,
            mark=stand.mark,
        )

    def _resumed(self, values: dict[str, str], request: Any, stand: _Stand) -> SyncCursor:
        if len(values) > 1:
            other = min(values.keys() - {"cursor"})
            raise BadParameter(
                other,
                "A cursor comes alone: it carries what was asked for at the start.",
                f"Leave out “{other}”, or start again with it and without `cursor`.",
            )
        cursor = SyncCursor.decode(values["cursor"])
        _check(cursor, request)
        if cursor.walking:
            return cursor
        leg = Leg(cursor.leg.end, stand.position)
        return replace(cursor, leg=leg, walking=True, mark=stand.mark)


@dataclass(frozen=True)
class _Stand:
    """Where the ledger stands."""

    position: Position
    mark: int


def _stand_of(head: Head) -> _Stand:
    """Return where a visit ends that read this head.

    Not the newest row by now: what documents show of each other is as of the head, and the next
    visit begins where this one ends.
    """
    return _Stand(Position(head.sequence, timezone.localdate()), _mark_of(head.sequence))


def _mark_of(sequence: int) -> int:
    """Return the moment of a row in microseconds; 0 when there is none."""
    rows = Version.objects.filter(sequence=sequence).values_list("valid_from", flat=True)
    moment = rows.first()
    return int(moment.timestamp() * 1_000_000) if moment else 0


def _check(cursor: SyncCursor, request: Any) -> None:
    """Raise Restart unless the cursor leads on from here."""
    end = cursor.leg.end
    if cursor.base_url != request.build_absolute_uri("/").rstrip("/"):
        raise Restart("This cursor was made for another host.")
    if end.day < timezone.localdate() - datetime.timedelta(days=settings.SYNC_CURSOR_DAYS):
        raise Restart(f"This cursor is older than {settings.SYNC_CURSOR_DAYS} days.")
    if end.sequence and _mark_of(end.sequence) != cursor.mark:
        raise Restart("This cursor was made for another ledger.")
    try:
        cursor.options()
    except BadOption as error:
        raise Restart("What this cursor asks for is no longer offered.") from error


def _removal(row: Version) -> dict[str, Any]:
    return {
        "op": "delete",
        "id": str(row.document_id),
        "type": row.type,
        "locale": row.locale,
        "reason": row.reason or LEFT_CHANNEL,
    }


def _types(values: dict[str, str]) -> tuple[str, ...]:
    if "type" not in values:
        return ()
    known = one_of(DOCUMENT_TYPES)
    return tuple(sorted({known("type", name) for name in split("type", values["type"])}))


def _position(sequence: int, day: int) -> Position:
    return Position(sequence, datetime.date.fromordinal(day))


def _signer() -> Signer:
    return Signer(salt="continuum.sync")
