"""What a translation says in its own words, what it shares with its source, what is its own.

wagtail-localize offers plain text to translators and copies everything else from the source.
Here stand the exceptions, by field name.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import models
from wagtail.models import Page
from wagtail_localize.fields import BaseTranslatableField, SynchronizedField
from wagtail_localize.models import StringSegment, Translation

from programs.fields import CopyField

#: Facts and references: the same in every language. References name a document, and each reader
#: gets it in their own language.
SHARED = {
    "about",
    "accreditations",
    "applies_to",
    "asam",
    "city",
    "claims",
    "country",
    "credentials",
    "evidence",
    "from_level",
    "hours",
    "language_help",
    "leans_to",
    "level",
    "levels_offered",
    "licenses",
    "phone",
    "picture",
    "postal_code",
    "reference_hours_source",
    "sources",
    "state",
    "street",
    "subjects",
    "to_level",
}

#: Every language has its own: somebody reviews the translation, and tries its phone numbers.
OWN = {
    "last_reviewed",
    "review_due",
    "reviewed_by",
    "verified_on",
    "recheck_due",
    "verification_note",
}


def overrides(model: type[models.Model]) -> list[BaseTranslatableField]:
    """Return the fields of a model that wagtail-localize must treat unlike its default."""
    fields = model._meta.get_fields()
    names = {field.name for field in fields}
    # A question is about pages; what help is about, is words.
    copy = {field.name for field in fields if isinstance(field, CopyField)}
    # A page's slug is words in its address; a snippet's is a name that clients ask for.
    shared = (SHARED & names) - copy | (set() if issubclass(model, Page) else {"slug"})
    return [
        *(SynchronizedField(name, overridable=False) for name in sorted(shared)),
        *(BaseTranslatableField(name) for name in sorted(OWN & names)),
    ]


def untranslated(document: Any) -> Iterator[tuple[str, str]]:
    """Yield (field name, text in the source language) for all that a translation still lacks.

    A document that is no translation, or is no longer kept in step with its source, lacks nothing.
    A slug may stay as it is.
    """
    translation = Translation.objects.filter(
        source__object_id=document.translation_key,
        target_locale_id=document.locale_id,
        enabled=True,
    ).first()
    if translation is None:
        return
    segments = (
        StringSegment.objects.filter(source_id=translation.source_id)
        .annotate_translation(translation.target_locale)
        .filter(translation=None)
        .exclude(context__path="slug")
        .select_related("context", "string")
        .order_by("order")
    )
    for segment in segments:
        yield segment.context.path.partition(".")[0], segment.string.data
