"""What else must hold before a document goes public, from packages that this one may not know.

A check is a function that takes a document and yields problems, as `publishing_problems` does.
Whoever has one registers it when Django starts; every path into publishing asks them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

#: A problem that keeps a document from being published: (field name, what to do about it).
Problem = tuple[str, str]
Check = Callable[[Any], Iterator[Problem]]

_checks: list[Check] = []


def register(check: Check) -> Check:
    """Ask this check, too, whenever a document is to be published."""
    if check not in _checks:
        _checks.append(check)
    return check


def problems_of(document: Any) -> Iterator[Problem]:
    """Yield what the registered checks have against a document."""
    for check in _checks:
        yield from check(document)
