"""The copy deck as a workbook: every text in all languages side by side, with their lengths."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from brochures.handoff.deck import Deck
from brochures.handoff.packing import repacked

CORE = "docProps/core.xml"
HEAD_FILL = PatternFill("solid", fgColor="1F4F4C")
MISSING_FILL = PatternFill("solid", fgColor="FBE9D0")
WIDTH_OF_COPY, WIDTH_OF_KEY, WIDTH_OF_NUMBER = 52, 24, 13
#: What Excel shows of one cell.
CELL_LIMIT = 32_767


def write(decks: Sequence[Deck]) -> bytes:
    """Return the workbook. The first deck is the language that the others are measured against."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Copy"
    heads = _heads(decks)
    for row, values in enumerate([heads, *_rows(decks)], 1):
        for column, value in enumerate(values, 1):
            _put(sheet.cell(row, column), value)
    _dress(sheet, heads, decks)
    _about(book.create_sheet("About"), decks)
    main = decks[0]
    said = book.properties
    said.creator, said.title, said.subject = "", main.title, main.code
    said.created = datetime.datetime.fromisoformat(main.published)
    made = io.BytesIO()
    book.save(made)
    return _without_clock(made.getvalue(), main.published)


def _heads(decks: Sequence[Deck]) -> list[str]:
    languages = [deck.locale for deck in decks]
    return [
        "Key",
        "Where",
        "Style",
        "If it changes",
        *languages,
        *(f"Characters {language}" for language in languages),
        *(f"{language} against {languages[0]}" for language in languages[1:]),
        "Room, about",
        *(f"Version {language}" for language in languages),
    ]


def _rows(decks: Sequence[Deck]) -> Iterator[list[Any]]:
    """Yield a row for each text that one of the languages has."""
    texts = [
        {entry.name_of(part.field): part for entry in deck.entries for part in entry.parts}
        for deck in decks
    ]
    for entries in zip(*(deck.entries for deck in decks), strict=True):
        first = entries[0]
        for field in dict.fromkeys(field for entry in entries for field in entry.fields):
            key = first.name_of(field)
            found = [known.get(key) for known in texts]
            if not any(found):
                continue
            lengths = [len(part.text) if part else 0 for part in found]
            yield [
                key,
                first.panel,
                next(part.style for part in found if part),
                first.slot.change,
                *(part.text if part else "" for part in found),
                *(length or None for length in lengths),
                *(
                    round(length / lengths[0] - 1, 3) if length and lengths[0] else None
                    for length in lengths[1:]
                ),
                # Of a list the room of the whole box would say too much about each of its texts.
                first.room if field == "" else None,
                *(entry.version or None for entry in entries),
            ]


def _put(cell: Any, value: Any) -> None:
    if isinstance(value, str):
        # Excel would read "_x000D_" as a line break.
        cell.value = re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", value)[:CELL_LIMIT]
        # Copy that begins with "=" or reads "#N/A" is copy.
        cell.data_type = "s"
    else:
        cell.value = value


def _dress(sheet: Any, heads: list[str], decks: Sequence[Deck]) -> None:
    copy = range(5, 5 + len(decks))
    for number in range(1, len(heads) + 1):
        is_key = number == 1 or number == 2
        width = WIDTH_OF_COPY if number in copy else WIDTH_OF_KEY if is_key else WIDTH_OF_NUMBER
        sheet.column_dimensions[get_column_letter(number)].width = width
    for cell in sheet[1]:
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), HEAD_FILL
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.alignment = Alignment(wrap_text=cell.column in copy, vertical="top")
            if cell.column in copy and not cell.value:
                cell.fill = MISSING_FILL
            if " against " in heads[cell.column - 1]:
                cell.number_format = "+0%;-0%;0%"
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions


def _about(sheet: Any, decks: Sequence[Deck]) -> None:
    main = decks[0]
    rows = [
        ("Brochure", main.title),
        ("Code", main.code),
        ("Revision", str(main.rev or "")),
        ("Layout", main.layout.title),
        ("Newest words of", main.published),
        ("Content SHA-256", main.snapshot_sha256),
        *((f"Ledger version {deck.locale}", deck.version) for deck in decks),
    ]
    for row, values in enumerate(rows, 1):
        for column, value in enumerate(values, 1):
            _put(sheet.cell(row, column), value)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 24, 70


def _without_clock(workbook: bytes, day: str) -> bytes:
    """Return the workbook as if it was saved on the day of its words; openpyxl notes the moment."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        core = archive.read(CORE).decode()
    core = re.sub(r"(<dcterms:modified[^>]*>)[^<]*", rf"\g<1>{day}T00:00:00Z", core)
    return repacked(workbook, {CORE: core.encode()})
