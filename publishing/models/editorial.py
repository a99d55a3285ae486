"""What editors work with: checks of their words, and links to their drafts."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Reading(models.Model):
    """What proofreading found in a page or snippet, kept until its words or the rules change.

    Written by publishing.editorial.readings alone. basis: names all that it follows from.
    """

    label = models.CharField(max_length=100, help_text="Model: programs.faq")
    object_id = models.BigIntegerField()
    of_draft = models.BooleanField(help_text="Of the newest draft, not of what is live")
    basis = models.CharField(max_length=160)
    has_links = models.BooleanField(help_text="Then it also follows from what is public")
    document_id = models.UUIDField()
    locale = models.CharField(max_length=16)
    type = models.CharField(max_length=32)
    title = models.CharField(max_length=255)
    verdict = models.CharField(max_length=5, help_text="block, warn or pass")
    result = models.JSONField(help_text="As publishing.editorial.surveys.Entry.as_json")
    read_at = models.DateTimeField(auto_now=True)

    class Meta:
        # What a list counts: each row is what was found in one.
        verbose_name = "document"
        ordering = ["type", "title", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["label", "object_id", "of_draft"], name="quality_one_reading_each"
            )
        ]
        indexes = [models.Index(fields=["of_draft", "verdict"], name="quality_verdicts")]

    def __str__(self) -> str:
        return f"{self.title}: {self.verdict}"


class PreviewLink(models.Model):
    """That whoever has a token may read the newest draft of one page or snippet, for a while."""

    key = models.CharField(max_length=40, unique=True)
    model = models.CharField(max_length=100, help_text="Label: programs.programtype")
    object_id = models.BigIntegerField()
    title = models.CharField(max_length=255)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["model", "object_id"], name="preview_links_of")]

    def __str__(self) -> str:
        return f"{self.title}, until {self.expires_at:%Y-%m-%d %H:%M}"
