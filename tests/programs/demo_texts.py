"""Every text of the demo content, with the kind of field that the editorial rules know it by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from programs.demo.content import ENTRIES
from programs.demo.entries import Entry

NAMES = (
    "Focused Addiction Recovery",
    "FAR",
    "SAMHSA National Helpline",
    "988 Suicide & Crisis Lifeline",
    "FindTreatment.gov",
    *(entry.fields["title"] for entry in ENTRIES if entry.model == "ProgramType"),
)

#: Not read by the public as running text: names of people, sources and pictures' titles; and the
#: words that the glossary lists because we do not use them.
PASSED_OVER = {("Source", "*"), ("Reviewer", "*"), ("ContentImage", "title"), ("*", "avoid")}

KINDS = {
    "title": "title",
    "label": "label",
    "plain_name": "label",
    "clinical_name": "label",
    "short_name": "label",
    "copy_short": "short",
    "copy_medium": "medium",
    "copy_print": "print",
    "modules": "long",
    "button": "cta",
    "supporting": "cta",
    "when": "crisis",
    "about": "crisis",
    "urgent_flags": "crisis",
    "actions": "crisis",
    "question": "faq",
    "plain": "glossary",
    "definition": "glossary",
    "expansion": "glossary",
}

#: What lists of parts say to a reader; their other parts are keys.
SPOKEN = ("text", "question", "why", "label", "heading")


@dataclass(frozen=True)
class DemoText:
    entry: Entry
    field: str
    text: str

    @property
    def kind(self) -> str:
        if self.entry.model == "Faq" and self.field == "modules":
            return "faq"
        return KINDS.get(self.field, "short")

    @property
    def has_source(self) -> bool:
        return bool(self.entry.fields.get("sources"))

    def __str__(self) -> str:
        return f"{self.entry.key}.{self.field}"


def demo_texts() -> Iterator[DemoText]:
    for entry in ENTRIES:
        for field, value in entry.fields.items():
            places = {(entry.model, "*"), (entry.model, field), ("*", field)}
            if places & PASSED_OVER:
                continue
            for text in texts_of(field, value):
                yield DemoText(entry, field, text)


def texts_of(field: str, value: Any) -> Iterator[str]:
    """Yield what a reader reads in a field; long copy as one text, a block a line."""
    if field == "modules":
        text = "\n".join(f"{part['heading']}\n{plain_text(part['body'])}" for part in value)
        yield from [text] if text else []
    elif isinstance(value, list):
        for item in value:
            yield from texts_of(field, item)
    elif isinstance(value, dict):
        yield from (value[part] for part in SPOKEN if part in value)
    elif isinstance(value, str) and (" " in value or field in KINDS):
        yield value


def plain_text(html: str) -> str:
    return re.sub(r"<[^>]+>", "", re.sub(r"</(?:p|li)>", "\n", html)).strip()
