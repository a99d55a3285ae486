"""The website as it will be after a release, seen before it is published.

What the ledger would hold is written into it, read by the website's own code, and taken back: so
lists, links and counts are as readers will find them. Nobody else sees any of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse

from cms.releases.models import Release
from publishing.documents import draft_version
from publishing.models import Version
from publishing.recording import subject_of
from publishing.settling import settles
from publishing.types import type_of
from publishing.writing import append, at_one_moment
from website.rendering import render_page

#: Addresses on the website; those of files, of the API and of the admin stay as they are.
LINK = re.compile(r'(<a\b[^>]*\bhref=")(/(?!/|static/|media/|api/|admin/)[^"#?]*)')


def preview(
    release: Release, path: str, request: HttpRequest, address: Callable[[str], str]
) -> HttpResponse:
    """Return the page at a path as readers will get it. Its links lead to other previews.

    Args:    address: gives the preview's address of a path.
    Raises:  Http404 when there will be no page.
    """
    with transaction.atomic():
        drafts = _pretend(release)
        row = Version.objects.current().filter(path=path).first()
        if row is None:
            transaction.set_rollback(True)
            raise Http404(f"After this release there is no page at {path}.")
        shown: Any = drafts.get((row.document_id, row.locale))
        if shown is None:
            subject = subject_of(row)
            shown = subject.model._default_manager.get(pk=subject.pk)
        # No reader: other drafts are no part of this release.
        response = render_page(shown, request, preview=True)
        transaction.set_rollback(True)
    html = response.content.decode()
    response.content = LINK.sub(lambda link: link[1] + address(link[2]), html).encode()
    return response


def _pretend_all(release: Release) -> dict[tuple[Any, str], Any]:
    """Write into the ledger what the items would be, and return the drafts by id and locale."""
    found = {}
    documents = []
    for item in release.items.all():
        if (stored := item.current()) is None:
            continue
        # A scheduled item shows what was scheduled.
        draft = (
            item.revision.as_object() if item.revision else stored.get_latest_revision_as_object()
        )
        if type_of(type(draft)) is None:
            draft.live = True
            draft.save()  # evidence: whoever carries it inside is settled with it
        else:
            documents.append(draft)
    with at_one_moment():
        for draft in documents:
            version = draft_version(draft)
            append(version)
            found[version.document_id, version.locale] = draft
    return found


_pretend = settles(_pretend_all, at_once=True)
