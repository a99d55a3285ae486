"""A drawing surface of 300 × 200 units with smooth edges."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache

from PIL import Image, ImageColor, ImageDraw

SIZE = (2400, 1600)
UNITS = (300, 200)

#: Everything is drawn this much larger and then averaged, which smooths the edges.
SUPERSAMPLING = 2
SCALE = SIZE[0] // UNITS[0] * SUPERSAMPLING

Point = tuple[float, float]
#: One color, or the colors at the top and at the bottom of a shape.
Fill = str | tuple[str, str]


class Canvas:
    def __init__(self, sky: Fill) -> None:
        width, height = (side * SUPERSAMPLING for side in SIZE)
        if isinstance(sky, str):
            self.image = Image.new("RGB", (width, height), sky)
        else:
            self.image = _gradient(*sky, width, height)
        self.pen = ImageDraw.Draw(self.image)

    def finished(self) -> Image.Image:
        return self.image.reduce(SUPERSAMPLING)

    def polygon(self, points: Iterable[Point], fill: Fill) -> None:
        pixels = [(x * SCALE, y * SCALE) for x, y in points]
        if isinstance(fill, str):
            self.pen.polygon(pixels, fill)
            return
        box = self._box_around(pixels)
        if box[0] >= box[2] or box[1] >= box[3]:
            return
        size = (box[2] - box[0], box[3] - box[1])
        mask = Image.new("L", size)
        ImageDraw.Draw(mask).polygon([(x - box[0], y - box[1]) for x, y in pixels], 255)
        self.image.paste(_gradient(*fill, *size), box[:2], mask)

    def _box_around(self, pixels: Sequence[Point]) -> tuple[int, int, int, int]:
        xs, ys = zip(*pixels, strict=True)
        return (
            max(0, math.floor(min(xs))),
            max(0, math.floor(min(ys))),
            min(self.image.width, math.ceil(max(xs))),
            min(self.image.height, math.ceil(max(ys))),
        )

    def hill(self, ridge: Sequence[Point], fill: Fill, *, base: float = UNITS[1]) -> None:
        """Fill everything below a smooth line that runs through the points of `ridge`."""
        line = _points(smooth(ridge))
        self.polygon([*line, (line[-1][0], base), (line[0][0], base)], fill)

    def blob(self, points: Sequence[Point], fill: Fill) -> None:
        """Fill a smooth closed shape through the points."""
        self.polygon(_points(smooth([*points, points[0]], closed=True)), fill)

    def ribbon(self, middle: Sequence[tuple[float, float, float]], fill: Fill) -> None:
        """Fill a smooth band. Each point has a place and half the band's width, measured across."""
        line = smooth(middle)
        left = [(x - half, y) for x, y, half in line]
        right = [(x + half, y) for x, y, half in line]
        self.polygon([*left, *reversed(right)], fill)

    def circle(self, x: float, y: float, radius: float, fill: str) -> None:
        self.ellipse(x, y, radius, radius, fill)

    def ellipse(self, x: float, y: float, across: float, down: float, fill: str) -> None:
        box = [x - across, y - down, x + across, y + down]
        self.pen.ellipse([side * SCALE for side in box], fill)

    def box(
        self, x: float, y: float, width: float, height: float, fill: Fill, *, corner: float = 0
    ) -> None:
        """Fill an upright box from its top left corner."""
        if isinstance(fill, tuple):
            corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
            self.polygon(corners, fill)
            return
        edges = [side * SCALE for side in (x, y, x + width, y + height)]
        if corner:
            self.pen.rounded_rectangle(edges, corner * SCALE, fill)
        else:
            self.pen.rectangle(edges, fill)

    def arch(self, x: float, top: float, width: float, bottom: float, fill: Fill) -> None:
        """Fill an opening with a round top; `x` is its left side."""
        radius = width / 2
        curve = [
            (x + radius - radius * math.cos(turn), top + radius - radius * math.sin(turn))
            for turn in (math.pi * step / 48 for step in range(49))
        ]
        self.polygon([*curve, (x + width, bottom), (x, bottom)], fill)

    def line(self, points: Sequence[Point], width: float, fill: str) -> None:
        """Draw a line with round ends and joints."""
        pixels = [(x * SCALE, y * SCALE) for x, y in points]
        self.pen.line(pixels, fill, round(width * SCALE), joint="curve")
        for x, y in (points[0], points[-1]):
            self.circle(x, y, width / 2, fill)

    def curve(self, points: Sequence[Point], width: float, fill: str) -> None:
        self.line(_points(smooth(points)), width, fill)

    def glow(self, x: float, y: float, radius: float, color: str, strength: float = 0.6) -> None:
        """Lighten a round area, most in its middle."""
        side = round(radius * 2 * SCALE)
        mask = _glow_mask(round(255 * strength)).resize((side, side), Image.Resampling.BILINEAR)
        corner = (round((x - radius) * SCALE), round((y - radius) * SCALE))
        self.image.paste(color, (*corner, corner[0] + side, corner[1] + side), mask)

    def veil(self, points: Sequence[Point], color: str, strength: float) -> None:
        """Lay a see-through shape over what is there, such as a beam of light or a shadow."""
        pixels = [(x * SCALE, y * SCALE) for x, y in points]
        box = self._box_around(pixels)
        mask = Image.new("L", (box[2] - box[0], box[3] - box[1]))
        pen = ImageDraw.Draw(mask)
        pen.polygon([(x - box[0], y - box[1]) for x, y in pixels], round(255 * strength))
        self.image.paste(color, box, mask)


def smooth(points: Sequence[Sequence[float]], *, closed: bool = False) -> list[tuple[float, ...]]:
    """Return points on a Catmull-Rom curve through the given points, of two or more numbers each."""
    before, after = (points[-2], points[1]) if closed else (points[0], points[-1])
    padded = [before, *points, after]
    steps = 24
    line: list[tuple[float, ...]] = []
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        for step in range(steps):
            t = step / steps
            line.append(tuple(_between(*numbers, t) for numbers in zip(a, b, c, d, strict=True)))
    line.append(tuple(points[-1]))
    return line


def _points(line: Iterable[tuple[float, ...]]) -> list[Point]:
    return [(x, y) for x, y in line]


def _between(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (
        2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
    )


def _gradient(top: str, bottom: str, width: int, height: int) -> Image.Image:
    column = Image.new("RGB", (1, 2))
    column.putpixel((0, 0), ImageColor.getrgb(top)[:3])
    column.putpixel((0, 1), ImageColor.getrgb(bottom)[:3])
    # Of two pixels, stretched, only the middle half blends: cut away the even ends.
    stretched = column.resize((1, height), Image.Resampling.BILINEAR, box=(0, 0.5, 1, 1.5))
    return stretched.resize((width, height), Image.Resampling.NEAREST)


@lru_cache
def _glow_mask(strongest: int) -> Image.Image:
    """A soft disc: strongest in the middle, fading to nothing at the edge."""
    return Image.radial_gradient("L").point(
        [round(strongest * max(0.0, 1 - level / 180) ** 2) for level in range(256)]
    )
