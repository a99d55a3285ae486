"""A release and its items. Their state changes in `cms.releases.steps` alone."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from wagtail.models import Revision


class ReleaseState(models.TextChoices):
    OPEN = "open", "Open"
    SCHEDULED = "scheduled", "Scheduled"
    PUBLISHED = "published", "Published"
    UNDONE = "undone", "Undone"


class Release(models.Model):
    """A set of changes that readers get at one moment.

    checked: what the last check found, item id as text → what to do, one line each.
    """

    title = models.CharField(max_length=80, help_text="What changes, for the list: “Spring prices”")
    note = models.TextField(blank=True, help_text="Anything the others should know")
    state = models.CharField(
        max_length=10, choices=ReleaseState.choices, default=ReleaseState.OPEN, editable=False
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.CharField(max_length=150, blank=True, editable=False)
    publish_at = models.DateTimeField(null=True, editable=False)
    scheduled_by = models.CharField(max_length=150, blank=True, editable=False)
    published_at = models.DateTimeField(null=True, editable=False)
    published_by = models.CharField(max_length=150, blank=True, editable=False)
    undone_at = models.DateTimeField(null=True, editable=False)
    undone_by = models.CharField(max_length=150, blank=True, editable=False)
    checked = models.JSONField(default=dict, editable=False)
    checked_at = models.DateTimeField(null=True, editable=False)
    problem = models.TextField(
        blank=True, editable=False, help_text="Why it was not published at its time"
    )

    class Meta:
        ordering = ["-created_at", "-pk"]
        permissions = [("publish_release", "Can publish, schedule and undo releases")]

    def __str__(self) -> str:
        return self.title


class ReleaseItem(models.Model):
    """One page or snippet of a release.

    revision: what is, or was, published; empty while the release is open: then it is whatever the
    newest draft is. fingerprint: of the revision's content when it was scheduled. before: what was
    live until then; was_live: whether anything was.
    """

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="items")
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    document = GenericForeignKey("content_type", "object_id", for_concrete_model=False)
    title = models.CharField(max_length=255, help_text="When it was added; it may be deleted")
    revision = models.ForeignKey(
        Revision, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    fingerprint = models.CharField(max_length=64, blank=True, editable=False)
    before = models.ForeignKey(
        Revision, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    was_live = models.BooleanField(default=False, editable=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["release", "content_type", "object_id"], name="release_once_each"
            )
        ]

    def __str__(self) -> str:
        return self.title

    def current(self) -> Any:
        """Return the page or snippet as it is stored, or None when it was deleted."""
        model = self.content_type.model_class()
        manager: Any = model._default_manager if model else None
        return manager.filter(pk=self.object_id).first() if manager else None
