"""An index of what drafts refer to: Wagtail's own reads the stored rows, never a revision."""

from __future__ import annotations

from typing import Any

from django.db import connection, transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import ReferenceIndex, Revision

from cms.desk.documents import document_models, is_document
from cms.models import DraftReference, RoleStep


@receiver(post_save, sender=Revision)
def draft_saved(instance: Revision, **signal: Any) -> None:
    """Note what a new draft refers to, in place of what the one before it did."""
    fields = signal.get("update_fields")
    model = instance.content_type.model_class()
    if (
        signal.get("raw")
        or (fields and "content" not in fields)
        or not (model and is_document(model))
    ):
        return
    references = {
        (content_type, pk, path.partition(".")[0])
        for content_type, pk, path, _ in ReferenceIndex._extract_references_from_object(
            instance.as_object()
        )
    }
    with transaction.atomic():
        DraftReference.objects.filter(
            revision__base_content_type=instance.base_content_type_id,
            revision__object_id=instance.object_id,
        ).delete()
        DraftReference.objects.bulk_create(
            DraftReference(
                revision=instance, to_content_type_id=content_type, to_object_id=pk, field=field
            )
            for content_type, pk, field in sorted(references)
        )


def index_drafts_once(**signal: Any) -> None:
    """Read the drafts that were saved before there was this index; for `post_migrate`."""
    if {DraftReference._meta.db_table, RoleStep._meta.db_table} - set(
        connection.introspection.table_names()
    ):
        return  # only some tables are there (`migrate <app> <name>`)
    _, is_new = RoleStep.objects.get_or_create(key="index of drafts")
    for model in document_models() if is_new else ():
        drafts: Any = model._default_manager.filter(has_unpublished_changes=True)
        for document in drafts.exclude(latest_revision=None).select_related("latest_revision"):
            draft_saved(instance=document.latest_revision)
