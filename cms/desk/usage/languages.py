"""Who gets a document in which language: a fallback may serve readers of another one too."""

from __future__ import annotations

from typing import Any

from publishing.locales import bcp47, fallback_chain, known_locales
from publishing.models import Version


def readers_of(instance: Any) -> frozenset[str]:
    """Return the locales whose readers get this very page or snippet once it is public."""
    own = bcp47(instance.locale.language_code)
    rows = Version.objects.current().filter(document_id=instance.translation_key)
    available = {own, *rows.values_list("locale", flat=True)}
    return frozenset(
        locale
        for locale in known_locales()
        if next((each for each in fallback_chain(locale) if each in available), "") == own
    )
