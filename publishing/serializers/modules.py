"""The shape of a part that is served beside its document instead of in it."""

from __future__ import annotations

from rest_framework import serializers

from publishing.serializers.common import MetaSerializer, ModuleSerializer
from publishing.serializers.fields import ReferenceField

#: What a reader must know of the document to trust one part of it.
META = ("locale_requested", "locale_served", "last_reviewed", "review_due", "review_state")


class ModuleMetaSerializer(serializers.Serializer):
    """From the document's own `meta`."""

    def get_fields(self) -> dict[str, serializers.Field]:
        fields = MetaSerializer().get_fields()
        return {name: fields[name] for name in META}


class ListedModuleSerializer(ModuleSerializer):
    """A part of the long copy, with the document that it belongs to."""

    document = ReferenceField(allow_null=False)
    meta = ModuleMetaSerializer()
