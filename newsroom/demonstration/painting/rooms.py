"""Scenes indoors: a kitchen, a swimming bath."""

from . import buildings
from .people import Look, person
from .scene import UPRIGHT, scene
from .shapes import arc, box, circle, limb, path, smooth


@scene(
    "flood-line",
    "A kitchen wall: a clock above the brown line that the water left, a chair, a kettle on the stove.",
    UPRIGHT,
)
def flood_line(canvas):
    canvas.fill(box(0, 0, 800, 1000), colour="#e9dcb8")
    canvas.shade([box(0, 0, 800, 450)], "#c9b98c", 0, 0.3, 1.4)
    stain = smooth(path("-10,452 120,446 280,455 430,448 600,457 810,449"), closed=False)
    canvas.cut([*stain, (810, 860), (-10, 860)], colour="#b99a66", shade=("#7d5c38", 90, 0.2, 1.2))
    canvas.line(stain, "#5d3f25", 7)
    canvas.line([(x, y + 12) for x, y in stain], "#8a683f", 3)
    for _ in range(46):
        x, y = canvas.chance.uniform(0, 800), canvas.chance.uniform(462, 520)
        canvas.fill([(x, y), (x + 3, y), (x + 1.5, y + canvas.chance.uniform(30, 190))], colour="#96733f")
    canvas.wash([[(250, 0), (560, 0), (360, 860), (-60, 860)]], "#fff6d0", 90, -0.3, 1.3, 0.0)
    canvas.wash([[(330, 120), (560, 60), (560, 560), (330, 640)]], "#fff3c4", 90, -1, 0, 0.55)
    canvas.wash([box(438, 92, 450, 600)], "#c9b98c", 90, -1, 0, 0.5)
    canvas.cast([circle(250, 250, 100)], 16, 18, 10, 0.4)
    buildings.clock(canvas, 250, 250, 96, ("#fbf6e6", "#2f4a52"), (7, 20))
    kitchen_floor(canvas)
    stove(canvas)
    chair(canvas)


def kitchen_floor(canvas):
    canvas.fill(box(0, 860, 800, 1000), colour="#7d5c48")
    for row in range(4):
        for column in range(9):
            if (row + column) % 2:
                left = column * 110 - 90 - row * 20
                canvas.fill(
                    [
                        (left, 860 + row * 36),
                        (left + 110, 860 + row * 36),
                        (left + 90, 896 + row * 36),
                        (left - 20, 896 + row * 36),
                    ],
                    colour="#c9ad84",
                )
    canvas.wash([box(0, 860, 800, 1000)], "#4a3026", 90, -0.1, 1.4, 0.6)


def stove(canvas):
    canvas.cut(
        box(470, 610, 760, 910), colour="#2f5d63", shade=("#15323d", 0, 0.35, 1.2), shadow=(-14, 10, 10, 0.4)
    )
    canvas.fill(box(456, 596, 774, 616), box(480, 908, 510, 930), box(720, 908, 750, 930), colour="#1a2f38")
    canvas.fill(box(500, 700, 730, 860), colour="#1a2f38")
    canvas.cut(box(514, 714, 716, 846), colour="#254c55", shade=("#5f9490", -60, 0.4, 1.4))
    canvas.fill(
        box(540, 684, 690, 692), *(circle(x, 656, 13) for x in (520, 580, 640, 700)), colour="#d9cfae"
    )
    kettle = smooth(path("548,594 540,560 562,516 610,502 658,516 680,560 672,594"))
    canvas.cut(*limb((668, 556), (722, 514), 15, 8), kettle, colour="#c8402f", shade=("#6b1a22", 0, 0.4, 1.2))
    canvas.line(arc((610, 512), 58, (200, 340), tall=70), "#1a2f38", 10)
    canvas.fill(circle(610, 500, 14, 10), colour="#1a2f38")
    canvas.fill(smooth(path("568,560 578,530 592,520 588,550 580,574")), colour="#f0a184")


def chair(canvas):
    colour, dark = "#8a4a2c", "#53281f"
    canvas.cast([box(120, 720, 340, 760)], -20, 190, 16, 0.4)
    canvas.fill(
        *limb((140, 780), (126, 960), 10, 8),
        *limb((330, 780), (346, 960), 10, 8),
        *limb((172, 750), (166, 900), 8, 7),
        *limb((300, 750), (308, 900), 8, 7),
        colour=dark,
    )
    canvas.line([(132, 880), (340, 880)], dark, 8)
    canvas.fill(*limb((150, 760), (130, 540), 10, 9), *limb((320, 760), (336, 540), 10, 9), colour=colour)
    for y in (560, 620, 680):
        canvas.cut(
            smooth([(134, y), (233, y - 14), (334, y), (334, y + 22), (233, y + 10), (136, y + 22)], steps=5),
            colour=colour,
            shade=(dark, 90, 0.4, 1.2),
        )
    canvas.cut(
        smooth(path("118,764 160,740 310,740 352,764 346,790 124,790"), steps=5),
        colour="#b9683c",
        shade=(dark, 90, 0.3, 1.2),
    )
    canvas.line([(128, 700), (344, 700)], "#5d3f25", 3)


@scene(
    "swimming-bath",
    "A drained, tiled swimming bath as a stage: one spotlight falls on a paper ship at the deep end.",
)
def swimming_bath(canvas):
    canvas.fill(box(0, 0, 1200, 800), colour="#0f2b3d")
    for x in range(90, 1200, 172):
        tall_pane(canvas, x)
    basin(canvas)
    canvas.wash([[(760, -10), (800, -10), (800, 690), (420, 690)]], "#fff3c4", 90, -0.2, 1.4, 0.42)
    canvas.wash([circle(606, 676, 196, 52)], "#fff3c4", 90, -1, 0, 0.75)
    canvas.fill([(742, -10), (822, -10), (806, 40), (758, 40)], colour="#081722")
    paper_ship(canvas, 606, 680, 130)
    ladder(canvas, 930, 390)
    for x, tall in ((26, 150), (72, 160), (1136, 156), (1182, 146)):
        person(
            canvas,
            x,
            700 if x < 500 else 690,
            tall,
            "#071a28",
            Look(facing=1 if x < 500 else -1, dress=tall % 4 == 0),
        )


def basin(canvas):
    canvas.fill([(0, 360), (1200, 360), (1200, 800), (0, 800)], colour="#2a6d78")
    canvas.fill([(230, 400), (970, 400), (1130, 800), (70, 800)], colour="#174a5c")
    canvas.cut(
        [(230, 400), (970, 400), (900, 560), (300, 560)], colour="#3f93a0", shade=("#174a5c", 90, 0.2, 1.4)
    )
    canvas.cut(
        [(300, 560), (900, 560), (1000, 810), (200, 810)], colour="#5fb0b0", shade=("#1c5566", 90, 0.3, 1.5)
    )
    canvas.cut(
        [(230, 400), (300, 560), (200, 810), (60, 810)], colour="#2a7684", shade=("#123f52", 90, 0.1, 1.2)
    )
    canvas.cut(
        [(970, 400), (900, 560), (1000, 810), (1140, 810)], colour="#1f6474", shade=("#0f3648", 90, 0.1, 1.2)
    )
    tiles(canvas)


def tall_pane(canvas, x):
    canvas.cut(
        [*arc((x, 120), 52, (180, 360)), (x + 52, 330), (x - 52, 330)],
        colour="#1f5068",
        shade=("#3f7f92", -90, 0.2, 1.4),
    )
    for part in (-18, 18):
        canvas.line([(x + part, 76), (x + part, 330)], "#0f2b3d", 4)
    for y in (130, 200, 266):
        canvas.line([(x - 52, y), (x + 52, y)], "#0f2b3d", 4)


def tiles(canvas):
    for row in range(1, 9):
        y = 400 + 160 * (row / 9)
        inset = 70 * row / 9
        canvas.line([(230 + inset, y), (970 - inset, y)], "#2a7a88", 1.4)
    for column in range(1, 24):
        part = column / 24
        canvas.line([(230 + 740 * part, 400), (300 + 600 * part, 560)], "#2a7a88", 1.2)
        canvas.line([(300 + 600 * part, 560), (200 + 800 * part, 810)], "#3f8f98", 1.4)
    for row in range(1, 10):
        y = 560 + 250 * (row / 10) ** 1.4
        inset = 100 * (y - 560) / 250
        canvas.line([(300 - inset, y), (900 + inset, y)], "#3f8f98", 1.4)
    for part in (0.25, 0.5, 0.75):
        canvas.fill(
            [
                (297 + 600 * part, 560),
                (305 + 600 * part, 560),
                (210 + 800 * part, 810),
                (190 + 800 * part, 810),
            ],
            colour="#123f52",
        )
    canvas.line([(230, 400), (970, 400)], "#e9f0dc", 7)
    canvas.line([(230, 400), (70, 800)], "#e9f0dc", 8)
    canvas.line([(970, 400), (1130, 800)], "#e9f0dc", 8)


def paper_ship(canvas, x, y, size):
    canvas.cast([circle(x, y, size * 0.9, size * 0.14)], 20, 4, 8, 0.6)
    canvas.cut(
        [(x - size * 0.34, y - size * 0.44), (x, y - size * 1.15), (x + size * 0.34, y - size * 0.44)],
        colour="#fffaf0",
        shade=("#c9b48a", 0, 0.45, 1.2),
    )
    canvas.fill(
        [(x, y - size * 1.15), (x + size * 0.34, y - size * 0.44), (x, y - size * 0.3)], colour="#e3d3ac"
    )
    canvas.cut(
        [
            (x - size, y - size * 0.55),
            (x, y - size * 0.3),
            (x + size, y - size * 0.55),
            (x + size * 0.55, y),
            (x - size * 0.55, y),
        ],
        colour="#fffdf6",
        shade=("#b99f74", 20, 0.5, 1.2),
    )
    canvas.fill([(x - size, y - size * 0.55), (x, y - size * 0.3), (x - size * 0.55, y)], colour="#f3e6c6")


def ladder(canvas, x, y):
    for side in (0, 34):
        canvas.line(
            [
                (x + side, y + 120),
                (x + side, y - 30),
                (x + side + 14, y - 44),
                (x + side + 30, y - 30),
                (x + side + 30, y),
            ],
            "#dfe9e0",
            4,
        )
    for step in range(4):
        canvas.line([(x, y + 20 + step * 26), (x + 34, y + 20 + step * 26)], "#dfe9e0", 4)
