"""What a reader may ask for, and a clear answer when it does not exist."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Any

from rest_framework import serializers

from publishing.locales import known_locales
from publishing.rich_text import FORMS
from publishing.selecting import ALWAYS
from publishing.serializers.fields import ReferenceField, RichTextField
from publishing.types import DOCUMENT_TYPES, shape_of

#: Each channel, with the form of rich text that its readers use.
OWN_FORM = {"web": "html", "mobile": "portable_text", "print": "text"}
CHANNELS = tuple(OWN_FORM)
MAX_EXPAND_DEPTH = 3


class BadOption(ValueError):
    """A reader asked for something that does not exist; says what, why and what to do."""

    def __init__(self, parameter: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.parameter, self.message, self.hint = parameter, message, hint


@dataclass(frozen=True)
class Options:
    """How a reader wants documents.

    channel: web, mobile or print. locale: BCP 47; documents that lack it are served in the
    fallback. rich_text: one of FORMS; None means the channel's own. expand: dotted paths of
    references to inline. fields: dotted paths to keep, or with a minus to leave out; id and type
    always stay. base_url: put before every path, such as "https://api.example.org". day: the one
    on which review dates and credentials are judged; today if omitted.
    """

    channel: str = "web"
    locale: str = "en-US"
    rich_text: str | None = None
    expand: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    base_url: str = ""
    day: datetime.date | None = None

    def __post_init__(self) -> None:
        _one_of("channel", self.channel, CHANNELS)
        _one_of("locale", self.locale, known_locales())
        if self.rich_text is not None:
            _one_of("rich_text", self.rich_text, FORMS)

    @property
    def rich_text_form(self) -> str:
        return self.rich_text or OWN_FORM[self.channel]


def check_paths(options: Options, kinds: Iterable[str]) -> None:
    """Raise BadOption if `expand` or `fields` names what no document of these types has."""
    kinds = list(kinds)
    for path in options.expand:
        check_depth(path)
        _check_expand(path, kinds, path.split("."))
    shapes = [shape_of(kind) for kind in kinds]
    for path in options.fields:
        name = path.removeprefix("-")
        if name in ALWAYS and path != name:
            raise BadOption("fields", f"“{name}” always stays.", "Take it out of the list.")
        _check_field(name, shapes, name.split("."))


def check_depth(path: str) -> None:
    """Raise BadOption if a path of `expand` goes too deep."""
    if path.count(".") >= MAX_EXPAND_DEPTH:
        raise BadOption(
            "expand",
            f"“{path}” goes deeper than {MAX_EXPAND_DEPTH} levels.",
            "Ask for the deeper documents in a second request.",
        )


@cache
def reference_fields(kind: str) -> dict[str, set[str]]:
    """Return the fields of a type that hold references, with the types these may have."""
    found = {}
    for name, field in shape_of(kind).fields.items():
        referred = None if name == "meta" else _referred_types(field)
        if referred is not None:
            found[name] = referred
    return found


def _referred_types(field: Any) -> set[str] | None:
    if isinstance(field, ReferenceField):
        return set(field.types) or set(DOCUMENT_TYPES)
    inner = [getattr(field, "child", None)] if hasattr(field, "child") else []
    if isinstance(field, serializers.Serializer):
        inner = list(field.fields.values())
    kinds = [found for item in inner if (found := _referred_types(item)) is not None]
    return set().union(*kinds) if kinds else None


def _check_expand(path: str, kinds: Iterable[str], steps: list[str]) -> None:
    known: dict[str, set[str]] = {}
    for kind in kinds:
        for name, referred in reference_fields(kind).items():
            known.setdefault(name, set()).update(referred)
    if steps[0] not in known:
        raise BadOption("expand", f"There is no reference “{path}”.", hint(steps[0], known))
    if steps[1:]:
        _check_expand(path, known[steps[0]], steps[1:])


def _check_field(path: str, shapes: list[Any], steps: list[str]) -> None:
    known: dict[str, list[Any]] = {}
    for shape in shapes:
        for name, field in _children(shape).items():
            known.setdefault(name, []).append(field)
    if steps[0] not in known:
        raise BadOption("fields", f"There is no field “{path}”.", hint(steps[0], known))
    if steps[1:]:
        _check_field(path, known[steps[0]], steps[1:])


def _children(field: Any) -> dict[str, Any]:
    if isinstance(field, serializers.Serializer):
        return dict(field.fields)
    if isinstance(field, RichTextField):
        return {"format": None, "value": None}
    if isinstance(field, ReferenceField):
        # A stub, or with `expand` any document of the types it may refer to.
        names: dict[str, Any] = {"path": None, "url": None}
        for kind in field.types or DOCUMENT_TYPES:
            names.update(shape_of(kind).fields)
        return names
    child = getattr(field, "child", None)
    return _children(child) if child is not None else {}


def hint(name: str, known: Iterable[str]) -> str:
    """Return the nearest name that exists, or all names, as a sentence for a reader."""
    names = sorted(known)
    near = get_close_matches(name, names, n=1)
    if near:
        return f"Did you mean “{near[0]}”?"
    # Variants of a name, such as level__in, would bury the names themselves.
    plain = [name for name in names if "__" not in name and "." not in name]
    return f"There are: {', '.join(plain)}." if plain else "Nothing can be chosen here."


def _one_of(parameter: str, value: str, known: Sequence[str]) -> None:
    if value not in known:
        raise BadOption(parameter, f"“{value}” is not known.", f"Use one of: {', '.join(known)}.")
