"""Layouts as data: a folder with layout.json, its templates and its stylesheets.

docs/print/layouts.md tells how to add one; no Python is needed.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Literal

from django.template import Engine

LAYOUTS = Path(__file__).resolve().parent / "layouts"
#: What layouts have in common: palette, words, base styles. A layout's own files come first.
SHARED = LAYOUTS / "shared"

#: What a slot's text is for, and what a change of it does to printed stock.
CHANGE_CLASSES = ("STOP", "SOON", "NEXT")
#: A box less full than this looks forgotten, unless its layout says otherwise.
UNDER = 0.6
POINTS_PER = {"in": 72, "mm": 72 / 25.4}

#: Which of the two colors of the palette is used: sRGB for screens, or CMYK for a press.
Inks = Literal["screen", "press"]


@dataclass(frozen=True)
class Box:
    """Where a slot lies on a sheet, in the layout's unit from its top left trimmed corner."""

    page: int
    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True)
class Slot:
    """One copy box. `key` never changes once published: designers' files refer to it.

    sources: paths into brochures.sources; the first that has something is used. lengths: what
    {length} in these paths stands for, longest first; the first that fits is printed. box: None
    where text flows from page to page. min_fill: below this share of its box it looks empty.
    """

    key: str
    kind: str
    sources: tuple[str, ...]
    parts: dict[str, str]
    lengths: tuple[str, ...]
    heading: str
    intro: str
    style: str
    box: Box | None
    min_pt: float
    change: str
    limit: int | None
    required: bool
    min_fill: float

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

    @property
    def folders(self) -> list[Path]:
        """Where its files are looked for: its own folder, one that it borrows from, the shared."""
        borrowed = [LAYOUTS / self.data["templates"]] if "templates" in self.data else []
        return [self.folder, *borrowed, SHARED]

    @property
    def unit(self) -> str:
        """The unit of every length in layout.json: "in" or "mm"."""
        return self.data["sheet"].get("unit", "in")

    def points(self, length: float) -> float:
        return length * POINTS_PER[self.unit]

    @property
    def trim_size(self) -> tuple[float, float]:
        """Width and height of the cut sheet, in points."""
        sheet = self.data["sheet"]
        return self.points(sheet["width"]), self.points(sheet["height"])

    @property
    def bleed(self) -> float:
        """How far art goes past every edge of the sheet, in points."""
        return self.points(self.data["sheet"]["bleed"])

    @cached_property
    def palette(self) -> dict[str, dict[str, Any]]:
        """Name → {"screen": sRGB, "press": [C, M, Y, K] in percent}; the layout's own win."""
        shared = json.loads((SHARED / "palette.json").read_text(encoding="utf-8"))
        return {**shared, **self.data.get("palette", {})}

    @property
    def imposed_output(self) -> str | None:
        """The output with boxes of fixed size, if there is one: where words may fail to fit."""
        outputs = self.data["outputs"]
        return next((name for name, item in outputs.items() if item.get("imposed")), None)

    def panel_of(self, slot: Slot) -> str:
        """Return the name of the panel that a slot lies on."""
        for panel in self.data.get("panels", []):
            box = slot.box
            if box and panel["page"] == box.page and 0 <= box.x - panel["x"] < panel["w"]:
                return panel["title"]
        return ""

    def words(self, locale: str) -> dict[str, str]:
        """Return the few words that layouts add themselves, in a language or else in English."""
        shared = json.loads((SHARED / "words.json").read_text(encoding="utf-8"))
        own, language = self.data.get("words", {}), locale.partition("-")[0]
        return {
            word: text
            for source in (shared["en"], own.get("en"), shared.get(language), own.get(language))
            for word, text in (source or {}).items()
        }

    def template(self, name: str, context: dict[str, Any]) -> str:
        """Return one of the layout's templates, filled and escaped."""
        folders = [str(folder) for folder in self.folders]
        return Engine(dirs=folders).render_to_string(name, context)

    def stylesheet(self, output: str, inks: Inks = "screen") -> str:
        """Return the CSS of an output: palette and measures first, then its files.

        An imposed output also gets the boxes of its panels and slots from layout.json.
        """
        settings = self.data["outputs"][output]
        imposed = settings.get("imposed", False)
        files = [self.file(name) for name in settings["css"]]
        made = [self._root(inks), self._sheet(), *self._boxes()] if imposed else [self._root(inks)]
        return "\n".join([*made, *files])

    def file(self, name: str) -> str:
        """Return a text file of the layout, else the shared one of that name."""
        return self._file(name).read_text(encoding="utf-8")

    def _file(self, name: str) -> Path:
        found = next((path for path in self.folders if (path / name).exists()), self.folder)
        return found / name

    def _root(self, inks: Inks) -> str:
        colors = "".join(f"--{name}: {_color(item[inks])}; " for name, item in self.palette.items())
        sheet = self.data["sheet"]
        sizes = "".join(
            f"--{name}: {sheet[name]}{self.unit}; " for name in ("width", "height", "bleed")
        )
        return f":root {{ {colors}{sizes}}}"

    def _sheet(self) -> str:
        sheet = self.data["sheet"]
        size = f"{sheet['width']}{self.unit} {sheet['height']}{self.unit}"
        return f"@page {{ size: {size}; margin: 0 }}"

    def _boxes(self) -> list[str]:
        sheet = self.data["sheet"]
        bleed, width, height = sheet["bleed"], sheet["width"], sheet["height"]
        rules = []
        for panel in self.data["panels"]:
            # Art reaches past the edges of the sheet, and meets exactly at a fold.
            left = panel["x"] - (bleed if panel["x"] == 0 else 0)
            end = panel["x"] + panel["w"]
            right = end + (bleed if end == width else 0)
            rules.append(
                self._rule(f"panel-{panel['key']}", left, -bleed, right - left, height + 2 * bleed)
            )
        for slot in self.slots:
            if (box := slot.box) is None:
                continue
            rules.append(self._rule(slot.html_id, box.x, box.y, box.w, box.h))
        return rules

    def _rule(self, html_id: str, x: float, y: float, w: float, h: float) -> str:
        sizes = {"left": x, "top": y, "width": w, "height": h}
        body = "; ".join(f"{name}: {size:g}{self.unit}" for name, size in sizes.items())
        return f"#{html_id} {{ position: absolute; {body} }}"

    def digest(self) -> str:
        """Return a hash of every file that the layout is made from."""
        found = hashlib.sha256()
        for path in (path for folder in self.folders for path in sorted(folder.iterdir())):
            found.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
        return found.hexdigest()


def _color(value: str | list[float]) -> str:
    if isinstance(value, str):
        return value
    return f"device-cmyk({' '.join(f'{part}%' for part in value)})"


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
        lengths=tuple(item.get("lengths", [])),
        heading=item.get("heading", ""),
        intro=item.get("intro", ""),
        style=item["style"],
        box=Box(**item["box"]) if "box" in item else None,
        min_pt=item["min_pt"],
        change=item["change"],
        limit=item.get("limit"),
        required=item.get("required", True),
        min_fill=item.get("min_fill", UNDER),
    )
