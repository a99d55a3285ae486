"""A translation keeps its place beside its source, text by text, in the editor of translations.

wagtail-localize offers a language for translation only as long as nothing is there in it. A page
that came in without its records could therefore never be translated side by side again.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from wagtail_localize.models import Translation, TranslationSource

from programs.side_by_side import put_beside


def sources_of_translations() -> dict[str, str]:
    """Return the language that each translation was made from, by the translation's key."""
    rows = Translation.objects.filter(enabled=True).values_list(
        "source__object_id", "target_locale__language_code", "source__locale__language_code"
    )
    return {f"{document}/{target}": source for document, target, source in rows}


def is_paired(document: Any) -> bool:
    found = Translation.objects.filter(
        source__object_id=document.translation_key, target_locale=document.locale, enabled=True
    )
    return bool(found.exists())


def pair(source: Any, translated: Any) -> bool:
    """Put the texts of a translation beside those of its source.

    Returns:  False, and nothing has changed, when the source has texts that the translation lacks.
    """
    with transaction.atomic():
        stored, _ = TranslationSource.update_or_create_from_instance(source)
        Translation.objects.update_or_create(
            source=stored, target_locale=translated.locale, defaults={"enabled": True}
        )
        missing = put_beside(stored, translated)
        if missing:
            transaction.set_rollback(True)
    return not missing
