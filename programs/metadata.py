"""What a picture file says besides the picture: taken out, and its color read."""

from __future__ import annotations

from typing import Any, BinaryIO

from PIL import Image, ImageOps

#: Segments of a JPEG: Exif and XMP (place, camera, people), and Photoshop's captions.
#: https://www.w3.org/Graphics/JPEG/itu-t81.pdf, annex B
TELLING = {0xE1, 0xED}
START_OF_SCAN = 0xDA

#: Pixels; a color needs no more.
ENOUGH = (64, 64)
COLORS = 8


def without_metadata(jpeg: bytes) -> bytes:
    """Return a JPEG without what its camera or an editor noted in it; not a pixel changes."""
    if not jpeg.startswith(b"\xff\xd8"):
        return jpeg
    kept, place = [jpeg[:2]], 2
    while place + 4 <= len(jpeg) and jpeg[place] == 0xFF and jpeg[place + 1] != START_OF_SCAN:
        end = place + 2 + int.from_bytes(jpeg[place + 2 : place + 4], "big")
        if jpeg[place + 1] not in TELLING:
            kept.append(jpeg[place:end])
        place = end
    return b"".join([*kept, jpeg[place:]])


def dominant_color(file: BinaryIO | Any) -> str:
    """Return the color that most of a picture has, such as "#1f4f4c"; "" if it cannot be read."""
    try:
        with Image.open(file) as opened:
            opened.draft("RGB", ENOUGH)
            small = ImageOps.exif_transpose(opened).convert("RGBA")
    except (OSError, ValueError, Image.DecompressionBombError):
        return ""
    finally:
        file.seek(0)
    small.thumbnail(ENOUGH)
    page = Image.new("RGBA", small.size, "white")
    page.alpha_composite(small)
    few = page.convert("RGB").quantize(COLORS)
    counts: Any = few.getcolors()
    _, most = max(counts)
    red, green, blue = (few.getpalette() or [])[3 * most : 3 * most + 3]
    return f"#{red:02x}{green:02x}{blue:02x}"
