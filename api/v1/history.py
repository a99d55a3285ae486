"""What was public of one document, version by version, and what changed between two."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.utils import timezone

from api.errors import BadParameter, Expunged, NotPublic
from api.tokens import may_read_history
from api.v1 import parameters as reading
from api.v1.base import PublicView
from api.v1.cursors import link_to
from api.v1.past import ReadsThePast, visible
from publishing.delivery import deliver
from publishing.diffing import diff
from publishing.models import Version, VersionQuerySet
from publishing.times import utc_text

#: A bigint ends here, so no sequence has more digits.
MAX_DIGITS = 18


class HistoryView(ReadsThePast, PublicView):
    """Reads the versions of one document."""

    always = True

    def versions(self, document_id: UUID) -> VersionQuerySet:
        return visible(Version.objects.filter(document_id=document_id), self.request)

    def version(self, document_id: UUID, sequence: int) -> Version:
        """Raises: NotPublic when the document has no such version."""
        found = self.versions(document_id).filter(sequence=sequence).first()
        if found is None:
            raise NotPublic(f"This document has no version {sequence}.")
        return found

    def described(self, row: Version) -> dict[str, Any]:
        """Return a version without its words. Names of staff are for token holders alone."""
        named = may_read_history(self.request)
        base = self.request.build_absolute_uri("/").rstrip("/")
        return {
            "sequence": row.sequence,
            "locale": row.locale,
            "type": row.type,
            "event": row.event,
            "reason": row.reason or None,
            "valid_from": utc_text(row.valid_from),
            "valid_until": utc_text(row.valid_until) if row.valid_until else None,
            "digest": row.digest or None,
            "actor": row.actor if named else None,
            "title": row.title,
            "slug": row.slug,
            "path": row.path,
            "expunged": {
                "at": utc_text(row.expunged_at),
                "by": row.expunged_by if named else None,
                "reason": row.expunged_reason,
            }
            if row.expunged_at
            else None,
            "url": f"{base}/api/v1/documents/{row.document_id}/versions/{row.sequence}/",
        }


class DocumentVersions(HistoryView):
    """List the versions of a document, the newest first."""

    @classmethod
    def parameters(cls) -> list[reading.Parameter]:
        locale = reading.Parameter(
            "locale",
            {"type": "string", "enum": reading.known_locales()},
            "Only versions in this language; all if omitted.",
        )
        cursor = reading.Parameter("cursor", reading.TEXT, "From `next`.")
        return [locale, reading.LIMIT, cursor]

    def get(self, request: Any, document_id: UUID) -> HttpResponse:
        values = reading.read(request, self.known())
        limit = reading.limit_from(values)
        rows = self.versions(document_id).defer("body")
        if "locale" in values:
            rows = rows.filter(locale=reading.options_from(values, request).locale)
        count = rows.count()
        if not count:
            raise NotPublic("This document was never public.")
        if "cursor" in values:
            rows = rows.filter(sequence__lt=_sequence("cursor", values))
        found = list(rows.order_by("-sequence")[: limit + 1])
        more, found = len(found) > limit, found[:limit]
        return JsonResponse(
            {
                "count": count,
                "next": link_to(request, str(found[-1].sequence) if more else None),
                "results": [self.described(row) for row in found],
            }
        )


class DocumentVersion(HistoryView):
    """Show a document as it was delivered when this version was new."""

    @classmethod
    def parameters(cls) -> list[reading.Parameter]:
        return [item for item in reading.DELIVERY if item.name != "locale"]

    def get(self, request: Any, document_id: UUID, sequence: int) -> HttpResponse:
        values = reading.read(request, self.known())
        row = self.version(document_id, sequence)
        options = reading.options_from({**values, "locale": row.locale}, request)
        options = replace(options, day=timezone.localdate(row.valid_from))
        document = None
        if row.body is not None:
            published = visible(Version.objects.at(sequence), request)
            document = deliver([row], options, published=published)[0]
        return JsonResponse({"version": self.described(row), "document": document})


class DocumentDiff(HistoryView):
    """Show what changed between two versions of a document in one language."""

    @classmethod
    def parameters(cls) -> list[reading.Parameter]:
        number = {"type": "integer", "minimum": 0, "maximum": 10**MAX_DIGITS - 1}
        return [
            reading.Parameter("from", number, "Sequence of the older version.", required=True),
            reading.Parameter("to", number, "Sequence of the newer version.", required=True),
        ]

    def get(self, request: Any, document_id: UUID) -> HttpResponse:
        values = reading.read(request, self.known())
        old, new = (self._version(document_id, name, values) for name in ("from", "to"))
        if old.locale != new.locale:
            raise BadParameter(
                "to",
                f"Version {new.sequence} is in {new.locale}, the other in {old.locale}.",
                "Choose two versions in one language; …/versions/?locale= lists them.",
            )
        changes = diff(old.body or {}, new.body or {})
        return JsonResponse(
            {
                "from": self.described(old),
                "to": self.described(new),
                "changes": [
                    {
                        "path": change.path,
                        "kind": change.kind,
                        "old": change.old,
                        "new": change.new,
                        "segments": change.segments,
                    }
                    for change in changes
                ],
            }
        )

    def _version(self, document_id: UUID, name: str, values: dict[str, str]) -> Version:
        row = self.version(document_id, _sequence(name, values))
        if row.expunged_at:
            raise Expunged
        if row.body is None:
            raise BadParameter(
                name,
                f"With version {row.sequence} the document was withdrawn: it has no words.",
                "Choose a version whose `event` is published.",
            )
        return row


def _sequence(name: str, values: dict[str, str]) -> int:
    text = values.get(name, "")
    if not (text.isascii() and text.isdigit() and len(text) <= MAX_DIGITS):
        raise BadParameter(
            name,
            f"“{text[:40]}” is no version.",
            "Take a `sequence` from …/versions/." if name != "cursor" else "Take it from `next`.",
        )
    return int(text)
