"""What changed between two versions of a document, field by field and word by word."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

ADDED, REMOVED, CHANGED, MOVED = "added", "removed", "changed", "moved"
KINDS = (ADDED, REMOVED, CHANGED, MOVED)

#: A tag, a run of spaces, or a word: rich text and plain text alike.
TOKEN = re.compile(r"<[^>]+>|\s+|[^\s<]+|<")

#: Longer texts are compared as a whole; matching words takes time with the square of their number.
MAX_TOKENS = 4000


@dataclass(frozen=True)
class Change:
    """One difference. `path` is dotted; [id] or [index] names an item of a list.

    kind: added, removed, changed or moved (within its list; old and new are its places).
    """

    path: str
    kind: str
    old: Any
    new: Any

    @property
    def segments(self) -> list[dict[str, str]] | None:
        """Return a changed text as [{"op": equal, delete or insert, "text"}]; else None."""
        if isinstance(self.old, str) and isinstance(self.new, str):
            return word_segments(self.old, self.new)
        return None


def diff(old: dict[str, Any], new: dict[str, Any]) -> list[Change]:
    """Compare two bodies of the ledger. References are ids."""
    return list(_compare(old, new, ""))


def word_segments(old: str, new: str) -> list[dict[str, str]]:
    """Return how one text becomes the other; joined without the inserted parts, it is the old."""
    before, after = TOKEN.findall(old), TOKEN.findall(new)
    if max(len(before), len(after)) > MAX_TOKENS:
        before, after = [old], [new]
    segments = []
    for op, start, end, new_start, new_end in _opcodes(before, after):
        if op == "equal":
            segments.append({"op": op, "text": "".join(before[start:end])})
            continue
        if end > start:
            segments.append({"op": "delete", "text": "".join(before[start:end])})
        if new_end > new_start:
            segments.append({"op": "insert", "text": "".join(after[new_start:new_end])})
    return segments


def _compare(old: Any, new: Any, path: str) -> Iterator[Change]:
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for name in [*old, *(name for name in new if name not in old)]:
            inner = f"{path}.{name}" if path else name
            if name not in new:
                yield Change(inner, REMOVED, old[name], None)
            elif name not in old:
                yield Change(inner, ADDED, None, new[name])
            else:
                yield from _compare(old[name], new[name], inner)
    elif isinstance(old, list) and isinstance(new, list):
        have_ids = _have_ids(old) and _have_ids(new)
        yield from (_by_id if have_ids else _by_place)(old, new, path)
    else:
        yield Change(path, CHANGED, old, new)


def _by_id(old: list[Any], new: list[Any], path: str) -> Iterator[Change]:
    before, after = ({item["id"]: item for item in items} for items in (old, new))
    for key in before:
        if key not in after:
            yield Change(f"{path}[{key}]", REMOVED, before[key], None)
    for key in after:
        if key not in before:
            yield Change(f"{path}[{key}]", ADDED, None, after[key])
        else:
            yield from _compare(before[key], after[key], f"{path}[{key}]")
    stayed = [key for key in before if key in after]
    for place, key in enumerate(key for key in after if key in before):
        if stayed[place] != key:
            yield Change(f"{path}[{key}]", MOVED, stayed.index(key), place)


def _by_place(old: list[Any], new: list[Any], path: str) -> Iterator[Change]:
    """Line up equal items; what stands in the same gap on both sides is the same item, changed."""
    texts = [[json.dumps(item, sort_keys=True) for item in items] for items in (old, new)]
    for op, start, end, new_start, new_end in _opcodes(*texts):
        if op == "equal":
            continue
        both = min(end - start, new_end - new_start)
        for step in range(both):
            inner = f"{path}[{new_start + step}]"
            yield from _compare(old[start + step], new[new_start + step], inner)
        for place in range(start + both, end):
            yield Change(f"{path}[{place}]", REMOVED, old[place], None)
        for place in range(new_start + both, new_end):
            yield Change(f"{path}[{place}]", ADDED, None, new[place])


def _opcodes(old: Sequence[str], new: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def _have_ids(items: list[Any]) -> bool:
    keys = [item.get("id") for item in items if isinstance(item, dict)]
    return len(keys) == len(items) == len(set(keys)) and None not in keys
