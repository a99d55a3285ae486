"""What OpenAPI says of answers, the same in every channel that gives JSON: errors above all."""

from __future__ import annotations

from collections.abc import Mapping

from drf_spectacular.utils import OpenApiResponse
from rest_framework import serializers

from publishing.problems import CONTENT_TYPE

#: What an answer means, in one sentence.
MEANINGS = {
    "200": "What may change in v1, and what never will: docs/reference/stability.md.",
    "400": "A parameter is unknown or malformed; `errors` says which and what to do.",
    "401": "This takes a token: `Authorization: Bearer …`; a preview one that has not ended.",
    "403": "The user of this token may not read this.",
    "404": "There is no such thing here, or it is not public.",
    "default": "Any other error has the same form.",
}

_SAME = "Not changed: its ETag is in `If-None-Match`, or its date in `If-Modified-Since`."
#: The answer to who has it already.
UNCHANGED = {"304": OpenApiResponse(description=_SAME)}


class ParameterProblemSerializer(serializers.Serializer):
    """Which parameter was wrong, and what to do."""

    parameter = serializers.CharField()
    message = serializers.CharField()
    hint = serializers.CharField()


class ProblemSerializer(serializers.Serializer):
    """An error, as RFC 9457 describes it."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    errors = ParameterProblemSerializer(many=True, required=False)  # type: ignore[assignment]
    reason = serializers.CharField(
        required=False, help_text="For programs; with 410: why it was withdrawn"
    )
    path = serializers.CharField(required=False)


def described_problems(meanings: Mapping[str, str]) -> dict[tuple[str, str], OpenApiResponse]:
    """Return the errors of an address, and any other. meanings: status → sentence."""
    return {
        (status, CONTENT_TYPE): OpenApiResponse(ProblemSerializer, meaning)
        for status, meaning in {**meanings, "default": MEANINGS["default"]}.items()
    }
