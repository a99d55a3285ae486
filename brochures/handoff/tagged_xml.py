"""XML for InDesign's structure pane: elements are named after slots, and carry a style."""

from __future__ import annotations

from lxml import etree

from brochures.handoff.deck import Deck

AID = "http://ns.adobe.com/AdobeInDesign/4.0/"
PSTYLE = f"{{{AID}}}pstyle"


def write(deck: Deck) -> bytes:
    """Return one element for each slot, in it one for each part.

    A line break is a paragraph break to InDesign. So one stands after each part, and nowhere else.
    """
    root = etree.Element(
        "brochure",
        {"key": deck.key, "code": deck.code, "rev": str(deck.rev or ""), "lang": deck.locale},
        nsmap={"aid": AID},
    )
    for entry in deck.filled:
        slot = etree.SubElement(root, entry.name)
        slot.tail = "\n"
        for part in entry.parts:
            piece = etree.SubElement(slot, entry.name_of(part.field or "text"))
            piece.set(PSTYLE, part.style)
            piece.text = part.text
            piece.tail = "\n"
        slot[-1].tail = None
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)
