"""For how long an answer may be kept, by whom, and under which names it can be dropped."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone
from django.utils.http import http_date

from publishing.head import Head
from publishing.schedule import seconds_until_change

#: HTTP dates have no fractions: within this time a second change would look like the first.
SETTLED = datetime.timedelta(seconds=2)


def mark_fresh(response: HttpResponse, head: Head, keys: Iterable[str]) -> None:
    """Set the headers by which browsers and shared caches keep an answer."""
    response["Cache-Control"] = cache_control(head)
    names = sorted(keys)
    if names:
        response["Surrogate-Key"] = " ".join(names)  # Fastly, Varnish
        response["Cache-Tag"] = ",".join(names)  # Cloudflare, Akamai
    if moment := last_change(head):
        response["Last-Modified"] = http_date(moment.timestamp())


def cache_control(head: Head) -> str:
    """Return for how long an answer may be kept; never beyond the next planned change.

    What is due and not published yet may appear at any moment, so nothing is kept then.
    """
    fresh = seconds_until_change(head.next_change_at, settings.API_MAX_AGE)
    both = seconds_until_change(head.next_change_at, fresh + settings.API_STALE_WHILE_REVALIDATE)
    stale = f", stale-while-revalidate={both - fresh}" if both > fresh else ""
    return f"public, max-age={fresh}{stale}"


def last_change(head: Head) -> datetime.datetime | None:
    """Return a moment since which no answer has changed, or None while that is unclear.

    An answer shows titles and addresses of other documents too, so it is the newest row of the
    whole ledger that counts; and review states change at midnight.
    """
    if head.changed_at is None or timezone.now() - head.changed_at < SETTLED:
        return None
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    # Midnight itself would be the same date whatever was published before it.
    return head.changed_at if head.changed_at >= midnight else None
