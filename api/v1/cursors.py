"""Opaque cursors: a page begins after a row, not at a number, so nothing is skipped or repeated."""

from __future__ import annotations

import base64
import datetime
import json
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import CharField, F, Field, IntegerField, Q, QuerySet, UUIDField
from django.http import HttpRequest
from django.utils import timezone

from api.errors import BadParameter
from api.v1.orderings import Key, Ordering
from publishing.compiled import Statement, statement

#: What reading a text that nobody here wrote can end in.
BAD = (ValueError, TypeError, LookupError, AttributeError, RecursionError, ValidationError)


#: The rows of a page, and the cursors of the next and of the previous one.
Page = tuple[list[Any], str | None, str | None]

#: What stands for a cursor's value, by the field that it is of, while SQL is compiled.
STAND_INS: dict[type[Field[Any, Any]], Any] = {
    IntegerField: 1_234_567_890,
    CharField: "\x01",
    UUIDField: UUID(int=1),
}


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


def page_of(rows: QuerySet[Any], ordering: Ordering, cursor: Cursor | None, limit: int) -> Page:
    """Return (rows of one page, cursor of the next, cursor of the previous), in one query."""
    return _with_ends(list(_from(rows, ordering, cursor, limit)), ordering, cursor, limit)


def statement_page_of(
    key: Hashable | None,
    rows: Callable[[], QuerySet[Any]],
    ordering: Ordering,
    cursor: Cursor | None,
    limit: int,
) -> Page:
    """Return what `page_of` returns, by SQL that is compiled once.

    Args:     key: is different for different `rows`, which name their columns; the ordering is by
              keys that are never null. None: these rows are not worth keeping SQL for.
    """
    if key is None:
        page = Statement(_from(rows(), ordering, cursor, limit), {})
        return _with_ends(page.fetch(), ordering, cursor, limit)
    names = _names(ordering)
    stand_ins = {name: STAND_INS[type(item.field)] for name, item in _keys(ordering).items()}
    place = replace(cursor, values=tuple(stand_ins.values())) if cursor else None
    page = statement(
        (key, ordering.name, cursor and cursor.backward, limit),
        lambda: _from(rows(), ordering, place, limit),
        lambda: {
            name: (item.field, stand_ins[name])
            for name, item in (_keys(ordering).items() if cursor else ())
        },
    )
    values = dict(zip(names, cursor.values, strict=True)) if cursor else {}
    return _with_ends(page.fetch(**values), ordering, cursor, limit)


def _from(
    rows: QuerySet[Any], ordering: Ordering, cursor: Cursor | None, limit: int
) -> QuerySet[Any]:
    """Return the rows of one page, and one more if there is one."""
    backward = cursor is not None and cursor.backward
    keys = _keys(ordering)
    rows = rows.annotate(**{name: key.sql() for name, key in keys.items()})
    if cursor is not None:
        rows = rows.filter(_beyond(ordering, cursor))
    order = (_order(name, key, backward) for name, key in keys.items())
    return rows.order_by(*order)[: limit + 1]


def _with_ends(found: list[Any], ordering: Ordering, cursor: Cursor | None, limit: int) -> Page:
    backward = cursor is not None and cursor.backward
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


def _keys(ordering: Ordering) -> dict[str, Key]:
    return dict(zip(_names(ordering), ordering.keys, strict=True))


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
