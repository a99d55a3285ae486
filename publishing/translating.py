"""Saving a translation: the way in that wagtail-localize takes, made safe for a ledger.

wagtail-localize writes a translation straight into the row that readers see, a draft too, and
publishes it after the commit. Here it becomes a revision like every other edit, which is then
published, by the same rules and in the same transaction, or refused as a whole.
"""

from __future__ import annotations

from typing import Any

from django.utils.text import slugify
from wagtail.coreutils import find_available_slug
from wagtail.models import Locale, Page
from wagtail_localize.fields import copy_synchronised_fields
from wagtail_localize.models import TranslationLog, TranslationSource
from wagtail_localize.segments.ingest import ingest_segments

from programs.models.publishable import NotPublishable
from programs.translation import OWN


class TranslationRefused(Exception):
    """A translation may not be published yet; `problems` says why.

    No ValidationError, because wagtail-localize keeps silent about those.
    """

    def __init__(self, problems: NotPublishable) -> None:
        super().__init__(str(problems))
        self.problems = problems


def write_translation(
    source: TranslationSource,
    locale: Locale,
    user: Any = None,
    publish: bool = True,
    copy_parent_pages: bool = False,
    fallback: bool = False,
) -> tuple[Any, bool]:
    """Save a translation as a revision, and publish it if asked.

    Replaces TranslationSource.create_or_update_translation, whose arguments these are.

    Returns:  the page or snippet as it stands in the new revision, and whether it was made now.
    Raises:   TranslationRefused, when it breaks a rule for publishing; nothing is saved then.
    """
    original = source.as_instance()
    translation, created = _open(original, locale, copy_parent_pages)
    copy_synchronised_fields(original, translation)
    segments = source._get_segments_for_translation(locale, fallback=fallback)
    ingest_segments(original, translation, source.locale, locale, segments)
    if isinstance(translation, Page):
        translation.slug = find_available_slug(
            translation.get_parent(), slugify(translation.slug), ignore_page_id=translation.pk
        )
        source.sync_view_restrictions(original, translation)
    if publish:
        try:
            translation.refuse_unless_ready()
        except NotPublishable as problems:
            raise TranslationRefused(problems) from problems
    revision = translation.save_revision(user=user)
    TranslationLog.objects.create(source=source, locale=locale, revision=revision)
    if publish:
        revision.publish(user=user)
    return translation, created


def _open(original: Any, locale: Locale, copy_parent_pages: bool) -> tuple[Any, bool]:
    """Return the latest draft of a translation, made now, unreviewed, if there is none."""
    row = (
        type(original)
        .objects.filter(translation_key=original.translation_key, locale=locale)
        .first()
    )
    own = sorted(OWN)
    if row is None and isinstance(original, Page):
        page = original.copy_for_translation(
            locale, copy_parents=copy_parent_pages, exclude_fields=own
        )
        return page, True
    if row is None:
        row = original.copy_for_translation(locale, exclude_fields=own)
        row.live = False
        row.save()
        return row, True
    if isinstance(row, Page) and row.alias_of_id:
        # A stand-in with the words of another language, which readers of this one never saw.
        row.alias_of, row.live = None, False
        row.save(clean=False)
    return row.get_latest_revision_as_object(), False
