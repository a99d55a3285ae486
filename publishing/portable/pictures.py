"""A picture goes in: its file, its words, its focal point."""

from __future__ import annotations

import hashlib
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from wagtail.images import get_image_model
from willow.image import Image as WillowImage
from willow.image import UnrecognisedImageFormatError

from publishing.portable.bundles import Bundle
from publishing.portable.keys import Keys
from publishing.portable.lines import Line
from publishing.portable.misfits import Misfits
from publishing.portable.outcomes import Outcome
from publishing.portable.shapes import fill, portable


def write_picture(line: Line, keys: Keys, bundle: Bundle) -> Outcome:
    """Add or change a picture. Raises: Misfits; ValidationError."""
    rows: Any = line.model._default_manager
    pk = keys.pk(line.model, line.key)
    image = rows.get(pk=pk) if pk else _new(line, bundle)
    outcome = Outcome(line, created=pk is None)
    wanted = dict(line.fields)
    if line.tags is not None:
        wanted["tags"] = sorted(line.tags)
    if pk is not None:
        outcome.compare({**portable(image, keys), "tags": sorted(image.tags.names())}, wanted)
    if outcome.fate == "unchanged":
        return outcome
    fill(image, line.fields, keys)
    image.clean()
    image.save()
    if line.tags is not None and (pk is not None or line.tags):
        image.tags.set(line.tags)
    keys.add(image, line.key)
    return outcome


def _new(line: Line, bundle: Bundle) -> Any:
    """Return an image with the file that the line names, unsaved."""
    content = bundle.file(line.file)
    if content is None:
        raise Misfits.one("file", f"{line.file} does not lie beside the lines. Bring it along.")
    name = PurePath(line.filename).name
    if name.rpartition(".")[2].lower() not in settings.WAGTAILIMAGES_EXTENSIONS:
        kinds = ", ".join(settings.WAGTAILIMAGES_EXTENSIONS)
        raise Misfits.one("filename", f"A picture is one of {kinds}.")
    image = get_image_model()(file=ContentFile(content, name=name))
    try:
        WillowImage.open(image.file)
    except (UnrecognisedImageFormatError, OSError, SyntaxError) as error:
        raise Misfits.one("file", f"{line.file} is no picture that can be read.") from error
    digest = hashlib.sha1(content, usedforsecurity=False).hexdigest()
    if digest != line.key.partition("-")[0]:
        raise Misfits.one("file", f"{line.file} is not the picture that the key means.")
    return image
