"""Which brochures and print runs carry a document, on which panels, and what a draft does to them.

Everything is read on one shelf for each language, so the number of queries is fixed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from brochures.carrying import filled_brochures
from brochures.desk.words import places_of
from brochures.editions.comparing import most_urgent
from brochures.editions.models import URGENCIES, Edition
from brochures.editions.staleness import changes_of, in_circulation, shelf_for
from brochures.editions.wording import places_in
from brochures.models import Brochure
from cms.desk.usage.languages import readers_of
from publishing.models import Version


@dataclass(frozen=True)
class InBrochure:
    """A brochure in a language, and where in it a document's words stand (`places_of`)."""

    brochure: Brochure
    locale: str
    places: list[str]


@dataclass(frozen=True)
class InEdition:
    """A print run in circulation that has a document's words.

    changes: what publishing the draft would make out of date in it, beyond what is already.
    """

    edition: Edition
    changes: list[dict[str, Any]] = field(default_factory=list)

    @property
    def urgency(self) -> str:
        return most_urgent(self.changes)

    @property
    def places(self) -> list[str]:
        """Where those changes stand, as people say it."""
        return places_in(self.edition, self.changes)


def brochures_with(instance: Any) -> list[InBrochure]:
    """Return the brochures that print a document as it is public now, by title and language."""
    document = str(instance.translation_key)
    return [
        InBrochure(
            each.brochure,
            each.locale,
            places_of(each.filling.layout, (slot.key for slot in slots)),
        )
        for each in filled_brochures(locales=readers_of(instance))
        if each.filling and (slots := each.slots_with(document))
    ]


def editions_with(instance: Any, draft: Version | None = None) -> list[InEdition]:
    """Return the print runs in circulation with a document's words, the most urgent first."""
    readers, key = readers_of(instance), str(instance.translation_key)
    editions = [
        edition
        for edition in in_circulation()
        if key in edition.snapshot["documents"] and edition.locale in readers
    ]
    if draft is None:
        return [InEdition(edition) for edition in editions]
    shelf = shelf_for(editions, [draft])
    found = []
    for edition in editions:
        known = {(change["slot"], change["public"]) for change in edition.changes}
        changes = changes_of(edition, shelf)
        new = [each for each in changes if (each["slot"], each["public"]) not in known]
        found.append(InEdition(edition, new))
    ranks = ["", *reversed(URGENCIES)]
    return sorted(found, key=lambda each: -ranks.index(each.urgency))
