"""Typed filters, made from the attributes of a document type."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import BooleanField, Case, Q, Value, When
from django.db.models.lookups import (
    Exact,
    GreaterThan,
    GreaterThanOrEqual,
    In,
    IsNull,
    LessThan,
    LessThanOrEqual,
)

from api.v1 import parameters as reading
from api.v1 import values as parsing
from api.v1.attributes import Attribute, attributes_of
from publishing.cells import HasItem, RefersTo
from publishing.models import VersionQuerySet
from publishing.reviewing import in_review_state
from publishing.types import DOCUMENT_TYPES, DocumentType

#: Value of the parameter, and the set that is read: references are looked up in the same one.
Condition = Callable[[str, VersionQuerySet], Q]


class Asked(NamedTuple):
    """What a request asks of an attribute; name and by_index are the filter's."""

    name: str
    attribute: str
    condition: Q
    by_index: bool


Conditions = list[Asked]

#: A condition on a document → the same on what refers to such a document.
Lift = Callable[[Q, VersionQuerySet], Q]

#: Kind of an attribute → its JSON schema, and how a value is read.
VALUES: dict[str, tuple[dict[str, Any], parsing.Parse]] = {
    "text": (reading.TEXT, parsing.text),
    "reference": (reading.TEXT, parsing.text),
    "boolean": ({"type": "boolean"}, parsing.true_or_false),
    "integer": (parsing.INTEGER, parsing.integer),
    "measure": (parsing.INTEGER, parsing.integer),
    "number": ({"type": "number"}, parsing.number),
    "date": ({"type": "string", "format": "date"}, parsing.date),
    "moment": ({"type": "string", "format": "date-time"}, parsing.moment),
    "uuid": ({"type": "string", "format": "uuid"}, parsing.uuid),
}

#: These have no value that one would ask for exactly.
MEASURED = {"measure", "number", "date", "moment"}

COMPARISONS: dict[str, tuple[type[Any], str]] = {
    "gte": (GreaterThanOrEqual, "At or above this."),
    "gt": (GreaterThan, "Above this."),
    "lte": (LessThanOrEqual, "At or below this."),
    "lt": (LessThan, "Below this."),
}

#: Days and times by which an index knows the current versions of each type.
BY_INDEX = {
    *("first_published_at", "last_published_at"),
    *("last_reviewed", "review_due", "review_state"),
}

#: Not through a reference: naming the document itself says the same.
NAMES_ONE_DOCUMENT = {"id", "slug", "path", "title"}

#: Parameters of every list. A field of the same name is filtered by its other forms: format__in.
TAKEN = {"format"}


@dataclass(frozen=True)
class Filter:
    """One query parameter: its JSON schema for OpenAPI, and the rows it keeps.

    attribute: what it judges, such as `level` for `level__in`.
    through_reference: whether other documents than the listed ones decide who is kept.
    by_index: whether the database finds who is kept without looking at the others.
    """

    name: str
    attribute: str
    schema: dict[str, Any]
    description: str
    condition: Condition
    through_reference: bool = False
    by_index: bool = False


@cache
def filters_of(kind: DocumentType | None) -> dict[str, Filter]:
    """Return the filters of a type by parameter name; of /pages/ for None."""
    found = [_updated_since()]
    for attribute in attributes_of(kind).values():
        refers = attribute.kind == "reference"
        found += _Family(attribute.name, attribute, lambda kept, published: kept, refers).filters()
        if attribute.target is not None:
            found += _through(attribute, attribute.target)
    return {item.name: item for item in found}


def conditions_from(
    values: dict[str, str], kind: DocumentType | None, published: VersionQuerySet
) -> Conditions:
    """Return the conditions that the parameters of a request set. Raises: BadParameter."""
    known = filters_of(kind)  # hundreds
    chosen = {name: known[name] for name in values if name in known}
    return [
        Asked(name, item.attribute, item.condition(values[name], published), item.by_index)
        for name, item in chosen.items()
    ]


def narrow(
    rows: VersionQuerySet, conditions: Conditions, *, without: str | None = None
) -> VersionQuerySet:
    """Return the rows that fit all conditions, but for those of one attribute."""
    return rows.filter(*(item.condition for item in conditions if item.attribute != without))


def complement(kept: Q) -> Q:
    """Return all rows but these. What a document does not state never keeps it out."""
    everything_else = Case(
        When(kept, then=Value(False)), default=Value(True), output_field=BooleanField()
    )
    return Q(everything_else)


def _updated_since() -> Filter:
    def condition(value: str, published: VersionQuerySet) -> Q:
        return Q(valid_from__gte=parsing.moment("updated_since", value))

    return Filter(
        "updated_since",
        "updated_since",
        {"type": "string", "format": "date-time"},
        "Published, or published anew, at this time or later.",
        condition,
        by_index=True,
    )


def _through(reference: Attribute, target: str) -> Iterator[Filter]:
    """Yield the filters of the documents that a reference leads to, one step away."""

    def lift(kept: Q, published: VersionQuerySet) -> Q:
        return Q(RefersTo(reference.name, published.filter(kept, type=target)))

    for attribute in attributes_of(DOCUMENT_TYPES[target]).values():
        if attribute.kind != "reference" and attribute.name not in NAMES_ONE_DOCUMENT:
            name = f"{reference.name}.{attribute.name}"
            yield from _Family(name, attribute, lift, through_reference=True).filters()


@dataclass(frozen=True)
class _Family:
    """The filters of one attribute; `name` is that of the parameter for an exact value."""

    name: str
    attribute: Attribute
    lift: Lift
    through_reference: bool

    def filters(self) -> Iterator[Filter]:
        if self.attribute.kind not in MEASURED:
            yield from self._equal()
        if self.attribute.kind in MEASURED or self.attribute.kind == "integer":
            yield from (self._compared(suffix) for suffix in COMPARISONS)
        if self.attribute.nullable:
            yield self._null()

    @property
    def _value(self) -> tuple[dict[str, Any], parsing.Parse]:
        if self.attribute.kind == "choice":
            known = list(self.attribute.labels)
            return {"type": "string", "enum": known}, parsing.one_of(known)
        return VALUES[self.attribute.kind]

    def _equal(self) -> Iterator[Filter]:
        schema, _ = self._value
        what = "A slug or id." if self.attribute.kind == "reference" else "Exactly this."
        kept = f"`{self.name}` keeps"
        if self.name in TAKEN:
            kept = f"`{self.name}__in` keeps for it"
        else:
            yield self._of_values("", schema, what)
        yield self._of_values("__not", schema, f"All but those that {kept}.")
        if self.attribute.kind != "boolean":
            item = reading.ITEM if schema is reading.TEXT else schema
            several = reading.several(item, parsing.MAX_VALUES)
            yield self._of_values("__in", several, "One of these, separated by commas.")
            yield self._of_values("__not_in", several, f"All but those of `{self.name}__in`.")

    def _of_values(self, suffix: str, schema: dict[str, Any], description: str) -> Filter:
        _, parse = self._value
        parameter = self.name + suffix

        def condition(value: str, published: VersionQuerySet) -> Q:
            texts = parsing.split(parameter, value) if suffix.endswith("in") else [value]
            kept = self._kept([parse(parameter, text) for text in texts], published)
            kept = self.lift(kept, published)
            return complement(kept) if suffix.startswith("__not") else kept

        return self._filter(suffix, schema, description, condition)

    def _kept(self, values: Sequence[Any], published: VersionQuerySet) -> Q:
        if self.attribute.kind == "reference":
            ids = [value for value in values if _is_uuid(value)]
            named = self._targets(published).filter(Q(slug__in=values) | Q(document_id__in=ids))
            return Q(RefersTo(self.attribute.name, named))
        if self.attribute.name == "review_state":
            return in_review_state(values)
        if self.attribute.many:
            return Q(HasItem(self.attribute.name, values))
        return Q(In(self.attribute.sql(), values))

    def _targets(self, published: VersionQuerySet) -> VersionQuerySet:
        target = self.attribute.target
        return published if target is None else published.filter(type=target)

    def _compared(self, suffix: str) -> Filter:
        lookup, description = COMPARISONS[suffix]
        schema, parse = self._value

        def condition(value: str, published: VersionQuerySet) -> Q:
            limit = parse(f"{self.name}__{suffix}", value)
            return self.lift(Q(lookup(self.attribute.sql(), limit)), published)

        return self._filter(f"__{suffix}", schema, description, condition)

    def _null(self) -> Filter:
        def condition(value: str, published: VersionQuerySet) -> Q:
            unstated = parsing.true_or_false(f"{self.name}__isnull", value)
            kept = self._stated(published)
            return self.lift(complement(kept) if unstated else kept, published)

        return self._filter("__isnull", {"type": "boolean"}, "true: not stated.", condition)

    def _stated(self, published: VersionQuerySet) -> Q:
        if self.attribute.kind == "reference":
            # A reference to something that is not public is none, for a reader.
            return Q(RefersTo(self.attribute.name, self._targets(published)))
        cell = self.attribute.sql()
        stated = Q(IsNull(cell, False))
        return stated & ~Q(Exact(cell, "[]")) if self.attribute.many else stated

    def _filter(
        self, suffix: str, schema: dict[str, Any], description: str, condition: Condition
    ) -> Filter:
        return Filter(
            self.name + suffix,
            self.name,
            schema,
            description,
            condition,
            self.through_reference,
            by_index=self.name in BY_INDEX
            and suffix in ("", "__in", *map("__{}".format, COMPARISONS)),
        )


def _is_uuid(value: str) -> bool:
    try:
        UUID(value)
    except ValueError:
        return False
    return True
