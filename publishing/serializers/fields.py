"""Fields whose stored form is normalised and whose delivered form is resolved.

Stored: a reference is the document's id, rich text keeps links as ids. Delivered
(`publishing.delivery`): a reference is a stub or a whole document, rich text has its final form.
"""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from publishing.locales import bcp47
from publishing.rich_text import normalise


class ReferenceField(serializers.Field):
    """A document, by id. Delivered as a stub, or null while it is not public."""

    def __init__(self, *types: str, **kwargs: Any) -> None:
        self.types = types
        super().__init__(**{"read_only": True, "allow_null": True, **kwargs})

    def to_representation(self, value: Any) -> str:
        return str(value.translation_key)


class LocaleField(serializers.CharField):
    """The language of something embedded, such as "en-US"."""

    def to_representation(self, value: Any) -> str:
        return bcp47(value.language_code)


class RichTextField(serializers.Field):
    """Rich text. Delivered as {"format", "value"}."""

    def to_representation(self, value: Any) -> str:
        return normalise(getattr(value, "source", value) or "")


class StreamListField(serializers.ListField):
    """The values of a StreamField of one kind of block, without those whose target is gone."""

    def to_representation(self, data: Any) -> list[Any]:
        return [
            self.child.to_representation(block.value) for block in data if block.value is not None
        ]


class LiveStreamListField(StreamListField):
    """As StreamListField, for embedded snippets: only those that are live."""

    def to_representation(self, data: Any) -> list[Any]:
        return [
            self.child.to_representation(block.value)
            for block in data
            if block.value is not None and block.value.live
        ]


class RangeSerializer(serializers.Serializer):
    """A range of whole numbers; either end may be unknown."""

    min = serializers.IntegerField(allow_null=True)
    max = serializers.IntegerField(allow_null=True)


class RangeField(serializers.Field):
    """The pair `<name>_min` and `<name>_max`, or null when neither is stated."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"read_only": True, "allow_null": True, "source": "*", **kwargs})

    def to_representation(self, value: Any) -> dict[str, int | None] | None:
        least, most = (getattr(value, f"{self.field_name}_{end}") for end in ("min", "max"))
        return None if least is None and most is None else {"min": least, "max": most}


class TextListField(StreamListField):
    """A StreamField of short texts as a list of strings."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(child=serializers.CharField(), **kwargs)


class ReferenceListField(StreamListField):
    """A StreamField of choosers as a list of references; what is not public is left out."""

    def __init__(self, *types: str, **kwargs: Any) -> None:
        super().__init__(child=ReferenceField(*types, allow_null=False), **kwargs)
