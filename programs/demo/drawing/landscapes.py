"""Pictures of open country."""

from __future__ import annotations

import math
from itertools import pairwise

from programs.demo.drawing.canvas import Canvas
from programs.demo.drawing.motifs import bush, cloud, field_rows, leaf, pine_tree, round_tree, sun
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
    PEACH,
    PINE,
    RUST,
    SAGE,
    SAND,
    SHELL,
    SKY,
    TEAL,
)


def path_at_sunrise() -> Canvas:
    canvas = Canvas((LAKE, SHELL))
    sun(canvas, 192, 84, 19)
    canvas.hill([(0, 96), (50, 82), (110, 95), (170, 88), (230, 97), (300, 80)], (MIST, HAZE))
    canvas.hill([(0, 104), (60, 112), (130, 98), (200, 110), (260, 100), (300, 108)], (SAGE, MIST))
    canvas.hill([(0, 132), (70, 116), (150, 124), (215, 112), (300, 128)], (LAGOON, SAGE))
    canvas.hill([(0, 138), (60, 146), (140, 132), (220, 142), (300, 130)], (TEAL, LAGOON))
    canvas.ribbon(
        [
            (96, 201, 26),
            (112, 184, 17),
            (150, 168, 10),
            (182, 156, 6),
            (186, 147, 3.6),
            (166, 139, 2.2),
            (162, 133, 1.4),
            (172, 128, 0.9),
            (184, 122, 0.5),
        ],
        (SHELL, SAND),
    )
    canvas.hill([(200, 206), (236, 172), (270, 160), (300, 152)], (PINE, TEAL))
    canvas.hill([(0, 160), (26, 170), (58, 186), (84, 204)], (PINE, TEAL))
    round_tree(canvas, 258, 168, 44, PINE)
    round_tree(canvas, 276, 162, 32, TEAL)
    round_tree(canvas, 24, 174, 36, PINE)
    return canvas


def three_terraces() -> Canvas:
    canvas = Canvas((SKY, CREAM))
    sun(canvas, 70, 46, 13)
    canvas.hill([(0, 84), (80, 66), (160, 80), (240, 60), (300, 72)], (HAZE, MIST))
    terraces = [
        ([(0, 98), (90, 84), (190, 92), (300, 78)], (SAGE, MIST), LAGOON),
        ([(0, 130), (100, 116), (200, 126), (300, 110)], (DUNE, SAND), PEACH),
        ([(0, 164), (110, 150), (200, 160), (300, 146)], (TEAL, LAGOON), SAGE),
    ]
    for ridge, ground, row in terraces:
        canvas.hill(ridge, ground)
        canvas.curve([(x, y + 1) for x, y in ridge], 2.4, CREAM)
        for step in (9, 16, 23, 30):
            canvas.curve([(x, y + step) for x, y in ridge], 0.9, row)
    round_tree(canvas, 232, 88, 27, TEAL)
    round_tree(canvas, 248, 86, 18, LAGOON)
    round_tree(canvas, 62, 122, 30, PINE)
    return canvas


def bridge() -> Canvas:
    canvas = Canvas((SKY, SHELL))
    sun(canvas, 78, 58, 12)
    canvas.hill([(0, 84), (60, 66), (130, 84), (200, 62), (300, 80)], (MIST, HAZE))
    canvas.hill([(0, 104), (80, 92), (160, 104), (240, 88), (300, 98)], (SAGE, MIST))
    canvas.box(0, 128, 300, 72, (LAKE, DUSK))
    canvas.hill([(-10, 112), (14, 116), (34, 129), (44, 132)], TEAL, base=132)
    canvas.hill([(254, 132), (266, 126), (286, 114), (310, 110)], TEAL, base=132)
    spans = [(26 + 51 * place, 43) for place in range(5)]
    for x, width in spans:  # the water mirrors the openings
        canvas.ellipse(x + width / 2, 134, width / 2 - 2, 9, SKY)
    deck = [(0, 88), (150, 76), (300, 88), (300, 134), (0, 134)]
    top = [(x, 88 - 12 * (1 - ((x - 150) / 150) ** 2)) for x in range(0, 301, 5)]
    canvas.polygon([*top, *deck[3:]], (CLAY, RUST))
    for x, width in spans:
        canvas.arch(x, 101, width, 134, (HAZE, LAKE))
        canvas.hill([(x, 116), (x + width / 2, 112), (x + width, 117)], SAGE, base=128)
        canvas.box(x, 128, width, 6.2, LAKE)
    canvas.curve([(-4, 87), (75, 78.5), (150, 75.5), (225, 78.5), (304, 87)], 3.2, PEACH)
    canvas.box(0, 133.6, 300, 1.2, DUSK)
    for x, y, length in (
        (40, 150, 40),
        (150, 158, 60),
        (220, 147, 30),
        (90, 172, 46),
        (216, 180, 52),
    ):
        canvas.line([(x, y), (x + length, y)], 1.1, SKY)
    canvas.hill([(0, 172), (40, 180), (80, 196), (96, 204)], (PINE, TEAL))
    canvas.hill([(226, 204), (250, 190), (300, 178)], (PINE, TEAL))
    return canvas


def stepping_stones() -> Canvas:
    canvas = Canvas((SKY, CREAM))
    sun(canvas, 214, 44, 12)
    canvas.hill([(0, 66), (80, 54), (160, 66), (230, 56), (300, 62)], (MIST, HAZE))
    canvas.hill([(0, 82), (90, 76), (180, 84), (300, 74)], (SAGE, LAGOON))
    for x, height in ((24, 26), (44, 34), (66, 24), (246, 30), (268, 38), (288, 28)):
        round_tree(canvas, x, 86, height, TEAL)
    canvas.box(0, 88, 300, 112, (LAKE, DUSK))
    for x, y, length in (
        (30, 100, 46),
        (196, 98, 60),
        (60, 118, 34),
        (232, 122, 50),
        (14, 142, 40),
        (224, 150, 64),
        (70, 168, 30),
        (236, 178, 44),
        (20, 182, 46),
    ):
        canvas.line([(x, y), (x + length, y)], 0.5 + y / 170, SKY)
    stones = (
        (168, 94, 7),
        (156, 101, 9),
        (171, 110, 11),
        (152, 121, 14),
        (175, 135, 17),
        (146, 153, 21),
        (180, 175, 26),
    )
    for x, y, across in stones:
        canvas.ellipse(x, y + across * 0.2, across * 1.08, across * 0.38, DUSK)
        canvas.ellipse(x, y + across * 0.1, across, across * 0.35, DUNE)
        canvas.ellipse(x, y, across, across * 0.33, SHELL)
    canvas.hill([(0, 186), (60, 192), (120, 196), (200, 198), (300, 188)], (TEAL, PINE))
    for x in (12, 20, 30, 272, 282, 292):
        leaf(canvas, x, 200, x - 5 + x % 9, 164 + x % 7, 3.4, PINE)
    return canvas


def clearing_sky() -> Canvas:
    canvas = Canvas((DUSK, SHELL))
    sun(canvas, 182, 62, 17)
    for left, right in ((92, 124), (140, 166), (186, 214), (236, 276)):
        canvas.veil([(180, 66), (184, 66), (right + 8, 150), (left + 8, 150)], CREAM, 0.28)
    cloud(canvas, 66, 62, 104, HAZE)
    cloud(canvas, 268, 58, 96, HAZE)
    cloud(canvas, 20, 84, 92, CREAM)
    cloud(canvas, 266, 88, 70, CREAM)
    canvas.hill([(0, 128), (70, 112), (150, 126), (230, 110), (300, 122)], (SAGE, MIST))
    canvas.hill([(0, 146), (80, 136), (160, 148), (240, 132), (300, 142)], (LAGOON, SAGE))
    canvas.hill([(0, 160), (90, 168), (190, 156), (300, 170)], (TEAL, LAGOON))
    canvas.hill([(0, 184), (110, 178), (210, 188), (300, 180)], (PINE, TEAL))
    round_tree(canvas, 62, 182, 34, PINE)
    round_tree(canvas, 78, 181, 24, TEAL)
    return canvas


def two_streams() -> Canvas:
    canvas = Canvas((SKY, SHELL))
    sun(canvas, 150, 50, 13)
    canvas.hill(
        [(0, 62), (54, 40), (112, 74), (150, 82), (190, 72), (250, 36), (300, 60)], (LAGOON, SAGE)
    )
    canvas.hill([(0, 92), (80, 84), (150, 98), (220, 82), (300, 94)], (SAGE, MIST))
    canvas.hill([(0, 116), (90, 110), (150, 120), (210, 108), (300, 118)], (TEAL, LAGOON))
    left = [
        (66, 112, 2),
        (84, 121, 4),
        (70, 132, 6.5),
        (92, 146, 9.5),
        (128, 160, 13),
        (146, 178, 17),
    ]
    right = [
        (238, 110, 2),
        (222, 120, 4),
        (236, 132, 6.5),
        (210, 146, 9.5),
        (176, 158, 13),
        (156, 178, 17),
    ]
    canvas.ribbon(left, (SKY, LAKE))
    canvas.ribbon(right, (SKY, LAKE))
    canvas.ribbon([(150, 168, 20), (154, 182, 30), (140, 202, 44)], (LAKE, LAKE))
    for points in (
        [(79, 133), (96, 146), (124, 157)],
        [(227, 133), (208, 146), (180, 156)],
    ):
        canvas.curve(points, 0.8, HAZE)
    for x, ground, height, crown in (
        (150, 146, 30, PINE),
        (163, 148, 22, LAGOON),
        (137, 149, 20, SAGE),
        (28, 150, 40, PINE),
        (46, 152, 28, SAGE),
        (270, 150, 42, PINE),
        (252, 152, 26, SAGE),
    ):
        round_tree(canvas, x, ground, height, crown)
    bush(canvas, 40, 196, 34, PINE)
    bush(canvas, 262, 198, 40, PINE)
    return canvas


def two_trees() -> Canvas:
    canvas = Canvas((SKY, CREAM))
    canvas.circle(150, 86, 62, SHELL)
    canvas.hill([(0, 142), (80, 130), (160, 140), (240, 128), (300, 138)], (MIST, HAZE))
    canvas.hill([(0, 168), (90, 156), (160, 150), (220, 157), (300, 170)], (LAGOON, SAGE))
    for x, lean, color in ((121, -4, RUST), (179, 4, RUST)):
        canvas.ribbon([(x, 158, 4.6), (x + lean * 0.4, 130, 3), (x + lean, 92, 2)], color)
        canvas.curve([(x, 122), (x - 10, 112), (x - 16, 100)], 1.7, color)
        canvas.curve([(x, 114), (x + 9, 104), (x + 14, 94)], 1.7, color)
    canvas.blob(
        [(78, 84), (92, 58), (118, 46), (142, 58), (154, 82), (144, 106), (116, 114), (88, 106)],
        TEAL,
    )
    canvas.blob(
        [(146, 86), (156, 62), (180, 50), (206, 60), (222, 86), (210, 108), (182, 116), (156, 108)],
        CLAY,
    )
    canvas.blob([(146, 84), (150, 68), (155, 84), (151, 102)], RUST)
    for x, y, tint in (
        (100, 76, LAGOON),
        (116, 64, LAGOON),
        (128, 90, LAGOON),
        (104, 98, LAGOON),
        (184, 68, PEACH),
        (200, 82, PEACH),
        (176, 94, PEACH),
        (196, 102, PEACH),
    ):
        canvas.ellipse(x, y, 6.4, 2.6, tint)
    canvas.hill([(0, 186), (100, 176), (200, 182), (300, 174)], (TEAL, PINE))
    return canvas


def many_trees() -> Canvas:
    canvas = Canvas((LAKE, SHELL))
    sun(canvas, 236, 58, 15)
    canvas.hill([(0, 124), (90, 108), (180, 122), (300, 104)], (MIST, HAZE))
    canvas.hill([(0, 156), (80, 144), (150, 138), (220, 146), (300, 160)], (SAGE, MIST))
    grove = (
        (150, 148, 104, TEAL),
        (112, 150, 82, PINE),
        (188, 150, 88, LAGOON),
        (86, 152, 54, SAGE),
        (214, 153, 58, CLAY),
        (132, 153, 46, CLAY),
        (168, 154, 40, PEACH),
        (100, 156, 30, HONEY),
        (200, 157, 32, SAGE),
        (150, 158, 26, HONEY),
        (230, 158, 28, TEAL),
        (72, 158, 26, LAGOON),
    )
    for x, ground, height, crown in grove:
        round_tree(canvas, x, ground, height, crown)
    canvas.hill([(0, 178), (90, 162), (150, 158), (210, 162), (300, 180)], (LAGOON, TEAL))
    canvas.hill([(0, 190), (120, 184), (220, 192), (300, 186)], (PINE, TEAL))
    return canvas


def tree_rings() -> Canvas:
    canvas = Canvas((RUST, RUST))
    middle_x, middle_y = 172, 108
    bark = [1.0, 0.97, 1.02, 1.05, 0.99, 0.96, 1.01, 1.04, 1.0, 0.97]
    shades = [DUNE, SAND, SHELL, SAND, PEACH, SAND, SHELL, DUNE]
    for ring in range(30):
        radius = 196 - ring * 6.6 + (ring % 3) * 1.3
        points = []
        for step, bulge in enumerate(bark):
            turn = step / len(bark) * math.tau
            wobble = 1 + (bulge - 1) * (0.5 + 0.5 * radius / 196) * (
                1 + 0.25 * ((ring * 7 + step) % 3)
            )
            points.append(
                (
                    middle_x + (196 - radius) * 0.04 + math.cos(turn) * radius * wobble,
                    middle_y + math.sin(turn) * radius * wobble * 0.92,
                )
            )
        canvas.blob(points, CLAY if ring % 9 == 4 else shades[ring % len(shades)])
    canvas.circle(middle_x + 7, middle_y, 3, CLAY)
    return canvas


def steps_in_a_garden() -> Canvas:
    canvas = Canvas((SKY, CREAM))
    sun(canvas, 214, 44, 13)
    canvas.hill([(0, 72), (100, 58), (200, 76), (300, 60)], (MIST, HAZE))
    canvas.hill([(0, 88), (90, 80), (180, 90), (300, 80)], (SAGE, MIST))
    for x, ground, height, crown in (
        (34, 104, 46, TEAL),
        (56, 104, 32, SAGE),
        (252, 104, 50, PINE),
        (274, 106, 34, CLAY),
        (232, 104, 28, SAGE),
    ):
        round_tree(canvas, x, ground, height, crown)
    canvas.hill([(0, 102), (150, 98), (300, 103)], (LAGOON, TEAL))
    path = [(150, 118, 20), (156, 110, 11), (140, 103, 5), (150, 98.5, 2)]
    canvas.ribbon(path, (SAND, SHELL))
    steps = [(114, 26), (122, 31), (132, 37), (144, 45), (159, 55), (177, 67), (200, 82)]
    for (top, narrow), (bottom, wide) in pairwise(steps):
        near, far = 150 + wide, 150 + narrow
        tread = [(300 - far, top), (far, top), (near, bottom), (300 - near, bottom)]
        canvas.polygon(tread, (SAND, CREAM))
        edge = (bottom - top) * 0.16
        canvas.box(300 - near, bottom - edge, 2 * wide, edge, DUNE)
    for side in (-1, 1):  # low walls beside the steps
        inner, outer = [(150 + side * half, y) for y, half in steps], []
        for y, half in reversed(steps):
            outer.append((150 + side * half * 1.16, y - half * 0.06))
        canvas.polygon([*inner, *outer], (PEACH, CLAY))
    for side in (-1, 1):
        for y, out, width, color in (
            (118, 46, 18, PINE),
            (134, 62, 26, TEAL),
            (154, 84, 36, PINE),
            (184, 112, 50, TEAL),
            (206, 138, 62, PINE),
        ):
            bush(canvas, 150 + side * out, y, width, color)
    for x, y, color in (
        (54, 142, CLAY),
        (70, 150, HONEY),
        (38, 168, PEACH),
        (24, 176, HONEY),
        (50, 176, CREAM),
        (244, 146, HONEY),
        (230, 148, CREAM),
        (262, 168, CLAY),
        (276, 178, PEACH),
        (246, 180, HONEY),
    ):
        canvas.circle(x, y, 2.6, color)
    return canvas


def two_hills() -> Canvas:
    canvas = Canvas((LAKE, SHELL))
    sun(canvas, 150, 76, 22, color=HONEY)
    canvas.hill([(0, 142), (90, 134), (170, 144), (300, 130)], (HAZE, MIST))
    canvas.hill([(-40, 206), (20, 150), (88, 92), (150, 138), (214, 206)], (TEAL, LAGOON))
    canvas.hill([(110, 206), (168, 162), (222, 128), (272, 152), (330, 190)], (CLAY, PEACH))
    canvas.curve([(64, 200), (76, 176), (70, 156), (82, 134), (86, 112), (88, 95)], 1.8, SHELL)
    canvas.curve([(228, 200), (218, 184), (228, 166), (222, 148), (222, 131)], 1.8, SHELL)
    canvas.hill([(0, 184), (80, 190), (150, 180), (230, 188), (300, 180)], (PINE, TEAL))
    return canvas


def fork_in_the_path() -> Canvas:
    canvas = Canvas((SKY, SHELL))
    sun(canvas, 158, 56, 14)
    canvas.hill([(0, 82), (70, 66), (150, 82), (230, 64), (300, 80)], (MIST, HAZE))
    canvas.hill([(0, 98), (100, 88), (200, 98), (300, 86)], (SAGE, MIST))
    canvas.hill([(0, 108), (90, 102), (170, 108), (300, 100)], (LAGOON, TEAL))
    canvas.ribbon(
        [
            (150, 202, 27),
            (146, 188, 17),
            (112, 172, 11),
            (82, 152, 7),
            (98, 132, 4.4),
            (142, 120, 2.6),
            (157, 113, 1.6),
            (158, 106, 1),
        ],
        (SAND, SHELL),
    )
    canvas.ribbon(
        [
            (152, 202, 27),
            (158, 188, 17),
            (196, 172, 11),
            (222, 152, 7),
            (208, 132, 4.4),
            (170, 120, 2.6),
            (160, 113, 1.6),
            (158, 106, 1),
        ],
        (SAND, SHELL),
    )
    canvas.blob(
        [
            (152, 176),
            (118, 164),
            (100, 150),
            (116, 134),
            (152, 127),
            (190, 134),
            (204, 150),
            (188, 165),
        ],
        (LAGOON, TEAL),
    )
    for x, ground, height, crown in (
        (136, 146, 34, PINE),
        (166, 145, 40, TEAL),
        (151, 150, 48, PINE),
        (122, 152, 26, SAGE),
        (180, 153, 28, SAGE),
        (150, 160, 24, CLAY),
        (34, 142, 46, PINE),
        (52, 146, 32, SAGE),
        (264, 142, 48, PINE),
        (246, 147, 30, CLAY),
    ):
        round_tree(canvas, x, ground, height, crown)
    canvas.hill([(0, 176), (30, 182), (70, 196), (90, 204)], (PINE, TEAL))
    canvas.hill([(212, 204), (240, 192), (300, 176)], (PINE, TEAL))
    return canvas


def signpost() -> Canvas:
    canvas = Canvas((LAKE, SHELL))
    sun(canvas, 226, 70, 15)
    canvas.hill([(0, 112), (80, 98), (170, 114), (240, 100), (300, 110)], (MIST, HAZE))
    canvas.hill([(0, 134), (90, 124), (180, 136), (300, 120)], (SAGE, MIST))
    canvas.hill([(0, 152), (100, 160), (200, 148), (300, 156)], (LAGOON, TEAL))
    canvas.ribbon(
        [(196, 202, 30), (202, 182, 16), (230, 168, 8), (244, 160, 4), (238, 154, 2)], (SAND, SHELL)
    )
    canvas.box(111, 44, 6, 140, RUST, corner=2)
    canvas.polygon([(104, 60), (176, 60), (188, 71), (176, 82), (104, 82)], CREAM)
    canvas.polygon([(124, 92), (62, 92), (50, 103), (62, 114), (124, 114)], PEACH)
    canvas.line([(120, 71), (162, 71)], 2, LAGOON)
    canvas.line([(76, 103), (110, 103)], 2, RUST)
    canvas.hill([(0, 180), (70, 174), (120, 182), (170, 200), (176, 204)], (PINE, TEAL))
    for x, tip_x, tip_y in ((96, 90, 162), (101, 100, 156), (128, 134, 160), (123, 126, 166)):
        leaf(canvas, x, 186, tip_x, tip_y, 4, LAGOON)
    round_tree(canvas, 36, 178, 58, PINE)
    round_tree(canvas, 16, 180, 40, TEAL)
    return canvas


def garden_bed() -> Canvas:
    canvas = Canvas((SHELL, CREAM))
    canvas.circle(224, 64, 30, HONEY)
    canvas.hill([(0, 150), (100, 142), (200, 150), (300, 140)], (MIST, SAGE))
    soil = 166
    for x, height, color in ((34, 86, TEAL), (41, 106, PINE), (48, 78, LAGOON)):  # tall grass
        leaf(canvas, 41, soil, x - 14 + (x - 34) * 2, soil - height, 9, color)
    for stem, height, color in ((84, 74, CLAY), (100, 92, HONEY), (116, 68, PEACH)):  # flowers
        canvas.line([(stem, soil), (stem, soil - height)], 1.8, TEAL)
        leaf(canvas, stem, soil - 14, stem - 14, soil - 34, 7, LAGOON)
        leaf(canvas, stem, soil - 22, stem + 14, soil - 44, 7, LAGOON)
        for turn in range(8):
            canvas.circle(
                stem + math.cos(turn * 0.785) * 8,
                soil - height + math.sin(turn * 0.785) * 8,
                5,
                color,
            )
        canvas.circle(stem, soil - height, 5.4, CREAM)
    canvas.circle(158, soil - 22, 25, SAGE)  # a bush
    canvas.circle(144, soil - 12, 17, SAGE)
    canvas.circle(172, soil - 12, 18, SAGE)
    for x, y in ((148, 140), (160, 134), (170, 146), (156, 152), (142, 154)):
        canvas.circle(x, y, 2.6, CLAY)
    for place in range(7):  # a fern
        y = soil - 14 - place * 10
        width = 24 - place * 3
        leaf(canvas, 212, y, 212 - width, y - 16, 6, TEAL)
        leaf(canvas, 212, y, 212 + width, y - 16, 6, LAGOON)
    canvas.line([(212, soil), (212, soil - 92)], 1.8, PINE)
    for x, height, color in ((252, 58, PINE), (262, 84, TEAL), (272, 64, LAGOON), (282, 46, TEAL)):
        canvas.line([(x, soil), (x, soil - height)], 1.6, PINE)
        canvas.ellipse(x, soil - height, 4.4, 13, color)
    canvas.hill([(0, 168), (100, 162), (200, 168), (300, 162)], (RUST, RUST))
    canvas.hill([(0, 184), (120, 178), (220, 186), (300, 180)], (PINE, TEAL))
    return canvas


def road_through_fields() -> Canvas:
    canvas = Canvas((LAKE, SHELL))
    sun(canvas, 98, 76, 15)
    cloud(canvas, 222, 54, 66, CREAM)
    canvas.hill([(0, 108), (150, 106), (300, 109)], (MIST, MIST))
    heights = (22, 30, 26, 34, 24, 31, 28, 36, 25, 32)
    for place in range(31):
        x = place * 10 + (place % 3) * 2
        if abs(x - 150) > 9:
            pine_tree(canvas, x, 119, heights[place % 10], TEAL if place % 3 else PINE)
    canvas.box(0, 117, 300, 83, (DUNE, SAND))
    field_rows(canvas, (-240, 76), (100, 146.6), 10, LAGOON)
    field_rows(canvas, (224, 540), (153.4, 200), 10, SAGE)
    canvas.polygon([(148.6, 117), (151.4, 117), (206, 200), (94, 200)], (DUSK, TEAL))
    for top, bottom in ((122, 127), (133, 142), (151, 165), (178, 197)):
        half_top, half_bottom = (top - 117) * 0.016 + 0.2, (bottom - 117) * 0.016 + 0.2
        canvas.polygon(
            [
                (150 - half_top, top),
                (150 + half_top, top),
                (150 + half_bottom, bottom),
                (150 - half_bottom, bottom),
            ],
            CREAM,
        )
    return canvas
