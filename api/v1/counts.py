"""What is counted of a list, once for as long as the ledger stands still."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TypeVar

from django.core.cache import cache
from django.utils import timezone

from publishing.head import Head

#: Seconds. A list that nobody has asked for in this time may be counted again.
KEPT = 3600

Counted = TypeVar("Counted")

#: Parameters that choose what is shown of a list, not what is in it.
NOT_COUNTED = {"cursor", "expand", "facets", "fields", "limit", "ordering", "rich_text"}


def kept(
    count: Callable[[], Counted],
    kind: str,
    values: dict[str, str],
    head: Head,
    of: tuple[str, ...] = (),
) -> Counted:
    """Return what is counted of the documents that the parameters of a request choose today.

    Args:     count: asks the database. kind: name of the type, or "" for all. head: the ledger's,
              read before; what is counted under it is never older. of: the names of what is
              counted; () for the documents.
    """
    # Review states, which filters know, change at midnight.
    moment = (head.sequence, head.changed_at, timezone.localdate())
    asked = sorted((name, value) for name, value in values.items() if name not in NOT_COUNTED)
    name = hashlib.sha256(repr((kind, asked, of, moment)).encode()).hexdigest()
    return cache.get_or_set(f"count-{name}", count, KEPT)  # type: ignore[return-value]
