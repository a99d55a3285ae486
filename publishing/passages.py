"""The texts of a document, each with the place it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rest_framework import serializers

from publishing.models import Version
from publishing.rich_text import plain_text
from publishing.serializers.fields import RichTextField
from publishing.types import shape_of

#: Addresses, codes, pictures and facts about the document are no text of it.
NO_TEXT = {
    "asam",
    "aspect",
    "channels",
    "code",
    "country",
    "direction",
    "holds",
    "icon",
    "id",
    "kind",
    "locale",
    "meta",
    "number",
    "phone",
    "picture",
    "reference_hours_per_week",
    "slug",
    "structure",
    "support_level",
    "target",
    "type",
    "url",
    "value",
}


@dataclass(frozen=True)
class Passage:
    """A text of a document. `place` is a dotted path, such as copy.short or modules.body."""

    place: str
    text: str
    is_prose: bool = True


def passages(version: Version, channel: str | None = None) -> Iterator[Passage]:
    """Yield the texts of a version, or of what a channel shows of it."""
    shape = shape_of(version.type)
    left_out: tuple[str, ...] = ()
    if channel in ("mobile", "print"):
        left_out = shape.not_in_mobile if channel == "mobile" else shape.not_in_print
    for name, field in shape.fields.items():
        if name not in left_out:
            yield from _texts(name, field, (version.body or {}).get(name), channel)


def _texts(place: str, field: Any, value: Any, channel: str | None) -> Iterator[Passage]:
    name = place.rpartition(".")[2]
    if value in (None, "", []) or name in NO_TEXT:
        return
    if isinstance(field, RichTextField):
        yield Passage(place, plain_text(value))
    elif isinstance(field, serializers.ChoiceField):
        if label := field.choices.get(value):
            yield Passage(place, str(label), is_prose=False)
    elif type(field) is serializers.CharField:
        yield Passage(place, value)
    elif isinstance(field, (serializers.ListField, serializers.ListSerializer)):
        for item in value:
            if channel == "mobile" and _needs_the_rest(item):
                continue
            yield from _texts(place, field.child, item, channel)
    elif isinstance(field, serializers.Serializer) and isinstance(value, dict):
        for child_name, child in field.fields.items():
            yield from _texts(f"{place}.{child_name}", child, value.get(child_name), channel)


def _needs_the_rest(item: Any) -> bool:
    """Tell whether an item is a module that may not be shown without the rest."""
    return isinstance(item, dict) and item.get("stands_alone") is False
