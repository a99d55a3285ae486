"""Sets of entries of search as whole numbers, and the weights that a search gives to their members.

Bit n of a set is the entry with key n. Which of a hundred thousand entries are in two sets is one
`&`, and takes microseconds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import TypeAlias

#: A set of entries.
Entries: TypeAlias = int

#: Weight → the entries that have it. No entry has two.
Levels: TypeAlias = "dict[float, Entries]"


def union(levels: Mapping[float, Entries]) -> Entries:
    """Return all entries that have any weight."""
    return reduce(or_, levels.values(), 0)


def only(levels: Levels, kept: Entries) -> Levels:
    """Return the weights of those entries that are in a set."""
    return {weight: here for weight, entries in levels.items() if (here := entries & kept)}


def strongest(alternatives: Sequence[Levels], among: Entries) -> Levels:
    """Return of some entries the highest weight that each has in one of the alternatives."""
    found: Levels = {}
    rest = among
    for weight in sorted(set().union(*alternatives), reverse=True):
        here = rest & reduce(or_, (levels.get(weight, 0) for levels in alternatives))
        if here:
            found[weight] = here
            rest &= ~here
    return found


def weakest(parts: Sequence[Levels]) -> Levels:
    """Return of the entries that have all parts the lowest weight among them."""
    found = parts[0]
    for levels in parts[1:]:
        both: Levels = {}
        for one, entries in found.items():
            for other, others in levels.items():
                if here := entries & others:
                    both[min(one, other)] = both.get(min(one, other), 0) | here
        found = both
    return found


def total(parts: Sequence[Levels]) -> Levels:
    """Return of the entries that have any part the sum of their weights."""
    found: Levels = {}
    for levels in parts:
        found = _sum(found, levels)
    return found


def most_of(sets: Sequence[Entries]) -> tuple[int, Entries]:
    """Return in how many of some sets an entry is at most, and the entries that are in so many."""
    # by_count[n]: the entries that are in more than n of the sets so far.
    by_count = [0] * len(sets)
    for entries in sets:
        for number in range(len(sets) - 1, 0, -1):
            by_count[number] |= by_count[number - 1] & entries
        by_count[0] |= entries
    for number in range(len(sets), 0, -1):
        if by_count[number - 1]:
            return number, by_count[number - 1]
    return 0, 0


def _sum(left: Levels, right: Levels) -> Levels:
    found: Levels = {}
    all_left, all_right = union(left), union(right)
    for one, entries in left.items():
        if alone := entries & ~all_right:
            found[one] = found.get(one, 0) | alone
        for other, others in right.items():
            if both := entries & others:
                found[one + other] = found.get(one + other, 0) | both
    for other, others in right.items():
        if alone := others & ~all_left:
            found[other] = found.get(other, 0) | alone
    return found


def ascending(entries: Entries, limit: int) -> Iterator[int]:
    """Yield the first keys of a set."""
    while entries and limit > 0:
        lowest = entries & -entries
        yield lowest.bit_length() - 1
        entries ^= lowest
        limit -= 1
