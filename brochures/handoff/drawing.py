"""A drawing of the sheets to scale: size, bleed, folds with their measures, and every text box."""

from __future__ import annotations

from typing import Any

from lxml import etree

from brochures.layout import Layout

SVG = "http://www.w3.org/2000/svg"
MARGIN, GAP, LINE = 64, 116, 13
INK, SOFT, FOLD, TRIM = "#22302f", "#4a5a58", "#b5583a", "#1f4f4c"


def write(layout: Layout) -> bytes | None:
    """Return an SVG in which 72 units are an inch; None for a layout that flows over pages."""
    if layout.imposed_output is None:
        return None
    width, height = layout.trim_size
    pages = layout.data["sheet"]["pages"]
    size = (width + 2 * MARGIN, pages * height + (pages + 1) * GAP)
    root = etree.Element(
        f"{{{SVG}}}svg",
        {
            "viewBox": f"0 0 {size[0]:g} {size[1]:g}",
            "width": f"{size[0]:g}pt",
            "height": f"{size[1]:g}pt",
            "font-family": "Helvetica, Arial, sans-serif",
            "font-size": "10",
        },
        nsmap={None: SVG},
    )
    _add(root, "title", text=f"{layout.title}: sheet, folds and text boxes")
    _add(root, "rect", width="100%", height="100%", fill="#ffffff")
    for page in range(1, pages + 1):
        top = GAP + (page - 1) * (height + GAP)
        _page(_add(root, "g", transform=f"translate({MARGIN} {top:g})"), layout, page)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _page(group: Any, layout: Layout, page: int) -> None:
    width, height = layout.trim_size
    bleed, sheet = layout.bleed, layout.data["sheet"]
    said = f"Page {page} of {sheet['pages']}: {sheet['width']} × {sheet['height']} {layout.unit}"
    if bleed:
        said += f", bleed {sheet['bleed']} {layout.unit} on each side (dotted)"
        outer = {"x": -bleed, "y": -bleed, "width": width + 2 * bleed, "height": height + 2 * bleed}
        _rect(group, outer, stroke=SOFT, dash="1 3")
    _text(group, 0, -48, said, fill=INK, bold=True)
    _rect(group, {"x": 0, "y": 0, "width": width, "height": height}, stroke=TRIM, wide=1.5)
    for panel in (each for each in layout.data["panels"] if each["page"] == page):
        left, across = layout.points(panel["x"]), layout.points(panel["w"])
        label = f"{panel['title']} · {panel['w']:g} {layout.unit}"
        _text(group, left + across / 2, -16, label, fill=TRIM, anchor="middle")
    for fold in layout.data.get("folds", {}).get(str(page), []):
        x = layout.points(fold)
        ends = {"x1": x, "y1": -30, "x2": x, "y2": height + 14}
        _line(group, ends)
        said = f"fold {fold:g} {layout.unit}"
        _text(group, x, height + 26, said, fill=FOLD, anchor="middle")
    for slot in (each for each in layout.slots if each.box and each.box.page == page):
        box: Any = slot.box
        sizes = {"x": box.x, "y": box.y, "width": box.w, "height": box.h}
        placed = {name: layout.points(size) for name, size in sizes.items()}
        _rect(group, placed, stroke=SOFT, fill="#f6efe4", wide=0.5)
        _text(group, placed["x"] + 4, placed["y"] + min(LINE, placed["height"] - 2), slot.key)


def _rect(
    group: Any,
    sizes: dict[str, float],
    *,
    stroke: str,
    fill: str = "none",
    wide: float = 0.75,
    dash: str = "",
) -> None:
    more = {"stroke-dasharray": dash} if dash else {}
    numbers = {name: f"{size:g}" for name, size in sizes.items()}
    _add(
        group, "rect", **numbers, fill=fill, stroke=stroke, **{"stroke-width": f"{wide:g}"}, **more
    )


def _line(group: Any, ends: dict[str, float]) -> None:
    numbers = {name: f"{end:g}" for name, end in ends.items()}
    _add(group, "line", **numbers, stroke=FOLD, **{"stroke-width": "1", "stroke-dasharray": "6 4"})


def _text(
    group: Any,
    x: float,
    y: float,
    text: str,
    *,
    fill: str = SOFT,
    anchor: str = "start",
    bold: bool = False,
) -> None:
    more = {"font-weight": "bold"} if bold else {}
    place = {"x": f"{x:g}", "y": f"{y:g}", "text-anchor": anchor}
    _add(group, "text", text=text, fill=fill, **place, **more)


def _add(parent: Any, tag: str, *, text: str = "", **attributes: str) -> Any:
    made = etree.SubElement(parent, f"{{{SVG}}}{tag}", attributes)
    if text:
        made.text = text
    return made
