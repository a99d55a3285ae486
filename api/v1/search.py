"""The search endpoint. What it was asked is nobody's business: no cache keeps the answer."""

from __future__ import annotations

import base64
import json
from typing import Any

from django.http import HttpResponse, JsonResponse

from api.errors import BadParameter
from api.v1 import parameters as reading
from api.v1.base import PublicView
from api.v1.cursors import BAD, link_to
from api.v1.values import MAX_VALUES, one_of, split
from publishing.ranking import Place, Ranking
from publishing.searching import MAX_LENGTH, TYPES, search
from publishing.words import clean


class Search(PublicView):
    """Find public documents by their words, best first.

    Every word must occur: in another form, as the beginning of a longer word if it is the last
    one, by another name that the glossary knows, or corrected if nobody writes it so.
    """

    may_be_kept = False
    # publishing.searching reads the ledger's head itself.
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
            _text_from(values),
            options,
            types=_types_from(values),
            level=values.get("level"),
        )
        page, has_previous, has_next = _page(found.ranking, place, backward, limit)
        following = _encode(page[-1], backward=False) if has_next else None
        previous = _encode(page[0], backward=True) if has_previous else None
        return JsonResponse(
            {
                "count": found.count,
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


def _page(
    ranking: Ranking, place: Place | None, backward: bool, limit: int
) -> tuple[list[Place], bool, bool]:
    """Return the places after one, or before it if backward; whether some precede and follow."""
    if backward and place is not None:
        page = ranking.before(place, limit + 1)
        more, page = len(page) > limit, page[-limit:]
        return page, more, bool(page)
    page = ranking.after(place, limit + 1)
    more, page = len(page) > limit, page[:limit]
    return page, bool(page) and place is not None, more


def _encode(place: Place, *, backward: bool) -> str:
    text = json.dumps([*place, int(backward)])
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _decode(text: str) -> tuple[Place, bool]:
    try:
        padded = text + "=" * (-len(text) % 4)
        score, importance, key, backward = json.loads(base64.urlsafe_b64decode(padded))
        is_place = isinstance(score, (int, float)) and type(importance) is type(key) is int
        if not is_place or key < 0:
            raise TypeError(text)
    except BAD as error:
        raise BadParameter(
            "cursor", "This cursor was not made for a search.", "Take it from `next`."
        ) from error
    return Place(score, importance, key), bool(backward)
