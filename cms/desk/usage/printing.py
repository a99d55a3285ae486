"""Which brochures and print runs carry a document, in which slots, and what a draft does to them.

Everything is read on one shelf for each language, so the number of queries is fixed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from brochures.editions.comparing import most_urgent
from brochures.editions.models import URGENCIES, Edition
from brochures.editions.staleness import changes_of, in_circulation, shelf_for
from brochures.filling import BrochureIncomplete, Filling, fill
from brochures.models import Brochure
from brochures.shelf import Shelf, load_choices
from cms.desk.usage.languages import readers_of
from publishing.models import Version


@dataclass(frozen=True)
class InBrochure:
    """A brochure in a language, and the slots in which it has a document's words."""

    brochure: Brochure
    locale: str
    slots: list[str]


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
    def slots(self) -> str:
        return ", ".join(dict.fromkeys(change["slot"] for change in self.changes))


def brochures_with(instance: Any) -> list[InBrochure]:
    """Return the brochures that print a document as it is public now, by title and language."""
    readers = readers_of(instance)
    brochures = list(Brochure.objects.select_related("subject__locale"))
    load_choices(brochures)
    subjects = {each.pk: each.subject for each in brochures if each.subject}
    chosen: list[Any] = list(subjects.values())
    chosen += [item.value for each in brochures for item in each.documents if item.value]
    shelf = Shelf(frozenset(str(document.translation_key) for document in chosen))
    public: dict[Any, set[str]] = {}
    for key, locale in (
        Version.objects.current()
        .filter(document_id__in={subject.translation_key for subject in subjects.values()})
        .values_list("document_id", "locale")
    ):
        public.setdefault(key, set()).add(locale)
    found = []
    for brochure in brochures:
        subject = subjects.get(brochure.pk)
        for locale in sorted(
            readers & public.get(subject.translation_key, set()) if subject else ()
        ):
            slots = _slots(brochure, locale, str(instance.translation_key), shelf)
            found += [InBrochure(brochure, locale, slots)] if slots else []
    return found


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
    shelf = shelf_for(editions)
    found = []
    for edition in editions:
        known = {(change["slot"], change["public"]) for change in edition.changes}
        changes = changes_of(edition, [draft], shelf)
        new = [each for each in changes if (each["slot"], each["public"]) not in known]
        found.append(InEdition(edition, new))
    ranks = ["", *reversed(URGENCIES)]
    return sorted(found, key=lambda each: -ranks.index(each.urgency))


def _slots(brochure: Brochure, locale: str, document: str, shelf: Shelf) -> list[str]:
    try:
        filling: Filling = fill(brochure, locale, shelf=shelf)
    except BrochureIncomplete:
        return []
    return [
        slot.key
        for slot in filling.layout.slots
        if (copy := filling.copy(slot.name)) and document in copy.documents
    ]
