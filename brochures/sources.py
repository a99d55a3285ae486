"""What the slots of a layout may show: the documents of one brochure, each under a plain name.

docs/print/layouts.md lists these names for designers.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format

from brochures.models import Brochure
from brochures.notice_rules import prints_license
from brochures.reading import BrochureIncomplete, Reader
from publishing.comparing import compare

#: Help that no brochure may lack.
CRISIS_NUMBERS = ("911", "988")
#: What a reader wants to know about a level before a first call.
FACTS = ("frequency", "visits_per_week", "hours_per_week", "length_weeks")
#: How many are taken when an editor chose none.
UNCHOSEN = 3


def sources_of(brochure: Brochure, read: Reader, words: dict[str, str]) -> dict[str, Any]:
    """Return name → document, list of documents, or facts put together from them.

    Raises: BrochureIncomplete, naming what is not public.
    """
    page: Any = brochure.subject
    subject = read.one(page.translation_key, page.title)
    if subject["meta"]["locale_served"] != read.locale:
        raise BrochureIncomplete(
            f"“{subject['title']}” is not published in {read.locale}.",
            f"This brochure is not available in {read.locale}.",
        )
    program = subject if subject["type"] == "program" else None
    if program and not program["level"]:
        raise BrochureIncomplete(f"The level of care of “{program['title']}” is not published.")
    level = read.one(
        program["level"]["id"] if program else subject["id"], subject["title"], ("expect",)
    )
    level["expect"] = [
        part
        for part in level["expect"]
        if part["component"] and "print" in part["component"]["channels"]
    ]
    organization = _the_organization(read)
    location = next(iter(_chosen(brochure, "place", read) or read.all("location")), None)
    return {
        "subject": subject,
        "program": program,
        "level": level,
        "move": next(iter(_chosen(brochure, "move", read, ("to_level",))), None)
        or _next_move(level, read),
        "benefits": _chosen(brochure, "benefit", read) or _benefits(level, read),
        "questions": _chosen(brochure, "question", read) or read.kept(read.all("faq")[:UNCHOSEN]),
        "organization": organization,
        "call": next(
            iter(_chosen(brochure, "call", read) or organization["calls_to_action"]), None
        ),
        "location": next(iter(read.kept([location])), None) if location else None,
        "place": _place(organization, location, subject, words, read.locale),
        "crisis": _crisis(read),
        "facts": _facts(level, read.locale, words),
        "audience": words.get(f"audience_{brochure.audience}", ""),
        "words": words,
    }


def _chosen(
    brochure: Brochure, kind: str, read: Reader, expand: tuple[str, ...] = ()
) -> list[dict[str, Any]]:
    """Return the documents of a kind that the editor picked, in the editor's order."""
    return [
        read.one(block.value.translation_key, block.value.title, expand)
        for block in brochure.documents
        if block.block_type == kind and block.value is not None
    ]


def _facts(level: dict[str, Any], locale: str, words: dict[str, str]) -> list[dict[str, Any]]:
    """Return the rows worth printing: what is stated, and what a reader will want to ask."""
    rows = compare([level], locale, [(name, words[f"fact_{name}"]) for name in FACTS])
    return [
        {
            "label": row["label"],
            "text": words["ask"] if row["cells"][0]["value"] is None else row["cells"][0]["text"],
            "level": level,
        }
        for row in rows
    ]


def _next_move(level: dict[str, Any], read: Reader) -> dict[str, Any] | None:
    """Return the move that starts at this level; a step down comes before a step up."""
    moves = [
        move
        for move in read.all("transition", ("to_level",))
        if move["from_level"] and move["from_level"]["id"] == level["id"] and move["to_level"]
    ]
    moves.sort(key=lambda move: move["direction"] != "step_down")
    return next(iter(read.kept(moves[:1])), None)


def _benefits(level: dict[str, Any], read: Reader) -> list[dict[str, Any]]:
    found = [
        benefit
        for benefit in read.all("benefit")
        if any(item["id"] == level["id"] for item in benefit["applies_to"])
    ]
    return read.kept(found[:UNCHOSEN])


def _the_organization(read: Reader) -> dict[str, Any]:
    found = read.all("organization", ("calls_to_action",))
    if not found:
        raise BrochureIncomplete("The organization is not published, or is off for print.")
    organization = found[0]
    organization["calls_to_action"] = [
        call for call in organization["calls_to_action"] if "print" in call["channels"]
    ]
    return read.kept([organization])[0]


def _place(
    organization: dict[str, Any],
    location: dict[str, Any] | None,
    subject: dict[str, Any],
    words: dict[str, str],
    locale: str,
) -> dict[str, Any]:
    """Return how to reach the center, as people write it. `web` is cut where a line may break."""
    place = location or {}
    town = ", ".join(place[name] for name in ("city", "state") if place.get(name))
    link = settings.WAGTAILADMIN_BASE_URL + subject["meta"]["path"]
    host, slash, path = link.partition("://")[2].rstrip("/").partition("/")
    return {
        "organization": organization,
        "location": location,
        "town": " ".join(part for part in (town, place.get("postal_code")) if part),
        "phone": readable_phone(place.get("phone") or ""),
        "license": "; ".join(license_lines(organization["licenses"], words, locale))
        if prints_license(place.get("state"))
        else "",
        "web": [host, slash + path],
        "link": link,
    }


def license_lines(
    licenses: Iterable[dict[str, Any]], words: dict[str, str], locale: str
) -> list[str]:
    """Return each license as a printed advertisement shows it: number, who gave it, until when."""
    lines = []
    for license in licenses:
        if not license["number"]:
            continue
        until = license["valid_to"] and datetime.date.fromisoformat(license["valid_to"])
        with translation.override(locale):
            ends = f"{words['valid_to']} {date_format(until, 'DATE_FORMAT')}" if until else ""
        number = f"{words['license']} {license['number']}"
        lines.append(", ".join(filter(None, (number, license["body"], ends))))
    return lines


def readable_phone(number: str) -> str:
    """Write an American number as people do; leave any other as it is."""
    if number.startswith("+1") and len(number) == 12:
        return f"{number[2:5]}-{number[5:8]}-{number[8:]}"
    return number


def _crisis(read: Reader) -> list[dict[str, Any]]:
    found = read.kept(read.all("crisis_resource"))
    numbers = {action["value"] for item in found for action in item["actions"]}
    for number in CRISIS_NUMBERS:
        if number not in numbers:
            raise BrochureIncomplete(f"The crisis resource with {number} is not published.")
    # These come first, so that no limit of a slot cuts them off.
    return sorted(found, key=lambda item: not _has_number(item, CRISIS_NUMBERS))


def _has_number(resource: dict[str, Any], numbers: Iterable[str]) -> bool:
    return any(action["value"] in numbers for action in resource["actions"])
