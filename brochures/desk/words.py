"""Copyfit in the words of an editor."""

from __future__ import annotations

from collections.abc import Iterable

from brochures.copyfit import State
from brochures.layout import Layout
from brochures.models import Brochure, CopyfitCheck, current_sequences
from publishing.locales import language_name

STATES = {
    State.OVERSET: "Too long",
    State.TOO_WIDE: "Too wide",
    State.LOST_TEXT: "Text is lost",
    State.TIGHT: "Tight",
    State.UNDER: "Much room left",
    State.EMPTY: "Empty",
    State.FITS: "Fits",
}
SOURCES = {
    "subject": "Page",
    "program": "Program",
    "level": "Level of care",
    "move": "Change of level",
    "benefits": "Benefits",
    "questions": "Questions",
    "organization": "Organization",
    "call": "Call to action",
    "location": "Location",
    "place": "Organization and location",
    "crisis": "Crisis resources",
    "facts": "Level of care",
    "audience": "This brochure",
    "edition": "This brochure",
    "words": "Layout",
}
FIELDS = {
    "facts": "schedule and length",
    "place": "name, address, phone",
    "audience": "audience",
    "edition": "code",
    "crisis": "when and how to call",
    "questions": "question and answer",
}
#: What an edition can say that is no slot of its layout.
BESIDE_SLOTS = {"web": "web address", "brochure": "the whole piece"}


def field_words(source: str) -> str:
    """Return a source path as people say it: "program.copy.print" is "Program: print copy"."""
    root, _, rest = source.replace("[]", "").partition(".")
    if rest.startswith("copy."):
        field = rest.removeprefix("copy.") + " copy"
    else:
        field = FIELDS.get(root, rest.removesuffix(".text").replace("_", " "))
    return f"{SOURCES.get(root, root)}: {field}" if field else SOURCES.get(root, root)


def places_of(layout: Layout, keys: Iterable[str]) -> list[str]:
    """Return where slots lie as people say it, each place once: ["Cover", "Inside panel 1"].

    A slot that lies on no panel is named by what stands in it.
    """
    slots = {slot.key: slot for slot in layout.slots}
    found = [
        layout.panel_of(slots[key]) or field_words(slots[key].sources[0])
        if key in slots
        else BESIDE_SLOTS.get(key, key)
        for key in keys
    ]
    return list(dict.fromkeys(found))


def fit_summaries(brochures: list[Brochure]) -> dict[int, str]:
    """Return brochure key → what its last checks said, for a list; a few queries for all of it."""
    checks: dict[int, list[CopyfitCheck]] = {brochure.pk: [] for brochure in brochures}
    for check in CopyfitCheck.objects.filter(brochure__in=brochures).select_related("brochure"):
        checks[check.brochure_id].append(check)
    current = {
        locale: current_sequences(locale, (d for c in each for d in c.sources))
        for locale, each in _by_locale(checks.values()).items()
    }
    return {
        key: " · ".join(_summary(check, current[check.locale]) for check in each)
        or "Not checked yet"
        for key, each in checks.items()
    }


def _by_locale(checks: Iterable[list[CopyfitCheck]]) -> dict[str, list[CopyfitCheck]]:
    found: dict[str, list[CopyfitCheck]] = {}
    for check in (check for each in checks for check in each):
        found.setdefault(check.locale, []).append(check)
    return found


def _summary(check: CopyfitCheck, current: dict[str, int]) -> str:
    """Return how a language stands: stale comes before all else."""
    misfits = len(check.misfits)
    stands = f"{misfits} too long or too wide" if misfits else "fits"
    if check.is_stale(current):
        stands = "changed since the check"
    return f"{language_name(check.locale)}: {stands}"
