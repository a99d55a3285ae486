"""The gate before print: every condition, whether it is met, and what to do where it is not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone

from brochures.editions.comparing import changes_between
from brochures.editions.filling import fill_edition
from brochures.editions.models import Edition
from brochures.editions.required import missing_notices
from brochures.editions.snapshot import words_of
from brochures.filling import BrochureIncomplete
from brochures.sources import CRISIS_NUMBERS
from publishing.locales import known_locales
from publishing.models import Version

APPROVERS = 2


@dataclass(frozen=True)
class Condition:
    """One thing that must hold before an edition is frozen."""

    key: str
    label: str
    met: bool
    detail: str = ""
    cure: str = ""


def conditions(edition: Edition) -> list[Condition]:
    """Return every condition, met or not, in the order in which people meet them."""
    if not edition.snapshot:
        made = Condition("files", "The files are made", False, cure="Press “Make the files”.")
        return [made, _approved(edition)]
    rows = list(Version.objects.filter(sequence__in=edition.snapshot["documents"].values()))
    return [
        Condition("files", "The files are made", True),
        _current(edition),
        _fits(edition),
        _preflight(edition),
        _crisis(edition),
        _notices(edition, rows),
        _reviews(rows),
        _translations(edition, rows),
        _approved(edition),
    ]


def _met_unless(problem: object, key: str, label: str, detail: str, cure: str) -> Condition:
    """Return a condition that is broken when there is a problem, and only then says more."""
    return Condition(key, label, False, detail, cure) if problem else Condition(key, label, True)


def unmet(edition: Edition, *, besides: str = "") -> list[Condition]:
    return [each for each in conditions(edition) if not each.met and each.key != besides]


def _current(edition: Edition) -> Condition:
    label = "The files say what is published"
    cure = "Make the files again, and look at them again."
    try:
        filling = fill_edition(edition)
    except BrochureIncomplete as incomplete:
        return Condition("current", label, False, str(incomplete), "Publish it, then " + cure)
    changed = changes_between(edition.snapshot["copy"], words_of(filling, edition.snapshot["copy"]))
    same_layout = edition.snapshot["layout"]["sha256"] == filling.layout.digest()
    if changed or not same_layout:
        what = ", ".join(change["slot"] for change in changed) or "the layout"
        return Condition("current", label, False, f"Changed since: {what}.", cure)
    return Condition("current", label, True)


def _fits(edition: Edition) -> Condition:
    return _met_unless(
        edition.fit,
        "fit",
        "All words fit",
        " ".join(f"{problem}." for problem in edition.fit.values()),
        "Shorten these texts, or give them a shorter version for print.",
    )


def _preflight(edition: Edition) -> Condition:
    """Every press file must pass. A layout that flows over pages has none, and nothing to check."""
    findings = [finding for report in edition.preflight.values() for finding in report["findings"]]
    if edition.wants_x1a and "press-x1a" not in edition.preflight and edition.preflight:
        detail = "The printer wants PDF/X-1a, and that file is not made."
        return Condition("preflight", "Preflight is passed", False, detail, "Make the files again.")
    return _met_unless(
        findings,
        "preflight",
        "Preflight is passed",
        " ".join(dict.fromkeys(finding["message"] for finding in findings)),
        " ".join(dict.fromkeys(finding["cure"] for finding in findings)),
    )


def _crisis(edition: Edition) -> Condition:
    words = " ".join(copy["text"] for copy in edition.snapshot["copy"].values())
    missing = [number for number in CRISIS_NUMBERS if number not in words]
    return _met_unless(
        missing,
        "crisis",
        "The crisis lines are on it",
        f"Missing: {', '.join(missing)}.",
        "Publish the crisis resource, and make the files again.",
    )


def _notices(edition: Edition, rows: list[Version]) -> Condition:
    missing = missing_notices(edition, rows)
    return _met_unless(
        missing,
        "notices",
        "The notices that the law wants are on it",
        " ".join(missing),
        "Then make the files again.",
    )


def _reviews(rows: list[Version]) -> Condition:
    today = timezone.localdate().isoformat()
    late = [row.title for row in rows if (_due(row) or today) < today]
    return _met_unless(
        late,
        "reviews",
        "Every text is checked in time",
        f"Review is overdue: {', '.join(late)}.",
        "Check these texts, enter the new review date, publish, and make the files again.",
    )


def _due(row: Version) -> str:
    return ((row.body or {}).get("meta") or {}).get("review_due") or ""


def _translations(edition: Edition, rows: list[Version]) -> Condition:
    label = "The translation is complete and not older than its source"
    source = known_locales()[0]
    if edition.locale == source:
        return Condition("translation", label, True)
    older = list(_older_than_source(edition.locale, source, rows))
    return _met_unless(
        older,
        "translation",
        label,
        f"Not translated since the source changed: {', '.join(older)}.",
        "Translate these texts, publish, and make the files again.",
    )


def _older_than_source(locale: str, source: str, rows: list[Version]) -> Iterator[str]:
    ids = [row.document_id for row in rows]
    originals = {
        row.document_id: row
        for row in Version.objects.current().filter(document_id__in=ids, locale=source)
    }
    for row in rows:
        original = originals.get(row.document_id)
        if row.locale != locale or (original and original.sequence > row.sequence):
            yield row.title


def _approved(edition: Edition) -> Condition:
    names = approvers(edition)
    return _met_unless(
        len(names) < APPROVERS,
        "approvals",
        f"{APPROVERS} people have approved these very files",
        f"So far: {', '.join(names) or 'nobody'}.",
        "Send it to review; each approver looks at the sheets and presses “Approve”.",
    )


def approvers(edition: Edition) -> list[str]:
    """Return who has approved what the edition says now."""
    found = edition.approvals.filter(snapshot_sha256=edition.snapshot_sha256 or "-")
    return list(found.values_list("name", flat=True))
