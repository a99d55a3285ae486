"""Pictures in the sizes and formats that a page may ask for: made at the first request, then kept.

An address has a key that only who was given it knows, an allowed width and an allowed format.
Anything else is 404. docs/adr/0014-pictures-by-address.md tells why.
"""

from __future__ import annotations

import hashlib
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError

from programs.models import ContentImage

#: Pixels.
WIDTHS = (480, 960, 1600)

#: Format → how Wagtail makes it. The smallest first: a browser takes the first that it knows.
FORMATS = {
    "avif": "format-avif|avifquality-60",
    "webp": "format-webp|webpquality-80",
    "jpeg": "format-jpeg|jpegquality-82",
}

#: The bytes at an address never change, so nobody need ask again.
FOR_GOOD = "public, max-age=31536000, immutable"


def key_of(image: ContentImage) -> str:
    """Return what makes an address of a picture known only to who was given it.

    It follows from where the file lies, which has a secret in it, and from its content: with
    another file, a picture has other addresses.
    """
    return hashlib.sha256(f"{image.file.name} {image.file_hash}".encode()).hexdigest()[:24]


def folder_of(image: ContentImage) -> str:
    """Return the start of all addresses of a picture, such as "/images/12-9f86d081884c…/"."""
    whole = reverse("picture", args=[image.pk, key_of(image), WIDTHS[0], "webp"])
    return whole[: whole.rindex("/") + 1]


def sources_of(folder: str, width: int, *, base: str, most: int) -> list[dict[str, str]]:
    """Return what the `source` elements of a `picture` say, in the order to write them.

    Args:     folder: from `folder_of`. width: of the original, in pixels; none is made larger.
              base: put before every address. most: the largest width to offer.
    """
    # One more than fits into the original, which then comes as it is.
    fitting = [each for each in WIDTHS if each <= most and each < width]
    larger = [each for each in WIDTHS if each <= most and each >= width][:1]
    return [
        {
            "type": f"image/{form}",
            "srcset": ", ".join(
                f"{base}{folder}{each}.{form} {min(each, width)}w" for each in (*fitting, *larger)
            ),
        }
        for form in FORMATS
    ]


@require_safe
def picture(request: HttpRequest, pk: int, key: str, width: int, form: str) -> HttpResponse:
    """Return a picture's bytes in one size and format."""
    image = ContentImage.objects.filter(pk=pk).first()
    known = image is not None and constant_time_compare(key, key_of(image))
    if image is None or not known or width not in WIDTHS or form not in FORMATS:
        return _none()
    try:
        rendition: Any = image.get_rendition(f"width-{width}|{FORMATS[form]}")
        with rendition.open_file() as file:
            body = file.read()
    except (SourceImageIOError, InvalidFilterSpecError, OSError):
        # The file behind it is gone, or is no picture.
        return _none()
    return HttpResponse(
        body,
        content_type=f"image/{form}",
        headers={"Cache-Control": FOR_GOOD, "ETag": f'"{key}-{width}-{form}"'},
    )


def _none() -> HttpResponse:
    return HttpResponseNotFound(
        "There is no such picture.\n",
        content_type="text/plain; charset=utf-8",
        headers={"Cache-Control": "public, max-age=10"},
    )
