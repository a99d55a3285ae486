"""What answers look like besides the documents in them, for OpenAPI."""

from __future__ import annotations

from rest_framework import serializers

from api.v1.quality import VERDICTS
from api.v1.schema import DocumentField
from api.v1.sync import LEFT_CHANNEL
from publishing import diffing
from publishing.models import Version
from publishing.serializers.common import StubSerializer
from publishing.types import DOCUMENT_TYPES


class FacetValueSerializer(serializers.Serializer):
    """One value that occurs, as the filter of the facet's name takes it."""

    value = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    count = serializers.IntegerField()


class SearchResultSerializer(StubSerializer):
    """A document that was found."""

    locale = serializers.CharField(help_text="The language it is served in")
    score = serializers.FloatField(help_text="For comparing within one answer only")
    snippet = serializers.CharField(help_text="Safe HTML: text with the words in <mark>")


class FacetsSerializer(serializers.Serializer):
    """Counts over all results, whatever `type` keeps of them."""

    type = serializers.DictField(child=serializers.IntegerField())


class SyncPutSerializer(serializers.Serializer):
    """Store this document in place of the one with its id."""

    op = serializers.ChoiceField(choices=["put"])
    document = DocumentField()


class SyncDeleteSerializer(serializers.Serializer):
    """Remove the document with this id."""

    op = serializers.ChoiceField(choices=["delete"])
    id = serializers.UUIDField()
    type = serializers.ChoiceField(choices=list(DOCUMENT_TYPES))
    locale = serializers.CharField()
    reason = serializers.ChoiceField(
        choices=[*Version.Reason.values, LEFT_CHANNEL],
        help_text="`channel`: still public, but no longer in this channel",
    )


class ExpungedSerializer(serializers.Serializer):
    """The words were erased for good."""

    at = serializers.DateTimeField()
    by = serializers.CharField(allow_null=True, help_text="Null without a token")
    reason = serializers.CharField()


class VersionSerializer(serializers.Serializer):
    """One state of a document in one language, without its words."""

    sequence = serializers.IntegerField(help_text="Position in the ledger")
    locale = serializers.CharField()
    type = serializers.ChoiceField(choices=list(DOCUMENT_TYPES))
    event = serializers.ChoiceField(choices=[name for name, _ in Version.EVENTS])
    reason = serializers.ChoiceField(
        choices=Version.Reason.values, allow_null=True, help_text="Why it was withdrawn"
    )
    valid_from = serializers.DateTimeField()
    valid_until = serializers.DateTimeField(allow_null=True, help_text="Null: it still stands")
    digest = serializers.CharField(allow_null=True, help_text="SHA-256 of what was published")
    actor = serializers.CharField(
        allow_null=True, help_text="Who did it; empty for the system, null without a token"
    )
    title = serializers.CharField()
    slug = serializers.CharField()
    path = serializers.CharField()
    expunged = ExpungedSerializer(allow_null=True)
    url = serializers.CharField(help_text="Address of this version in the API")


class SegmentSerializer(serializers.Serializer):
    op = serializers.ChoiceField(choices=["equal", "delete", "insert"])
    text = serializers.CharField()


class ChangeSerializer(serializers.Serializer):
    """One difference. References are ids, rich text is HTML."""

    path = serializers.CharField(help_text="Dotted; [id] or [index] names an item of a list")
    kind = serializers.ChoiceField(choices=diffing.KINDS)
    old = serializers.JSONField(help_text="Any value; null where there was none")
    new = serializers.JSONField(help_text="Any value; null where there is none")
    segments = SegmentSerializer(
        many=True, allow_null=True, help_text="Word by word, when both sides are texts"
    )


class ScoreSerializer(serializers.Serializer):
    """How easy one field is to read. A grade in English, points of Szigriszt-Pazos in Spanish."""

    field = serializers.CharField()
    kind = serializers.CharField()
    score = serializers.FloatField(allow_null=True, help_text="Null for texts too short for one")
    formula = serializers.CharField()
    library = serializers.CharField()
    version = serializers.CharField()
    masked = serializers.ListField(
        child=serializers.CharField(), help_text="Names, counted as one neutral word each"
    )
    sentences = serializers.IntegerField()
    words = serializers.IntegerField()
    longest_sentence = serializers.IntegerField(help_text="In words")
    long_word_share = serializers.FloatField(help_text="Of seven letters or more, 0 to 1")


class FindingSerializer(serializers.Serializer):
    """One thing to change, or that was kept with a reason."""

    field = serializers.CharField()
    rule = serializers.CharField(help_text="Its id, such as W12")
    severity = serializers.ChoiceField(choices=["error", "warning", "hint"])
    matched = serializers.CharField()
    suggestion = serializers.CharField()
    message = serializers.CharField(help_text="What to do, in a sentence")
    source = serializers.CharField()  # type: ignore[assignment]
    kept = serializers.CharField(allow_null=True, help_text="Why an editor has kept the wording")


class ReadingSerializer(serializers.Serializer):
    """A document as the rules see it. `block` keeps it from being published."""

    id = serializers.UUIDField()
    type = serializers.ChoiceField(choices=list(DOCUMENT_TYPES))
    locale = serializers.CharField()
    title = serializers.CharField()
    verdict = serializers.ChoiceField(choices=list(VERDICTS))
    is_checked = serializers.BooleanField(help_text="False for a language without rules")
    scores = ScoreSerializer(many=True)
    findings = FindingSerializer(many=True)
    read_at = serializers.DateTimeField()
