"""Writes the lists of the content model from plain Python values."""

from __future__ import annotations

import datetime
import json
import uuid
from collections.abc import Iterable
from typing import Any

from django.db import models
from wagtail.fields import StreamField

#: Lists made from plain values get the same block ids each time, so that a text keeps its address.
BLOCK_IDS = uuid.UUID("5f0d9a52-3a86-4a0e-9a5c-6f8f5c0f1f6e")


def stream_json(field: StreamField, values: Iterable[Any], *, name: str) -> str:
    """Return what a StreamField stores for a list of plain values.

    Args:     field: holds one kind of block, as every list of the content model does.
              values: texts, saved objects, or a dict for a block of several parts.
              name: names the list; the ids of its blocks come from it and from their place.
    """
    (kind,) = field.stream_block.child_blocks
    blocks = [
        {"id": str(uuid.uuid5(BLOCK_IDS, f"{name}/{place}")), "type": kind, "value": _plain(value)}
        for place, value in enumerate(values)
    ]
    return json.dumps(blocks)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, models.Model):
        return value.pk
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return value
