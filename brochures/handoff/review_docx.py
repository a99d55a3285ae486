"""A Word file to read and sign: where each text stands, the text, and how long it is."""

from __future__ import annotations

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt

from brochures.handoff.deck import Deck, Entry
from brochures.handoff.plain import about
from brochures.handoff.word import SOFT, new_document, saved

WIDTHS = (1.55, 4.35, 1.1)
HEADS = ("Where", "Copy", "Characters")
SMALL = Pt(9)
LIST = "List"
CLASSES = {
    "STOP": "A change stops printed stock",
    "SOON": "A change asks for a new print run soon",
    "NEXT": "A change waits for the next print run",
}


def write(deck: Deck) -> bytes:
    document = new_document(deck, "For review. Comment in Word; change the words in the admin.")
    if LIST in deck.styles:
        # Whoever reads sees a list; in a layout, the designer's own style gives the bullets.
        document.styles[LIST].base_style = document.styles["List Bullet"]
    section = document.sections[0]
    section.left_margin = section.right_margin = Inches(0.75)
    section.top_margin = section.bottom_margin = Inches(0.75)
    document.add_paragraph().add_run(deck.title).font.size = Pt(20)
    _small(document.add_paragraph(), about(deck))
    _small(section.footer.paragraphs[0], about(deck))
    table = document.add_table(rows=1, cols=3, style="Table Grid")
    table.autofit = False
    for cell, head in zip(table.rows[0].cells, HEADS, strict=True):
        cell.paragraphs[0].add_run(head).bold = True
    _mark(table.rows[0], "w:tblHeader")
    for entry in deck.filled:
        _row(table.add_row(), entry)
    for column, width in zip(table.columns, WIDTHS, strict=True):
        # Word goes by the cells, others by the columns.
        column.width = Inches(width)
        for cell in column.cells:
            cell.width = Inches(width)
    for row in table.rows:
        _mark(row, "w:cantSplit")
    document.add_paragraph()
    for line in ("Approved by:", "Date:"):
        document.add_paragraph(f"{line} ______________________________")
    return saved(document)


def _row(row: Any, entry: Entry) -> None:
    where, copy, count = row.cells
    where.paragraphs[0].add_run(entry.key).bold = True
    if entry.panel:
        _small(where.add_paragraph(), entry.panel)
    _small(where.add_paragraph(), CLASSES[entry.slot.change])
    for number, (style, text) in enumerate(entry.paragraphs):
        paragraph = copy.add_paragraph() if number else copy.paragraphs[0]
        paragraph.style = style
        paragraph.add_run(text)
    count.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    count.paragraphs[0].add_run(f"{entry.characters:,}")
    if entry.room:
        room = count.add_paragraph()
        room.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _small(room, f"room for about {entry.room:,}")


def _small(paragraph: Any, text: str) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.font.color.rgb = SMALL, SOFT


def _mark(row: Any, name: str) -> None:
    """Say of a row that it does not break in two, or that it stands at the head of each page."""
    mark = OxmlElement(name)
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)
