"""Pictures for the press: converted to the printer's profile, at the size they are placed."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from typing import Any

from PIL import Image, ImageCms

#: More pixels an inch than this only make the file larger.
PRESS_PPI = 350
#: What a printer asks for at the printed size.
PRINT_PPI = 300
JPEG_QUALITY = 92
PIXELS_PER_INCH = 96
PICTURE = "picture:"


def converted(document: Any, pictures: dict[str, str], profile: bytes) -> dict[str, str]:
    """Return the pictures of a laid-out document as CMYK, each at its largest placed size.

    Args:  document: from WeasyPrint's `render`.  pictures: name → base64, as in a job.
    """
    return {
        name: base64.b64encode(
            for_press(base64.b64decode(pictures[name]), profile, round(width * PRESS_PPI))
        ).decode()
        for name, width in placed_inches(document).items()
    }


def handed_off(document: Any, pictures: dict[str, str], profile: bytes) -> dict[str, Any]:
    """Return the pictures as CMYK for other layouts: whole, and with the profile that explains it.

    Each is {jpeg: base64, width, height: in pixels, ppi: how many the sheet has an inch of it, or
    null where the sheet does not show it}.
    """
    widths = placed_inches(document)
    found = {}
    for name, encoded in pictures.items():
        jpeg = for_press(base64.b64decode(encoded), profile, tagged=True)
        with Image.open(io.BytesIO(jpeg)) as image:
            width, height = image.size
        found[name] = {
            "jpeg": base64.b64encode(jpeg).decode(),
            "width": width,
            "height": height,
            "ppi": round(width / widths[name]) if name in widths else None,
        }
    return found


def placed_inches(document: Any) -> dict[str, float]:
    """Return the largest width at which a laid-out document draws each picture."""
    inches: dict[str, float] = {}
    for page in document.pages:
        for name, width in _placed(page._page_box):
            inches[name] = max(inches.get(name, 0), width / PIXELS_PER_INCH)
    return inches


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


def for_press(
    picture: bytes, profile: bytes, width: int | None = None, *, tagged: bool = False
) -> bytes:
    """Return a picture as a CMYK JPEG.

    Args:  picture: any format that Pillow reads; its own profile counts, else it is sRGB.
           profile: a CMYK ICC profile.  width: in pixels; a smaller picture is not enlarged, and
           without it none is made smaller.  tagged: the file carries the profile, and says that
           it has PRINT_PPI pixels an inch.
    """
    with Image.open(io.BytesIO(picture)) as opened:
        own = opened.info.get("icc_profile")
        image = opened.convert("RGB")
    if width and image.width > width:
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
    size = (PRINT_PPI, PRINT_PPI) if tagged else (0, 0)
    own = profile if tagged else None
    converted.save(made, "JPEG", quality=JPEG_QUALITY, subsampling=0, icc_profile=own, dpi=size)
    return made.getvalue()


def _opened(profile: bytes) -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(io.BytesIO(profile))
