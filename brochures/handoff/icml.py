"""ICML: the story that InDesign and InCopy place as a link, and renew when the file changes.

It names paragraph styles and hardly formats them: where a document has a style of the same name,
InDesign keeps the document's. docs/adr/0015-hand-off-files.md says why we write it ourselves.
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from brochures.handoff.deck import Deck, Entry

#: Without these two lines InDesign takes the file for any other XML.
HEAD = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<?aid style="50" type="snippet" readerVersion="6.0" featureSet="513" product="8.0(370)" ?>\n'
    b'<?aid SnippetType="InCopyInterchange"?>\n'
)
PLAIN_PARAGRAPH = "$ID/NormalParagraphStyle"
PLAIN_CHARACTER = "$ID/NormalCharacterStyle"


def story(deck: Deck) -> bytes:
    """Return all copy as one story. Each slot begins in the next frame of the thread."""
    return _file(deck.filled, deck.code)


def box(deck: Deck, entry: Entry) -> bytes:
    """Return the story of one slot, for a frame of its own.

    It changes with the words of its slot alone, so that no other link asks to be updated.
    """
    return _file([entry], f"{deck.code if deck.rev else deck.key} {entry.key}")


def _file(entries: list[Entry], title: str) -> bytes:
    document = etree.Element("Document", DOMVersion="8.0", Self="continuum_copy")
    characters = etree.SubElement(document, "RootCharacterStyleGroup", Self="character_styles")
    etree.SubElement(characters, "CharacterStyle", Self=PLAIN_CHARACTER, Name="Default")
    used = dict.fromkeys(style for entry in entries for style, _ in entry.paragraphs)
    _styles(document, used)
    made = etree.SubElement(
        document,
        "Story",
        Self="continuum_story",
        StoryTitle=title,
        TrackChanges="false",
        AppliedTOCStyle="n",
        AppliedNamedGrid="n",
    )
    etree.SubElement(made, "StoryPreference", OpticalMarginAlignment="false")
    paragraphs = [
        (style, text, number == 0)
        for entry in entries
        for number, (style, text) in enumerate(entry.paragraphs)
    ]
    for number, (style, text, begins_slot) in enumerate(paragraphs):
        last = number == len(paragraphs) - 1
        _paragraph(made, style, text, in_next_frame=begins_slot and number > 0, last=last)
    return HEAD + etree.tostring(document, encoding="utf-8", pretty_print=True)


def _styles(document: etree._Element, names: Iterable[str]) -> None:
    group = etree.SubElement(document, "RootParagraphStyleGroup", Self="paragraph_styles")
    etree.SubElement(group, "ParagraphStyle", Self=PLAIN_PARAGRAPH, Name=PLAIN_PARAGRAPH)
    for name in names:
        style = etree.SubElement(
            group, "ParagraphStyle", Self=f"ParagraphStyle/{name}", Name=name, SpaceAfter="4"
        )
        properties = etree.SubElement(style, "Properties")
        etree.SubElement(properties, "BasedOn", type="object").text = PLAIN_PARAGRAPH


def _paragraph(
    made: etree._Element, style: str, text: str, *, in_next_frame: bool, last: bool
) -> None:
    settings = {"StartParagraph": "NextFrame"} if in_next_frame else {}
    paragraph = etree.SubElement(
        made, "ParagraphStyleRange", AppliedParagraphStyle=f"ParagraphStyle/{style}", **settings
    )
    run = etree.SubElement(paragraph, "CharacterStyleRange", AppliedCharacterStyle=PLAIN_CHARACTER)
    etree.SubElement(run, "Content").text = text
    if not last:
        etree.SubElement(run, "Br")
