"""Where a document's words are, and what kind of field each rule knows them by.

An address is the name of the input in the editing form ("copy_short", "modules-0-value-body"), so
that what is found in a stored document and in a form that is being typed in has one name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from django.db import models
from wagtail.blocks import RichTextBlock, StructBlock
from wagtail.fields import StreamField

from programs import models as content
from programs.blocks import CopyBlock
from programs.fields import CopyField
from publishing.rich_text import plain_text

#: Field → kind. A text that is not here reads like the one-line copy beside it.
KINDS = {
    "title": "title",
    "seo_title": "title",
    "label": "label",
    "plain_name": "label",
    "clinical_name": "label",
    "short_name": "label",
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
OTHERWISE = "short"

#: Beyond CopyField and the blocks of lists, these are read by the public too.
ALSO_READ = (
    "title",
    "seo_title",
    "search_description",
    "plain_name",
    "clinical_name",
    "short_name",
    "expansion",
)

#: Words that the glossary lists because we do not use them.
NOT_READ = ("avoid",)

#: Names of people and publications, and statements whose evidence is judged by itself.
NOT_READ_MODELS = (content.Source, content.Reviewer, content.Claim)

#: Its parts are one text: a grade needs more words than one part has.
LONG_COPY = "modules"

ADDRESS = re.compile(r"(?P<field>[a-z_]+)(?:-\d+-value(?:-(?P<part>[a-z_]+))?)?")


@dataclass(frozen=True)
class Part:
    """A text with an input of its own. `start` is its place in the passage."""

    address: str
    text: str
    start: int = 0


@dataclass(frozen=True)
class Passage:
    """What is read as one: a field, or all parts of the long copy, a block a line."""

    field: str
    kind: str
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        return "\n".join(part.text for part in self.parts)

    def part_at(self, offset: int) -> Part:
        """Return the part in which a place of the whole text lies."""
        return [part for part in self.parts if part.start <= offset][-1]


def passages(model: type[models.Model], texts: Iterable[tuple[str, str]]) -> list[Passage]:
    """Arrange (address, plain text) of one document as the rules read them.

    Addresses that this model has no public words at are left out; so are empty texts.
    """
    known = fields_read(model)
    named = [
        (match["field"], address, text)
        for address, text in texts
        if text.strip()
        and (match := ADDRESS.fullmatch(address)) is not None
        and match["field"] in known
    ]
    found = []
    for field, group in groupby(named, key=lambda each: each[0]):
        parts = [(address, text) for _, address, text in group]
        together = [parts] if field == LONG_COPY else [[part] for part in parts]
        found += [Passage(field, kind_of(model, field), _placed(each)) for each in together]
    return found


def kind_of(model: type[models.Model], field: str) -> str:
    """Return what the reading limits call a field of a model."""
    if issubclass(model, content.Faq) and field == LONG_COPY:
        return "faq"
    return KINDS.get(field, OTHERWISE)


@cache
def fields_read(model: type[models.Model]) -> list[str]:
    """Return the names of the fields that hold public words, in the model's order."""
    if issubclass(model, NOT_READ_MODELS):
        return []
    return [
        field.name
        for field in model._meta.get_fields()
        if field.name not in NOT_READ
        and (
            isinstance(field, CopyField)
            or field.name in ALSO_READ
            or (isinstance(field, StreamField) and _has_words(field.stream_block))
        )
    ]


def stored_texts(document: Any) -> Iterator[tuple[str, str]]:
    """Yield (address, plain text) of everything in a document that the public reads."""
    model: type[models.Model] = type(document)
    for name in fields_read(model):
        value = getattr(document, name)
        if isinstance(document._meta.get_field(name), StreamField):
            for number, child in enumerate(value):
                yield from _block_texts(f"{name}-{number}-value", child.block, child.value)
        else:
            yield name, value or ""


def rich_texts(document: Any) -> Iterator[tuple[str, str]]:
    """Yield (address, HTML as stored) of a document's rich text."""
    for field in document._meta.get_fields():
        if not (isinstance(field, StreamField) and _has_words(field.stream_block)):
            continue
        for number, child in enumerate(getattr(document, field.name)):
            if isinstance(child.block, StructBlock):
                for part, block in child.block.child_blocks.items():
                    if isinstance(block, RichTextBlock):
                        yield f"{field.name}-{number}-value-{part}", child.value[part].source


def field_of(address: str) -> str:
    """Return the field that an address lies in."""
    return address.partition("-")[0]


def _has_words(block: Any) -> bool:
    children = getattr(block, "child_blocks", {}).values()
    return isinstance(block, CopyBlock | RichTextBlock) or any(map(_has_words, children))


def _block_texts(address: str, block: Any, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(block, CopyBlock):
        yield address, value or ""
    elif isinstance(block, RichTextBlock):
        yield address, plain_text(value.source)
    elif isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            yield from _block_texts(f"{address}-{name}", child, value.get(name))


def _placed(parts: Iterable[tuple[str, str]]) -> tuple[Part, ...]:
    placed, start = [], 0
    for address, text in parts:
        placed.append(Part(address, text, start))
        start += len(text) + 1
    return tuple(placed)
