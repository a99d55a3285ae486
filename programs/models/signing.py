"""Who answers for clinical words, kept for each wording that was signed."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class SignOff(models.Model):
    """A reviewer has signed these words, or somebody has exempted them for a reason.

    `digest` is that of the words (programs.signing.digest_of): another wording needs another
    signature, and going back to a signed one needs none. Names are copied, because people change.
    """

    SIGNED = "signed"
    EMERGENCY = "emergency"
    DEMO = "demo"
    KINDS = [
        (SIGNED, "Signed by a reviewer"),
        (EMERGENCY, "Published in an emergency, without a signature"),
        (DEMO, "Demo content, which nobody has reviewed"),
    ]

    document_id = models.UUIDField(help_text="Wagtail's translation_key")
    locale = models.ForeignKey("wagtailcore.Locale", models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the words")
    kind = models.CharField(max_length=10, choices=KINDS)
    reviewer = models.CharField(max_length=75, blank=True, help_text="Name, as readers see it")
    credentials = models.CharField(max_length=60, blank=True)
    role = models.CharField(max_length=80, blank=True)
    statements = models.JSONField(default=list, help_text="What the reviewer confirmed")
    reason = models.CharField(max_length=500)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["document_id", "locale", "digest"], name="sign_offs_of_words")
        ]
        permissions = [("publish_unsigned", "Can publish clinical content in an emergency")]

    def __str__(self) -> str:
        return f"{self.document_id}: {self.get_kind_display()}"
