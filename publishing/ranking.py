"""The order of what was found, and pages of it.

A hundred thousand documents have a few different scores, so the order is a few sets of entries, and
a page of it costs the same wherever it begins.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from publishing.levels import Entries, Levels, ascending, union


class Place(NamedTuple):
    """A document's place among the results; they are in this order."""

    minus_score: float
    importance: int
    #: Of the entry.
    key: int


@dataclass(frozen=True)
class Ranking:
    """Found entries, best first.

    scores: the entries that have each. importance: sets in the order of those that have the same
    score; together they hold every entry.
    """

    scores: Levels
    importance: Sequence[Entries]

    def __len__(self) -> int:
        return union(self.scores).bit_count()

    def after(self, place: Place | None, limit: int) -> list[Place]:
        """Return the first places, or the first after one."""
        found: list[Place] = []
        for score, importance, entries in self._groups():
            if place is not None:
                if (score, importance) < place[:2]:
                    continue
                if (score, importance) == place[:2]:
                    entries &= ~_up_to(place.key + 1, entries)
            for key in ascending(entries, limit - len(found)):
                found.append(Place(score, importance, key))
            if len(found) == limit:
                break
        return found

    def before(self, place: Place, limit: int) -> list[Place]:
        """Return the last places before one, in their order."""
        found: list[Place] = []
        for score, importance, entries in reversed(list(self._groups())):
            if (score, importance) > place[:2]:
                continue
            if (score, importance) == place[:2]:
                entries &= _up_to(place.key, entries)
            for key in _descending(entries, limit - len(found)):
                found.append(Place(score, importance, key))
            if len(found) == limit:
                break
        return found[::-1]

    def places(self, start: int, stop: int) -> list[Place]:
        """Return the places with these numbers, counted from 0."""
        found: list[Place] = []
        for score, importance, entries in self._groups():
            count = entries.bit_count()
            here = ascending(_without_lowest(entries, min(start, count)), stop - start)
            found += [Place(score, importance, key) for key in here]
            start, stop = max(start, count) - count, stop - count
            if stop <= 0:
                break
        return found

    def _groups(self) -> Iterator[tuple[float, int, Entries]]:
        for score in sorted(self.scores, reverse=True):
            for number, entries in enumerate(self.importance):
                if here := self.scores[score] & entries:
                    yield -score, number, here


def _up_to(key: int, entries: Entries) -> Entries:
    """Return the keys below one; no number longer than the set, however large the key is."""
    return (1 << min(key, entries.bit_length())) - 1


def _descending(entries: Entries, limit: int) -> Iterator[int]:
    """Yield the last keys of a set, the highest first."""
    while entries and limit > 0:
        key = entries.bit_length() - 1
        yield key
        entries ^= 1 << key
        limit -= 1


def _without_lowest(entries: Entries, count: int) -> Entries:
    """Return a set without its first keys; in time that is nearly linear in its length."""
    low, high = 0, entries.bit_length()
    # The least number of bits that hold so many keys.
    while low < high:
        middle = (low + high) // 2
        if (entries & (1 << middle) - 1).bit_count() < count:
            low = middle + 1
        else:
            high = middle
    return entries >> low << low
