"""The file: JSON Lines, one document on each, the first line a header (docs/how-to).

    {"format": "continuum-content", "version": 1}
    {"type": "programs.Faq", "key": "<uuid>", "locale": "en-us", "parent": "<uuid>/en-us",
     "state": "live", "fields": {…}, "draft": {… what a newer draft says otherwise …}, …}

Keys come in this order and fields by name, so that the same content is the same bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Model
from wagtail.images import get_image_model
from wagtail.models import Page

from publishing.portable.misfits import Misfit, Misfits
from publishing.portable.shapes import model_named, nearest

FORMAT, VERSION = "continuum-content", 1
HEADER = {"format": FORMAT, "version": VERSION}

LIVE, DRAFT = "live", "draft"

_KEYS = (
    "type",
    "key",
    "locale",
    "parent",
    "alias_of",
    "translated_from",
    "private",
    "state",
    "file",
    "filename",
    "tags",
    "signature",
    "fields",
    "draft",
)
_FILE = re.compile(r"^images/[\w.-]+$")

#: NUL, which PostgreSQL refuses, and half of a surrogate pair, which has no bytes.
_UNSTORED = re.compile("[\\x00\\ud800-\\udfff]")


class NotThisFormat(Exception):
    """The file is not one of ours, or of a version that this program does not know."""


@dataclass
class Line:
    """One document of a file, as it is written there.

    key: of a page or snippet with its language, of a picture its file's SHA-1. parent: None where
    the file gives none. is_live: it was public. file, filename: of a picture, in the bundle and as
    people call it. private: only some people may see it where it comes from. translated_from: the
    language of the texts that stand beside its own. signature: a SignOff of programs, by field.
    """

    number: int
    model: type[Model]
    key: str
    locale: str = ""
    parent: str | None = None
    alias_of: str | None = None
    translated_from: str | None = None
    private: bool = False
    is_live: bool = False
    file: str = ""
    filename: str = ""
    tags: list[str] | None = None
    signature: dict[str, Any] | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    draft: dict[str, Any] = field(default_factory=dict)

    @property
    def is_page(self) -> bool:
        return issubclass(self.model, Page)

    @property
    def is_picture(self) -> bool:
        return issubclass(self.model, get_image_model())

    @property
    def title(self) -> str:
        return str({**self.fields, **self.draft}.get("title") or self.key)


@dataclass
class Unread:
    """A line that cannot be read."""

    number: int
    misfits: list[Misfit]


def written(document: dict[str, Any]) -> str:
    """Return one line of a file, its end included."""
    ordered = {name: _ordered(document[name]) for name in (*HEADER, *_KEYS) if name in document}
    return json.dumps(ordered, ensure_ascii=False) + "\n"


def _ordered(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _ordered(value[name]) for name in sorted(value)}
    return [_ordered(item) for item in value] if isinstance(value, list) else value


def read_lines(texts: Iterable[str]) -> Iterator[Line | Unread]:
    """Yield what each line of a file says.

    Raises:   NotThisFormat, before anything is yielded.
    """
    lines = iter(enumerate(texts, 1))
    _, first = next(lines, (0, ""))
    _check_header(first)
    for number, text in lines:
        if text.strip():
            try:
                yield _line(number, _parsed(text))
            except Misfit as misfit:
                yield Unread(number, [misfit])
            except Misfits as misfits:
                yield Unread(number, misfits.misfits)
            except RecursionError:
                yield Unread(number, [Misfit("", "Its parts lie too deep inside one another.")])


def _check_header(text: str) -> None:
    try:
        header = json.loads(text)
    except json.JSONDecodeError:
        header = None
    if not isinstance(header, dict) or header.get("format") != FORMAT:
        raise NotThisFormat(f"Its first line should be {json.dumps(HEADER)}.")
    if header.get("version") != VERSION:
        raise NotThisFormat(
            f"It is of version {header.get('version')}; this program reads version {VERSION}. "
            "Export it again, or upgrade."
        )


def _parsed(text: str) -> dict[str, Any]:
    try:
        value = json.loads(text, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise Misfit("", f"This is not JSON: {error.msg} at character {error.pos + 1}.") from error
    if not isinstance(value, dict):
        raise Misfit("", "A line is an object: { … }.")
    return value


def _no_number(name: str) -> None:
    raise Misfit("", f"This is not JSON: {name} is no number.")


def check_texts(said: dict[str, Any]) -> None:
    """Raise Misfits for texts that Python reads and not every database stores.

    Args:  said: values of any depth, by the name to call them by.
    """
    message = "It has a character that is none: \\u0000, or half of a pair. Take it out."
    misfits = [
        Misfit("" if _UNSTORED.search(name) else name, message)
        for name, value in said.items()
        if any(map(_UNSTORED.search, _texts_in([name, value])))
    ]
    if misfits:
        raise Misfits(misfits)


def _texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = [*value, *value.values()]
    if isinstance(value, list):
        for item in value:
            yield from _texts_in(item)
    elif isinstance(value, str):
        yield value


def _line(number: int, said: dict[str, Any]) -> Line:
    fields, draft = _object(said, "fields"), _object(said, "draft")
    for part in ({**said, "fields": None, "draft": None}, fields, draft):
        check_texts(part)
    unknown = [name for name in said if name not in _KEYS]
    if unknown:
        raise Misfits([Misfit(n, f"A line has no such key.{nearest(n, _KEYS)}") for n in unknown])
    model = model_named(said.get("type"))
    line = Line(number, model, _text(said, "key"), fields=fields, draft=draft)
    if line.is_picture:
        line.file, line.tags = _text(said, "file"), said.get("tags")
        if not _FILE.match(line.file):
            raise Misfit("file", "Name a file in the folder images: images/a.jpg.")
        line.filename = _text(said, "filename") if "filename" in said else line.file[7:]
        if line.tags is not None and not _is_texts(line.tags):
            raise Misfit("tags", "Give a list of texts.")
        return line
    line.locale = _text(said, "locale")
    line.key = f"{uuid_in(line.key)}/{line.locale}"
    state = said.get("state", DRAFT)
    if state not in (LIVE, DRAFT):
        raise Misfit("state", "It is either live or draft.")
    line.is_live, line.private = state == LIVE, bool(said.get("private"))
    line.parent = _text(said, "parent") if said.get("parent") is not None else None
    line.alias_of = _text(said, "alias_of") if said.get("alias_of") is not None else None
    if said.get("translated_from") is not None:
        line.translated_from = _text(said, "translated_from")
    line.signature = _object(said, "signature") or None
    return line


def _text(said: dict[str, Any], name: str) -> str:
    value = said.get(name)
    if not isinstance(value, str) or not value:
        raise Misfit(name, "Give it, as text.")
    return value


def _object(said: dict[str, Any], name: str) -> dict[str, Any]:
    value = said.get(name, {})
    if not isinstance(value, dict):
        raise Misfit(name, "Give an object: { … }.")
    return value


def uuid_in(text: str) -> UUID:
    """Return the UUID of a key. Raises: Misfit."""
    try:
        return UUID(text)
    except ValueError as error:
        raise Misfit("key", "Give a UUID: 32 hexadecimal digits in five groups.") from error


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)
