"""One look over everything: how each document stands against the editorial rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from wagtail.models import Locale

from programs.models import CrisisResource
from publishing.editorial.proofs import Proof, Reader
from publishing.locales import bcp47
from publishing.types import document_models, type_of
from quality.findings import Verdict


@dataclass(frozen=True)
class Entry:
    """A document and what proofreading found in it."""

    document: Any
    proof: Proof

    @property
    def type(self) -> str:
        kind = type_of(type(self.document))
        return kind.name if kind else ""

    @property
    def locale(self) -> str:
        return bcp47(self.document.locale.language_code)

    @property
    def verdict(self) -> Verdict:
        return self.proof.verdict

    def count(self, severity: str) -> int:
        """Return how many open remarks of a severity there are."""
        return sum(r.finding.severity == severity and not r.kept for r in self.proof.remarks)

    def as_json(self) -> dict[str, Any]:
        """Return the document's scores and findings, for programs."""
        return {
            "id": str(self.document.translation_key),
            "type": self.type,
            "locale": self.locale,
            "title": self.document.title,
            "verdict": self.verdict,
            "is_checked": self.proof.is_checked,
            "scores": [
                {"field": each.field, "kind": each.kind, **asdict(each.readability)}
                for each in self.proof.scores
            ],
            "findings": [
                {
                    "field": remark.field,
                    "rule": remark.finding.rule,
                    "severity": remark.finding.severity,
                    "matched": remark.finding.matched,
                    "suggestion": remark.finding.suggestion,
                    "message": remark.message,
                    "source": remark.finding.source,
                    "kept": remark.kept or None,
                }
                for remark in self.proof.remarks
            ],
        }


def survey(*, drafts: bool = False, type_name: str = "", locale: str = "") -> Iterator[Entry]:
    """Yield every live document with what was found.

    Args:     drafts: yield every document's newest draft instead.
              type_name: only this document type. locale: only this language, such as "en-US".
    """
    reader = Reader()
    for model in document_models():
        kind = type_of(model)
        if kind is None or type_name not in ("", kind.name):
            continue
        rows: Any = model._default_manager.select_related("locale", "latest_revision")
        if locale:
            rows = rows.filter(locale__language_code__iexact=locale)
        for stored in rows if drafts else rows.filter(live=True):
            document = stored.get_latest_revision_as_object() if drafts else stored
            yield Entry(document, reader.proofread(document))


def languages_without_crisis_help() -> list[str]:
    """Return the languages with live documents in which no crisis resource is live."""
    helped = CrisisResource.objects.filter(live=True).values("locale")
    lacking = Locale.objects.exclude(pk__in=helped)
    return [
        locale.language_code
        for locale in lacking
        if any(
            model._default_manager.filter(live=True, locale=locale).exists()
            for model in document_models()
        )
    ]
