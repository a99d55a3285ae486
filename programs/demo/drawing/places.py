"""Pictures of rooms and houses."""

from __future__ import annotations

import math

from programs.demo.drawing.canvas import Canvas
from programs.demo.drawing.motifs import (
    armchair,
    bush,
    cup,
    house,
    leaf,
    pine_tree,
    potted_plant,
    round_tree,
    sun,
)
from programs.demo.drawing.palette import (
    CLAY,
    CREAM,
    DUNE,
    DUSK,
    HAZE,
    HONEY,
    LAGOON,
    LAKE,
    MIST,
    NIGHT,
    PEACH,
    PINE,
    RUST,
    SAGE,
    SAND,
    SHELL,
    SKY,
    TEAL,
)


def _view(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    """A window onto morning hills, with its frame."""
    canvas.box(x - 3, y - 3, width + 6, height + 6, CREAM, corner=1)
    canvas.box(x, y, width, height, (SKY, SHELL))
    bottom = y + height
    canvas.circle(x + width * 0.68, y + height * 0.42, height * 0.11, HONEY)
    for far, rise, color in ((0.62, 0.08, MIST), (0.74, 0.06, SAGE), (0.86, 0.05, LAGOON)):
        ridge = [
            (x + width * share, y + height * (far + rise * math.sin(share * 6 + far * 20)))
            for share in (0, 0.2, 0.4, 0.6, 0.8, 1)
        ]
        canvas.hill(ridge, color, base=bottom)
    canvas.box(x + width / 2 - 1, y, 2, height, CREAM)
    canvas.box(x, y + height * 0.46, width, 2, CREAM)
    canvas.box(x - 7, bottom + 2, width + 14, 4, CREAM, corner=1)


def house_at_night() -> Canvas:
    canvas = Canvas((NIGHT, DUSK))
    canvas.glow(74, 52, 56, CREAM, 0.5)
    canvas.circle(74, 52, 15, SHELL)
    for x, y in (
        (28, 30),
        (120, 26),
        (150, 56),
        (198, 30),
        (236, 58),
        (268, 28),
        (44, 84),
        (282, 82),
    ):
        canvas.circle(x, y, 0.8, SHELL)
    canvas.hill([(0, 118), (80, 100), (160, 116), (240, 98), (300, 112)], (TEAL, LAGOON))
    for x, height in ((40, 50), (58, 64), (78, 46), (262, 60), (282, 48)):
        pine_tree(canvas, x, 152, height, PINE)
    canvas.glow(170, 132, 96, HONEY, 0.42)
    house(canvas, 116, 156, 66, 44, wall=SAND, roof=RUST)
    house(canvas, 176, 156, 52, 34, wall=DUNE, roof=RUST)
    canvas.box(164, 82, 8, 18, RUST)
    for x, y, width, height in (
        (126, 122, 14, 15),
        (158, 122, 14, 15),
        (186, 130, 12, 13),
        (206, 130, 12, 13),
    ):
        canvas.box(x, y, width, height, HONEY)
        canvas.box(x + width / 2 - 0.5, y, 1, height, CREAM)
        canvas.box(x, y + height / 2 - 0.5, width, 1, CREAM)
    canvas.arch(143, 128, 12, 156, CLAY)
    canvas.hill([(0, 152), (80, 158), (160, 154), (240, 160), (300, 152)], (PINE, NIGHT))
    canvas.ribbon([(149, 156, 5), (150, 168, 8), (138, 184, 15), (120, 204, 26)], (SAND, DUNE))
    bush(canvas, 110, 160, 22, TEAL)
    bush(canvas, 232, 162, 26, TEAL)
    canvas.hill([(180, 204), (220, 190), (300, 184)], NIGHT)
    return canvas


def table_and_chairs() -> Canvas:
    canvas = Canvas((SHELL, SAND))
    canvas.box(0, 150, 300, 50, (DUNE, DUNE))
    _view(canvas, 92, 24, 116, 78)
    canvas.ellipse(150, 184, 104, 13, SAND)
    canvas.veil([(92, 150), (208, 150), (262, 200), (104, 200)], CREAM, 0.4)
    potted_plant(canvas, 258, 158, 66)
    for x, color in ((112, TEAL), (150, CLAY), (188, TEAL)):  # far chairs
        canvas.box(x - 13, 96, 26, 42, color, corner=8)
        canvas.line([(x - 9, 138), (x - 9, 164)], 2, color)
        canvas.line([(x + 9, 138), (x + 9, 164)], 2, color)
    canvas.polygon([(143, 140), (157, 140), (162, 186), (138, 186)], RUST)
    canvas.ellipse(150, 187, 26, 4, RUST)
    canvas.ellipse(150, 139, 72, 15, RUST)
    canvas.ellipse(150, 136, 72, 15, PEACH)
    cup(canvas, 124, 136, 9, CREAM)
    cup(canvas, 172, 138, 9, CREAM)
    canvas.ellipse(150, 130, 9, 2.6, LAGOON)
    for x, color in ((84, LAGOON), (216, LAGOON)):  # near chairs, from behind
        canvas.box(x - 17, 116, 34, 52, color, corner=10)
        canvas.line([(x - 12, 166), (x - 14, 196)], 2.6, RUST)
        canvas.line([(x + 12, 166), (x + 14, 196)], 2.6, RUST)
    return canvas


def circle_of_chairs() -> Canvas:
    canvas = Canvas((HAZE, SHELL))
    canvas.box(0, 94, 300, 106, (SAND, DUNE))
    canvas.box(0, 91, 300, 3, CREAM)
    for left in (38, 128, 218):
        canvas.arch(left, 22, 44, 80, (SKY, SHELL))
        canvas.hill([(left, 66), (left + 22, 60), (left + 44, 67)], SAGE, base=80)
        canvas.box(left + 21.2, 22, 1.6, 58, CREAM)
    for wide, high, color in (
        (112, 38, PEACH),
        (105, 34.6, SHELL),
        (62, 20, PEACH),
        (56, 17.6, SHELL),
    ):
        canvas.ellipse(150, 145, wide, high, color)
    places = sorted(
        (-math.cos(math.tau * turn / 7), math.sin(math.tau * turn / 7), turn) for turn in range(7)
    )
    for down, across, turn in places:
        x, y = 150 + across * 98, 143 + down * 33
        size = 1.06 + 0.2 * down
        cloth, shade = ((TEAL, PINE), (CLAY, RUST), (LAGOON, TEAL))[(turn * 2) % 7 % 3]
        if down < 0:
            _chair_from_the_front(canvas, x, y, size, cloth, shade)
        else:
            _chair_from_behind(canvas, x, y, size, cloth, shade)
    return canvas


def _chair_from_the_front(
    canvas: Canvas, x: float, y: float, size: float, cloth: str, shade: str
) -> None:
    for foot in (-8, 8):
        canvas.line([(x + foot * size, y), (x + foot * size, y + 13 * size)], 1.8 * size, RUST)
    canvas.box(x - 11 * size, y - 30 * size, 22 * size, 28 * size, shade, corner=6 * size)
    canvas.box(x - 13 * size, y - 6 * size, 26 * size, 9 * size, cloth, corner=4 * size)


def _chair_from_behind(
    canvas: Canvas, x: float, y: float, size: float, cloth: str, shade: str
) -> None:
    for foot in (-9, 9):
        canvas.line([(x + foot * size, y), (x + foot * size, y + 17 * size)], 1.8 * size, RUST)
    canvas.box(x - 13 * size, y - 4 * size, 26 * size, 9 * size, shade, corner=4 * size)
    canvas.box(x - 12 * size, y - 27 * size, 24 * size, 30 * size, cloth, corner=6 * size)


def two_chairs() -> Canvas:
    canvas = Canvas((SHELL, SAND))
    canvas.box(0, 152, 300, 48, (DUNE, DUNE))
    _view(canvas, 100, 22, 100, 82)
    canvas.ellipse(150, 182, 118, 13, PEACH)
    canvas.veil([(100, 152), (200, 152), (250, 200), (90, 200)], CREAM, 0.35)
    armchair(canvas, 80, 184, 66, TEAL, PINE)
    armchair(canvas, 220, 184, 66, CLAY, RUST)
    canvas.line([(150, 148), (150, 182)], 2.4, RUST)
    canvas.ellipse(150, 182, 12, 2.4, RUST)
    canvas.ellipse(150, 147, 20, 4, PINE)
    cup(canvas, 143, 146, 7.4, CREAM)
    potted_plant(canvas, 158, 146, 30, pot=PEACH)
    return canvas


def morning_window() -> Canvas:
    canvas = Canvas((MIST, HAZE))
    canvas.box(0, 160, 300, 40, (SAND, DUNE))
    canvas.box(0, 157, 300, 3, CREAM)
    _view(canvas, 44, 22, 96, 108)
    canvas.veil([(150, 34), (232, 52), (232, 157), (150, 139)], CREAM, 0.55)
    canvas.veil([(150, 157), (232, 157), (276, 200), (168, 200)], CREAM, 0.5)
    for points in (
        [(190, 42), (192, 42), (192, 149), (190, 149)],
        [(150, 84), (232, 102), (232, 104), (150, 86)],
    ):
        canvas.veil(points, MIST, 0.6)
    for x, width in ((24, 26), (136, 24)):  # curtains
        canvas.box(x, 14, width, 128, (SHELL, SAND), corner=2)
        for fold in (0.3, 0.62):
            canvas.box(x + width * fold, 14, 1.2, 128, DUNE)
    canvas.line([(18, 13), (166, 13)], 2.2, RUST)
    armchair(canvas, 206, 190, 62, CLAY, RUST)
    potted_plant(canvas, 276, 186, 78)
    potted_plant(canvas, 92, 132, 28, pot=PEACH)
    return canvas


def set_table() -> Canvas:
    canvas = Canvas((TEAL, PINE))
    canvas.glow(150, 66, 130, HONEY, 0.62)
    canvas.line([(150, 0), (150, 34)], 1.2, NIGHT)
    canvas.polygon([(132, 58), (140, 34), (160, 34), (168, 58)], CLAY)
    canvas.ellipse(150, 58, 18, 4, CREAM)
    for x in (66, 122, 178, 234):  # chairs behind the table
        canvas.box(x - 17, 86, 34, 62, PINE, corner=11)
        canvas.box(x - 11, 94, 22, 40, TEAL, corner=8)
    canvas.box(20, 130, 260, 9, PEACH, corner=3)
    canvas.box(20, 136, 260, 4, CLAY, corner=2)
    canvas.polygon([(44, 139), (54, 139), (50, 200), (44, 200)], RUST)
    canvas.polygon([(246, 139), (256, 139), (256, 200), (250, 200)], RUST)
    for x, color in ((66, CREAM), (122, HONEY), (178, SAGE), (234, PEACH)):
        canvas.ellipse(x, 130, 13, 2, SHELL)
        cup(canvas, x, 129, 13, color)
    canvas.ellipse(150, 129, 17, 5, SAND)
    for x, y, color in ((142, 123, CLAY), (151, 121, HONEY), (158, 123.4, CLAY)):
        canvas.circle(x, y, 4.6, color)
    canvas.box(133, 126, 34, 5, SAND, corner=2.4)
    canvas.box(0, 190, 300, 10, NIGHT)
    return canvas


def two_doors() -> Canvas:
    canvas = Canvas((TEAL, PINE))
    canvas.box(0, 160, 300, 40, (NIGHT, NIGHT))
    for left, light, far, near in (
        (64, (HONEY, SHELL), PEACH, CLAY),
        (176, (SKY, CREAM), MIST, LAGOON),
    ):
        right = left + 60
        canvas.arch(left - 6, 32, 72, 160, CREAM)
        canvas.arch(left, 38, 60, 160, light)
        canvas.circle(left + 34, 86, 9, CREAM)
        canvas.hill([(left, 116), (left + 24, 108), (left + 60, 116)], far, base=160)
        canvas.hill([(left, 136), (left + 36, 128), (left + 60, 134)], near, base=160)
        canvas.ribbon(
            [(left + 30, 161, 10), (left + 34, 146, 5), (left + 28, 136, 2), (left + 31, 130, 1)],
            SHELL,
        )
        canvas.veil([(left, 160), (right, 160), (right + 26, 200), (left - 26, 200)], SHELL, 0.3)
    # The open leaves, seen at an angle.
    for hinge, edge in ((64, 32), (236, 268)):
        canvas.polygon([(hinge, 52), (edge, 40), (edge, 176), (hinge, 160)], (CLAY, RUST))
        inner_left, inner_right = sorted(
            (hinge + (edge - hinge) * 0.22, hinge + (edge - hinge) * 0.78)
        )
        canvas.polygon(
            [(inner_left, 60), (inner_right, 60), (inner_right, 104), (inner_left, 104)], PEACH
        )
        canvas.polygon(
            [(inner_left, 114), (inner_right, 114), (inner_right, 154), (inner_left, 154)], PEACH
        )
        canvas.circle(edge + (2.5 if edge < hinge else -2.5), 112, 1.7, HONEY)
    return canvas


def shelf() -> Canvas:
    canvas = Canvas((HAZE, SHELL))
    canvas.glow(224, 40, 130, CREAM, 0.7)
    board = 132
    books = (
        (38, 12, 62, TEAL),
        (51, 9, 54, PEACH),
        (61, 14, 68, PINE),
        (76, 10, 58, HONEY),
        (87, 12, 64, CLAY),
        (100, 8, 50, LAGOON),
    )
    for x, width, height, color in books:
        canvas.box(x, board - height, width, height, color, corner=1)
        canvas.box(x, board - height + 9, width, 2, SHELL)
        canvas.box(x, board - 15, width, 2, SHELL)
    canvas.polygon([(111, board - 56), (120, board - 58), (131, board - 1), (122, board)], RUST)
    cup(canvas, 156, board, 21, CLAY)
    for x in (150, 157):  # steam
        canvas.curve(
            [(x, board - 24), (x + 3, board - 31), (x, board - 38), (x + 3, board - 46)], 1.2, CREAM
        )
    potted_plant(canvas, 206, board, 84, pot=PEACH)
    canvas.box(238, board - 10, 40, 10, SAGE, corner=1)
    canvas.box(242, board - 19, 34, 9, CLAY, corner=1)
    canvas.circle(258, board - 26, 7.4, HONEY)
    canvas.box(22, board, 260, 7, DUNE, corner=1.4)
    canvas.box(22, board + 5, 260, 2.4, RUST, corner=1)
    for x in (58, 240):
        canvas.polygon([(x, board + 7), (x + 7, board + 7), (x + 7, board + 24)], RUST)
    return canvas


def house_by_a_field() -> Canvas:
    canvas = Canvas((LAKE, SHELL))
    sun(canvas, 248, 58, 14)
    canvas.hill([(0, 112), (90, 102), (190, 112), (300, 100)], (MIST, HAZE))
    for x, height in ((200, 40), (216, 52), (234, 44), (252, 56), (272, 46), (290, 54)):
        pine_tree(canvas, x, 140, height, LAGOON)
    canvas.hill([(0, 138), (120, 132), (220, 138), (300, 134)], (SAGE, SAGE))
    canvas.box(112, 118, 96, 32, CREAM)
    canvas.polygon([(104, 118), (124, 92), (198, 92), (218, 118)], CLAY)
    canvas.box(186, 78, 8, 20, RUST)
    for x in (122, 182):
        canvas.box(x, 126, 16, 14, LAKE)
        canvas.box(x + 7.4, 126, 1.2, 14, CREAM)
        canvas.box(x - 1.4, 140, 18.8, 2, DUNE)
    canvas.box(152, 124, 16, 26, TEAL, corner=1)
    canvas.circle(164.6, 138, 1, HONEY)
    canvas.box(146, 120, 28, 3, RUST)
    canvas.hill([(0, 150), (100, 148), (200, 151), (300, 147)], (LAGOON, TEAL))
    canvas.ribbon([(160, 150, 6), (162, 162, 9), (150, 178, 15), (128, 204, 30)], (SHELL, SAND))
    for foot, head in (
        (216, 196),
        (238, 206),
        (262, 217),
        (288, 229),
        (316, 242),
        (346, 256),
        (378, 270),
    ):
        canvas.polygon(
            [(foot - 2.6, 200), (head - 0.5, 153), (head + 0.5, 153), (foot + 2.6, 200)], SAGE
        )
    round_tree(canvas, 66, 158, 96, PINE)
    bush(canvas, 106, 156, 22, PINE)
    bush(canvas, 216, 156, 20, PINE)
    canvas.hill([(0, 184), (50, 190), (90, 202)], PINE)
    return canvas


def small_town() -> Canvas:
    canvas = Canvas((LAKE, SHELL))
    sun(canvas, 88, 66, 15)
    canvas.hill([(0, 112), (100, 104), (200, 112), (300, 102)], (MIST, HAZE))
    for foot in (203, 211, 223, 231):  # the water tower
        canvas.line([(foot, 130), (217 + (foot - 217) * 0.6, 74)], 1.5, DUSK)
    canvas.line([(205, 112), (229, 112)], 1.1, DUSK)
    canvas.line([(207, 94), (227, 94)], 1.1, DUSK)
    canvas.blob(
        [(200, 52), (217, 48), (234, 52), (236, 66), (228, 76), (217, 79), (206, 76), (198, 66)],
        CREAM,
    )
    canvas.polygon([(199, 54), (217, 38), (235, 54)], CLAY)
    canvas.box(198.6, 62, 36.8, 2.4, PEACH)
    for x, height in (
        (12, 44),
        (30, 54),
        (150, 40),
        (168, 52),
        (184, 42),
        (256, 50),
        (274, 60),
        (292, 48),
    ):
        pine_tree(canvas, x, 142, height, LAGOON)
    homes = (
        (22, 152, 44, 26, SHELL, CLAY),
        (72, 150, 36, 32, PEACH, RUST),
        (114, 152, 50, 24, CREAM, TEAL),
        (172, 150, 38, 30, SAND, CLAY),
        (218, 152, 52, 26, SHELL, RUST),
    )
    for x, ground, width, height, wall, roof in homes:
        house(canvas, x, ground, width, height, wall=wall, roof=roof)
        for share in (0.2, 0.62):
            canvas.box(x + width * share, ground - height * 0.72, width * 0.18, height * 0.34, DUSK)
        canvas.box(x + width * 0.42, ground - height * 0.42, width * 0.15, height * 0.42, RUST)
    canvas.hill([(0, 148), (100, 152), (200, 148), (300, 152)], (LAGOON, TEAL))
    for x, ground, height, crown in (
        (66, 160, 36, PINE),
        (110, 162, 28, SAGE),
        (168, 162, 34, PINE),
        (214, 160, 26, CLAY),
        (282, 164, 44, PINE),
        (10, 164, 38, TEAL),
    ):
        round_tree(canvas, x, ground, height, crown)
    canvas.ribbon(
        [(150, 149.5, 2), (157, 160, 4), (150, 172, 9), (138, 186, 15), (150, 204, 27)],
        (SHELL, SAND),
    )
    canvas.hill([(0, 188), (40, 190), (90, 204)], PINE)
    canvas.hill([(214, 204), (250, 192), (300, 184)], PINE)
    for x in (238, 252, 268, 284):
        leaf(canvas, x, 198, x + 4, 178, 4, LAGOON)
    return canvas
