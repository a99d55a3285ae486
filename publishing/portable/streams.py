"""Walking the parts of a StreamField as it is stored: lists, structs, choosers, rich text.

The blocks themselves say what stands where, so no type of part is known here by name. Stored
values that no block describes any more are left out, as Wagtail leaves them out of its forms.
"""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model
from wagtail import blocks
from wagtail.models import Page

from programs.streams import BLOCK_IDS
from publishing.portable.keys import Keys
from publishing.portable.misfits import Misfit

#: A link to a page, or a picture, in Wagtail's own form of rich text.
LINK = re.compile(r'(<(?:a|embed)\b[^>]*?\bid=")([^"]*)("[^>]*>)')
IS_PAGE = re.compile(r'linktype="page"')

#: What stands for a page that is gone; a link to it is text.
NOWHERE = "0"

#: (block, value, its place) → the value in the other form.
Leaf = Callable[[blocks.Block, Any, str], Any]


def targets(block: blocks.Block) -> set[type[Model]]:
    """Return the models that the choosers in a block point at."""
    if isinstance(block, blocks.ChooserBlock):
        return {block.model_class}
    inner = list(getattr(block, "child_blocks", {}).values())
    if isinstance(block, blocks.ListBlock):
        inner.append(block.child_block)
    return set().union(*map(targets, inner))


def given(block: blocks.Block, value: Any, keys: Keys) -> Any:
    """Return a stored stream as it stands in a file."""
    return _changed(block, value, keys.key, lambda html: given_links(html, keys))


def taken(
    block: blocks.Block, value: Any, keys: Keys, name: str, field: str, language: str
) -> list[Any]:
    """Return a file's stream in the form of `given`.

    Args:     name: names the list; parts without an id get one from it and from their place.
    Raises:   Misfit, for what no block takes; nothing is dropped silently.
    """

    def leaf(block: blocks.Block, value: Any, place: str) -> Any:
        if isinstance(block, blocks.ChooserBlock):
            if value is None:
                return None
            return keys.resolve(block.model_class, value, language, place)
        if isinstance(block, blocks.RichTextBlock):
            return taken_links(value, keys, place, language)
        return _checked(block, value, place)

    result: list[Any] = _walk(block, value, leaf, field, name)
    return result


def stored(block: blocks.Block, value: Any, keys: Keys) -> Any:
    """Return what Wagtail stores for a stream in the form of `given`."""
    return _changed(block, value, keys.pk, lambda html: stored_links(html, keys))


def _changed(
    block: blocks.Block,
    value: Any,
    reference: Callable[[type[Model], Any], Any],
    links: Callable[[str], str],
) -> Any:
    """Return a stream that fits with its references and the links in its texts changed."""

    def leaf(block: blocks.Block, value: Any, place: str) -> Any:
        if isinstance(block, blocks.ChooserBlock):
            return None if value is None else reference(block.model_class, value)
        return links(value) if isinstance(block, blocks.RichTextBlock) else value

    return _walk(block, value, leaf, "", None)


def given_links(html: str, keys: Keys) -> str:
    return LINK.sub(
        lambda found: _with_id(
            found, keys.key(Page, int(found[2])) if found[2].isdecimal() else None
        ),
        html,
    )


def taken_links(html: Any, keys: Keys, place: str, language: str) -> str:
    if not isinstance(html, str):
        raise Misfit(place, "Give the text as HTML.")

    def change(found: re.Match[str]) -> str:
        key = None if found[2] == NOWHERE else keys.resolve(Page, found[2], language, place)
        return _with_id(found, key)

    return LINK.sub(change, html)


def stored_links(html: str, keys: Keys) -> str:
    return LINK.sub(lambda found: _with_id(found, keys.pk(Page, found[2])), html)


def _with_id(found: re.Match[str], key: Any) -> str:
    if not IS_PAGE.search(found[0]):
        return found[0]
    return f"{found[1]}{key or NOWHERE}{found[3]}"


def _walk(block: blocks.Block, value: Any, leaf: Leaf, place: str, name: str | None) -> Any:
    """Return a value with each of its leaves changed.

    Args:     name: of a list from a file, which must fit; None for a stored one.
    """
    if isinstance(block, blocks.BaseStreamBlock):
        return _stream(block, value, leaf, place, name)
    if isinstance(block, blocks.ListBlock):
        return _list(block, value, leaf, place, name)
    if isinstance(block, blocks.BaseStructBlock):
        return _struct(block, value, leaf, place, name)
    return leaf(block, value, place)


def _stream(block: Any, value: Any, leaf: Leaf, place: str, name: str | None) -> list[Any]:
    parts = []
    for step, part in enumerate(_a_list(value, place)):
        here = f"{place}, part {step + 1}"
        kind = part.get("type") if isinstance(part, dict) else None
        if kind not in block.child_blocks:
            if name is None:
                continue
            takes = ", ".join(block.child_blocks)
            raise Misfit(here, f'Give {{"type": …, "value": …}}; the type is one of: {takes}.')
        if "value" not in part or part.keys() - {"type", "value", "id"}:
            raise Misfit(here, 'A part has a "type", a "value" and, if it likes, an "id".')
        child = block.child_blocks[kind]
        inner = None if name is None else f"{name}/{step}"
        parts.append(
            {
                "id": _id_of(part, name, step),
                "type": kind,
                "value": _walk(child, part["value"], leaf, here, inner),
            }
        )
    return parts


def _list(block: Any, value: Any, leaf: Leaf, place: str, name: str | None) -> list[Any]:
    parts = []
    for step, part in enumerate(_a_list(value, place)):
        if not (isinstance(part, dict) and part.get("type") == "item" and "value" in part):
            part = {"value": part}  # the form of old lists, without ids
        inner = None if name is None else f"{name}/{step}"
        changed = _walk(block.child_block, part["value"], leaf, f"{place}, part {step + 1}", inner)
        parts.append({"id": _id_of(part, name, step), "type": "item", "value": changed})
    return parts


def _struct(block: Any, value: Any, leaf: Leaf, place: str, name: str | None) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Misfit(place, f"Give an object with {', '.join(block.child_blocks)}.")
    unknown = sorted(value.keys() - block.child_blocks.keys())
    if unknown and name is not None:
        takes = ", ".join(block.child_blocks)
        raise Misfit(place, f"There is no “{unknown[0]}” in it; it takes {takes}.")
    return {
        key: _walk(
            child,
            value[key] if key in value else _default(child),
            leaf,
            f"{place}, {key}",
            None if name is None else f"{name}/{key}",
        )
        for key, child in sorted(block.child_blocks.items())
    }


def _default(block: blocks.Block) -> Any:
    value = block.get_prep_value(block.get_default())
    return json.loads(json.dumps(value, cls=DjangoJSONEncoder))


def _a_list(value: Any, place: str) -> list[Any]:
    if not isinstance(value, list):
        raise Misfit(place, "Give a list of parts.")
    return value


def _id_of(part: dict[str, Any], name: str | None, step: int) -> str:
    return str(part.get("id") or uuid.uuid5(BLOCK_IDS, f"{name}/{step}"))


def _checked(block: blocks.Block, value: Any, place: str) -> Any:
    """Return a plain value, or say that its block takes another kind."""
    field = getattr(block, "field", None)
    if isinstance(field, forms.BooleanField):
        fits = isinstance(value, bool)
    elif isinstance(field, forms.IntegerField | forms.FloatField):
        fits = value is None or (isinstance(value, int | float) and not isinstance(value, bool))
    else:
        fits = value is None or isinstance(value, str)
    try:
        if fits and value is not None:
            value = json.loads(
                json.dumps(block.get_prep_value(block.to_python(value)), cls=DjangoJSONEncoder)
            )
    except (ValidationError, ValueError, TypeError):
        fits = False
    if not fits or (value is None and isinstance(field, forms.CharField)):
        raise Misfit(place, f"{json.dumps(value)[:60]} is not what this part takes.")
    return value
