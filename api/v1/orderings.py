"""The orders that a list can have."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from django.db.models import BooleanField, F, Field, FloatField, TextField

from api.errors import BadParameter
from api.v1.attributes import attributes_of
from publishing.models import Version
from publishing.types import DocumentType

#: Names in one `ordering`.
MAX_NAMES = 4

#: The order among siblings in the page tree.
DEFAULT = "order"

#: Columns of the ledger that documents need not state.
DATES = ("first_published_at", "last_reviewed", "review_due")

#: No order among these, or none that means anything.
WITHOUT_ORDER = {"id", "path", "review_state"}

FIELDS: dict[str, Field[Any, Any]] = {
    "boolean": BooleanField(),
    "integer": FloatField(),
    "measure": FloatField(),
    "number": FloatField(),
}


@dataclass(frozen=True)
class Key:
    """One thing to sort by. `field` tells which values it may have; nulls come last, always."""

    sql: Callable[[], Any]
    field: Field[Any, Any]
    nullable: bool = False
    descending: bool = False


@dataclass(frozen=True)
class Ordering:
    """What a reader asked for, and the keys for it. The last key is the id: no two are equal."""

    name: str
    keys: tuple[Key, ...]

    @property
    def is_default(self) -> bool:
        """Whether it is the editors' own order, in which nearly every list is read."""
        return self.name == DEFAULT


@cache
def orderings_of(kind: DocumentType | None) -> dict[str, tuple[Key, ...]]:
    """Return the keys behind each name that `ordering` may have; of /pages/ for None."""
    order = (_column("position"), _column("title"))
    found = {DEFAULT: order, "type": (_column("type"), *order)}
    for name, attribute in attributes_of(kind).items():
        if name in WITHOUT_ORDER or attribute.many or attribute.kind == "reference":
            continue
        field = FIELDS.get(attribute.kind, TextField(blank=True))
        found.setdefault(name, (Key(attribute.sql, field, attribute.nullable),))
    found |= {name: (_column(name),) for name in ("slug", *DATES)}
    return {**found, "last_published_at": (_column("valid_from"),)}


def ordering_of(text: str, kind: DocumentType | None) -> Ordering:
    """Return the order that a reader asks for, such as -intensity_rank,title."""
    known = orderings_of(kind)
    keys: list[Key] = []
    names = text.split(",")
    for name in names:
        if name.removeprefix("-") not in known:
            raise BadParameter(
                "ordering",
                f"“{name[:40]}” is no order.",
                f"Use one of: {', '.join(known)}; a minus turns it round.",
            )
        for key in known[name.removeprefix("-")]:
            keys.append(replace(key, descending=name.startswith("-")))
    if len(names) > MAX_NAMES:
        raise BadParameter("ordering", "Has too many names.", f"Give at most {MAX_NAMES}.")
    # In the direction of the last key, so that one index serves both.
    last = replace(_column("document_id"), descending=keys[-1].descending)
    return Ordering(text, (*keys, last))


def _column(name: str) -> Key:
    field: Any = Version._meta.get_field(name)
    return Key(lambda: F(name), field, nullable=field.null)
