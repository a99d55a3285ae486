"""A table of documents of one type: questions.csv, its first row the names of fields.

A cell is text. Lists, of texts or of what is pointed at, have "|" or a new line between their
items. What is made of several parts, such as the long copy, does not fit into a cell.
"""

from __future__ import annotations

import csv
import re
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import models
from django.utils.text import slugify
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.images import get_image_model

from programs.fields import ChoiceSetField
from publishing.portable.keys import Keys
from publishing.portable.lines import LIVE, Line, Unread, check_texts, uuid_in
from publishing.portable.misfits import Misfit, Misfits
from publishing.portable.shapes import fields_of, nearest

#: Rows that name no key get one from their type, language and slug: the same in each run.
ROWS = uuid.UUID("0b8f2c0e-6d0e-4b54-9a7b-0f1f6e3f5d27")

#: Columns that are no fields.
ABOUT = ("key", "locale", "parent", "state")

YES, NO = {"yes", "true", "1", "x"}, {"no", "false", "0"}

SEPARATOR = re.compile(r"\s*[|\n]\s*")


class NotATable(Exception):
    """The file is no table of a type; says what to change."""


def read_table(
    path: Path, model: type[models.Model], locale: str, keys: Keys
) -> Iterator[Line | Unread]:
    """Yield a line for each row, numbered as a spreadsheet numbers them.

    Args:     locale: of the rows that name none.
    Raises:   NotATable, before anything is yielded.
    """
    if issubclass(model, get_image_model()):
        raise NotATable("Pictures do not fit into a table. Use a folder with content.jsonl.")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise NotATable("There is no such file.") from error
    except UnicodeDecodeError as error:
        raise NotATable("It is not in UTF-8. Save it as “CSV UTF-8”.") from error
    rows = csv.reader(text.splitlines(keepends=True), _dialect(text))
    header = [name.strip() for name in next(rows, [])]
    _check_header(header, model)
    number = 2
    for row in rows:
        if any(cell.strip() for cell in row):
            try:
                yield _line(number, header, row, model, locale, keys)
            except Misfits as misfits:
                yield Unread(number, misfits.misfits)
        number += 1


def _dialect(text: str) -> Any:
    """Return how the table is written; some spreadsheets put semicolons between cells."""
    first = text.partition("\n")[0]

    class Dialect(csv.excel):
        delimiter = max(",;\t", key=first.count)

    return Dialect


def _check_header(header: list[str], model: type[models.Model]) -> None:
    fits = {name for name, field in fields_of(model).items() if _fits_in_a_cell(field)}
    known = [*sorted(fits), *ABOUT]
    for name in header:
        if name in fields_of(model) and name not in fits:
            raise NotATable(
                f"“{name}” has several parts and does not fit into a cell. Leave it out."
            )
        if name not in known:
            raise NotATable(f"There is no field “{name}”.{nearest(name, known)}")
    twice = sorted({name for name in header if header.count(name) > 1})
    if twice:
        raise NotATable(f"Two columns are called “{twice[0]}”.")
    if "title" not in header:
        raise NotATable("It needs a column “title”.")


def _line(
    number: int, header: list[str], row: list[str], model: Any, locale: str, keys: Keys
) -> Line:
    if len(row) > len(header):
        raise Misfits.one("", f"It has {len(row)} cells for {len(header)} columns.")
    cells = {name: cell.strip() for name, cell in zip(header, row, strict=False)}
    check_texts(cells)
    about = {name: cells.pop(name, "") for name in ABOUT}
    locale = about["locale"].lower() or locale
    values, misfits = {}, []
    for name, cell in cells.items():
        try:
            values[name] = _value(fields_of(model)[name], cell)
        except Misfit as misfit:
            misfits.append(misfit)
    values["slug"] = values.get("slug") or slugify(values["title"])
    state = about["state"].lower() or LIVE
    if state not in (LIVE, "draft"):
        misfits.append(Misfit("state", "It is either live or draft."))
    key = about["key"]
    try:
        key = str(uuid_in(key)) if key else _key_of(model, locale, values["slug"], keys)
    except Misfit as misfit:
        misfits.append(misfit)
    if misfits:
        raise Misfits(misfits)
    return Line(
        number,
        model,
        f"{key}/{locale}",
        locale=locale,
        parent=about["parent"] or None,
        is_live=state == LIVE,
        fields=values,
    )


def _key_of(model: type[models.Model], locale: str, slug: str, keys: Keys) -> str:
    """Return the key of the document with that slug, here or to be."""
    rows: Any = model._default_manager.filter(slug=slug, locale__language_code=locale)
    found = rows.values_list("translation_key", flat=True).first()
    return str(found or uuid.uuid5(ROWS, f"{model._meta.label}/{locale}/{slug}"))


def _fits_in_a_cell(field: Any) -> bool:
    if isinstance(field, StreamField):
        (*kinds,) = field.stream_block.child_blocks.values()
        return len(kinds) == 1 and isinstance(kinds[0], blocks.FieldBlock)
    return True


def _value(field: Any, cell: str) -> Any:
    """Return what a cell says, as a line of JSON would say it."""
    items = [item for item in SEPARATOR.split(cell) if item]
    if isinstance(field, StreamField):
        (kind,) = field.stream_block.child_blocks
        return [{"type": kind, "value": item} for item in items]
    if isinstance(field, ChoiceSetField):
        return items
    if not cell:
        return None if field.null else ""
    if isinstance(field, models.BooleanField):
        if cell.lower() not in YES | NO:
            raise Misfit(field.name, f"“{cell}” is neither yes nor no.")
        return cell.lower() in YES
    if isinstance(field, models.IntegerField):
        if not re.fullmatch(r"-?\d+", cell):
            raise Misfit(field.name, f"“{cell}” is no whole number.")
        return int(cell)
    return cell
