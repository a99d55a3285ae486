"""Copy for everybody: Markdown, and text without any marks."""

from __future__ import annotations

import re

from brochures.handoff.deck import Deck
from brochures.handoff.parts import HEADING, TERM

#: What Markdown reads as a mark wherever it stands, and at the beginning of a line.
MARKS = re.compile(r"[\\`*_\[\]<>&~|!]")
MARKS_AT_START = re.compile(r"^([#+=:-]|\d+(?=[.)]))")


def markdown(deck: Deck) -> bytes:
    """Return the copy with the slot's key above each text."""
    lines = [f"# {escaped(deck.title)}", "", escaped(about(deck)), ""]
    for entry in deck.filled:
        lines += [f"## {entry.key}", ""]
        for part in entry.parts:
            for line in part.lines:
                lines += [_marked(part.style, escaped(line)), ""]
    return "\n".join(lines).encode()


def text(deck: Deck) -> bytes:
    """Return the copy with the slot's key and style above each text."""
    lines = [deck.title, about(deck)]
    for entry in deck.filled:
        lines += ["", f"[{entry.key}]", *(line for _, line in entry.paragraphs)]
    return ("\n".join(lines) + "\n").encode()


def about(deck: Deck) -> str:
    """Return in one line what this copy is."""
    return f"{deck.code} · {deck.locale} · {deck.layout.title}"


def escaped(line: str) -> str:
    """Return a line that Markdown shows as it is."""
    found = MARKS_AT_START.search(line)
    kept = found[0] if found else ""
    if kept.isdigit():
        # A number is no list when the sign after it is taken literally.
        return f"{kept}\\{line[len(kept)]}{MARKS.sub(_literal, line[len(kept) + 1 :])}"
    return f"\\{kept}" * bool(kept) + MARKS.sub(_literal, line[len(kept) :])


def _literal(found: re.Match[str]) -> str:
    return "\\" + found[0]


def _marked(style: str, line: str) -> str:
    """Set off what stands above other text; all else is a paragraph."""
    return {HEADING: f"### {line}", TERM: f"#### {line}"}.get(style, line)
