"""What a page shows besides itself, by its type: a few documents, however many there are."""

from __future__ import annotations

from typing import Any

from publishing.picking import Pick

Picks = dict[str, Pick]


def beside_of(document: dict[str, Any]) -> Picks:
    """Return what to find for a page, by type. A section shows what it holds (website.sections)."""
    choose = _BESIDE.get(document["type"])
    return choose(document) if choose else {}


def _home(home: dict[str, Any]) -> Picks:
    return {"level": Pick(12), "comparison": Pick(12), "benefit": Pick(12)}


def _level(level: dict[str, Any]) -> Picks:
    itself = (level["id"],)
    return {
        "program": Pick(12, field="level", targets=itself),
        "faq": Pick(12, field="about", targets=itself),
        "transition": Pick(12, field="from_level", targets=itself),
        "comparison": Pick(12, field="subjects", targets=itself),
    }


def _program(program: dict[str, Any]) -> Picks:
    level = (program["level"]["id"],) if program["level"] else ()
    return {"program": Pick(12, field="level", targets=level, without=program["id"])}


def _question(faq: dict[str, Any]) -> Picks:
    about = tuple(page["id"] for page in faq["about"])
    return {"faq": Pick(6, field="about", targets=about, without=faq["id"])}


_BESIDE = {"home": _home, "level": _level, "program": _program, "faq": _question}
