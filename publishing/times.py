"""Times in documents: UTC, whatever time zone the server keeps."""

from __future__ import annotations

import datetime


def utc_text(moment: datetime.datetime) -> str:
    """Return a moment in RFC 3339, such as "2026-05-03T14:00:00.120000Z"."""
    return moment.astimezone(datetime.UTC).isoformat().replace("+00:00", "Z")
