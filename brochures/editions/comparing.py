"""What has changed between two sets of copy: slot by slot, word by word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from brochures.editions.models import URGENCIES
from publishing.diffing import word_segments

#: Parts of a word-level difference: kept, taken away, added.
PARTS = {"equal": "kept", "delete": "gone", "insert": "new"}

Copy = dict[str, dict[str, str]]


def changes_between(printed: Copy, public: Copy) -> list[dict[str, Any]]:
    """Return the slots whose words differ, the most urgent first.

    Each is {slot, change, printed, public, words: [[kept|gone|new, text], …]}.
    """
    found = [
        {
            "slot": key,
            "change": (printed.get(key) or public[key])["change"],
            "printed": (before := printed.get(key, {}).get("text", "")),
            "public": (after := public.get(key, {}).get("text", "")),
            "words": list(word_difference(before, after)),
        }
        for key in dict.fromkeys([*printed, *public])
        if printed.get(key, {}).get("text") != public.get(key, {}).get("text")
    ]
    return sorted(found, key=lambda change: URGENCIES.index(change["change"]))


def word_difference(before: str, after: str) -> Iterator[list[str]]:
    """Yield [kept|gone|new, text] parts. Joined without the gone ones they are `after`."""
    for segment in word_segments(before, after):
        yield [PARTS[segment["op"]], segment["text"]]


def most_urgent(changes: list[dict[str, Any]]) -> str:
    """Return the class that the worst change has; empty when nothing changed."""
    classes = {change["change"] for change in changes}
    return next((urgency.value for urgency in URGENCIES if urgency in classes), "")
