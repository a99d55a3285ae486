"""What PostgreSQL tells whoever listens when the ledger's head has changed.

It says all that a listener would otherwise ask for, which on a busy machine is what takes time.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from dataclasses import dataclass

from publishing.head import Head

#: Where PostgreSQL tells it.
CHANNEL = "continuum_ledger"


@dataclass(frozen=True)
class News:
    """A head, and the surrogate keys that the row at it has made stale; none if it is not new."""

    sequence: int
    changed_at: datetime.datetime | None
    next_change_at: datetime.datetime | None
    keys: Sequence[str]

    @property
    def head(self) -> Head:
        return Head(self.sequence, self.changed_at, self.next_change_at)

    def as_text(self) -> str:
        moments = [
            moment and moment.isoformat() for moment in (self.changed_at, self.next_change_at)
        ]
        return json.dumps([self.sequence, *moments, *self.keys])

    @classmethod
    def from_text(cls, text: str) -> News | None:
        """Return what was told, or None if it is nothing that we say: then one must ask."""
        try:
            sequence, changed_at, next_change_at, *keys = json.loads(text)
            return cls(int(sequence), _moment(changed_at), _moment(next_change_at), tuple(keys))
        except (ValueError, TypeError):
            return None


def _moment(text: str | None) -> datetime.datetime | None:
    return datetime.datetime.fromisoformat(text) if text else None
