"""What a list can be filtered, ordered and counted by, derived from the shape of a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.db.models import F
from rest_framework import serializers

from publishing.cells import BooleanCell, NumberCell, TextCell
from publishing.reviewing import REVIEW_STATES, review_state_in_sql
from publishing.serializers.fields import RangeField, RangeSerializer, ReferenceField
from publishing.types import DOCUMENT_TYPES, DocumentType, shape_of

#: Fields that are known by another name, or are prose or pictures.
LEFT_OUT = {
    *("id", "type", "locale", "slug", "title", "channels"),
    *("copy", "picture", "meta", "source"),
}

#: Texts that are a name or a code; the rest is prose, and prose is for searching.
NAMES = {
    "abbreviation",
    "city",
    "country",
    "icon",
    "languages",
    "postal_code",
    "state",
    "structure",
    "support_level",
}


@dataclass(frozen=True)
class Attribute:
    """One value of a document that the database can judge.

    kind: text, choice, boolean, integer, measure (an integer that is an end of a range), number,
    date, moment, uuid or reference.
    sql: makes the expression; NULL is what the document does not state.
    many: the document has a list of them. labels: of choices, by value.
    target: the type that a reference leads to; None for any.
    """

    name: str
    kind: str
    sql: Callable[[], Any]
    nullable: bool = False
    many: bool = False
    labels: dict[str, str] = field(default_factory=dict)
    target: str | None = None


@cache
def attributes_of(kind: DocumentType | None) -> dict[str, Attribute]:
    """Return the attributes of a type by name; those that every document has for None."""
    found = [
        Attribute("slug", "text", lambda: F("slug")),
        Attribute("title", "text", lambda: F("title")),
        Attribute("id", "uuid", lambda: F("document_id")),
        Attribute("path", "text", lambda: F("path")),
    ]
    if kind is None:
        labels = {name: known.plural for name, known in DOCUMENT_TYPES.items()}
        found.append(Attribute("type", "choice", lambda: F("type"), labels=labels))
    else:
        found += _inside((), shape_of(kind.name))
    found += [
        Attribute("last_published_at", "moment", lambda: F("valid_from")),
        Attribute("first_published_at", "moment", lambda: F("first_published_at"), nullable=True),
        Attribute("last_reviewed", "date", lambda: F("last_reviewed"), nullable=True),
        Attribute("review_due", "date", lambda: F("review_due"), nullable=True),
        Attribute("review_state", "choice", review_state_in_sql, labels=REVIEW_STATES),
    ]
    return {item.name: item for item in found}


def _inside(names: tuple[str, ...], shape: serializers.Serializer) -> Iterator[Attribute]:
    for name, inner in shape.fields.items():
        if name not in LEFT_OUT:
            yield from _of((*names, name), inner)


def _of(names: tuple[str, ...], shape: Any) -> Iterator[Attribute]:
    """Yield the attribute of a field, or those of the fields inside."""
    if isinstance(shape, RangeField):
        shape = RangeSerializer()
    if isinstance(shape, serializers.Serializer):
        yield from _inside(names, shape)
        return
    many = isinstance(shape, serializers.ListField)
    single = shape.child if many else shape
    kind, cell = _kind_of(single, names)
    if kind is None or (many and kind not in ("choice", "text", "reference")):
        return
    yield Attribute(
        ".".join(names),
        kind,
        lambda: cell(*names),
        nullable=many or kind == "text" or bool(single.allow_null),
        many=many,
        labels={str(key): str(label) for key, label in getattr(single, "choices", {}).items()},
        target=single.types[0] if kind == "reference" and len(single.types) == 1 else None,
    )


def _kind_of(shape: Any, names: tuple[str, ...]) -> tuple[str | None, type[TextCell]]:
    if isinstance(shape, ReferenceField):
        return "reference", TextCell
    if isinstance(shape, serializers.ChoiceField):
        return "choice", TextCell
    if isinstance(shape, serializers.BooleanField):
        return "boolean", BooleanCell
    if isinstance(shape, serializers.IntegerField):
        # Inside another field it is an end of a range.
        return "measure" if names[1:] else "integer", NumberCell
    if isinstance(shape, serializers.FloatField):
        return "number", NumberCell
    if isinstance(shape, serializers.DateField):
        return "date", TextCell
    if isinstance(shape, serializers.CharField) and names[-1] in NAMES:
        return "text", TextCell
    return None, TextCell
