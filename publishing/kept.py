"""What a process has made of the ledger, kept while the ledger and the calendar stand still."""

from __future__ import annotations

import datetime
from collections.abc import Hashable
from typing import Any
from weakref import WeakSet

from django.utils import timezone

from publishing.head import Head

_everything: WeakSet[Kept] = WeakSet()


def forget_everything() -> None:
    """Begin anew, as a process does that has just started."""
    for kept in _everything:
        kept.forget()


class Kept:
    """Things by key, forgotten together when a row is added, and at midnight.

    Review states and credentials change at midnight without a row. Nobody may change what is kept.
    """

    def __init__(self) -> None:
        # In one piece, since threads of different heads may meet here.
        self._kept: tuple[tuple[Head, datetime.date], dict[Hashable, Any]]
        self.forget()
        _everything.add(self)

    def forget(self) -> None:
        self._kept = (Head(), datetime.date.min), {}

    def at(self, head: Head) -> dict[Hashable, Any]:
        """Return what is known under a head of the ledger, to look up and to add to.

        Args:     head: read before whatever is added.
        """
        state, things = self._kept
        wanted = (head, timezone.localdate())
        if state != wanted:
            things = {}
            self._kept = wanted, things
        return things
