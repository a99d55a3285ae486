"""Translates a document side by side, as an editor would, and publishes it."""

import datetime

from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.operations import translate_object

from tests.factories.programs import ReviewerFactory


def spanish():
    return Locale.objects.get_or_create(language_code="es-us")[0]


def submit(document):
    """Send a document to translation, as the button does; return the Translation."""
    translate_object(document, [spanish()])
    return Translation.objects.get(source__object_id=document.translation_key)


def fill_in(translation, words="palabras", **by_field):
    """Give every text a translation, as a translator would one by one."""
    for segment in StringSegment.objects.filter(source=translation.source):
        field = segment.context.path.partition(".")[0]
        text = f"{words}-{segment.pk}" if field == "slug" else words
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=translation.target_locale,
            defaults={"data": by_field.get(field, text)},
        )


def review(document):
    """Give the draft of a translation the review that clinical content needs."""
    document = document.get_latest_revision_as_object()
    document.reviewed_by = [("reviewer", ReviewerFactory(locale=document.locale))]
    document.last_reviewed = timezone.localdate()
    document.review_due = timezone.localdate() + datetime.timedelta(days=365)
    document.save_revision()


def published_translation(document, words="palabras", **by_field):
    """Translate a document into Spanish and publish it; return the page or snippet."""
    translation = submit(document)
    fill_in(translation, words, **by_field)
    target = translation.get_target_instance()
    if hasattr(target, "reviewed_by"):
        review(target)
    translation.save_target(publish=True)
    return translation.get_target_instance()
