"""Which copy of a document runs over its limit. Counts plain text, as a reader sees it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from wagtail.blocks import ListBlock, StreamBlock, StreamValue, StructBlock
from wagtail.fields import StreamField

from programs.blocks import CopyBlock
from programs.fields import CopyField, limit_for


@dataclass(frozen=True)
class Overrun:
    """A text that is too long: where, how long it is and how long it may be (characters)."""

    field: str
    text: str
    length: int
    limit: int

    @property
    def message(self) -> str:
        cut = self.length - self.limit
        start = self.text if len(self.text) <= 40 else f"{self.text[:39]}…"
        return (
            f"“{start}” has {self.length} characters; the limit is {self.limit}. "
            f"Take out {cut} or more."
        )


def overruns(document: models.Model, language_code: str) -> Iterator[Overrun]:
    """Yield every text of a document that is longer than its limit in a language."""
    for field, text, limit in limited_texts(document):
        allowed = limit_for(limit, language_code)
        if len(text) > allowed:
            yield Overrun(field, text, len(text), allowed)


def limited_texts(document: models.Model) -> Iterator[tuple[str, str, int]]:
    """Yield (field name, text, English limit) of everything in a document that has a limit."""
    for field in document._meta.get_fields():
        if isinstance(field, CopyField):
            yield field.name, getattr(document, field.name) or "", field.limit
        elif isinstance(field, StreamField):
            value: StreamValue = getattr(document, field.name)
            for text, limit in _texts_in(value.stream_block, value):
                yield field.name, text, limit


def _texts_in(block: Any, value: Any) -> Iterator[tuple[str, int]]:
    if isinstance(block, CopyBlock):
        yield value or "", block.limit
    elif isinstance(block, StreamBlock):
        for child in value:
            yield from _texts_in(child.block, child.value)
    elif isinstance(block, StructBlock):
        for name, child_block in block.child_blocks.items():
            yield from _texts_in(child_block, value.get(name))
    elif isinstance(block, ListBlock):
        for item in value:
            yield from _texts_in(block.child_block, item)
