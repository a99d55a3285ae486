"""The answers that this process keeps, bounded in bytes, least recently used out."""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable

from cms.delivery.answers import Answer

logger = logging.getLogger(__name__)

#: More changes at once than this, and it is quicker to begin anew.
MANY_CHANGES = 1000

#: Sequences → surrogate keys made stale by the rows after the first and up to the second.
StaleKeys = Callable[[int, int], Iterable[str]]


class Store:
    """Every answer in it holds at `sequence`; `catch_up` drops those that a later row touches.

    Sequences of different eras say nothing of each other: a later era begins with no answers, and
    an earlier one gets none (cms.delivery.ledger_head).
    """

    def __init__(self, max_bytes: int, stale_keys: StaleKeys) -> None:
        self.max_bytes = max_bytes
        self.bytes = 0
        self.sequence = -1
        self.era = 0
        self._stale_keys = stale_keys
        self._answers: OrderedDict[Hashable, tuple[Answer, int]] = OrderedDict()
        self._by_key: dict[str, set[Hashable]] = {}
        self._lock = threading.RLock()

    def get(self, address: Hashable, sequence: int, era: int = 0) -> Answer | None:
        """Return the answer at an address, if it holds at a sequence of the ledger or later."""
        with self._lock:
            if not self._is_of(era):
                return None
            self.catch_up(sequence)
            found = self._answers.get(address)
            if found is None:
                return None
            self._answers.move_to_end(address)
            return found[0]

    def put(self, address: Hashable, answer: Answer, sequence: int, era: int = 0) -> None:
        """Keep an answer that was made when the ledger was at `sequence`, unless it moved on."""
        with self._lock:
            if not self._is_of(era):
                return
            self.catch_up(sequence)
            # Room for both compressed forms, which are made later.
            size = 2 * answer.size
            if sequence != self.sequence or size > self.max_bytes // 4:
                return
            self._drop(address)
            self._answers[address] = answer, size
            self.bytes += size
            for key in answer.keys:
                self._by_key.setdefault(key, set()).add(address)
            while self.bytes > self.max_bytes:
                self._drop(next(iter(self._answers)))

    def catch_up(self, sequence: int) -> None:
        """Drop what the rows up to `sequence` have made stale."""
        with self._lock:
            if sequence <= self.sequence:
                return
            if self._answers and sequence - self.sequence > MANY_CHANGES:
                self.clear()
            elif self._answers:
                for key in self._keys_up_to(sequence):
                    for address in list(self._by_key.get(key, ())):
                        self._drop(address)
            self.sequence = sequence

    def _is_of(self, era: int) -> bool:
        """Tell whether this is the era of what is kept; a later one begins now."""
        if era > self.era:
            self.clear()
            self.era, self.sequence = era, -1
        return era == self.era

    def _keys_up_to(self, sequence: int) -> list[str]:
        try:
            return list(self._stale_keys(self.sequence, sequence))
        except Exception:
            # Not knowing what changed, nothing here can be trusted any more.
            logger.exception("What has changed cannot be read; every kept answer is dropped.")
            self.clear()
            return []

    def clear(self) -> None:
        with self._lock:
            self._answers.clear()
            self._by_key.clear()
            self.bytes = 0

    def __len__(self) -> int:
        return len(self._answers)

    def _drop(self, address: Hashable) -> None:
        found = self._answers.pop(address, None)
        if found is None:
            return
        answer, size = found
        self.bytes -= size
        for key in answer.keys:
            addresses = self._by_key[key]
            addresses.discard(address)
            if not addresses:
                del self._by_key[key]
