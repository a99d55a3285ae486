"""Opaque cursors: a page begins after a row, not at a number, so nothing is skipped or repeated."""

from __future__ import annotations

import base64
import datetime
import json
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from api.errors import BadParameter
from api.v1.orderings import Key, Ordering

#: What reading a text that nobody here wrote can end in.
BAD = (ValueError, TypeError, LookupError, AttributeError, RecursionError, ValidationError)


@dataclass(frozen=True)
class Cursor:
    """A place in a list: everything after `values` (before, if `backward`)."""

    ordering: str
    values: tuple[str | None, ...]
    backward: bool = False

    def encode(self) -> str:
        text = json.dumps([self.ordering, int(self.backward), *self.values])
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    @classmethod
    def decode(cls, text: str, ordering: Ordering) -> Cursor:
        """Raises: BadParameter when it was not made here, or for another ordering."""
        try:
            padded = text + "=" * (-len(text) % 4)
            made_for, backward, *values = json.loads(base64.urlsafe_b64decode(padded))
            if made_for != ordering.name:
                raise ValueError(made_for)
            for key, value in zip(ordering.keys, values, strict=True):
                _check(key, value)
        except BAD as error:
            raise _bad_cursor() from error
        return cls(made_for, tuple(values), bool(backward))

    @classmethod
    def at(cls, row: Any, ordering: Ordering, *, backward: bool) -> Cursor:
        values = (getattr(row, name) for name in _names(ordering))
        return cls(ordering.name, tuple(_text(value) for value in values), backward)


def page_of(
    rows: QuerySet[Any], ordering: Ordering, cursor: Cursor | None, limit: int
) -> tuple[list[Any], str | None, str | None]:
    """Return (rows of one page, cursor of the next, cursor of the previous), in one query."""
    backward = cursor is not None and cursor.backward
    keys = dict(zip(_names(ordering), ordering.keys, strict=True))
    rows = rows.annotate(**{name: key.sql() for name, key in keys.items()})
    if cursor is not None:
        rows = rows.filter(_beyond(ordering, cursor))
    order = (_order(name, key, backward) for name, key in keys.items())
    found = list(rows.order_by(*order)[: limit + 1])
    more, found = len(found) > limit, found[:limit]
    if backward:
        found.reverse()
    if not found:
        return [], None, None
    has_next = more if not backward else True
    has_previous = more if backward else cursor is not None
    return (
        found,
        Cursor.at(found[-1], ordering, backward=False).encode() if has_next else None,
        Cursor.at(found[0], ordering, backward=True).encode() if has_previous else None,
    )


def link_to(request: HttpRequest, cursor: str | None) -> str | None:
    """Return the address of the page that a cursor begins."""
    if cursor is None:
        return None
    query = request.GET.copy()
    query["cursor"] = cursor
    return f"{request.build_absolute_uri(request.path)}?{query.urlencode()}"


def _names(ordering: Ordering) -> list[str]:
    """Return the names under which a row has the keys."""
    return [f"key_{number}" for number in range(len(ordering.keys))]


def _order(name: str, key: Key, backward: bool) -> Any:
    # Only where there may be nulls: an index knows nothing of their place.
    last = {"nulls_first" if backward else "nulls_last": True} if key.nullable else {}
    return F(name).desc(**last) if key.descending != backward else F(name).asc(**last)


def _beyond(ordering: Ordering, cursor: Cursor) -> Q:
    """Return the rows after a place: (a > x) or (a = x and b > y) or …"""
    result, equal = Q(pk__in=[]), Q()
    for name, key, value in zip(_names(ordering), ordering.keys, cursor.values, strict=True):
        result |= equal & _after(name, key, value, backward=cursor.backward)
        equal &= Q(**{f"{name}__isnull": True}) if value is None else Q(**{name: value})
    return result


def _after(name: str, key: Key, value: str | None, *, backward: bool) -> Q:
    """Return the rows that come after a value of one key. After null comes nothing."""
    if value is None:
        return Q(**{f"{name}__isnull": False}) if backward else Q(pk__in=[])
    comparison = "lt" if key.descending != backward else "gt"
    after = Q(**{f"{name}__{comparison}": value})
    return after | Q(**{f"{name}__isnull": True}) if key.nullable and not backward else after


def _check(key: Key, value: Any) -> None:
    """Raise one of BAD unless the key could have the value: the database must never see it."""
    if value is None and key.nullable:
        return
    if not isinstance(value, str) or "\x00" in value:
        raise ValueError(value)
    value.encode()
    clean = key.field.clean(value, None)
    if isinstance(clean, datetime.datetime) and timezone.is_naive(clean):
        raise ValueError(value)


def _text(value: Any) -> str | None:
    if value is None:
        return None
    return value.isoformat() if isinstance(value, datetime.datetime) else str(value)


def _bad_cursor() -> BadParameter:
    return BadParameter(
        "cursor", "This cursor was not made for this list.", "Take it from `next` or `previous`."
    )
