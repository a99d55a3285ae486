"""The one picture that a page may have."""

from __future__ import annotations

from django.db import models
from wagtail.admin.panels import FieldPanel, Panel


class WithPicture(models.Model):
    """An image for the page head, for cards and for print."""

    picture = models.ForeignKey(
        "programs.ContentImage",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Calm and original; it also appears in print if the layout has room.",
    )

    class Meta:
        abstract = True


def picture_panels() -> list[Panel]:
    return [FieldPanel("picture")]
