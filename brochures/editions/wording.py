"""How states, urgencies and findings are put to people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from brochures.desk.words import places_of
from brochures.editions.models import Edition, Urgency
from brochures.layout import load_layout

RULES = {
    "READABLE": "The file can be read",
    "OUTPUT_INTENT": "The printer's profile is in it",
    "PDFX_VERSION": "It says which PDF/X it is",
    "FILE_ID": "It has an identifier",
    "TRAPPED": "It says whether it is trapped",
    "OPEN_FILE": "No password, links or notes",
    "PAGES": "The number of pages",
    "TRIM_BOX": "The trimmed size",
    "BLEED_BOX": "The bleed",
    "CMYK_COLORS": "All colors are inks",
    "CMYK_IMAGES": "All pictures are in CMYK",
    "CMYK_BLENDING": "Nothing blends in RGB",
    "NO_TRANSPARENCY": "No transparency where it is not allowed",
    "IMAGE_PPI": "Pictures are sharp enough",
    "INK_SUM": "Not too much ink",
    "FONTS": "The layout's fonts, embedded",
    "WORDS": "Every approved word is on it",
}


def state_words(edition: Edition) -> str:
    if edition.build in (Edition.Build.WAITING, Edition.Build.RUNNING):
        return f"{edition.get_state_display()}, files are being made"
    if edition.build == Edition.Build.FAILED:
        return f"{edition.get_state_display()}, files could not be made"
    return edition.get_state_display()


def urgency_words(edition: Edition) -> str:
    """Tell how an edition compares with what is published; empty while that does not matter."""
    if not edition.is_circulating:
        return ""
    return Urgency(edition.urgency).label if edition.urgency else "Up to date"


def places_in(edition: Edition, changes: Iterable[dict[str, Any]]) -> list[str]:
    """Return where changes stand in an edition, as people say it, each place once.

    A print run may outlive its layout; then the keys of the slots have to do.
    """
    slots = dict.fromkeys(change["slot"] for change in changes)
    try:
        layout = load_layout(edition.snapshot["layout"]["key"])
    except KeyError:
        return list(slots)
    return places_of(layout, slots)


def rule_words(report: dict[str, Any] | None) -> list[dict[str, Any]]:
    """Return each rule of a preflight report with its words and findings, broken ones first."""
    if report is None:
        return []
    rules = [
        {
            "label": RULES[rule],
            "findings": [each for each in report["findings"] if each["rule"] == rule],
        }
        for rule in report["rules"]
    ]
    return sorted(rules, key=lambda rule: not rule["findings"])
