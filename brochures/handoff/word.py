"""What both Word files have in common: named styles, properties, and bytes without a clock."""

from __future__ import annotations

import datetime
import io
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from brochures.handoff.deck import Deck
from brochures.handoff.packing import repacked

FONT = "Arial"
INK, ACCENT, SOFT = map(RGBColor.from_string, ("22302F", "1F4F4C", "4A5A58"))
#: Style → size in points, bold, color. They only tell the styles apart: a designer maps the names.
LOOKS: dict[str, tuple[float, bool, RGBColor]] = {
    "Kicker": (10, True, ACCENT),
    "Audience": (10, False, SOFT),
    "Title": (24, True, ACCENT),
    "Lead": (13, False, ACCENT),
    "Heading": (15, True, ACCENT),
    "Term": (11, True, INK),
    "Note": (9, False, SOFT),
    "Actions": (12, True, INK),
    "Legal": (9, False, SOFT),
    "Code": (8, False, SOFT),
}
PLAIN_LOOK = (11.0, False, INK)


def new_document(deck: Deck, about: str) -> Any:
    """Return an empty document that has the deck's styles and says what it is."""
    document = Document()
    day = datetime.datetime.fromisoformat(deck.published)
    said = document.core_properties
    said.title, said.subject, said.comments = deck.title, deck.code, about
    said.author = said.last_modified_by = ""
    said.identifier, said.version = deck.key, str(deck.version)
    said.keywords, said.language = deck.snapshot_sha256, deck.locale
    said.created = said.modified = day
    _speak(document, deck.locale)
    for name in deck.styles:
        _look(document, name)
    return document


def saved(document: Any) -> bytes:
    made = io.BytesIO()
    document.save(made)
    return repacked(made.getvalue())


def _speak(document: Any, locale: str) -> None:
    """Tell Word the language, so that it checks the spelling in it."""
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(PLAIN_LOOK[0])
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), locale)
    normal.element.get_or_add_rPr().append(language)


def _look(document: Any, name: str) -> None:
    styles = document.styles
    style = styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    _forget_look(style)
    size, bold, color = LOOKS.get(name, PLAIN_LOOK)
    style.base_style = styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(size)
    style.font.bold, style.font.color.rgb = bold, color
    space = style.paragraph_format
    space.space_before, space.space_after = Pt(0), Pt(4)


def _forget_look(style: Any) -> None:
    """Take off what Word's template gives to a style of the same name, such as Title's line."""
    for tag in ("w:pPr", "w:rPr"):
        for found in style.element.findall(qn(tag)):
            style.element.remove(found)
