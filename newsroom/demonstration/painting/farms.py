"""Scenes of the farms: orchard, river farm, sheep."""

from . import buildings, nature
from .canvas import mix
from .people import Look, person
from .scene import scene
from .shapes import below, box, circle, crest, limb, path, smooth


@scene("orchard", "Rows of bare apple trees in the frost; a few last red apples hang in a pale low sun.")
def orchard(canvas):
    canvas.sky("#a9c3cf", "#dcdcd0", "#f8e2bf", bottom=430)
    nature.sun(canvas, 330, 300, 44, "#fff6da", 6)
    nature.hill(canvas, 372, 22, 7, "#b9c2c0")
    nature.hill(canvas, 400, 10, 3, "#a3b0ae")
    canvas.fill(box(0, 420, 1200, 800), colour="#e4e6dc")
    for number in range(9):
        foot = -500 + number * 300
        canvas.cut(
            [(460 + number * 18, 420), (478 + number * 18, 420), (foot + 150, 810), (foot, 810)],
            colour="#bfcabb",
            shade=("#8a9c8d", 90, 0.1, 1.2),
        )
    for near in (0.05, 0.12, 0.22, 0.38, 0.62):
        for place in range(-7, 8):
            x = 540 + place * (40 + 380 * near) + 20
            if -60 < x < 1260:
                fruit_tree(
                    canvas,
                    x,
                    424 + 400 * near,
                    40 + 300 * near,
                    mix("#8f9a98", "#4a3b3a", min(1, near * 1.7)),
                )
    canvas.wash([box(0, 380, 1200, 520)], "#f6e6cb", 90, 1.2, 0.0, 0.75)
    nature.bare(canvas, 1010, 830, 660, "#2c2228", 8)
    bough_apples(canvas)


def fruit_tree(canvas, x, y, tall, colour):
    canvas.fill([(x, y), (x + tall * 0.9, y + tall * 0.1), (x + tall * 0.1, y + 3)], colour="#b3beb4")
    nature.bare(canvas, x, y, tall, colour, 4 if tall < 110 else 5)
    for _ in range(3):
        canvas.dot(
            x + canvas.chance.uniform(-0.28, 0.28) * tall,
            y - tall * canvas.chance.uniform(0.5, 0.85),
            tall * 0.017 + 0.8,
            "#c23b2e",
        )


def bough_apples(canvas):
    """The last fruit on the nearest tree."""
    for x, y, size in (
        (872, 330, 17),
        (942, 268, 15),
        (1118, 322, 18),
        (1050, 220, 14),
        (812, 420, 16),
        (1160, 420, 15),
        (985, 380, 16),
    ):
        canvas.line([(x, y - size * 1.9), (x + 1, y - size * 0.6)], "#2c2228", 2.2)
        canvas.cut(
            smooth(
                [
                    (x, y - size * 0.75),
                    (x + size * 0.7, y - size * 0.9),
                    (x + size, y),
                    (x + size * 0.5, y + size),
                    (x - size * 0.5, y + size),
                    (x - size, y),
                    (x - size * 0.7, y - size * 0.9),
                ]
            ),
            colour="#cf3d2b",
            shade=("#7a1526", 30, 0.35, 1.1),
        )
        canvas.fill(circle(x - size * 0.4, y - size * 0.4, size * 0.2, size * 0.3), colour="#f7c9a8")


@scene("farmhouse", "A lone farm on a low dyke by a wide river in the evening, one window lit.")
def farmhouse(canvas):
    canvas.sky("#3f4f63", "#8f8a86", "#dba678", "#f6cf93", bottom=520)
    for x, y, half, thick in (
        (300, 130, 420, 34),
        (930, 190, 380, 28),
        (240, 270, 260, 18),
        (760, 330, 300, 14),
    ):
        nature.streak(canvas, x, y, half, thick, mix("#5a5b68", "#dba678", y / 500))
    nature.hill(canvas, 508, 5, 3, "#8a7f74")
    canvas.fill(box(0, 520, 1200, 810), colour="#d9a877")
    canvas.shade([box(0, 520, 1200, 800)], "#4b5566", 90, 0.0, 1.0)
    nature.ripples(canvas, 524, 800, ("#f6d5a0", "#5d6470", "#a98b74"), 130, (480, 1200))
    dyke = smooth(
        path("-20,560 220,530 480,508 760,500 940,512 1000,534 860,560 640,600 420,680 300,820 -20,820"),
        steps=6,
    )
    canvas.cut(dyke, colour="#55603f", shade=("#20291f", 90, 0.1, 1.0))
    canvas.fill(
        smooth(path("90,810 240,700 430,590 620,536 640,540 470,600 300,712 190,810")),
        colour="#a58d62",
    )
    barn(canvas)
    for x, y, tall in ((520, 520, 210), (560, 516, 180), (930, 514, 150)):
        nature.bare(canvas, x, y, tall, "#22241f", 6)
    for x in range(20, 470, 44):
        canvas.fill(box(x, 612 - x * 0.16, x + 5, 650 - x * 0.2), colour="#22241f")
    nature.birds(canvas, ((820, 220, 1.4), (868, 246, 1.0), (900, 228, 0.8), (780, 255, 0.9)), "#2c2f38")
    person(canvas, 330, 668, 60, "#1a1d1a", Look(walking=True, hat="#1a1d1a"))


def barn(canvas):
    canvas.cut(
        path("610,512 610,436 660,366 850,366 900,436 900,512"),
        colour="#6b2f26",
        shade=("#2b1a1c", 0, 0.3, 1.1),
    )
    canvas.cut(
        [(590, 444), (652, 352), (858, 352), (920, 444)], colour="#2f2b33", shade=("#7d5a4c", 180, 0.5, 1.4)
    )
    canvas.fill(box(820, 318, 842, 366), colour="#4d2722")
    for y in range(3):
        canvas.fill(circle(836 + y * 15, 300 - y * 24, 11 + y * 5), colour=mix("#b79a86", "#8f8a86", y / 3))
    buildings.window(canvas, (648, 456, 684, 490), ("#ffd98a", "#eadfc8"), light=0.8)
    for x in (780, 842):
        buildings.window(canvas, (x, 458, x + 26, 488), ("#2b2026", "#eadfc8"))
    canvas.fill(box(720, 452, 752, 512), colour="#22161a")


@scene("sheep", "Sheep on a winter hillside between stone walls, in a low sun.")
def sheep(canvas):
    canvas.sky("#8fb0b8", "#e2d2b0", "#f7c98a", bottom=400)
    nature.sun(canvas, 985, 250, 54, "#fff3cf", 5)
    nature.hill(canvas, 330, 44, 2, "#b3ab94", ("#f2d6a0", 0, 0.3, 1.3))
    nature.hill(canvas, 400, 40, 8, "#8f9878", ("#e6c98e", 0, 0.4, 1.3))
    top = crest(1200, 500, 52, 12)
    canvas.cut(below(top, 810), colour="#8a9a62", shade=("#4f6647", 90, 0.1, 1.2))
    wall(canvas, [(x, y) for x, y in top], 22)
    wall(canvas, smooth(path("1220,560 960,610 760,640 560,730 480,830"), closed=False), 34)
    for x, y, size, way in (
        (220, 590, 0.7, 1),
        (330, 610, 0.75, -1),
        (450, 575, 0.62, 1),
        (610, 600, 0.7, -1),
        (760, 560, 0.55, 1),
        (120, 690, 1.1, 1),
        (330, 735, 1.4, -1),
        (820, 745, 1.6, 1),
        (1060, 700, 1.15, -1),
        (930, 560, 0.5, 1),
    ):
        ewe(canvas, x, y, 62 * size, way)
    nature.bare(canvas, 1090, 545, 300, "#3a3230", 7)
    person(canvas, 560, 560, 92, "#2d2a30", Look(facing=-1, hat="#2d2a30", scarf="#c8402f", arm=(0.26, -0.5)))
    canvas.line([(536, 478), (530, 562)], "#2d2a30", 2)


def wall(canvas, line, tall):
    """Dry stone along a line."""
    canvas.fill([*line, *[(x, y - tall) for x, y in reversed(line)]], colour="#6d665c")
    for x, y in line[:: 2 if tall < 30 else 1]:
        for row in range(3):
            shift = canvas.chance.uniform(-4, 4)
            size = tall * canvas.chance.uniform(0.2, 0.34)
            canvas.fill(
                circle(x + shift, y - tall * (0.16 + row * 0.33), size, size * 0.55),
                colour=canvas.chance.choice(("#8f867a", "#a59a88", "#7d756a", "#c2b193")),
            )


def ewe(canvas, x, y, size, way):
    canvas.fill(
        [(x - size * 0.5, y - 1), (x - size * 1.7, y + size * 0.16), (x + size * 0.4, y + size * 0.08)],
        colour="#4f6647",
    )
    canvas.fill(
        *(
            box(x + leg * size, y - size * 0.3, x + (leg + 0.07) * size, y)
            for leg in (-0.36, -0.22, 0.18, 0.32)
        ),
        colour="#2d2a30",
    )
    wool = [
        circle(x + dx * size, y + dy * size, r * size)
        for dx, dy, r in (
            (-0.3, -0.48, 0.25),
            (0, -0.55, 0.29),
            (0.28, -0.5, 0.25),
            (-0.1, -0.38, 0.25),
            (0.2, -0.38, 0.22),
            (-0.42, -0.42, 0.17),
        )
    ]
    canvas.cut(*wool, colour="#fbf1dc", shade=("#9a8f86", 120, 0.35, 1.1))
    head = (x + way * size * 0.58, y - size * (0.6 if size % 2 > 0.7 else 0.3))
    canvas.fill(
        *limb((x + way * size * 0.4, y - size * 0.5), head, size * 0.13, size * 0.09), colour="#2d2a30"
    )
    canvas.fill(circle(x + way * size * 0.44, y - size * 0.6, size * 0.1, size * 0.05), colour="#2d2a30")
