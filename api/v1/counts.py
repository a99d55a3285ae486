"""How long a list is, counted once for as long as the ledger stands still."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from django.core.cache import cache
from django.utils import timezone

from publishing.head import Head

#: Seconds. A list that nobody has asked for in this time may be counted again.
KEPT = 3600

#: Parameters that choose what is shown of a list, not what is in it.
NOT_COUNTED = {"cursor", "expand", "facets", "fields", "limit", "ordering", "rich_text"}


def count_of(count: Callable[[], int], kind: str, values: dict[str, str], head: Head) -> int:
    """Return how many documents of a type the parameters of a request choose today.

    Args:     count: asks the database. kind: name of the type, or "" for all. head: the ledger's,
              read before; what is counted under it is never older.
    """
    # Review states, which filters know, change at midnight.
    moment = (head.sequence, head.changed_at, timezone.localdate())
    asked = sorted((name, value) for name, value in values.items() if name not in NOT_COUNTED)
    name = hashlib.sha256(repr((kind, asked, moment)).encode()).hexdigest()
    return cache.get_or_set(f"count-{name}", count, KEPT)  # type: ignore[return-value]
