"""Images that always say what they show, or that they show nothing worth saying."""

from __future__ import annotations

import hashlib
import os
import secrets
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.db import models
from django.utils.crypto import salted_hmac
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from programs.metadata import dominant_color, without_metadata


class ContentImage(AbstractImage):
    """An image with a focal point (Wagtail's) and alternative text or an explicit "decorative"."""

    # Not `decorative`: Wagtail sets that on every image it makes or reads, for its own image block.
    is_decorative = models.BooleanField(
        "decorative",
        default=False,
        help_text="Tick if the image carries no information; screen readers then pass over it.",
    )

    color = models.CharField(
        max_length=7, blank=True, editable=False, help_text="What most of it is: #1f4f4c"
    )

    # An image is shared by all languages; only its description is words.
    description_es = models.CharField(
        "description in Spanish",
        max_length=255,
        blank=True,
        help_text="For Spanish pages. Left empty, they use the description above.",
    )

    admin_form_fields = (
        "title",
        "file",
        "description",
        "description_es",
        "is_decorative",
        "collection",
        "tags",
        *(name for name in Image.admin_form_fields if name.startswith("focal_point")),
    )

    class Meta(AbstractImage.Meta):
        verbose_name = "image"
        verbose_name_plural = "images"

    def get_upload_to(self, filename: str) -> str:
        """Return a place that nobody finds by the file's name: uploads may not be public yet."""
        folder, name = os.path.split(super().get_upload_to(filename))
        return _within_limit(f"{folder}/{secrets.token_hex(12)}", name)

    def save(self, *args: Any, **kwargs: Any) -> None:
        # Django has not stored a file yet that was chosen anew.
        if self.file and not self.file._committed:
            self._set_image_file_metadata()
            self.color = dominant_color(self.file)
        super().save(*args, **kwargs)

    def generate_rendition_file(self, *args: Any, **kwargs: Any) -> File:
        """Return a size of the picture; where and when it was taken is nobody's business."""
        made = super().generate_rendition_file(*args, **kwargs)
        made.seek(0)
        return ContentFile(without_metadata(made.read()), name=made.name)

    def clean(self) -> None:
        super().clean()
        if not self.is_decorative and not self.description:
            raise ValidationError(
                {"description": "Describe what the image shows, or tick “decorative”."}
            )
        if self.is_decorative and (self.description or self.description_es):
            raise ValidationError(
                {"description": "A decorative image has no description. Clear it, or the tick."}
            )

    @property
    def default_alt_text(self) -> str:
        """The alternative text; empty for a decorative image (never the file's title)."""
        return "" if self.is_decorative else self.description

    def alt_text_in(self, language_code: str) -> str:
        """Return the alternative text for a language, in English where there is no other."""
        if language_code.startswith("es") and self.description_es:
            return self.description_es
        return self.default_alt_text


class ContentRendition(AbstractRendition):
    """A resized copy of an image."""

    image = models.ForeignKey(ContentImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"), name="rendition_unique"
            )
        ]

    def get_upload_to(self, filename: str) -> str:
        """Return a folder for all sizes of one image, which says nothing of where that lies."""
        folder, name = os.path.split(super().get_upload_to(filename))
        secret = salted_hmac("programs.rendition", self.image.file.name, algorithm="sha256")
        return _within_limit(f"{folder}/{secret.hexdigest()[:24]}", name)


def _within_limit(folder: str, name: str) -> str:
    """Return a path that fits the column of 100 characters; the end of a name tells the size."""
    room = 94 - len(folder)
    if len(name) > room:
        name = hashlib.sha256(name.encode()).hexdigest()[:16] + name[-(room - 16) :]
    return f"{folder}/{name}"
