"""Asks the blocks of every list whether their values are whole.

An editor's form asks them too. A bulk action, a schedule or a command has no form, and Wagtail's
models do not ask their blocks by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField


def stream_problems(document: models.Model) -> Iterator[tuple[str, str]]:
    """Yield (field name, what is wrong and where) for every block that its own rules refuse."""
    for field in document._meta.get_fields():
        if not isinstance(field, StreamField):
            continue
        value: StreamValue = getattr(document, field.name)
        if not value:
            continue  # whether a list may be empty is the field's rule
        try:
            value.stream_block.clean(value)
        except ValidationError as error:
            for place, message in _messages(error, ()):
                yield field.name, f"{place}: {message}" if place else message


def _messages(error: ValidationError, path: tuple[Any, ...]) -> Iterator[tuple[str, str]]:
    inner: Any = getattr(error, "block_errors", None) or {}
    outer: Any = getattr(error, "non_block_errors", None) or []
    if not inner and not outer:
        for message in error.messages:
            yield ", ".join(_place(step) for step in path), message
    for each in outer.as_data() if outer else ():
        yield from _messages(each, path)
    for step, each in inner.items():
        yield from _messages(each, (*path, step))


def _place(step: int | str) -> str:
    return f"part {step + 1}" if isinstance(step, int) else step.replace("_", " ")
