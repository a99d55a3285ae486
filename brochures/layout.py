"""Layouts as data: a folder with layout.json, its templates and its stylesheets."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.template import Engine

LAYOUTS = Path(__file__).resolve().parent / "layouts"

#: What a slot's text is for, and what a change of it does to printed stock.
CHANGE_CLASSES = ("STOP", "SOON", "NEXT")


@dataclass(frozen=True)
class Box:
    """Where a slot lies on a sheet, in inches from its top left corner."""

    page: int
    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True)
class Slot:
    """One copy box. `key` never changes once published: designers' files refer to it."""

    key: str
    kind: str
    sources: tuple[str, ...]
    parts: dict[str, str]
    length: str
    style: str
    box: Box
    min_pt: float
    change: str
    limit: int | None
    required: bool

    @property
    def html_id(self) -> str:
        return self.key.replace(".", "-")

    @property
    def name(self) -> str:
        """The key as templates write it."""
        return self.key.replace(".", "_")


@dataclass(frozen=True)
class Layout:
    key: str
    title: str
    folder: Path
    data: dict[str, Any]
    slots: tuple[Slot, ...]

    @property
    def fonts(self) -> list[str]:
        return self.data["fonts"]

    def words(self, locale: str) -> dict[str, str]:
        """Return the layout's own few words in a language, else in English."""
        words = self.data["words"]
        return {**words["en"], **words.get(locale.partition("-")[0], {})}

    def template(self, name: str, context: dict[str, Any]) -> str:
        """Return one of the layout's templates, filled and escaped."""
        return Engine(dirs=[str(self.folder)]).render_to_string(name, context)

    def stylesheet(self, name: str) -> str:
        """Return a stylesheet, with a rule for the box of every slot when it is imposed."""
        css = (self.folder / name).read_text(encoding="utf-8")
        return css + self._boxes() if name == self.data["outputs"]["proof"]["css"] else css

    def _boxes(self) -> str:
        return "".join(
            f"#{slot.html_id} {{ position: absolute; left: {slot.box.x}in; top: {slot.box.y}in; "
            f"width: {slot.box.w}in; height: {slot.box.h}in }}\n"
            for slot in self.slots
        )

    def digest(self) -> str:
        """Return a hash of every file of the layout."""
        found = hashlib.sha256()
        for path in sorted(self.folder.iterdir()):
            found.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
        return found.hexdigest()


def layout_keys() -> list[str]:
    return sorted(path.parent.name for path in LAYOUTS.glob("*/layout.json"))


def layout_choices() -> list[tuple[str, str]]:
    return [(key, load_layout(key).title) for key in layout_keys()]


@cache
def load_layout(key: str) -> Layout:
    """Return a layout. Raises KeyError when there is none of that name."""
    if key not in layout_keys():
        raise KeyError(f"There is no layout “{key}”.")
    data = json.loads((LAYOUTS / key / "layout.json").read_text(encoding="utf-8"))
    slots = tuple(_slot(item) for item in data["slots"])
    return Layout(key, data["title"], LAYOUTS / key, data, slots)


def _slot(item: dict[str, Any]) -> Slot:
    return Slot(
        key=item["key"],
        kind=item["kind"],
        sources=(item["source"], *item.get("fallback", [])),
        parts=item.get("parts", {}),
        length=item.get("length", ""),
        style=item["style"],
        box=Box(**item["box"]),
        min_pt=item["min_pt"],
        change=item["change"],
        limit=item.get("limit"),
        required=item.get("required", True),
    )
