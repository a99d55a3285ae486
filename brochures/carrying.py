"""Which brochures carry a document: every brochure, filled in every language that it has.

All of them are read on one shelf, so the number of queries is fixed.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Any

from brochures.filling import BrochureIncomplete, Filling, fill
from brochures.layout import Slot
from brochures.models import Brochure
from brochures.shelf import Shelf, load_choices
from publishing.drafts import Drafts
from publishing.locales import known_locales
from publishing.models import Version


@dataclass(frozen=True)
class Filled:
    """A brochure in one language. filling: None when it cannot be made; `problem` says why."""

    brochure: Brochure
    locale: str
    filling: Filling | None
    problem: str = ""

    def slots_with(self, document: str) -> list[Slot]:
        """Return the slots that have words of a document, in any length that may be taken."""
        if self.filling is None:
            return []
        return [
            slot
            for slot in self.filling.layout.slots
            if any(document in copy.documents for copy in self.filling.copies[slot.name])
        ]


def filled_brochures(
    drafts: Drafts | None = None, locales: Container[str] | None = None
) -> Iterator[Filled]:
    """Yield every brochure whose subject is public, by title, in each language it is public in.

    Args:   drafts: take the place of what is public; a subject that is one of the given counts as
            public in its language. locales: leave out the others.
    """
    drafts = drafts or Drafts()
    brochures = list(Brochure.objects.select_related("subject__locale"))
    load_choices(brochures)
    chosen: list[Any] = [each.subject for each in brochures if each.subject]
    chosen += [item.value for each in brochures for item in each.documents if item.value]
    shelf = Shelf(frozenset(str(document.translation_key) for document in chosen), drafts)
    subjects = {each.subject.translation_key for each in brochures if each.subject}
    public = {(str(draft.document_id), draft.locale) for draft in drafts.given}
    rows = Version.objects.current().filter(document_id__in=subjects)
    public |= {(str(key), locale) for key, locale in rows.values_list("document_id", "locale")}
    for brochure in brochures:
        if brochure.subject is None:
            continue
        subject = str(brochure.subject.translation_key)
        for locale in known_locales():
            if (subject, locale) in public and (locales is None or locale in locales):
                yield _filled(brochure, locale, shelf)


def _filled(brochure: Brochure, locale: str, shelf: Shelf) -> Filled:
    try:
        return Filled(brochure, locale, fill(brochure, locale, shelf=shelf))
    except BrochureIncomplete as incomplete:
        return Filled(brochure, locale, None, str(incomplete))
