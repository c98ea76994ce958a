"""Scenes before buildings: a court house, a station."""

from . import buildings, nature
from .canvas import mix
from .people import Look, person
from .scene import UPRIGHT, scene
from .shapes import arc, box, circle, path


@scene(
    "courthouse",
    "One figure with a briefcase climbs the steps to the columns of a small court house in winter light.",
    UPRIGHT,
)
def courthouse(canvas):
    canvas.sky("#7fa3bd", "#c3d0cf", "#f6e6c8", bottom=760)
    nature.bare(canvas, 60, 830, 560, "#7d7a80", 7)
    canvas.cut(box(96, 330, 704, 760), colour="#e6d3b0", shade=("#a98a70", 0, 0.3, 1.2))
    canvas.cut(box(150, 372, 650, 760), colour="#8d6f60", shade=("#4d3b44", -90, 0.1, 1.1))
    canvas.fill(box(352, 500, 448, 760), colour="#2b2733")
    canvas.fill(box(364, 512, 397, 760), box(403, 512, 436, 760), colour="#5d2f2c")
    for x in (196, 286, 486, 576):
        buildings.window(
            canvas,
            (x, 520, x + 40, 630),
            ("#ffd98a" if x == 486 else "#39364a", "#d9c4a0"),
            panes=(2, 4),
            light=0.5 if x == 486 else 0,
        )
    for x in (120, 228, 318, 446, 536, 644):
        column(canvas, x + 18, 372, 760)
    pediment(canvas)
    steps(canvas)
    canvas.fill([(470, 880), (800, 950), (800, 962), (470, 886)], colour="#9aa5b8")
    person(canvas, 452, 884, 190, "#22222f", Look(facing=-1, walking=True, bag=True, scarf="#c8402f"))


def pediment(canvas):
    """The gable with its scales."""
    canvas.cut([(76, 330), (400, 190), (724, 330)], colour="#f1e2c2", shade=("#b8987a", 0, 0.4, 1.3))
    canvas.fill([(148, 322), (400, 214), (652, 322)], colour="#d6bd96")
    canvas.line([(400, 236), (400, 306)], "#7d5f4c", 5)
    canvas.line([(356, 252), (444, 252)], "#7d5f4c", 5)
    for x in (356, 444):
        canvas.fill(
            arc((x, 284), 24, (0, 180), tall=14),
            [(x, 252), (x + 2, 252), (x + 22, 284), (x + 19, 284), (x, 256), (x - 19, 284), (x - 22, 284)],
            colour="#7d5f4c",
        )
    canvas.fill(box(76, 330, 724, 352), colour="#fbf0d6")
    canvas.fill(box(96, 352, 704, 374), colour="#cdb28c")
    canvas.line([(70, 328), (400, 184), (730, 328)], "#ffffff", 9)


def column(canvas, x, top, foot):
    canvas.cut(
        [(x - 17, top + 16), (x + 17, top + 16), (x + 21, foot - 12), (x - 21, foot - 12)],
        colour="#fbf0d6",
        shade=("#9a7b69", 0, 0.3, 1.1),
    )
    for groove in (-9, 0, 9):
        canvas.line([(x + groove, top + 22), (x + groove * 1.2, foot - 16)], "#d2b994", 2)
    canvas.fill(box(x - 26, top, x + 26, top + 16), box(x - 28, foot - 14, x + 28, foot), colour="#f1e2c2")


def steps(canvas):
    for number in range(9):
        y, out = 760 + number * 22 + number * number, number * 20
        canvas.fill(box(90 - out, y, 710 + out, y + 16), colour=mix("#fdf6e6", "#dfe3ea", number / 9))
        canvas.fill(
            box(90 - out, y + 14, 710 + out, y + 26 + number), colour=mix("#b59c84", "#8791a6", number / 9)
        )
    canvas.fill([(-10, 1010), (-10, 960), (810, 960), (810, 1010)], colour="#eef0f2")
    canvas.shade([box(0, 960, 800, 1000)], "#9aa5b8", 90, 0.1, 1.2)


@scene("station", "A few people wait on a platform in the evening, beneath a canopy and the station clock.")
def station(canvas):
    canvas.sky("#0e1a42", "#2f3a74", "#7d5f8c", "#d98f80", bottom=560)
    nature.stars(canvas, 70, 260, "#f6ecd2")
    for x, y, half in ((940, 210, 240), (1080, 300, 200), (800, 340, 150)):
        nature.streak(canvas, x, y, half, 12, "#4d4a80")
    nature.hill(canvas, 500, 14, 8, "#6d557d")
    canvas.fill(box(0, 540, 1200, 800), colour="#4a3d5f")
    rails(canvas)
    platform(canvas)
    canopy(canvas)
    buildings.clock(canvas, 430, 330, 56, ("#fff3cf", "#1c1a33"), (21, 20))
    for x, y, tall, look in (
        (320, 640, 176, Look(bag=True, hat="#1c1a33")),
        (520, 612, 150, Look(dress=True, scarf="#e4572e")),
        (566, 612, 96, Look(facing=-1)),
        (150, 700, 220, Look(walking=True)),
        (646, 592, 130, Look(facing=-1, hat="#1c1a33")),
    ):
        canvas.fill(
            [(x, y), (x - tall * 1.1, y + tall * 0.34), (x - tall * 0.94, y + tall * 0.38), (x + 6, y + 2)],
            colour="#6d4a5d",
        )
        person(canvas, x, y, tall, "#1c1a33", look)


def rails(canvas):
    for near in [0.02 + (number / 22) ** 2 for number in range(23)]:
        y = 545 + 270 * near
        canvas.fill(
            [
                (925 - 120 * near, y),
                (985 + 420 * near, y),
                (985 + 430 * near, y + 3 + 12 * near),
                (925 - 124 * near, y + 3 + 12 * near),
            ],
            colour="#33294a",
        )
    for top, foot in ((932, 840), (972, 1240)):
        canvas.fill([(top, 540), (top + 3, 540), (foot + 26, 810), (foot, 810)], colour="#f9c98d")
    for x, y in ((1090, 540), (1030, 545)):
        canvas.line([(x, y), (x, y - 330 + (1090 - x))], "#241f3d", 5)
    canvas.line([(1090, 230), (960, 240)], "#241f3d", 3)
    canvas.glow(1012, 452, 40, "#e4392e", 0.9)
    canvas.fill(box(1004, 440, 1020, 476), box(1010, 470, 1014, 545), colour="#241f3d")
    canvas.dot(1012, 450, 5, "#ff6b4a")


def platform(canvas):
    canvas.cut(
        path("-10,575 900,538 912,540 760,810 -10,810"),
        colour="#b07a76",
        shade=("#513c62", 180, 0.2, 1.2),
    )
    canvas.fill([(905, 538), (913, 540), (764, 810), (716, 810)], colour="#fbe0aa")
    canvas.fill([(913, 540), (918, 546), (800, 810), (762, 810)], colour="#241f3d")


def canopy(canvas):
    dark = "#241f3d"
    for x, top, foot, wide in (
        (60, 200, 800, 15),
        (270, 250, 690, 11),
        (720, 380, 580, 6),
        (590, 340, 612, 7),
    ):
        canvas.fill(box(x - wide, top, x + wide, foot), colour=dark)
        canvas.line(arc((x + wide * 7, top + wide * 9), wide * 7, (180, 268)), dark, wide * 0.8)
        canvas.line(arc((x - wide * 7, top + wide * 9), wide * 7, (272, 360)), dark, wide * 0.8)
    canvas.cut([(-10, 60), (860, 398), (884, 440), (-10, 236)], colour=dark, shade=("#6d4a6d", 60, 0.4, 1.3))
    for number in range(26):
        x = -10 + number * 35
        y = 236 + (x + 10) * 0.228
        canvas.fill([(x, y - 2), (x + 33, y + 6), (x + 16, y + 30 - number * 0.7)], colour=dark)
    for x, y in ((180, 246), (380, 290), (560, 335), (700, 368)):
        canvas.glow(x, y + 20, 90, "#ffd98a", 0.7)
        canvas.fill(circle(x, y + 18, 12, 8), colour="#fff0c0")
    canvas.line([(430, 240), (430, 276)], dark, 6)
