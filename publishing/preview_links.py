"""Links that show one draft to whoever has them, until they expire or somebody takes them back."""

from __future__ import annotations

import datetime
import secrets
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.utils import timezone

from publishing.documents import draft_version
from publishing.drafts import Drafts
from publishing.models import PreviewLink, Version

_signer = Signer(salt="continuum.preview")


class NoPreview(LookupError):
    """A token shows nothing: it is no token of ours, has expired or was taken back."""


def make_preview_link(document: Any, *, user: Any) -> PreviewLink:
    """Let whoever has the link's token read the newest draft of one page or snippet."""
    return PreviewLink.objects.create(
        key=secrets.token_urlsafe(24),
        model=document._meta.label_lower,
        object_id=document.pk,
        title=str(document),
        user=user,
        expires_at=timezone.now() + datetime.timedelta(hours=settings.PREVIEW_HOURS),
    )


def token_of(link: PreviewLink) -> str:
    """Return the token: the link's key with a signature, so that guesses cost no query."""
    return _signer.sign(link.key)


def links_to(document: Any) -> Any:
    """Return the links to a document that still show it, newest first."""
    return PreviewLink.objects.filter(
        model=document._meta.label_lower,
        object_id=document.pk,
        revoked_at=None,
        expires_at__gt=timezone.now(),
    ).order_by("-pk")


def previewed(token: str) -> tuple[Version, Drafts]:
    """Return the version that publishing the newest draft behind a token would store, unsaved.

    What it refers to may have drafts of its own. They come with it as far as whoever made the link
    may edit them now, as references alone: a link to one document gives no other.

    Raises: NoPreview.
    """
    try:
        key = _signer.unsign(token)
    except BadSignature:
        raise NoPreview("This preview link is damaged. Ask for a new one.") from None
    link = PreviewLink.objects.filter(key=key).select_related("user").first()
    if link is None or link.revoked_at or not link.user.is_active:
        raise NoPreview("This preview link was taken back. Ask for a new one.")
    if link.expires_at <= timezone.now():
        raise NoPreview("This preview link has expired. Ask for a new one.")
    model = apps.get_model(link.model)
    document: Any = model._default_manager.filter(pk=link.object_id).first()
    if document is None:
        raise NoPreview("What this preview link showed was deleted.")
    version = draft_version(document.get_latest_revision_as_object())
    version.valid_from = timezone.now()
    return version, Drafts([version], link.user, inlines=False, marks=True)
