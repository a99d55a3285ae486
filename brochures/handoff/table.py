"""One row for each language: for Data Merge, Excel, plug-ins for tables, Affinity and Figma."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence

from brochures.handoff.deck import Deck
from brochures.qr import short_link

#: `key` names a row for good, for programs that compare one export with the next.
ABOUT = ("key", "code", "rev", "lang", "title", "published")
QR = "qr"


def columns(decks: Sequence[Deck]) -> list[str]:
    """Return the names of all columns: the same for every copy of a layout."""
    return [
        *ABOUT,
        *dict.fromkeys(
            entry.name_of(field)
            for deck in decks
            for entry in deck.entries
            for field in entry.fields
        ),
        *dict.fromkeys(f"picture_{name}" for deck in decks for name in _pictures(deck)),
        QR,
    ]


def row(deck: Deck) -> dict[str, str]:
    """Return column → text. What the copy does not have is missing."""
    return {
        "key": deck.key,
        "code": deck.code,
        "rev": str(deck.rev or ""),
        "lang": deck.locale,
        "title": deck.title,
        "published": deck.published,
        **{entry.name_of(part.field): part.text for entry in deck.entries for part in entry.parts},
        **{f"picture_{name}": file for name, file in deck.pictures.items()},
        QR: short_link(deck.link) if deck.link else "",
    }


def data_merge(decks: Sequence[Deck]) -> bytes:
    """Return what InDesign's Data Merge reads: UTF-16, tabs, no line break in a field.

    `@` before a column's name says that it holds the name of a picture, `#` that it becomes a QR
    code.
    """
    marks = {f"picture_{name}": "@" for deck in decks for name in _pictures(deck)} | {QR: "#"}
    text = _table(decks, csv.excel_tab, marks)
    return text.encode("utf-16-le").join([b"\xff\xfe", b""])


def comma_separated(decks: Sequence[Deck]) -> bytes:
    """Return the same table as CSV. The mark in front tells Excel that it is UTF-8."""
    return _table(decks, csv.excel, {}).encode("utf-8-sig")


def flat_json(decks: Sequence[Deck]) -> bytes:
    """Return one list of flat objects, with line breaks where the copy has them."""
    names = columns(decks)
    objects = [{name: found.get(name, "") for name in names} for found in map(row, decks)]
    return (json.dumps(objects, ensure_ascii=False, indent=1) + "\n").encode()


def _table(decks: Sequence[Deck], dialect: type[csv.Dialect], marks: dict[str, str]) -> str:
    made = io.StringIO(newline="")
    writer = csv.writer(made, dialect)
    names = columns(decks)
    writer.writerow([marks.get(name, "") + name for name in names])
    for found in map(row, decks):
        writer.writerow([found.get(name, "").replace("\n", " ") for name in names])
    return made.getvalue()


def _pictures(deck: Deck) -> list[str]:
    return list(deck.layout.data.get("pictures", {}))
