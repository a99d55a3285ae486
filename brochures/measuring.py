"""How much of its box each slot's content takes. Runs in the press, without Django.

The sheets are set on a page that never ends: on one of the real height WeasyPrint throws away
what does not fit, silently, and nothing would show. Boxes are then read one by one; WeasyPrint
has no public way to learn how wide text is, or which line is past the end.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

#: A slot may pass its end by this much: less than anybody sees.
TOLERANCE_PT = 0.5
POINTS_PER_PIXEL = 0.75
TALL = 200 * 72
#: Of the text past the end of a slot, this much is reported.
TOLD = 200


@dataclass
class Taken:
    """What the content of one slot takes, in points from the top left corner of its box."""

    top: float
    left: float
    limit: float
    bottom: float = 0
    right: float = 0
    #: Where lines end; two cells of one table row are one line to the eye.
    lines: set[float] = field(default_factory=set)
    lines_over: set[float] = field(default_factory=set)
    laid: list[str] = field(default_factory=list)
    over: list[str] = field(default_factory=list)

    def report(self, source: str) -> dict[str, Any]:
        """Return numbers for a verdict: points, lines and characters."""
        return {
            "height": round(self.bottom, 2),
            "width": round(self.right, 2),
            "lines": len(self.lines),
            "lines_over": len(self.lines_over),
            "characters": len(source),
            "characters_over": len(bare("".join(self.over))),
            "lost": max(0, len(bare(source)) - len(bare("".join(self.laid)))),
            "cut": " ".join(self.over)[:TOLD],
        }


def tall_page(width: float) -> str:
    return f"@page {{ size: {width}pt {TALL}pt !important; margin: 0 }}"


def measure(page: Any, options: dict[str, Any], slots: dict[str, Any]) -> dict[str, Any]:
    """Return for each slot, by HTML id, what Taken.report tells.

    Args:     page: weasyprint.HTML. options: what its `render` needs, with `tall_page` in its
              stylesheets. slots: HTML id → (width, height) of the box in points.
    """
    sources = {
        element.get("id"): " ".join("".join(element.itertext()).split())
        for element in page.etree_element.iter()
        if element.get("id") in slots
    }
    taken: dict[str, Taken] = {}
    for sheet in page.render(**options).pages:
        _walk(sheet._page_box, slots, taken)
    return {key: taken[key].report(sources[key]) for key in slots}


def _walk(box: Any, slots: dict[str, Any], taken: dict[str, Taken]) -> None:
    """Find the slots and note what each of them takes."""
    element = getattr(box, "element", None)
    key = element.get("id") if element is not None else None
    if key in slots and key not in taken:
        top, left = box.content_box_y(), box.content_box_x()
        taken[key] = Taken(top, left, slots[key][1])
        for child in getattr(box, "children", ()):
            _note(child, taken[key])
        return
    for child in getattr(box, "children", ()):
        _walk(child, slots, taken)


def _note(box: Any, slot: Taken, in_line: bool = False) -> None:
    """Note where a box ends. Space below a block counts no more than the paper below it."""
    from weasyprint.formatting_structure import boxes  # noqa: PLC0415

    is_line = isinstance(box, boxes.LineBox)
    if isinstance(box, boxes.TextBox):
        slot.laid.append(box.text)
        slot.right = max(slot.right, (box.position_x + box.width - slot.left) * POINTS_PER_PIXEL)
    elif is_line:
        text = "".join(_texts(box))
        if text.strip() or any(isinstance(item, boxes.ReplacedBox) for item in box.children):
            end = _end(box.position_y + box.height, slot)
            if text.strip() and not in_line:
                slot.lines.add(round(end, 1))
                if end > slot.limit + TOLERANCE_PT:
                    slot.lines_over.add(round(end, 1))
                    slot.over.append(text.strip())
    elif isinstance(box, boxes.ReplacedBox) or (
        isinstance(box, boxes.BlockLevelBox) and box.is_in_normal_flow()
    ):
        _end(box.border_box_y() + box.border_height(), slot)
    for child in getattr(box, "children", ()):
        _note(child, slot, in_line or is_line)


def _end(bottom: float, slot: Taken) -> float:
    end = (bottom - slot.top) * POINTS_PER_PIXEL
    slot.bottom = max(slot.bottom, end)
    return end


def _texts(box: Any) -> Iterator[str]:
    if text := getattr(box, "text", ""):
        yield text
    for child in getattr(box, "children", ()):
        yield from _texts(child)


def bare(text: str) -> str:
    """Return text without spaces and hyphens: what a page says, however its lines are broken."""
    return re.sub(r"[\s\u00ad\u200b\u2010-\u2015-]", "", unicodedata.normalize("NFKC", text))
