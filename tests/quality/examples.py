"""The examples of the data files: what each rule must find, and what it must leave alone."""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import quality
from quality.findings import Severity

DATA = Path(quality.__file__).parent / "data"
MARKED = re.compile("«(.+?)»")


@dataclass(frozen=True)
class Example:
    """A text and its context; `matched` is None where the rule must stay silent."""

    rule: str
    language: str
    text: str
    matched: str | None
    offset: int | None
    severity: Severity | None
    context: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.rule}-{self.language}-{self.text}"


def rules(file_name: str) -> list[dict[str, Any]]:
    return tomllib.loads((DATA / file_name).read_text(encoding="utf-8"))["rule"]


def hits(file_name: str) -> list[Example]:
    return [
        _example(rule, entry, marked=True) for rule in rules(file_name) for entry in rule["flags"]
    ]


def non_hits(file_name: str) -> list[Example]:
    return [
        _example(rule, entry, marked=False) for rule in rules(file_name) for entry in rule["passes"]
    ]


def _example(rule: dict[str, Any], entry: str | dict[str, Any], *, marked: bool) -> Example:
    context = {"text": entry} if isinstance(entry, str) else dict(entry)
    text = context.pop("text")
    severity = context.pop("severity", rule["severity"])
    # A rule for calls to action is shown in one, unless the example says otherwise.
    if rule.get("kinds"):
        context.setdefault("kind", rule["kinds"][0])
    mark = MARKED.search(text) if marked else None
    if mark is None:
        assert not marked, f"{rule['id']}: no marked words in {text!r}"
        return Example(rule["id"], rule["language"], text, None, None, None, context)
    plain = text[: mark.start()] + mark[1] + text[mark.end() :]
    return Example(rule["id"], rule["language"], plain, mark[1], mark.start(), severity, context)
