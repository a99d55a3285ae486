"""What came of each line of a file, in words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from publishing.portable.lines import Line
from publishing.portable.misfits import Misfit
from publishing.portable.shapes import type_name

#: Characters of a value that are shown.
SHOWN = 60

_MISSING = object()


@dataclass
class Outcome:
    """What came of one line.

    changes: field → what it was and what it is. refused: why nothing went in. problems: what went
    in, but is not public although it is in the file, and why.
    """

    line: Line
    created: bool = False
    changes: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    published: bool = False
    refused: list[Misfit] = field(default_factory=list)
    problems: list[Misfit] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def fate(self) -> str:
        if self.refused:
            return "refused"
        if self.created:
            return "created"
        return "changed" if self.changes or self.published else "unchanged"

    def compare(self, before: dict[str, Any], after: dict[str, Any]) -> None:
        """Note each field that is another."""
        for name, value in after.items():
            if before.get(name, _MISSING) != value:
                self.changes[name] = (before.get(name), value)

    def words(self, *, wholly: bool) -> Iterator[str]:
        """Yield the lines that tell of it.

        Args:  wholly: tell what went well, too.
        """
        fate = "not public" if self.problems and not (wholly or self.refused) else self.fate
        if wholly and fate == "unchanged" and not (self.problems or self.notes):
            return
        if wholly or self.refused or self.problems or self.notes:
            yield f"{fate:<10} {self.name}"
        if wholly:
            for name, (before, after) in sorted(self.changes.items()):
                yield f"    {name}: {' → '.join(short(before, after))}"
        for misfit in self.refused:
            yield f"    {misfit}"
        for misfit in self.problems:
            yield f"    stays a draft: {misfit}" if wholly else f"    {misfit}"
        for note in self.notes:
            yield f"    {note}"

    @property
    def name(self) -> str:
        line = self.line
        locale = f", {line.locale}" if line.locale else ""
        return f"line {line.number}: {type_name(line.model)} “{line.title}”{locale}"


def short(before: Any, after: Any) -> tuple[str, str]:
    """Return two values, shown from a little before the place where they begin to differ."""
    old, new = _text(before), _text(after)
    same = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), None)
    start = max(0, (min(len(old), len(new)) if same is None else same) - SHOWN // 3)
    return _cut(old, start), _cut(new, start)


def _text(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, str):
        return f"“{value}”"
    return json.dumps(value, ensure_ascii=False)


def _cut(text: str, start: int) -> str:
    end = start + SHOWN
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
