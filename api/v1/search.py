"""The search endpoint. What it was asked is nobody's business: no cache keeps the answer."""

from __future__ import annotations

import base64
import json
from bisect import bisect_left, bisect_right
from typing import Any

from django.http import HttpResponse, JsonResponse

from api.errors import BadParameter
from api.v1 import parameters as reading
from api.v1.base import PublicView
from api.v1.cursors import BAD, link_to
from api.v1.values import MAX_VALUES, one_of, split
from publishing.indexing import NOT_SEARCHED
from publishing.searching import MAX_LENGTH, Place, search
from publishing.types import DOCUMENT_TYPES
from publishing.words import clean

TYPES = [name for name in DOCUMENT_TYPES if name not in NOT_SEARCHED]


class Search(PublicView):
    """Find public documents by their words, best first.

    Every word must occur: in another form, as the beginning of a longer word if it is the last
    one, by another name that the glossary knows, or corrected if nobody writes it so.
    """

    may_be_kept = False
    from_ledger = False

    @classmethod
    def parameters(cls) -> list[reading.Parameter]:
        return [
            reading.Parameter(
                "q",
                {"type": "string", "minLength": 1, "maxLength": MAX_LENGTH},
                "What to look for. No character is an operator.",
                required=True,
            ),
            reading.Parameter.of_names(
                "type", TYPES, MAX_VALUES, "Types to keep, separated by commas; all if omitted."
            ),
            reading.Parameter(
                "level",
                reading.TEXT,
                "Slug of a level of care: keep it and what refers to it.",
            ),
            *(item for item in reading.DELIVERY if item.name in ("channel", "locale")),
            *(item for item in reading.PAGING if item.name != "ordering"),
        ]

    def get(self, request: Any) -> HttpResponse:
        values = reading.read(request, self.known())
        options = reading.options_from(values, request)
        limit = reading.limit_from(values)
        place, backward = _decode(values["cursor"]) if "cursor" in values else (None, False)
        found = search(
            _text_from(values), options, types=_types_from(values), level=values.get("level")
        )
        start, end = _page(found.places, place, backward, limit)
        page = found.places[start:end]
        following = _encode(page[-1], backward=False) if page and end < len(found.places) else None
        previous = _encode(page[0], backward=True) if page and start else None
        return JsonResponse(
            {
                "count": len(found.places),
                "next": link_to(request, following),
                "previous": link_to(request, previous),
                "crisis": found.crisis_resources(),
                "corrected": found.query.corrected,
                "facets": {"type": found.types},
                "suggestions": found.suggestions(),
                "results": found.page(page),
            }
        )


def _text_from(values: dict[str, str]) -> str:
    text = clean(values.get("q", ""))
    if not 1 <= len(text) <= MAX_LENGTH:
        raise BadParameter(
            "q", f"Has {len(text)} characters.", f"Send words, 1 to {MAX_LENGTH} characters."
        )
    return text


def _types_from(values: dict[str, str]) -> list[str]:
    if "type" not in values:
        return []
    return [one_of(TYPES)("type", name) for name in split("type", values["type"])]


def _page(places: list[Place], place: Place | None, backward: bool, limit: int) -> tuple[int, int]:
    """Return where a page starts and ends: after a place, or before it if backward."""
    if place is None:
        return 0, min(limit, len(places))
    if backward:
        end = bisect_left(places, place)
        return max(end - limit, 0), end
    start = bisect_right(places, place)
    return start, min(start + limit, len(places))


def _encode(place: Place, *, backward: bool) -> str:
    text = json.dumps([*place, int(backward)])
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _decode(text: str) -> tuple[Place, bool]:
    try:
        padded = text + "=" * (-len(text) % 4)
        score, importance, key, backward = json.loads(base64.urlsafe_b64decode(padded))
        if not all(isinstance(value, (int, float)) for value in (score, importance, key)):
            raise TypeError(text)
    except BAD as error:
        raise BadParameter(
            "cursor", "This cursor was not made for a search.", "Take it from `next`."
        ) from error
    return Place(score, importance, key), bool(backward)
