"""Opaque cursors: a page begins after a row, not at a number, so nothing is skipped or repeated."""

from __future__ import annotations

import base64
import datetime
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone

from api.errors import BadParameter
from publishing.models import Version, VersionQuerySet

#: Name in `ordering` → columns. The id decides between equals, so the order is total.
ORDERINGS: dict[str, tuple[str, ...]] = {
    "order": ("position", "title", "document_id"),
    "title": ("title", "document_id"),
    "last_published_at": ("valid_from", "document_id"),
    "type": ("type", "position", "title", "document_id"),
}


#: What reading a text that nobody here wrote can end in.
BAD = (ValueError, TypeError, LookupError, AttributeError, RecursionError, ValidationError)


@dataclass(frozen=True)
class Cursor:
    """A place in a list: everything after `values` (before, if `backward`)."""

    ordering: str
    values: tuple[str, ...]
    backward: bool = False

    def encode(self) -> str:
        text = json.dumps([self.ordering, int(self.backward), *self.values])
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    @classmethod
    def decode(cls, text: str, ordering: str) -> Cursor:
        """Raises: BadParameter when it was not made here, or for another ordering."""
        try:
            padded = text + "=" * (-len(text) % 4)
            made_for, backward, *values = json.loads(base64.urlsafe_b64decode(padded))
            columns = ORDERINGS[made_for.lstrip("-")]
            if made_for != ordering or len(values) != len(columns):
                raise ValueError(made_for)
            for name, value in zip(columns, values, strict=True):
                _check(name, value)
        except BAD as error:
            raise _bad_cursor() from error
        return cls(made_for, tuple(values), bool(backward))

    @classmethod
    def at(cls, row: Version, ordering: str, *, backward: bool) -> Cursor:
        values = (getattr(row, name) for name in ORDERINGS[ordering.lstrip("-")])
        return cls(ordering, tuple(_text(value) for value in values), backward)


def page_of(
    rows: VersionQuerySet, ordering: str, cursor: Cursor | None, limit: int
) -> tuple[list[Version], Cursor | None, Cursor | None]:
    """Return (rows of one page, cursor of the next, cursor of the previous), in one query."""
    columns = ORDERINGS[ordering.lstrip("-")]
    backward = cursor is not None and cursor.backward
    descending = ordering.startswith("-") != backward
    if cursor is not None:
        rows = rows.filter(_beyond(columns, cursor.values, descending=descending))
    prefix = "-" if descending else ""
    found = list(rows.order_by(*(prefix + name for name in columns))[: limit + 1])
    more, found = len(found) > limit, found[:limit]
    if backward:
        found.reverse()
    if not found:
        return [], None, None
    has_next = more if not backward else True
    has_previous = more if backward else cursor is not None
    return (
        found,
        Cursor.at(found[-1], ordering, backward=False) if has_next else None,
        Cursor.at(found[0], ordering, backward=True) if has_previous else None,
    )


def _beyond(columns: Sequence[str], values: Sequence[str], *, descending: bool) -> Q:
    """Return the rows after a place: (a > x) or (a = x and b > y) or …"""
    comparison = "lt" if descending else "gt"
    result = Q()
    for depth, (name, value) in enumerate(zip(columns, values, strict=True)):
        equal = dict(zip(columns[:depth], values[:depth], strict=True))
        result |= Q(**equal, **{f"{name}__{comparison}": value})
    return result


def _check(name: str, value: Any) -> None:
    """Raise one of BAD unless a column could hold the value: the database must never see it."""
    if not isinstance(value, str) or "\x00" in value:
        raise ValueError(name)
    value.encode()
    column: Any = Version._meta.get_field(name)
    clean = column.clean(value, None)
    if isinstance(clean, datetime.datetime) and timezone.is_naive(clean):
        raise ValueError(name)


def _text(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime.datetime) else str(value)


def _bad_cursor() -> BadParameter:
    return BadParameter(
        "cursor", "This cursor was not made for this list.", "Take it from `next` or `previous`."
    )
