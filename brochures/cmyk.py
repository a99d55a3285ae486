"""Pictures for the press: converted to the printer's profile, at the size they are placed."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from typing import Any

from PIL import Image, ImageCms

#: More pixels an inch than this only make the file larger.
PRESS_PPI = 350
JPEG_QUALITY = 92
PIXELS_PER_INCH = 96
PICTURE = "picture:"


def converted(document: Any, pictures: dict[str, str], profile: bytes) -> dict[str, str]:
    """Return the pictures of a laid-out document as CMYK, each at its largest placed size.

    Args:  document: from WeasyPrint's `render`.  pictures: name → base64, as in a job.
    """
    inches: dict[str, float] = {}
    for page in document.pages:
        for name, width in _placed(page._page_box):
            inches[name] = max(inches.get(name, 0), width / PIXELS_PER_INCH)
    return {
        name: base64.b64encode(
            for_press(base64.b64decode(pictures[name]), profile, round(width * PRESS_PPI))
        ).decode()
        for name, width in inches.items()
    }


def _placed(box: Any) -> Iterator[tuple[str, float]]:
    """Yield each picture and the width in CSS pixels that it is drawn with, cut parts included.

    WeasyPrint tells the size of a box only in private.
    """
    element = getattr(box, "element", None)
    source = element.get("src", "") if element is not None else ""
    if source.startswith(PICTURE) and hasattr(box, "replacement"):
        width, height = box.width, box.height
        if box.style["object_fit"] == "cover":
            width = max(width, height * box.replacement.width / box.replacement.height)
        yield source.removeprefix(PICTURE), width
    for child in getattr(box, "children", ()):
        yield from _placed(child)


def for_press(picture: bytes, profile: bytes, width: int) -> bytes:
    """Return a picture as a CMYK JPEG.

    Args:  picture: any format that Pillow reads; its own profile counts, else it is sRGB.
           profile: a CMYK ICC profile.  width: in pixels; a smaller picture is not enlarged.
    """
    with Image.open(io.BytesIO(picture)) as opened:
        own = opened.info.get("icc_profile")
        image = opened.convert("RGB")
    if image.width > width:
        image = image.resize(
            (width, max(1, round(image.height * width / image.width))), Image.Resampling.LANCZOS
        )
    converted = ImageCms.profileToProfile(
        image,
        _opened(own) if own else ImageCms.createProfile("sRGB"),
        _opened(profile),
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        outputMode="CMYK",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    if converted is None:
        raise ValueError("Pillow did not convert the picture.")
    made = io.BytesIO()
    # Without its own profile the picture is DeviceCMYK, which the file's output intent explains.
    converted.save(made, "JPEG", quality=JPEG_QUALITY, subsampling=0, icc_profile=None)
    return made.getvalue()


def _opened(profile: bytes) -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(io.BytesIO(profile))
