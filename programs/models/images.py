"""Images that always say what they show, or that they show nothing worth saying."""

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class ContentImage(AbstractImage):
    """An image with a focal point (Wagtail's) and alternative text or an explicit "decorative"."""

    # Not `decorative`: Wagtail sets that on every image it makes or reads, for its own image block.
    is_decorative = models.BooleanField(
        "decorative",
        default=False,
        help_text="Tick if the image carries no information; screen readers then pass over it.",
    )

    admin_form_fields = (
        "title",
        "file",
        "description",
        "is_decorative",
        "collection",
        "tags",
        *(name for name in Image.admin_form_fields if name.startswith("focal_point")),
    )

    class Meta(AbstractImage.Meta):
        verbose_name = "image"
        verbose_name_plural = "images"

    def clean(self) -> None:
        super().clean()
        if not self.is_decorative and not self.description:
            raise ValidationError(
                {"description": "Describe what the image shows, or tick “decorative”."}
            )
        if self.is_decorative and self.description:
            raise ValidationError(
                {"description": "A decorative image has no description. Clear one of the two."}
            )

    @property
    def default_alt_text(self) -> str:
        """The alternative text; empty for a decorative image (never the file's title)."""
        return "" if self.is_decorative else self.description


class ContentRendition(AbstractRendition):
    """A resized copy of an image."""

    image = models.ForeignKey(ContentImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"), name="rendition_unique"
            )
        ]
