"""Typed filters, derived from the shape of a document type."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import Q
from rest_framework import serializers

from api.errors import BadParameter
from publishing.models import VersionQuerySet
from publishing.serializers.fields import ReferenceField
from publishing.types import DOCUMENT_TYPES, DocumentType, shape_of

#: Fields that are known by another parameter.
NOT_FILTERED = {"id", "type", "locale", "channels", "meta"}

#: Texts that are a name or a code; the rest is prose, and prose is for searching.
NAMES = {
    "abbreviation",
    "city",
    "country",
    "icon",
    "postal_code",
    "state",
    "structure",
    "support_level",
}

INTEGER_LIMIT = 2**31

#: Values in one `__in`.
MAX_VALUES = 50

Parse = Callable[[str, str], Any]
Keep = Callable[[Sequence[Any], VersionQuerySet], Q]
#: Value of the parameter, and the set that is read: references are looked up in the same one.
Condition = Callable[[str, VersionQuerySet], Q]


@dataclass(frozen=True)
class Filter:
    """One query parameter: its JSON schema for OpenAPI, and the rows it keeps."""

    name: str
    schema: dict[str, Any]
    description: str
    condition: Condition
    #: Whether other documents than the listed ones decide who is kept.
    through_reference: bool = False


@cache
def filters_of(kind: DocumentType | None) -> dict[str, Filter]:
    """Return the filters of a type by parameter name; of /pages/ for None."""
    found = [
        *_equals("slug", {"type": "string"}, "slug", _text, _among("slug")),
        *_equals("id", {"type": "string", "format": "uuid"}, "id", _uuid, _among("document_id")),
        *_equals("path", {"type": "string"}, "path on the website", _text, _among("path")),
    ]
    if kind is None:
        known = list(DOCUMENT_TYPES)
        schema = {"type": "string", "enum": known}
        found += _equals("type", schema, "type", _one_of(known), _among("type"))
    else:
        for name, field in shape_of(kind.name).fields.items():
            if name not in NOT_FILTERED:
                found += _of_field(name, field)
    return {item.name: item for item in found}


def _of_field(name: str, field: Any) -> list[Filter]:
    child = getattr(field, "child", None)
    if isinstance(field, ReferenceField):
        return _reference(name, field, _among(f"body__{name}"))
    if isinstance(child, ReferenceField):
        return _reference(name, child, _listing(name))
    if isinstance(child, serializers.ChoiceField):
        return _choice(name, child, _listing(name))
    if isinstance(field, serializers.ChoiceField):
        return [*_choice(name, field, _among(f"body__{name}")), *_null(name, field)]
    if isinstance(field, serializers.BooleanField):
        return [_boolean(name), *_null(name, field)]
    if isinstance(field, serializers.IntegerField):
        return [*_integer(name), *_null(name, field)]
    if isinstance(field, serializers.CharField) and name in NAMES:
        return _equals(name, {"type": "string"}, name, _text, _among(f"body__{name}"))
    return []


def _equals(
    name: str, schema: dict[str, Any], words: str, parse: Parse, keep: Keep
) -> list[Filter]:
    """Return `name` and `name__in`."""
    several = f"{name}__in"

    def exactly(value: str, published: VersionQuerySet) -> Q:
        return keep([parse(name, value)], published)

    def one_of_several(value: str, published: VersionQuerySet) -> Q:
        return keep([parse(several, item) for item in _split(several, value)], published)

    return [
        Filter(name, schema, f"Exactly this {words}.", exactly),
        Filter(
            several,
            {"type": "string"},
            f"One of these; at most {MAX_VALUES}, separated by commas. See `{name}`.",
            one_of_several,
        ),
    ]


def _among(lookup: str) -> Keep:
    return lambda values, published: Q(**{f"{lookup}__in": list(values)})


def _listing(name: str) -> Keep:
    """Keep rows whose list has one of the values: quoted, so that only a whole item matches.

    SQLite cannot look into a JSON list; its text looks the same on both databases.
    """

    def keep(values: Sequence[Any], published: VersionQuerySet) -> Q:
        matches = Q(pk__in=[])
        for value in values:
            matches |= Q(**{f"body__{name}__icontains": f'"{value}"'})
        return matches

    return keep


def _choice(name: str, field: Any, keep: Keep) -> list[Filter]:
    known = [str(key) for key in field.choices]
    return _equals(name, {"type": "string", "enum": known}, name, _one_of(known), keep)


def _reference(name: str, field: ReferenceField, keep: Keep) -> list[Filter]:
    """Keep rows that refer to a public document, named by its slug or id."""

    def referring(values: Sequence[str], published: VersionQuerySet) -> Q:
        ids = [value for value in values if _is_uuid(value)]
        targets = published.filter(Q(slug__in=values) | Q(document_id__in=ids))
        if field.types:
            targets = targets.filter(type__in=field.types)
        keys = targets.values_list("document_id", flat=True).distinct()
        return keep([str(key) for key in keys], published)

    what = " or ".join(field.types) or "document"
    schema = {"type": "string"}
    found = _equals(name, schema, f"{what}, by its slug or id", _text, referring)
    return [replace(item, through_reference=True) for item in found]


def _boolean(name: str) -> Filter:
    def condition(value: str, published: VersionQuerySet) -> Q:
        return Q(**{f"body__{name}": _true_or_false(name, value)})

    return Filter(
        name, {"type": "boolean"}, "true or false; what is not stated is neither.", condition
    )


def _null(name: str, field: Any) -> list[Filter]:
    if not field.allow_null:
        return []
    parameter = f"{name}__isnull"

    def condition(value: str, published: VersionQuerySet) -> Q:
        unknown = Q(**{f"body__{name}": None})
        return unknown if _true_or_false(parameter, value) else ~unknown

    return [Filter(parameter, {"type": "boolean"}, "true: not stated.", condition)]


def _integer(name: str) -> list[Filter]:
    def compared(suffix: str, words: str) -> Filter:
        parameter = name + suffix

        def condition(value: str, published: VersionQuerySet) -> Q:
            return Q(**{f"body__{name}{suffix}": _number(parameter, value)})

        return Filter(parameter, {"type": "integer"}, words, condition)

    exact = _equals(name, {"type": "integer"}, name, _number, _among(f"body__{name}"))
    return [*exact, compared("__gte", "At least."), compared("__lte", "At most.")]


def _split(parameter: str, value: str) -> list[str]:
    values = value.split(",")
    if not all(values):
        raise BadParameter(parameter, "There is an empty value in the list.", "Such as a,b.")
    if len(values) > MAX_VALUES:
        raise BadParameter(
            parameter, f"There are {len(values)} values.", f"Give at most {MAX_VALUES}."
        )
    return values


def _text(parameter: str, value: str) -> str:
    return value


def _one_of(known: Sequence[str]) -> Parse:
    def parse(parameter: str, value: str) -> str:
        if value not in known:
            raise BadParameter(
                parameter, f"“{value[:40]}” is not known.", f"Use one of: {', '.join(known)}."
            )
        return value

    return parse


def _uuid(parameter: str, value: str) -> UUID:
    try:
        return UUID(value)
    except ValueError as error:
        raise BadParameter(
            parameter, f"“{value[:40]}” is no id.", "Take it from `id` of a document."
        ) from error


def _is_uuid(value: str) -> bool:
    try:
        UUID(value)
    except ValueError:
        return False
    return True


def _number(parameter: str, value: str) -> int:
    digits = value.removeprefix("-")
    if not (digits.isascii() and digits.isdigit()):
        raise BadParameter(parameter, f"“{value[:40]}” is not a whole number.", "Such as 2.")
    if len(digits) > 10 or int(digits) > INTEGER_LIMIT:
        raise BadParameter(parameter, "The number is too large.", "Such as 2.")
    return int(value)


def _true_or_false(parameter: str, value: str) -> bool:
    if value not in ("true", "false"):
        raise BadParameter(
            parameter, f"“{value[:40]}” is neither true nor false.", "Write true or false."
        )
    return value == "true"
