"""A picture: what it shows, where its focus is, and the sizes it comes in."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from publishing.pictures import folder_of

#: The sizes that are made when a page is published. The largest is for print: 8 in at 300 ppi.
RENDITIONS = {
    "width-480|format-webp": "small",
    "width-960|format-webp": "medium",
    "width-1600|format-webp": "large",
    "width-2400|format-jpeg|jpegquality-90": "print",
}


class FocalPointSerializer(serializers.Serializer):
    """The middle of what matters, as shares of width and height from the top left."""

    x = serializers.FloatField()
    y = serializers.FloatField()


class RenditionSerializer(serializers.Serializer):
    """One size of the picture, in pixels."""

    name = serializers.ChoiceField(choices=list(RENDITIONS.values()))
    width = serializers.IntegerField()
    height = serializers.IntegerField()
    format = serializers.CharField()
    url = serializers.CharField()


class PictureSourceSerializer(serializers.Serializer):
    """A `source` element of HTML: one format in several widths."""

    type = serializers.CharField(help_text="Such as image/avif")
    srcset = serializers.CharField()


class PictureSerializer(serializers.Serializer):
    """A picture. `alt` is empty only when it is decorative."""

    id = serializers.IntegerField()
    alt = serializers.CharField()
    decorative = serializers.BooleanField()
    width = serializers.IntegerField()
    height = serializers.IntegerField()
    focal_point = FocalPointSerializer(allow_null=True)
    color = serializers.CharField(
        allow_null=True, help_text="What most of it is, to show while it loads: #1f4f4c"
    )
    sources = serializers.ListField(
        child=PictureSourceSerializer(), help_text="In the order to write them; web and mobile"
    )
    renditions = serializers.ListField(child=RenditionSerializer())

    def to_representation(self, image: Any) -> dict[str, Any]:
        made = image.get_renditions(*RENDITIONS)
        focus = image.get_focal_point()
        return {
            "id": image.pk,
            "alt": image.default_alt_text,
            "decorative": image.is_decorative,
            "color": image.color or None,
            # Delivery makes `sources` from it.
            "folder": folder_of(image),
            "width": image.width,
            "height": image.height,
            "focal_point": focus
            and {
                "x": round(focus.centroid_x / image.width, 4),
                "y": round(focus.centroid_y / image.height, 4),
            },
            "renditions": [
                {
                    "name": RENDITIONS[spec],
                    "width": rendition.width,
                    "height": rendition.height,
                    "format": rendition.file.name.rsplit(".", 1)[-1].replace("jpg", "jpeg"),
                    "url": rendition.url,
                }
                for spec, rendition in made.items()
            ],
        }


class PictureField(PictureSerializer):
    """The picture of a page, described in the page's language, or null."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"allow_null": True, "source": "*", **kwargs})

    def to_representation(self, instance: Any) -> Any:
        if instance.picture is None:
            return None
        alt = instance.picture.alt_text_in(instance.locale.language_code)
        return {**super().to_representation(instance.picture), "alt": alt}
