"""Copyfit of a brochure as a report: for the admin, the command and the API."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache

from brochures.copyfit import Verdict, fit
from brochures.filling import Filling, fill
from brochures.jobs import press_digest
from brochures.layout import load_layout
from brochures.models import Brochure, CopyfitCheck
from publishing.models import LedgerHead

DAY = 24 * 60 * 60


@dataclass(frozen=True)
class Report:
    """One brochure in one language. `filling` has the copy that fits."""

    brochure: Brochure
    filling: Filling
    verdicts: list[Verdict]

    @property
    def misfits(self) -> list[Verdict]:
        return [verdict for verdict in self.verdicts if not verdict.prints]

    def as_json(self) -> dict[str, Any]:
        return {
            "brochure": self.brochure.slug,
            "layout": self.brochure.layout,
            "locale": self.filling.locale,
            "version": max(self.filling.sequences.values()),
            "fits": not self.misfits,
            "slots": [verdict.as_json() for verdict in self.verdicts],
        }


def report_on(brochure: Brochure, locale: str | None = None) -> Report:
    """Check a brochure as it is public now, and remember this as its last check.

    Raises: BrochureIncomplete, PangoMissing, RenderingFailed.
    """
    filling = fill(brochure, locale)
    report = Report(brochure, filling, fit(filling))
    _remember(report)
    return report


def public_report(brochure: Brochure, locale: str | None = None) -> dict[str, Any]:
    """Return a report as JSON: the kept one while neither ledger, layout nor press changed."""
    key = f"copyfit-report:{state_of(brochure, locale)}"
    found = cache.get(key)
    if found is None:
        found = report_on(brochure, locale).as_json()
        cache.set(key, found, DAY)
    return found


def state_of(brochure: Brochure, locale: str | None = None) -> str:
    """Return a hash of all that a report follows from, for one small query."""
    parts = [
        str(LedgerHead.objects.values_list("last_sequence", flat=True).first()),
        load_layout(brochure.layout).digest(),
        press_digest(),
        *(str(getattr(brochure, field.attname)) for field in brochure._meta.concrete_fields),
        locale or brochure.locale,
    ]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:40]


def _remember(report: Report) -> None:
    CopyfitCheck.objects.update_or_create(
        brochure=report.brochure,
        locale=report.filling.locale,
        defaults={
            "sources": report.filling.sequences,
            "layout_digest": report.filling.layout.digest(),
            "misfits": [verdict.slot for verdict in report.misfits],
        },
    )
