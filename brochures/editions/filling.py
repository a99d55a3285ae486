"""What an edition would say if it were made now."""

from __future__ import annotations

from collections.abc import Iterable

from brochures.editions.models import Edition
from brochures.filling import Filling, fill
from brochures.models import Brochure
from publishing.models import Version


def fill_edition(edition: Edition, drafts: Iterable[Version] = ()) -> Filling:
    """Return its filled slots: in its own layout and language, from what is public.

    Args:   drafts: versions that take the place of ledger rows.
    Raises: BrochureIncomplete.
    """
    brochure = Brochure.objects.select_related("subject__locale").get(pk=edition.brochure_id)
    if edition.is_frozen:
        brochure.layout = edition.snapshot["layout"]["key"]
    code, link = edition.printed_code, edition.link_code
    return fill(brochure, edition.locale, drafts, code=code, link=link)
