"""Whether the words fit their boxes: one verdict for each slot of a brochure in one language.

A verdict is what the press measured, never a count of characters. Where a text exists in several
lengths, the longest that fits is taken; only when none does is the slot overset.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from brochures.filling import Copy, Filling
from brochures.jobs import job_for
from brochures.layout import Layout, Slot
from brochures.measuring import TOLERANCE_PT
from brochures.rendering import measured

TIGHT = 0.95
NOTHING: dict[str, Any] = {
    "height": 0,
    "width": 0,
    "lines": 0,
    "lines_over": 0,
    "characters": 0,
    "characters_over": 0,
    "lost": 0,
    "cut": "",
}


class State(StrEnum):
    """How a slot stands. With one of the first three it must not be printed."""

    OVERSET = "overset"
    TOO_WIDE = "too_wide"
    LOST_TEXT = "lost_text"
    TIGHT = "tight"
    UNDER = "under"
    EMPTY = "empty"
    FITS = "fits"


MISFITS = (State.OVERSET, State.TOO_WIDE, State.LOST_TEXT)


@dataclass(frozen=True)
class Verdict:
    """How one slot stands.

    source: the field, such as "program.copy.medium"; length: its copy length, if it has several.
    did_not_fit: the longer lengths. fill: share of the box, 1.0 is full; null where text flows.
    Points are typographic (72 an inch). cut: how the text past the end of the box begins.
    documents: ids of the documents whose words these are.
    """

    slot: str
    panel: str
    state: State
    source: str
    length: str
    did_not_fit: tuple[str, ...]
    fill: float | None
    lines: int
    lines_over: int
    points_over: float
    points_wide: float
    characters: int
    characters_over: int
    lost: int
    cut: str
    documents: tuple[str, ...]

    @property
    def prints(self) -> bool:
        return self.state not in MISFITS

    @property
    def sentence(self) -> str:
        """What an editor reads."""
        match self.state:
            case State.OVERSET if self.lines_over:
                return (
                    f"{_many(self.lines_over, 'line')} over "
                    f"({self.points_over:.0f} points, {_many(self.characters_over, 'character')})"
                )
            case State.OVERSET:
                return f"{self.points_over:.1f} points over"
            case State.TOO_WIDE:
                return f"{self.points_wide:.0f} points wider than its box"
            case State.LOST_TEXT:
                return f"{_many(self.lost, 'character')} would not be printed"
            case State.EMPTY:
                return "nothing to print"
        if self.fill is None:
            return "flows from page to page"
        return f"{self.fill:.0%} full"

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "sentence": self.sentence}


def fit(filling: Filling, patience: float | None = None) -> list[Verdict]:
    """Return a verdict for each slot; `filling` then has the copy that is to be printed.

    Args:   patience: seconds to wait while the press has other work; None: as rendering has it.
    Raises: PangoMissing, RenderingFailed.
    """
    imposed = filling.layout.imposed_output
    if imposed is None:
        return [_verdict(filling, slot, None) for slot in filling.layout.slots]
    while True:
        sizes = measured(job_for(filling, "", imposed, ""), patience)
        verdicts = [
            _verdict(filling, slot, sizes.get(slot.html_id, NOTHING))
            for slot in filling.layout.slots
        ]
        shorter = [
            slot.name
            for slot, verdict in zip(filling.layout.slots, verdicts, strict=True)
            if not verdict.prints and filling.has_shorter(slot.name)
        ]
        if not shorter:
            return verdicts
        for name in shorter:
            filling.taken[name] = filling.taken.get(name, 0) + 1


def misfits(verdicts: Iterable[Verdict]) -> dict[str, str]:
    """Return slot → what does not fit there, in words."""
    return {each.slot: f"{each.slot}: {each.sentence}" for each in verdicts if not each.prints}


def _verdict(filling: Filling, slot: Slot, size: dict[str, Any] | None) -> Verdict:
    copy = filling.copy(slot.name)
    taken = size or NOTHING
    width, height = _box(filling.layout, slot)
    over, wide = taken["height"] - height, taken["width"] - width
    is_over, is_wide = bool(size) and over > TOLERANCE_PT, bool(size) and wide > TOLERANCE_PT
    fill = round(taken["height"] / height, 3) if size and height else None
    return Verdict(
        slot=slot.key,
        panel=filling.layout.panel_of(slot),
        state=_state(slot, copy, fill, is_over, is_wide, taken["lost"]),
        source=copy.source if copy else slot.sources[0],
        length=copy.length if copy else "",
        did_not_fit=tuple(
            other.length for other in filling.copies[slot.name][: filling.taken.get(slot.name, 0)]
        ),
        fill=fill,
        lines=taken["lines"],
        lines_over=taken["lines_over"],
        points_over=round(over, 1) if is_over else 0,
        points_wide=round(wide, 1) if is_wide else 0,
        characters=taken["characters"],
        characters_over=taken["characters_over"],
        lost=taken["lost"],
        cut=taken["cut"],
        documents=tuple(sorted(copy.documents)) if copy else (),
    )


def _state(
    slot: Slot, copy: Copy | None, fill: float | None, is_over: bool, is_wide: bool, lost: int
) -> State:
    if copy is None:
        return State.EMPTY
    if is_over:
        return State.OVERSET
    if is_wide:
        return State.TOO_WIDE
    if lost:
        return State.LOST_TEXT
    if fill is None:
        return State.FITS
    if fill > TIGHT:
        return State.TIGHT
    return State.UNDER if fill < slot.min_fill else State.FITS


def _box(layout: Layout, slot: Slot) -> tuple[float, float]:
    return (layout.points(slot.box.w), layout.points(slot.box.h)) if slot.box else (0, 0)


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
