"""A Word file to place: paragraphs with named styles in reading order, and nothing else."""

from __future__ import annotations

from brochures.handoff.deck import Deck
from brochures.handoff.word import new_document, saved


def write(deck: Deck) -> bytes:
    document = new_document(deck, "To place in a layout. Map the styles by their names.")
    for entry in deck.filled:
        for style, text in entry.paragraphs:
            document.add_paragraph(text, style)
    return saved(document)
