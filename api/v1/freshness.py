"""When an answer last changed, for clients that ask by date."""

from __future__ import annotations

import datetime

from django.utils import timezone

from publishing.models import Version

#: HTTP dates have no fractions: within this time a second change would look like the first.
SETTLED = datetime.timedelta(seconds=2)


def last_change() -> datetime.datetime | None:
    """Return a moment since which no answer has changed, or None while that is unclear.

    An answer shows titles and addresses of other documents too, so it is the newest row of the
    whole ledger that counts; and review states change at midnight.
    """
    newest = Version.objects.order_by("-sequence").values_list("valid_from", flat=True).first()
    if newest is None or timezone.now() - newest < SETTLED:
        return None
    return max(newest, timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0))
