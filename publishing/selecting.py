"""Keeping only the fields that a reader asked for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

#: What identifies a document; always there.
ALWAYS = ("id", "type")

#: Name → what is below it; None for all of it.
Tree = dict[str, Any]


def select(document: dict[str, Any], paths: Iterable[str]) -> dict[str, Any]:
    """Return a document with the dotted paths asked for, in document order.

    A path with a minus is left out. `id` and `type` always stay; with only such paths, so does
    everything else.
    """
    paths = tuple(paths)
    keep = _tree(path for path in paths if not path.startswith("-"))
    drop = _tree(path[1:] for path in paths if path.startswith("-"))
    if keep:
        document = _cut(document, {**dict.fromkeys(ALWAYS), **keep})
    return _without(document, drop)


def _tree(paths: Iterable[str]) -> Tree:
    """Return the paths as a tree. Where one lies within another, the shorter one counts."""
    tree: Tree = {}
    for path in paths:
        branch = tree
        *above, last = path.split(".")
        for step in above:
            below = branch.setdefault(step, {})
            if below is None:
                break
            branch = below
        else:
            branch[last] = None
    return tree


def _cut(value: Any, tree: Tree | None) -> Any:
    if tree is None:
        return value
    if isinstance(value, list):
        return [_cut(item, tree) for item in value]
    if isinstance(value, dict):
        return {name: _cut(value[name], tree[name]) for name in value if name in tree}
    return value


def _without(value: Any, tree: Tree) -> Any:
    if isinstance(value, list):
        return [_without(item, tree) for item in value]
    if isinstance(value, dict):
        return {
            name: _without(item, tree.get(name) or {})
            for name, item in value.items()
            if tree.get(name, {}) is not None
        }
    return value
