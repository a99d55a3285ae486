"""Canaries in what is no document: pictures, print and releases."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.images import ImageFile
from django.utils import timezone
from PIL import Image

from brochures.models import Brochure, Edition
from cms.audit.addresses import media_guesses
from cms.audit.hidden import Absent, Watch
from cms.releases.models import Release, ReleaseItem, ReleaseState
from programs.models import ContentImage

#: Exif's tag for what a picture shows.
IMAGE_DESCRIPTION = 0x010E


def unused_picture(watch: Watch) -> ContentImage:
    """Store an image that no public page shows; the caller removes its file."""
    name, what = watch.canary("an unused image: file name"), "an unused image"
    data = io.BytesIO()
    exif = Image.Exif()
    exif[IMAGE_DESCRIPTION] = watch.canary(f"{what}: metadata")
    Image.new("RGB", (640, 480), "#406080").save(data, "JPEG", exif=exif)
    image = ContentImage.objects.create(
        title=watch.canary(f"{what}: title"),
        description=watch.canary(f"{what}: description"),
        file=ImageFile(data, name=f"{name}.jpg"),
    )
    image.tags.add(watch.canary(f"{what}: tag"))
    image.get_rendition("max-165x165")  # as the list of images shows it
    watch.absent += [
        *media_guesses(f"{name}.jpg", what),
        Absent(f"/images/{image.pk}/480.webp", what),
        Absent(f"/images/{image.pk}-{'0' * 24}/480.webp", what),
    ]
    return image


def planned_release(watch: Watch, documents: Iterable[Any], user: Any) -> None:
    """Store a release that is scheduled, with documents that wait for it."""
    release = Release.objects.create(
        title=watch.canary("a planned release: title"),
        note=watch.canary("a planned release: note"),
        created_by=user.get_username(),
        scheduled_by=user.get_username(),
        state=ReleaseState.SCHEDULED,
        publish_at=timezone.now() + datetime.timedelta(days=1),
        problem=watch.canary("a planned release: what was in its way"),
    )
    for document in documents:
        ReleaseItem.objects.create(
            release=release,
            content_type=ContentType.objects.get_for_model(document),
            object_id=document.pk,
            title=watch.canary("an item of a planned release"),
            revision=document.latest_revision,
        )


def unapproved_brochure(watch: Watch, subject: Any) -> None:
    """Store a brochure about something hidden, and a print run that is not approved."""
    brochure = Brochure.objects.create(
        title=watch.canary("an unpublished brochure: title"),
        slug=watch.canary("an unpublished brochure: slug"),
        subject=subject,
    )
    Edition.objects.create(
        brochure=brochure,
        title=watch.canary("a draft edition: title"),
        locale=brochure.locale,
        code=watch.canary("a draft edition: code"),
        rev=1,
        printer=watch.canary("a draft edition: printer"),
        closed_because=watch.canary("a draft edition: reason"),
        snapshot={"copy": watch.canary("a draft edition: words")},
    )
