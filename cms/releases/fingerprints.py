"""Telling whether a saved draft is still the one that was looked at: autosave writes over it."""

from __future__ import annotations

import hashlib
import json

from django.core.serializers.json import DjangoJSONEncoder
from wagtail.models import COMMENTS_RELATION_NAME, Revision

#: What Wagtail itself writes into the content of a revision when it is published or locked, and the
#: comments of colleagues, which nobody else reads.
BOOKKEEPING = {
    *("has_unpublished_changes", "latest_revision", "latest_revision_created_at"),
    *("live_revision", "live", "expired"),
    COMMENTS_RELATION_NAME,
}


def fingerprint(revision: Revision) -> str:
    """Return the SHA-256 of a revision's content."""
    content = {name: value for name, value in revision.content.items() if name not in BOOKKEEPING}
    text = json.dumps(content, sort_keys=True, cls=DjangoJSONEncoder)
    return hashlib.sha256(text.encode()).hexdigest()
