"""Typed filters, derived from the shape of a document type."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from rest_framework import serializers

from api.errors import BadParameter
from publishing.models import Version
from publishing.serializers.fields import ReferenceField
from publishing.types import DocumentType, shape_of

#: Fields that are not worth a filter: prose, or known by another parameter.
NOT_FILTERED = {"id", "type", "locale", "channels", "meta"}

INTEGER_LIMIT = 2**31


@dataclass(frozen=True)
class Filter:
    """One query parameter: its JSON schema for OpenAPI, and the rows it keeps."""

    name: str
    schema: dict[str, Any]
    description: str
    condition: Callable[[str], Q]


def filters_of(kind: DocumentType | None) -> dict[str, Filter]:
    """Return the filters of a type by parameter name; of /pages/ for None."""
    found = [_column("slug"), _many(_column("slug"))]
    if kind is not None:
        for name, field in shape_of(kind.name).fields.items():
            if name not in NOT_FILTERED:
                found += _of_field(name, field)
    return {item.name: item for item in found}


def _column(name: str) -> Filter:
    return Filter(
        name, {"type": "string"}, f"Exactly this {name}", lambda value: Q(**{name: value})
    )


def _of_field(name: str, field: Any) -> list[Filter]:
    child = getattr(field, "child", None)
    if isinstance(field, ReferenceField):
        return _reference(name, field, exact=True)
    if isinstance(child, ReferenceField):
        return _reference(name, child, exact=False)
    if isinstance(child, serializers.ChoiceField):
        return [_choice(name, child, lambda value: Q(**{f"body__{name}__icontains": f'"{value}"'}))]
    if isinstance(field, serializers.ChoiceField):
        one = _choice(name, field, lambda value: Q(**{f"body__{name}": value}))
        return [one, _many(one)]
    if isinstance(field, serializers.BooleanField):
        return [_boolean(name), *_null(name, field)]
    if isinstance(field, serializers.IntegerField):
        return [*_integer(name), *_null(name, field)]
    return []


def _choice(name: str, field: Any, condition: Callable[[str], Q]) -> Filter:
    known = [str(key) for key in field.choices]

    def checked(value: str) -> Q:
        if value not in known:
            raise BadParameter(name, f"“{value}” is not known.", f"Use one of: {', '.join(known)}.")
        return condition(value)

    return Filter(name, {"type": "string", "enum": known}, f"Has this {name}", checked)


def _boolean(name: str) -> Filter:
    def condition(value: str) -> Q:
        return Q(**{f"body__{name}": _true_or_false(name, value)})

    return Filter(name, {"type": "boolean"}, "true or false", condition)


def _null(name: str, field: Any) -> list[Filter]:
    if not field.allow_null:
        return []
    parameter = f"{name}__isnull"

    def condition(value: str) -> Q:
        unknown = Q(**{f"body__{name}": None})
        return unknown if _true_or_false(parameter, value) else ~unknown

    return [Filter(parameter, {"type": "boolean"}, "true: not stated", condition)]


def _integer(name: str) -> list[Filter]:
    def compared(suffix: str, words: str) -> Filter:
        parameter = name + suffix

        def condition(value: str) -> Q:
            if not value.lstrip("-").isascii() or not value.lstrip("-").isdigit():
                raise BadParameter(parameter, f"“{value}” is not a whole number.", "Such as 2.")
            if abs(int(value)) > INTEGER_LIMIT:
                raise BadParameter(parameter, "The number is too large.", "Such as 2.")
            return Q(**{f"body__{name}{suffix}": int(value)})

        return Filter(parameter, {"type": "integer"}, words, condition)

    return [compared("", "Exactly"), compared("__gte", "At least"), compared("__lte", "At most")]


def _reference(name: str, field: ReferenceField, *, exact: bool) -> list[Filter]:
    def condition(value: str) -> Q:
        targets = Version.objects.current().filter(slug=value)
        if field.types:
            targets = targets.filter(type__in=field.types)
        ids = [str(key) for key in targets.values_list("document_id", flat=True).distinct()]
        lookup = f"body__{name}" if exact else f"body__{name}__icontains"
        matches = Q(pk__in=[])
        for key in ids:
            matches |= Q(**{lookup: key})
        return matches

    what = " or ".join(field.types) or "document"
    one = Filter(name, {"type": "string"}, f"Refers to the {what} with this slug", condition)
    return [one, _many(one)]


def _many(one: Filter) -> Filter:
    def condition(value: str) -> Q:
        matches = Q(pk__in=[])
        for item in value.split(","):
            matches |= one.condition(item)
        return matches

    return Filter(
        f"{one.name}__in", {"type": "string"}, f"{one.description}, or another; commas", condition
    )


def _true_or_false(parameter: str, value: str) -> bool:
    if value not in ("true", "false"):
        raise BadParameter(
            parameter, f"“{value}” is neither true nor false.", "Write true or false."
        )
    return value == "true"
