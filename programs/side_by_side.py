"""The texts of a translation, put beside those of its source as if a translator had typed them."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments


def put_beside(source: TranslationSource, translated: Any) -> int:
    """Take the texts of a page or snippet for translations of those in the same places.

    Args:     translated: in its own language, stored or not. What stood there before is forgotten.
    Returns:  how many texts of the source have none.
    """
    texts: dict[str, list[str]] = defaultdict(list)
    for value in extract_segments(translated):
        if isinstance(value, StringSegmentValue):
            texts[value.path].append(value.string.data)
    StringTranslation.objects.filter(
        context__object_id=source.object_id, locale=translated.locale
    ).delete()
    made: dict[tuple[int, int], StringTranslation] = {}
    missing = 0
    segments = StringSegment.objects.filter(source=source).select_related("context")
    for segment in segments.order_by("order"):
        if not texts[segment.context.path]:
            missing += 1
            continue
        # A text that stands twice in one place has one translation.
        made[segment.string_id, segment.context_id] = StringTranslation(
            translation_of_id=segment.string_id,
            context=segment.context,
            locale=translated.locale,
            data=texts[segment.context.path].pop(0),
        )
    StringTranslation.objects.bulk_create(made.values())
    return missing
