"""Things that stand in more than one picture."""

from __future__ import annotations

from programs.demo.drawing.canvas import Canvas
from programs.demo.drawing.palette import (
    CLAY,
    CREAM,
    DUNE,
    HONEY,
    LAGOON,
    PEACH,
    PINE,
    RUST,
    SAGE,
    SHELL,
    TEAL,
)


def sun(canvas: Canvas, x: float, y: float, radius: float, *, color: str = CREAM) -> None:
    canvas.glow(x, y, radius * 4.2, CREAM, 0.75)
    canvas.circle(x, y, radius, color)


def round_tree(
    canvas: Canvas, x: float, ground: float, height: float, crown: str = TEAL, trunk: str = RUST
) -> None:
    width = height * 0.3
    canvas.line([(x, ground), (x, ground - height * 0.55)], height * 0.045, trunk)
    canvas.ellipse(x, ground - height * 0.66, width, height * 0.36, crown)


def pine_tree(canvas: Canvas, x: float, ground: float, height: float, color: str = PINE) -> None:
    canvas.line([(x, ground), (x, ground - height * 0.2)], height * 0.05, color)
    half = height * 0.19
    canvas.blob(
        [
            (x, ground - height),
            (x + half * 0.55, ground - height * 0.6),
            (x + half, ground - height * 0.16),
            (x, ground - height * 0.1),
            (x - half, ground - height * 0.16),
            (x - half * 0.55, ground - height * 0.6),
        ],
        color,
    )


def bush(canvas: Canvas, x: float, ground: float, width: float, color: str = LAGOON) -> None:
    """Three round parts, cut off at the ground by whatever is drawn next."""
    canvas.circle(x - width * 0.28, ground - width * 0.16, width * 0.26, color)
    canvas.circle(x + width * 0.28, ground - width * 0.14, width * 0.24, color)
    canvas.circle(x, ground - width * 0.28, width * 0.32, color)


def leaf(
    canvas: Canvas, x: float, y: float, to_x: float, to_y: float, width: float, color: str
) -> None:
    """A pointed leaf from its foot to its tip."""
    along_x, along_y = to_x - x, to_y - y
    length = (along_x**2 + along_y**2) ** 0.5
    across_x, across_y = -along_y / length * width / 2, along_x / length * width / 2
    middle_x, middle_y = x + along_x * 0.45, y + along_y * 0.45
    canvas.blob(
        [
            (x, y),
            (middle_x + across_x, middle_y + across_y),
            (to_x, to_y),
            (middle_x - across_x, middle_y - across_y),
        ],
        color,
    )


def potted_plant(
    canvas: Canvas, x: float, floor: float, height: float, *, pot: str = CLAY, leaves: str = TEAL
) -> None:
    top = floor - height * 0.34
    spread = height * 0.36
    for tip_x, tip_y, color in (
        (-0.95, 0.45, leaves),
        (0.95, 0.5, leaves),
        (-0.55, 0.85, LAGOON),
        (0.6, 0.88, LAGOON),
        (0.0, 1.0, leaves),
    ):
        leaf(canvas, x, top, x + spread * tip_x, floor - height * tip_y, height * 0.17, color)
    width = height * 0.17
    canvas.polygon(
        [
            (x - width, top),
            (x + width, top),
            (x + width * 0.72, floor),
            (x - width * 0.72, floor),
        ],
        pot,
    )
    canvas.box(x - width * 1.12, top - height * 0.02, width * 2.24, height * 0.06, pot, corner=0.8)


def armchair(canvas: Canvas, x: float, floor: float, width: float, cloth: str, shade: str) -> None:
    """An armchair seen from the front; `x` is its middle."""
    height = width * 0.98
    left = x - width / 2
    for foot in (left + width * 0.14, left + width * 0.86):
        canvas.line([(foot, floor), (foot, floor - height * 0.16)], width * 0.05, RUST)
    canvas.box(
        left + width * 0.1, floor - height, width * 0.8, height * 0.8, shade, corner=width * 0.2
    )
    canvas.box(
        left + width * 0.13,
        floor - height * 0.5,
        width * 0.74,
        height * 0.28,
        cloth,
        corner=width * 0.07,
    )
    canvas.box(left, floor - height * 0.62, width * 0.2, height * 0.5, cloth, corner=width * 0.1)
    canvas.box(
        left + width * 0.8,
        floor - height * 0.62,
        width * 0.2,
        height * 0.5,
        cloth,
        corner=width * 0.1,
    )
    canvas.box(
        left + width * 0.1, floor - height * 0.3, width * 0.8, height * 0.18, shade, corner=2
    )


def cup(canvas: Canvas, x: float, table: float, width: float, color: str) -> None:
    canvas.circle(x + width * 0.52, table - width * 0.42, width * 0.26, color)
    canvas.circle(x + width * 0.52, table - width * 0.42, width * 0.14, SHELL)
    canvas.box(x - width / 2, table - width * 0.86, width, width * 0.86, color, corner=width * 0.2)
    canvas.box(x - width / 2, table - width * 0.86, width, width * 0.3, color)


def house(
    canvas: Canvas,
    x: float,
    ground: float,
    width: float,
    height: float,
    *,
    wall: str = SHELL,
    roof: str = CLAY,
) -> None:
    """A plain house with a gable roof; `x` is its left side, `height` that of the wall."""
    top = ground - height
    canvas.box(x, top, width, height, wall)
    over = width * 0.07
    canvas.polygon(
        [(x - over, top), (x + width / 2, top - width * 0.36), (x + width + over, top)], roof
    )


def cloud(canvas: Canvas, x: float, y: float, width: float, color: str) -> None:
    """A cloud with a flat foot at `y`."""
    canvas.box(x - width / 2, y - width * 0.16, width, width * 0.16, color, corner=width * 0.08)
    canvas.circle(x - width * 0.2, y - width * 0.17, width * 0.15, color)
    canvas.circle(x + width * 0.08, y - width * 0.22, width * 0.2, color)
    canvas.circle(x + width * 0.29, y - width * 0.14, width * 0.12, color)


def field_rows(
    canvas: Canvas, foot: tuple[float, float], head: tuple[float, float], count: int, color: str
) -> None:
    """Rows of a field: lines from the bottom edge that draw together toward the top."""
    for place in range(count):
        share = place / (count - 1)
        x_foot = foot[0] + (foot[1] - foot[0]) * share
        x_head = head[0] + (head[1] - head[0]) * share
        canvas.polygon(
            [(x_foot - 2.2, 200), (x_head - 0.25, 118), (x_head + 0.25, 118), (x_foot + 2.2, 200)],
            color,
        )


FLOWERS = (CLAY, HONEY, PEACH, CREAM, DUNE, SAGE)
