"""What a PDF page paints: its colors, images and transparency, through forms and patterns."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

POINTS_PER_INCH = 72
#: Operators that choose a color in a device space: (space, number of components).
DEVICE_OPERATORS = {
    "g": ("DeviceGray", 1),
    "G": ("DeviceGray", 1),
    "rg": ("DeviceRGB", 3),
    "RG": ("DeviceRGB", 3),
    "k": ("DeviceCMYK", 4),
    "K": ("DeviceCMYK", 4),
}
BY_COMPONENTS = {1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}

Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True)
class Color:
    """A color that is set, in `space`, each value from 0 to 1."""

    space: str
    values: tuple[float, ...]


@dataclass(frozen=True)
class Image:
    """An image as it is placed. `ppi` is the lower of its two resolutions on paper."""

    space: str
    width: int
    height: int
    ppi: float
    data: Any


@dataclass(frozen=True)
class Transparency:
    """A blend, a soft mask, an opacity below one, or a group with a color space."""

    what: str
    space: str = ""


Painted = Color | Image | Transparency


def painted(page: pikepdf.Page) -> Iterator[Painted]:
    """Yield everything that a page sets or places, in the order of its content streams."""
    yield from _group(page.obj)
    yield from _walk(page.obj, page.obj.get("/Resources"), (1, 0, 0, 1, 0, 0), set())


def space_name(space: Any, resources: Any = None) -> str:
    """Return the device space that a color space stands for, or its own name when it has none."""
    if space is None:
        return ""
    if isinstance(space, pikepdf.Name):
        named = resources.get("/ColorSpace", {}).get(space) if resources is not None else None
        return str(space).lstrip("/") if named is None else space_name(named)
    kind = str(space[0]).lstrip("/")
    if kind == "ICCBased":
        return BY_COMPONENTS.get(int(space[1].get("/N")), "ICCBased")
    if kind in ("Indexed", "Pattern") and len(space) > 1:
        return space_name(space[1], resources)
    return {"CalRGB": "DeviceRGB", "CalGray": "DeviceGray"}.get(kind, kind)


def _walk(holder: Any, resources: Any, ctm: Matrix, seen: set[Any]) -> Iterator[Painted]:
    """Follow one content stream, with the matrix that places it on the page."""
    stack: list[tuple[Matrix, str, str]] = []
    fill = stroke = "DeviceGray"
    resources = resources if resources is not None else pikepdf.Dictionary()
    for instruction in pikepdf.parse_content_stream(holder):
        operator = str(instruction.operator)
        operands = instruction.operands
        if operator == "q":
            stack.append((ctm, fill, stroke))
        elif operator == "Q" and stack:
            ctm, fill, stroke = stack.pop()
        elif operator == "cm":
            ctm = _multiply(tuple(float(value) for value in operands), ctm)
        elif operator in DEVICE_OPERATORS:
            yield Color(DEVICE_OPERATORS[operator][0], _numbers(operands))
        elif operator == "cs":
            fill = space_name(operands[0], resources)
        elif operator == "CS":
            stroke = space_name(operands[0], resources)
        elif operator in ("sc", "scn", "SC", "SCN"):
            space = fill if operator.islower() else stroke
            if values := _numbers(operands):
                yield Color(space, values)
        elif operator == "sh":
            shading = resources.Shading[operands[0]]
            yield Color(space_name(shading.ColorSpace, resources), ())
        elif operator == "gs":
            yield from _state(resources.ExtGState[operands[0]])
        elif operator == "INLINE IMAGE":
            picture: Any = operands[0]
            yield _placed(picture.width, picture.height, str(picture.colorspace), ctm, None)
        elif operator == "Do":
            yield from _object(resources.XObject[operands[0]], resources, ctm, seen)
    for pattern in resources.get("/Pattern", {}).values():
        yield from _pattern(pattern, resources, seen)


def _object(thing: Any, resources: Any, ctm: Matrix, seen: set[Any]) -> Iterator[Painted]:
    if thing.Subtype == "/Image":
        space = "DeviceGray" if thing.get("/ImageMask") else space_name(thing.get("/ColorSpace"))
        yield _placed(int(thing.Width), int(thing.Height), space, ctm, thing)
        if "/SMask" in thing:
            yield Transparency("an image with a mask")
    elif thing.Subtype == "/Form":
        yield from _group(thing)
        matrix: Any = tuple(float(value) for value in thing.get("/Matrix", (1, 0, 0, 1, 0, 0)))
        own = thing.get("/Resources", resources)
        yield from _walk(thing, own, _multiply(matrix, ctm), seen)


def _pattern(pattern: Any, resources: Any, seen: set[Any]) -> Iterator[Painted]:
    """Yield what a pattern paints, once for each pattern."""
    if pattern.objgen in seen:
        return
    seen.add(pattern.objgen)
    if int(pattern.PatternType) == 2:
        yield Color(space_name(pattern.Shading.ColorSpace, resources), ())
    else:
        matrix: Any = tuple(float(value) for value in pattern.get("/Matrix", (1, 0, 0, 1, 0, 0)))
        yield from _walk(pattern, pattern.get("/Resources", resources), matrix, seen)


def _group(holder: Any) -> Iterator[Transparency]:
    group = holder.get("/Group")
    if group is not None and group.get("/S") == "/Transparency":
        yield Transparency("a transparency group", space_name(group.get("/CS")))


def _state(state: Any) -> Iterator[Transparency]:
    if any(float(state.get(name, 1)) < 1 for name in ("/ca", "/CA")):
        yield Transparency("an opacity below 100 %")
    if state.get("/BM", "/Normal") not in ("/Normal", "/Compatible"):
        yield Transparency(f"the blend mode {state.BM}")
    mask = state.get("/SMask", "/None")
    if isinstance(mask, pikepdf.Dictionary):
        group: Any = mask.G.get("/Group", {})
        yield Transparency("a soft mask", space_name(group.get("/CS")))


def _placed(width: int, height: int, space: str, ctm: Matrix, data: Any) -> Image:
    across, up = math.hypot(ctm[0], ctm[1]), math.hypot(ctm[2], ctm[3])
    sizes = [pixels / size for pixels, size in ((width, across), (height, up)) if size]
    ppi = min(sizes) * POINTS_PER_INCH if sizes else math.inf
    return Image(space, width, height, ppi, data)


def _numbers(operands: Any) -> tuple[float, ...]:
    return tuple(float(value) for value in operands if not isinstance(value, pikepdf.Name))


def _multiply(one: Any, other: Any) -> Matrix:
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )
