"""What an edition would say if it were made now."""

from __future__ import annotations

from copy import copy

from brochures.editions.models import Edition
from brochures.filling import Filling, fill
from brochures.shelf import Shelf


def fill_edition(edition: Edition, shelf: Shelf | None = None) -> Filling:
    """Return its filled slots: in its own layout and language, from what is public.

    Args:   shelf: shared by many editions.
    Raises: BrochureIncomplete.
    """
    # A copy: an edition keeps the layout it was made with.
    brochure = copy(edition.brochure)
    if edition.is_frozen:
        brochure.layout = edition.snapshot["layout"]["key"]
    code, link = edition.printed_code, edition.link_code
    return fill(brochure, edition.locale, code=code, link=link, shelf=shelf)
