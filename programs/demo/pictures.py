"""The pictures of the demo: what each shows, in words, and how it becomes an image.

They are drawn by `programs/demo/drawing`. Raise `EDITION` when a drawing changes.
"""

from __future__ import annotations

import hashlib
from io import BytesIO

from django.core.files.base import ContentFile

from programs.demo.drawing import SIZE, draw
from programs.demo.entries import Entry, entry
from programs.demo.es.pictures import IN_SPANISH
from programs.models import ContentImage

PICTURE = "ContentImage"
EDITION = 1

#: Fields that an editor can change, and the file.
STATE = (
    "title",
    "description",
    "description_es",
    "is_decorative",
    "file_hash",
    "focal_point_x",
    "focal_point_y",
    "focal_point_width",
    "focal_point_height",
)


def _picture(slug: str, title: str, description: str, focus: tuple[float, float]) -> Entry:
    """Describe a picture. `focus` is the point that crops keep, in shares of width and height."""
    return entry(
        PICTURE,
        slug,
        title=title,
        description=description,
        description_es=IN_SPANISH[slug],
        focus=focus,
        edition=EDITION,
    )


PICTURES = [
    _picture(
        "home", "Path at sunrise", "A path winds through green hills toward a low sun", (0.62, 0.45)
    ),
    _picture(
        "levels", "Three terraces", "Three terraces of fields, one above the other", (0.5, 0.55)
    ),
    _picture("iop", "Bridge", "A bridge with many arches over a calm river", (0.5, 0.5)),
    _picture("op", "Stepping stones", "Stepping stones across a wide, calm river", (0.5, 0.6)),
    _picture(
        "residential", "House at night", "A house with lit windows below the moon", (0.55, 0.55)
    ),
    _picture("programs", "Table and chairs", "A round table with chairs by a window", (0.5, 0.6)),
    _picture("standard-iop", "Circle of chairs", "Chairs in a circle on a round rug", (0.5, 0.6)),
    _picture("standard-op", "Two chairs", "Two chairs by a window with a plant", (0.5, 0.6)),
    _picture(
        "mental-health-iop",
        "Clearing sky",
        "Clouds part over hills and let the sun through",
        (0.6, 0.35),
    ),
    _picture(
        "mental-health-op",
        "Morning window",
        "Morning light falls through a window into a room",
        (0.5, 0.5),
    ),
    _picture(
        "dual-diagnosis-iop",
        "Two streams",
        "Two streams run down from the hills and become one",
        (0.5, 0.6),
    ),
    _picture("dual-diagnosis-op", "Two trees", "Two trees whose crowns touch", (0.5, 0.45)),
    _picture(
        "family-focused-iop",
        "Trees of many sizes",
        "Tall and small trees stand together on a hill",
        (0.5, 0.5),
    ),
    _picture("family-centered-op", "Set table", "A table with four cups below a lamp", (0.5, 0.6)),
    _picture("aftercare-iop", "Tree rings", "The rings of a tree, many years wide", (0.5, 0.5)),
    _picture("step-down-op", "Steps in a garden", "Wide steps lead down into a garden", (0.5, 0.6)),
    _picture(
        "comparison", "Two doors", "Two open doors side by side with light behind them", (0.5, 0.55)
    ),
    _picture("comparisons", "Two hills", "Two hills of different height under one sky", (0.5, 0.5)),
    _picture(
        "transitions",
        "Fork in the path",
        "A path that parts and meets again further on",
        (0.5, 0.55),
    ),
    _picture("guide", "Signpost", "A signpost with two arms beside a path", (0.45, 0.4)),
    _picture("benefits", "Garden bed", "Plants of many shapes grow side by side", (0.5, 0.6)),
    _picture("faqs", "Shelf", "Books, a cup and a plant on a shelf", (0.5, 0.5)),
    _picture("center", "House by a field", "A low house beside a field with a tree", (0.5, 0.55)),
    _picture(
        "location", "Small town", "Roofs and a water tower of a small town among trees", (0.55, 0.5)
    ),
    _picture(
        "locations",
        "Road through fields",
        "A road runs through flat fields to a line of pines",
        (0.5, 0.5),
    ),
]


def save_picture(image: ContentImage, described: Entry) -> ContentImage:
    """Draw the picture and save it with its words and its focal point."""
    fields = described.fields
    image.title = fields["title"]
    image.description = fields["description"]
    image.description_es = fields["description_es"]
    _set_focus(image, *fields["focus"])
    content = BytesIO()
    draw(described.slug).save(content, "JPEG", quality=90)
    data = content.getvalue()
    image.file = ContentFile(data, name=f"demo-{described.slug}.jpg")
    image.file_size = len(data)
    image.file_hash = hashlib.sha1(data, usedforsecurity=False).hexdigest()
    image.full_clean()
    image.save()
    return image


def _set_focus(image: ContentImage, across: float, down: float) -> None:
    width, height = SIZE
    image.focal_point_x, image.focal_point_y = round(width * across), round(height * down)
    image.focal_point_width = image.focal_point_height = height // 3


def picture_state(image: ContentImage) -> str:
    """Return a digest that changes when an editor changes the picture or its words."""
    return hashlib.sha256(repr([getattr(image, name) for name in STATE]).encode()).hexdigest()
