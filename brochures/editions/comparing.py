"""What has changed between two sets of copy: slot by slot, word by word."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from typing import Any

from brochures.editions.models import URGENCIES

#: Parts of a word-level difference: kept, taken away, added.
KEPT, GONE, NEW = "kept", "gone", "new"

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
    old, new = _words(before), _words(after)
    matcher = difflib.SequenceMatcher(a=old, b=new, autojunk=False)
    for operation, a, b, c, d in matcher.get_opcodes():
        if operation == "equal":
            yield [KEPT, "".join(old[a:b])]
            continue
        if a < b:
            yield [GONE, "".join(old[a:b])]
        if c < d:
            yield [NEW, "".join(new[c:d])]


def most_urgent(changes: list[dict[str, Any]]) -> str:
    """Return the class that the worst change has; empty when nothing changed."""
    classes = {change["change"] for change in changes}
    return next((urgency.value for urgency in URGENCIES if urgency in classes), "")


def _words(text: str) -> list[str]:
    return re.findall(r"\s+|[^\s]+", text)
