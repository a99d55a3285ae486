"""A slot's value piece by piece, each with the name and the style that designers' programs get."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from brochures.handoff.cleaning import clean_lines
from brochures.layout import Slot
from brochures.sources import FACTS

HEADING, INTRO, TERM, NOTE, ACTIONS = "Heading", "Intro", "Term", "Note", "Actions"
PLACE = ("name", "street", "town", "phone", "license", "web")


@dataclass(frozen=True)
class Part:
    """One piece of copy. field: its name in the slot, empty where the slot is one text.

    text: one line or more, clean (handoff.cleaning), never empty.
    """

    field: str
    style: str
    text: str

    @property
    def lines(self) -> list[str]:
        return self.text.split("\n")


def parts_of(
    slot: Slot, value: Any, *, heading: str = "", intro: str = "", may_include: str = ""
) -> list[Part]:
    """Return the parts of a slot's value in reading order; none when the slot is empty.

    may_include: what a layout writes beside a component that not everybody gets.
    """
    if value in (None, "", []):
        return []
    pieces = [
        ("heading", HEADING, heading),
        ("intro", INTRO, intro),
        *_pieces(slot, value, may_include),
    ]
    return [
        Part(field, style, "\n".join(lines))
        for field, style, text in pieces
        if (lines := clean_lines(text))
    ]


def fields_of(slot: Slot) -> list[str]:
    """Return the names of all parts that a slot can have, whatever it has today.

    Columns are made from these, so that a shorter list tomorrow leaves a cell empty and moves none.
    Lists without a limit have no such names; the parts that they have follow.
    """
    count = slot.limit or (len(FACTS) if slot.kind == "facts" else 0)
    before = ["heading"] * bool(slot.heading) + ["intro"] * bool(slot.intro)
    numbers = [str(number) for number in range(1, count + 1)]
    match slot.kind:
        case "list":
            return [*before, *numbers]
        case "pairs" | "facts":
            names = ["term", *["note"] * ("always" in slot.parts), "text"]
        case "crisis":
            names = ["text", "actions"]
        case "place":
            return [*before, *PLACE]
        case _:
            return [*before, ""]
    return [*before, *(f"{number}_{name}" for number in numbers for name in names)]


def _pieces(slot: Slot, value: Any, may_include: str) -> Iterator[tuple[str, str, str]]:
    match slot.kind:
        case "list":
            for number, text in enumerate(value, 1):
                yield str(number), slot.style, text
        case "pairs" | "facts":
            for number, item in enumerate(value, 1):
                yield f"{number}_term", TERM, item["term"]
                if item.get("always") is False:
                    yield f"{number}_note", NOTE, may_include
                yield f"{number}_text", slot.style, item["text"] or ""
        case "crisis":
            for number, item in enumerate(value, 1):
                yield f"{number}_text", slot.style, item["text"] or ""
                yield f"{number}_actions", ACTIONS, on_paper(item["actions"])
        case "place":
            for name in PLACE:
                text = "".join(value["web"]) if name == "web" else value.get(name)
                yield name, slot.style, text or ""
        case _:
            yield "", slot.style, value


def on_paper(actions: list[dict[str, Any]]) -> str:
    """Return the ways to get help that work without a screen, as crisis.html prints them."""
    return " · ".join(
        action["label"] for action in actions if not action["value"].startswith("http")
    )
