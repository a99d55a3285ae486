"""How the words stand against the editorial rules, for the programs of people who edit."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, JsonResponse

from api.errors import BadParameter
from api.tokens import MayReadQuality, TokenAuthentication
from api.v1 import parameters as reading
from api.v1.base import PublicView
from api.v1.cursors import link_to
from api.v1.values import one_of
from publishing.editorial.readings import refresh
from publishing.editorial.surveys import languages_without_crisis_help
from publishing.models import Reading
from publishing.times import utc_text
from publishing.types import DOCUMENT_TYPES

VERDICTS = ("block", "warn", "pass")
OF = ("live", "drafts")

CHOICES = {
    "verdict": (VERDICTS, "Only documents that must change, that may be kept, or that pass."),
    "type": (tuple(DOCUMENT_TYPES), "Only documents of this type."),
    "locale": (tuple(reading.known_locales()), "Only documents in this language."),
    "of": (OF, "What is live, or the newest draft of every document. live if omitted."),
}


class Quality(PublicView):
    """List documents with their scores and findings: the same that the admin's report shows."""

    authentication_classes = [TokenAuthentication]
    permission_classes = [MayReadQuality]
    from_ledger = False
    may_be_kept = False

    @classmethod
    def parameters(cls) -> list[reading.Parameter]:
        chosen = [
            reading.Parameter(name, {"type": "string", "enum": list(known)}, words)
            for name, (known, words) in CHOICES.items()
        ]
        return [*chosen, reading.LIMIT, reading.Parameter("cursor", reading.TEXT, "From `next`.")]

    def get(self, request: Any) -> HttpResponse:
        values = reading.read(request, self.known())
        limit, wanted = reading.limit_from(values), _choices(values)
        drafts = wanted.pop("of", "live") == "drafts"
        unread = refresh(drafts=drafts)
        rows = Reading.objects.filter(of_draft=drafts, **wanted)
        page = rows.order_by("pk")
        if "cursor" in values:
            page = page.filter(pk__gt=_position(values["cursor"]))
        found = list(page[: limit + 1])
        more, found = len(found) > limit, found[:limit]
        return JsonResponse(
            {
                "count": rows.count(),
                "unread": unread,
                "languages_without_crisis_help": languages_without_crisis_help(),
                "next": link_to(request, str(found[-1].pk) if more else None),
                "results": [{**row.result, "read_at": utc_text(row.read_at)} for row in found],
            }
        )


def _choices(values: dict[str, str]) -> dict[str, str]:
    return {
        name: one_of(known)(name, values[name])
        for name, (known, *_) in CHOICES.items()
        if name in values
    }


def _position(cursor: str) -> int:
    if not (cursor.isascii() and cursor.isdigit() and len(cursor) <= 18):
        raise BadParameter("cursor", f"“{cursor[:40]}” is no cursor.", "Take it from `next`.")
    return int(cursor)
