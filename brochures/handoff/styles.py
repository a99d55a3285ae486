"""The list of paragraph styles: what a designer maps once, and then never again."""

from __future__ import annotations

from brochures.handoff.deck import Deck

MEANINGS = {
    "Kicker": "the center's name above a title",
    "Audience": "whom the brochure speaks to",
    "Title": "the title",
    "Lead": "the sentence below the title",
    "Heading": "a heading",
    "Intro": "the words before a list",
    "Body": "running text",
    "List": "an item of a list",
    "Term": "a question, or the name of what is explained below it",
    "Note": "a small remark below a term",
    "Table": "a fact",
    "Crisis": "when to call a crisis line",
    "Actions": "the numbers to call, in one line",
    "Address": "name, address, phone, web",
    "Legal": "legal text, 10 points or larger",
    "Code": "the code of the print run, 7 points or larger",
}


def write(deck: Deck) -> bytes:
    lines = [
        "Paragraph styles of this copy. The names never change: give your document styles of the",
        "same names, and InDesign keeps your formatting each time the words are updated.",
        "",
    ]
    for name, keys in deck.styles.items():
        meaning = MEANINGS.get(name, "")
        lines += [f"{name:<10} {meaning}".rstrip(), f"{'':<10} in {', '.join(keys)}", ""]
    return "\n".join(lines).encode()
