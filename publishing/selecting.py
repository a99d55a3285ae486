"""Keeping only the fields that a reader asked for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

#: What identifies a document; always there.
ALWAYS = ("id", "type")


def select(document: dict[str, Any], paths: Iterable[str]) -> dict[str, Any]:
    """Return a document with `id`, `type` and the dotted paths asked for, in document order."""
    tree: dict[str, Any] = {name: {} for name in ALWAYS if name in document}
    for path in paths:
        branch = tree
        for step in path.split("."):
            branch = branch.setdefault(step, {})
    return _cut(document, tree)


def _cut(value: Any, tree: dict[str, Any]) -> Any:
    if not tree:
        return value
    if isinstance(value, list):
        return [_cut(item, tree) for item in value]
    if isinstance(value, dict):
        return {name: _cut(value[name], tree[name]) for name in value if name in tree}
    return value
