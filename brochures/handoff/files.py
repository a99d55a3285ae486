"""Every file of copy that can be handed off: its name, what it is for, and how it is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from brochures import qr
from brochures.handoff import (
    drawing,
    icml,
    plain,
    styles,
    table,
    tagged_xml,
)
from brochures.handoff.deck import Deck, Entry

#: One language, then the others that the brochure is published in.
Decks = Sequence[Deck]
BOX = "box-"
INDESIGN, OFFICE, ANY, SHEET = "InDesign", "Word, Excel and Affinity", "Any program", "The sheet"


@dataclass(frozen=True)
class CopyFile:
    """One file. write: gets the deck of its language first, and returns None if there is none.

    program: under which heading people look for it. has_all_languages: it wants the other decks.
    """

    name: str
    program: str
    label: str
    use: str
    write: Callable[[Decks], bytes | None]
    has_all_languages: bool = False


def _rows(decks: Decks) -> Decks:
    """An edition is one print run in one language; a brochure has a row for each."""
    return decks[:1] if decks[0].rev else decks


# The libraries for Word and Excel are loaded by the first file: few of the processes that answer
# make one.
def _flow_docx(decks: Decks) -> bytes:
    from brochures.handoff import flow_docx  # noqa: PLC0415

    return flow_docx.write(decks[0])


def _review_docx(decks: Decks) -> bytes:
    from brochures.handoff import review_docx  # noqa: PLC0415

    return review_docx.write(decks[0])


def _workbook(decks: Decks) -> bytes:
    from brochures.handoff import workbook  # noqa: PLC0415

    return workbook.write(decks)


COPY_FILES = {
    file.name: file
    for file in (
        CopyFile(
            "copy.icml",
            INDESIGN,
            "InDesign story",
            "Place it once; Update Link brings later words",
            lambda decks: icml.story(decks[0]),
        ),
        CopyFile(
            "merge.txt",
            INDESIGN,
            "Data Merge",
            "Data source for InDesign, one row for each language",
            lambda decks: table.data_merge(_rows(decks)),
            has_all_languages=True,
        ),
        CopyFile(
            "copy.xml",
            INDESIGN,
            "XML with paragraph styles",
            "Import into a tagged InDesign template",
            lambda decks: tagged_xml.write(decks[0]),
        ),
        CopyFile(
            "flow.docx",
            OFFICE,
            "Word, to place",
            "For InDesign, Affinity and Publisher: map the styles by name",
            _flow_docx,
        ),
        CopyFile(
            "review.docx",
            OFFICE,
            "Word, to review",
            "To read, comment and sign",
            _review_docx,
        ),
        CopyFile(
            "deck.xlsx",
            OFFICE,
            "Copy deck (Excel)",
            "All languages side by side, with lengths",
            _workbook,
            has_all_languages=True,
        ),
        CopyFile(
            "copy.csv",
            OFFICE,
            "CSV",
            "For Excel and for plug-ins that read tables",
            lambda decks: table.comma_separated(_rows(decks)),
            has_all_languages=True,
        ),
        CopyFile(
            "copy.json",
            ANY,
            "JSON",
            "For Affinity's Data Merge, Figma and scripts",
            lambda decks: table.flat_json(_rows(decks)),
            has_all_languages=True,
        ),
        CopyFile(
            "copy.md", ANY, "Markdown", "To read and paste", lambda decks: plain.markdown(decks[0])
        ),
        CopyFile(
            "copy.txt", ANY, "Plain text", "To read and paste", lambda decks: plain.text(decks[0])
        ),
        CopyFile(
            "drawing.svg",
            SHEET,
            "Drawing of the sheet",
            "Size, bleed, folds and text boxes, to scale",
            lambda decks: drawing.write(decks[0].layout),
        ),
        CopyFile(
            "styles.txt",
            INDESIGN,
            "List of styles",
            "Which paragraph styles the copy uses, and where",
            lambda decks: styles.write(decks[0]),
        ),
        CopyFile(
            "qr.pdf",
            SHEET,
            "QR code in black ink",
            "For print",
            lambda decks: _qr(decks[0], qr.pdf),
        ),
        CopyFile(
            "qr.svg",
            SHEET,
            "QR code for screens",
            "For mail and slides",
            lambda decks: _qr(decks[0], _svg),
        ),
    )
}


def copy_files(decks: Decks) -> dict[str, bytes]:
    """Return file name → bytes of all copy, a story for each text box included."""
    written = {name: file.write(decks) for name, file in COPY_FILES.items()}
    found = {name: data for name, data in written.items() if data is not None}
    return found | boxes(decks[0])


def boxes(deck: Deck) -> dict[str, bytes]:
    """Return a story for each slot: who places these can update one frame alone."""
    return {name: icml.box(deck, entry) for name, entry in _entries(deck).items()}


def _entries(deck: Deck) -> dict[str, Entry]:
    """Return each slot under the name of its own story."""
    return {f"{BOX}{entry.slot.html_id}.icml": entry for entry in deck.filled}


def copy_file(decks: Decks, name: str) -> bytes | None:
    """Return one of these files, or None when this copy has no such file."""
    if name in COPY_FILES:
        return COPY_FILES[name].write(decks)
    entry = _entries(decks[0]).get(name)
    return icml.box(decks[0], entry) if entry else None


def _qr(deck: Deck, drawn: Callable[[str], bytes]) -> bytes | None:
    """Only an edition has a short link, and so a code."""
    return drawn(qr.short_link(deck.link)) if deck.link else None


def _svg(link: str) -> bytes:
    return qr.svg(link, "screen", link).encode()
