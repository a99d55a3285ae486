"""Putting canaries into every text of a page or snippet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.core.validators import MaxLengthValidator, ProhibitNullCharactersValidator
from django.db import models
from wagtail import blocks
from wagtail.fields import StreamField

from programs.blocks import CopyBlock
from programs.fields import TITLE_LIMIT, CopyField
from publishing.editorial.texts import fields_read

#: Name of a field → a new canary for it.
NewCanary = Callable[[str], str]

PLAIN_TEXT = (blocks.CharBlock, blocks.TextBlock)

#: Texts that are addresses or are kept by Wagtail itself.
NOT_TEXTS = {"path", "url_path", "slug", "draft_title"}

#: What passes every check of the words, in whatever field it stands.
EASY = "It is here for you and for all of us. You can ask us. We will help you with it."
EASY_QUESTION = "Can you help me with it?"

#: A canary and a blank. What is shorter has no room for one.
ROOM = 13

LENGTH_ONLY = (MaxLengthValidator, ProhibitNullCharactersValidator)


def fill(instance: Any, canary: NewCanary, *, publishable: bool) -> None:
    """Put a canary into each text, in place of its last words. Nothing is saved.

    Args:     publishable: only into what readers get as words, so that it still goes public.
    """
    model: Any = type(instance)
    names = fields_read(model) if publishable else list(_texts(instance))
    for name in names:
        field = instance._meta.get_field(name)
        value = getattr(instance, name)
        if isinstance(field, StreamField):
            parts = field.get_prep_value(value) or []
            filled = _filled_stream(field.stream_block, parts, name, canary)
            setattr(instance, name, field.to_python(filled))
        elif value or not publishable:
            limit = field.limit if isinstance(field, CopyField) else field.max_length
            if name == "title":
                limit = TITLE_LIMIT
            text = value or ""
            if publishable:
                text = EASY_QUESTION if text.endswith("?") else EASY
            setattr(instance, name, _with_canary(text, limit, name, canary))


def _texts(instance: Any) -> Iterator[str]:
    for field in instance._meta.concrete_fields:
        if isinstance(field, StreamField) or (
            isinstance(field, models.CharField | models.TextField)
            and field.editable
            and not field.choices
            and field.name not in NOT_TEXTS
            and all(isinstance(each, LENGTH_ONLY) for each in field.validators)
        ):
            yield field.name


def _with_canary(text: str, limit: int | None, name: str, canary: NewCanary) -> str:
    if limit is not None and limit < ROOM:
        return text
    ending = "?" if text.endswith("?") else ""
    kept = text.removesuffix(ending) if limit is None else text[: limit - ROOM - len(ending)]
    return f"{kept.rstrip('?. ')} {canary(name)}{ending}".strip()


def _filled_stream(block: Any, parts: list[Any], name: str, canary: NewCanary) -> list[Any]:
    return [
        {**part, "value": _filled(block.child_blocks[part["type"]], part["value"], name, canary)}
        for part in parts
        if part["type"] in block.child_blocks
    ]


def _filled(block: Any, value: Any, name: str, canary: NewCanary) -> Any:
    if isinstance(block, blocks.RichTextBlock):
        return f"<p>{EASY} {canary(name)}</p>"
    if type(block) in PLAIN_TEXT or isinstance(block, CopyBlock):
        limit = block.limit if isinstance(block, CopyBlock) else block.field.max_length
        return _with_canary(EASY, limit, name, canary)
    if isinstance(block, blocks.StructBlock):
        return {
            key: _filled(block.child_blocks[key], part, f"{name}.{key}", canary)
            if key in block.child_blocks
            else part
            for key, part in (value or {}).items()
        }
    if isinstance(block, blocks.StreamBlock):
        return _filled_stream(block, value or [], name, canary)
    return value
