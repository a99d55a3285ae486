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
from publishing.compiled import Statement, rows_of, statement
from publishing.models import Version

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
        keys = _keys(ordering).items()
        values = tuple(_text(getattr(row, name), key.field) for name, key in keys)
        return cls(ordering.name, values, backward)


def page_of(rows: QuerySet[Any], ordering: Ordering, cursor: Cursor | None, limit: int) -> Page:
    """Return (rows of one page, cursor of the next, cursor of the previous).

    One query; two where a page may reach into what does not state the first key.
    """
    found: list[Any] = []
    for part in _parts(ordering, cursor):
        if len(found) <= limit:
            found += part.of(rows, limit + 1 - len(found))
    return _with_ends(found, ordering, cursor, limit)


def keys_of(
    key: Hashable | None,
    rows: Callable[[], QuerySet[Any]],
    ordering: Ordering,
    cursor: Cursor | None,
    limit: int,
) -> list[int]:
    """Return the keys of the rows of one page, and of one more if there is one.

    Args:     key: as in `statement_page_of`.
    """
    found = _found(key, lambda: rows().values_list("sequence"), ordering, cursor, limit)
    return [row.sequence for row in found]


def some_of(
    rows: QuerySet[Any], ordering: Ordering, cursor: Cursor | None, limit: int, *, backward: bool
) -> QuerySet[Any]:
    """Return so many rows from the cursor on, or without one from that end.

    Args:     ordering: by keys that are never null.
    """
    return _Part(ordering, _keys(ordering), cursor, backward).of(rows, limit)


def page_among(
    keys: list[int],
    rows: Callable[[list[int]], QuerySet[Any]],
    ordering: Ordering,
    cursor: Cursor | None,
    limit: int,
) -> Page:
    """Return what `statement_page_of` returns, of rows that `keys_of` found beyond the cursor."""
    backward = cursor is not None and cursor.backward
    part = _Part(ordering, _keys(ordering), None, backward)
    found = rows_of(
        (rows, ordering.name, backward, limit),
        keys,
        Version._meta.pk,
        lambda wanted: part.of(rows(wanted), limit + 1),
    )
    return _with_ends(found, ordering, cursor, limit)


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
    return _with_ends(_found(key, rows, ordering, cursor, limit), ordering, cursor, limit)


def _found(
    key: Hashable | None,
    rows: Callable[[], QuerySet[Any]],
    ordering: Ordering,
    cursor: Cursor | None,
    limit: int,
) -> list[Any]:
    """Return the rows of one page, and one more if there is one; their keys may be as stored."""
    if key is None:
        found: list[Any] = []
        for part in _parts(ordering, cursor):
            if len(found) <= limit:
                found += Statement(part.of(rows(), limit + 1 - len(found)), {}).fetch()
        return found
    names = _names(ordering)
    stand_ins = {name: STAND_INS[type(item.field)] for name, item in _keys(ordering).items()}
    place = replace(cursor, values=tuple(stand_ins.values())) if cursor else None
    page = statement(
        (key, ordering.name, cursor and cursor.backward, limit),
        lambda: _Part(ordering, _keys(ordering), place).of(rows(), limit + 1),
        lambda: {
            name: (item.field, stand_ins[name])
            for name, item in (_keys(ordering).items() if cursor else ())
        },
    )
    values = dict(zip(names, cursor.values, strict=True)) if cursor else {}
    return page.fetch_stored(**values)


@dataclass(frozen=True)
class _Part:
    """A part of a list that is in order by `keys`, by the names that its rows have them under.

    is_stated: whether its rows have a first key, or whether they have none; None for all.
    """

    ordering: Ordering
    keys: dict[str, Key]
    cursor: Cursor | None
    backward: bool = False
    is_stated: bool | None = None

    def of(self, rows: QuerySet[Any], limit: int) -> QuerySet[Any]:
        """Return the first rows of this part, from the cursor on if it has one."""
        names = _names(self.ordering)
        rows = rows.annotate(
            **{name: key.sql() for name, key in zip(names, self.ordering.keys, strict=True)}
        )
        if self.is_stated is not None:
            rows = rows.filter(**{f"{names[0]}__isnull": not self.is_stated})
        backward = self.backward or (self.cursor is not None and self.cursor.backward)
        if self.cursor is not None:
            values = dict(zip(names, self.cursor.values, strict=True))
            rows = rows.filter(_beyond(self.keys, values, backward=backward))
        order = (_order(name, key, backward) for name, key in self.keys.items())
        return rows.order_by(*order)[:limit]


def _parts(ordering: Ordering, cursor: Cursor | None) -> list[_Part]:
    """Return the parts of a list that a page may come from, in the order of reading.

    What does not state the first key comes last. An index has it first, or cannot tell; asked for
    by itself, each part is read in the order of an index.
    """
    keys = _keys(ordering)
    (name, first), *rest = keys.items()
    if not first.nullable:
        return [_Part(ordering, keys, cursor)]
    backward = cursor is not None and cursor.backward
    stated = _Part(
        ordering, {name: replace(first, nullable=False), **dict(rest)}, None, backward, True
    )
    unstated = _Part(ordering, dict(rest), None, backward, False)
    if cursor is None:
        return [stated, unstated]
    if cursor.values[0] is None:
        begun = replace(unstated, cursor=cursor)
        return [begun, stated] if backward else [begun]
    begun = replace(stated, cursor=cursor)
    return [begun] if backward else [begun, unstated]


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


def _beyond(keys: dict[str, Key], values: dict[str, Any], *, backward: bool) -> Q:
    """Return the rows after a place: (a > x) or (a = x and b > y) or …, all with a >= x."""
    result, equal = Q(pk__in=[]), Q()
    for name, key in keys.items():
        value = values[name]
        result |= equal & _after(name, key, value, backward=backward)
        equal &= Q(**{f"{name}__isnull": True}) if value is None else Q(**{name: value})
    first, key = next(iter(keys.items()))
    if key.nullable:
        return result
    # Says nothing new, but an index can begin there.
    comparison = "lte" if key.descending != backward else "gte"
    return Q(**{f"{first}__{comparison}": values[first]}) & result


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


def _text(value: Any, field: Field[Any, Any]) -> str | None:
    if value is None:
        return None
    if isinstance(field, UUIDField):
        return str(field.to_python(value))  # as the database stores it, it may have no hyphens
    return value.isoformat() if isinstance(value, datetime.datetime) else str(value)


def _bad_cursor() -> BadParameter:
    return BadParameter(
        "cursor", "This cursor was not made for this list.", "Take it from `next` or `previous`."
    )
