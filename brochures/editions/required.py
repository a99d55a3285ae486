"""Whether an edition meets what the law wants on a printed piece. This is no legal advice.

brochures.notice_rules says where a rule holds (`states` of the location, or a `switch` of the
brochure), what it needs and why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from brochures.editions.models import Edition
from brochures.layout import load_layout
from brochures.measuring import bare
from brochures.notice_rules import RULES
from brochures.sources import license_lines
from publishing.models import Version


@dataclass(frozen=True)
class Printed:
    """What an edition says, and the documents it was made from."""

    edition: Edition
    rows: list[Version]

    def bodies(self, kind: str) -> list[dict[str, Any]]:
        return [row.body for row in self.rows if row.type == kind and row.body]

    @property
    def licenses(self) -> list[dict[str, Any]]:
        found = [each for body in self.bodies("organization") for each in body.get("licenses", [])]
        return [each for each in found if each.get("number")]

    def says(self, text: str) -> bool:
        return bare(text).lower() in bare(_words(self.edition)).lower()

    def inserts_say(self, text: str) -> bool:
        """Tell whether it stands in another print run of this language, to go with this one."""
        others = Edition.objects.circulating().filter(locale=self.edition.locale)
        return any(bare(text) in bare(_words(other)) for other in others)


def missing_notices(edition: Edition, rows: list[Version]) -> list[str]:
    """Return what is missing and what to do, in sentences; the reason of a rule comes first."""
    printed = Printed(edition, rows)
    said: list[str] = []
    for rule in RULES:
        if not _holds(rule, printed):
            continue
        missing = [sentence for need in rule["needs"] for sentence in NEEDS[need](printed)]
        said += [rule["why"], *missing] if missing else []
    return said


def _holds(rule: dict[str, Any], printed: Printed) -> bool:
    if "switch" in rule:
        return getattr(printed.edition.brochure, rule["switch"])
    return any(place.get("state") in rule["states"] for place in printed.bodies("location"))


def _license_number(printed: Printed) -> Iterator[str]:
    if not printed.licenses:
        yield "Enter the license with its number at the organization."
    for each in printed.licenses:
        if not printed.says(each["number"]):
            yield f"License {each['number']} is not on it: choose a layout that prints it."


def _license_expiry(printed: Printed) -> Iterator[str]:
    words = load_layout(printed.edition.snapshot["layout"]["key"]).words(printed.edition.locale)
    for each in printed.licenses:
        if not each.get("valid_to"):
            yield f"Enter until when license {each['number']} is valid."
        elif not all(map(printed.says, license_lines([each], words, printed.edition.locale))):
            yield f"It does not say until when license {each['number']} is valid."


def _says_titles_of(kind: str, what: str) -> Callable[[Printed], Iterator[str]]:
    def check(printed: Printed) -> Iterator[str]:
        for body in printed.bodies(kind):
            if not printed.says(body["title"]):
                yield f"It does not name {what}, “{body['title']}”."

    return check


def _location(printed: Printed) -> Iterator[str]:
    for body in printed.bodies("location"):
        if not printed.says(body["city"]):
            yield f"It does not name the place, {body['city']}."


def _block(name: str, what: str) -> Callable[[Printed], Iterator[str]]:
    """A text block of the organization: on the sheet itself, or on an insert that is in print."""

    def check(printed: Printed) -> Iterator[str]:
        texts = [item["text"] for body in printed.bodies("organization") for item in body[name]]
        if not texts:
            yield f"Enter {what} at the organization."
        elif not all(printed.says(text) or printed.inserts_say(text) for text in texts):
            yield (
                f"Nothing in print has {what}: choose the layout “Notices insert”, or have an "
                "edition of an insert approved, to hand out with this one."
            )

    return check


NEEDS: dict[str, Callable[[Printed], Iterator[str]]] = {
    "license_number": _license_number,
    "license_expiry": _license_expiry,
    "provider": _says_titles_of("organization", "the center"),
    "level_of_care": _says_titles_of("level", "the level of care"),
    "location": _location,
    "notices": _block("notices", "the notice of nondiscrimination"),
    "language_help": _block("language_help", "the notice of language help"),
}


def _words(edition: Edition) -> str:
    return " ".join(copy["text"] for copy in edition.snapshot["copy"].values())
