"""Two ways to audit: with planted words in this process, or reading a running site."""

from __future__ import annotations

import logging

from django.conf import settings
from django.db import transaction
from django.test import override_settings

from cms.audit.addresses import sync_pages, sync_starts
from cms.audit.auditing import Report, audit
from cms.audit.crawling import from_running_site, from_this_process
from cms.audit.gathering import gather
from cms.audit.planting import EVERY_STATE, Planter
from publishing.types import document_models

#: For the time of the audit: nothing planted may stay in a cache or leave by mail. And no page of
#: errors for developers, which shows everything.
APART = {
    "DEBUG": False,
    "CACHES": {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
    "EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend",
}


def audit_with_canaries(*, brief: bool = False) -> Report:
    """Plant, read, and roll back. Others cannot publish meanwhile: use a copy of a busy site.

    Args:     brief: one page type and one kind of snippet, without the parameters of the API.
    Raises:   NothingToCopy.
    """
    origin = settings.WAGTAILADMIN_BASE_URL
    fetch = from_this_process(origin)
    planter = Planter(EVERY_STATE if brief else document_models())
    logging.disable(logging.WARNING)  # Django warns of every 404 that is asked for here
    try:
        with override_settings(**APART), transaction.atomic():
            # Cursors do not show their channel, and print may show what others may not.
            starts = [start for start in sync_starts() if "print" not in start]
            replays = [list(sync_pages(fetch, start))[-1][1] for start in starts]
            planter.plant()
            report = audit(
                fetch,
                planter.watch,
                planter.documents,
                [origin],
                replays=replays,
                brief=brief,
                past_is_public=settings.PUBLIC_HISTORY,
            )
            planter.note_files()
            transaction.set_rollback(True)
    finally:
        logging.disable(logging.NOTSET)
        planter.remove_files()
    return report


def audit_running_site(url: str, *, brief: bool = False) -> Report:
    """Read a site that serves this database; look for the words of what is not public in it.

    Raises:   OSError when nobody answers.
    """
    watch, documents = gather()
    origins = [url, settings.WAGTAILADMIN_BASE_URL]
    return audit(
        from_running_site(url),
        watch,
        documents,
        origins,
        brief=brief,
        past_is_public=settings.PUBLIC_HISTORY,
    )
