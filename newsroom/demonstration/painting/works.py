"""Scenes of work: a port, a paper mill, an organ builder’s."""

from . import buildings, nature, vehicles
from .canvas import mix
from .people import Look, person
from .scene import scene
from .shapes import arc, box, circle, limb, path, placed, smooth


@scene("cranes", "Cranes over a container ship at a quay at dawn.")
def cranes(canvas):
    canvas.sky("#3f5f8a", "#a58ea3", "#f2a983", "#fbd9a5", bottom=560)
    canvas.glow(330, 545, 330, "#ffedc0", 0.9)
    for x, y, half in ((250, 200, 280), (900, 140, 240), (700, 290, 170)):
        nature.streak(canvas, x, y, half, 14, "#d99a90")
    for x, scale in ((60, 0.4), (160, 0.4), (250, 0.42)):
        crane(canvas, x, 560, 300 * scale * 1.6, "#b9868c")
    canvas.fill(box(0, 545, 1200, 562), colour="#8f6d80")
    for x, tall in ((560, 470), (790, 520), (1040, 500)):
        crane(canvas, x, 600, tall, "#a8352c" if x != 790 else "#2f3f66")
    canvas.fill(box(0, 560, 1200, 800), colour="#5d6a8f")
    vehicles.ship(
        canvas, 690, 618, 920, ("#22305a", "#f6e6cc", "#d8522f", "#e8a13a", "#3f7f8a", "#f1d9b0", "#8a3a44")
    )
    canvas.fill(box(230, 632, 1130, 640), colour="#a8352c")
    canvas.mirror(640, "#4a5580", 0.3, bottom=800, wave=7)
    nature.ripples(canvas, 645, 800, ("#f6bd92", "#37416b", "#8f86a3"), 120)
    nature.glitter(canvas, 330, 645, 800, "#ffe3b5", 60)
    nature.birds(canvas, ((200, 330, 1.5), (258, 356, 1.1), (150, 370, 1.0), (420, 300, 1.2)), "#33395f")


def crane(canvas, x, foot, tall, colour):
    """A quayside gantry with its boom over the water to the left."""
    put = lambda points: placed(points, x, foot, tall)  # noqa: E731
    for words in (
        "-.14,0 -.08,-.62",
        ".14,0 .08,-.62",
        "-.12,-.2 .12,-.2",
        "-.12,-.22 .09,-.6",
        "-.5,-.64 .34,-.64",
        "-.06,-.64 0,-.95",
        ".08,-.64 0,-.95",
    ):
        canvas.fill(*limb(*put(path(words)), tall * 0.018, tall * 0.018), colour=colour)
    for end in (-0.48, -0.25, 0.32):
        canvas.line(put([(0, -0.95), (end, -0.65)]), colour, tall * 0.009)
    lattice = [(-0.5 + step * 0.042, -0.675 if step % 2 else -0.64) for step in range(21)]
    canvas.line(put(lattice), colour, tall * 0.009)
    canvas.fill(put(box(0.14, -0.72, 0.3, -0.65)), put(box(-0.33, -0.63, -0.27, -0.58)), colour=colour)
    canvas.line(put([(-0.3, -0.58), (-0.3, -0.4)]), colour, tall * 0.007)
    canvas.fill(put(box(-0.37, -0.4, -0.23, -0.35)), colour=colour)


@scene(
    "paper-mill",
    "A brick paper mill with its chimney by the river; white rolls of paper stand in the open gate.",
)
def paper_mill(canvas):
    canvas.sky("#8fb3b0", "#d6d6b8", "#f4ddb0", bottom=560)
    for number in range(7):
        canvas.fill(
            circle(862 + number * 46, 90 - number * 12, 30 + number * 13, 22 + number * 8),
            colour=mix("#f7efdc", "#b9c9c0", number / 8),
        )
    nature.hill(canvas, 470, 26, 4, "#9fb59c")
    canvas.cut(
        [(800, 560), (816, 100), (856, 100), (872, 560)], colour="#b5533a", shade=("#6b2a2c", 0, 0.3, 1.1)
    )
    canvas.fill(box(808, 96, 864, 114), box(812, 150, 862, 158), colour="#f1dcb4")
    canvas.cut(box(60, 300, 1140, 600), colour="#c4623f", shade=("#7d3030", 0, 0.3, 1.3))
    buildings.bricks(canvas, (62, 310, 1138, 596), "#a54f38", (30, 11))
    for number in range(6):
        left = 60 + number * 180
        canvas.cut([(left, 302), (left, 232), (left + 180, 302)], colour="#8a3a30")
        canvas.fill([(left + 6, 296), (left + 6, 244), (left + 30, 254), (left + 30, 296)], colour="#f6e6b8")
    canvas.fill(box(50, 296, 1150, 310), colour="#f1dcb4")
    for x in (100, 190, 280, 820, 910, 1000, 1080):
        canvas.fill([*arc((x + 22, 390), 27, (180, 360)), (x + 49, 500), (x - 5, 500)], colour="#f1dcb4")
        buildings.window(canvas, (x, 386, x + 44, 494), ("#3f5f66", "#f1dcb4"), panes=(3, 5))
    gate(canvas)
    canvas.cut(box(0, 600, 1200, 660), colour="#8d8673", shade=("#4d4a4a", 90, 0.1, 1.3))
    canvas.mirror(660, "#4f7a78", 0.25, bottom=800, wave=6)
    nature.ripples(canvas, 662, 800, ("#d9dcc0", "#3f6668", "#b57a58"), 90)
    person(canvas, 404, 640, 96, "#232a33", Look(hat="#e8a13a", walking=True))


def gate(canvas):
    canvas.fill([*arc((590, 420), 150, (180, 360), tall=110), (740, 604), (440, 604)], colour="#f1dcb4")
    canvas.fill([*arc((590, 424), 136, (180, 360), tall=98), (726, 604), (454, 604)], colour="#2b2429")
    canvas.glow(590, 480, 130, "#ffc978", 0.5)
    for x, y, size in ((530, 478, 44), (632, 478, 44), (500, 604, 60), (585, 562, 52), (668, 604, 60)):
        roll(canvas, x, y if y < 600 else y - 60, size)
    roll(canvas, 812, 590, 52)
    person(canvas, 752, 640, 100, "#232a33", Look(arm=(0.3, -0.56), hat="#3f7f8a"))


def roll(canvas, x, y, size):
    """A roll of paper, its end towards us."""
    canvas.cut(circle(x, y, size), colour="#fdf8ea", shade=("#b9a98d", 60, 0.4, 1.2))
    for ring in (0.78, 0.56, 0.36):
        canvas.line(arc((x, y), size * ring, (0, 363)), "#d6c8ac", 1.6)
    canvas.dot(x, y, size * 0.15, "#5d4a40")


@scene(
    "organ", "Rows of tin pipes stand in an organ works; an organ builder bends over the bench in warm light."
)
def organ(canvas):
    canvas.cut(box(0, 0, 1200, 800), colour="#c98a4a", shade=("#6b3420", 0, 0.3, 1.2))
    buildings.window(canvas, (60, 70, 300, 400), ("#fbe6b0", "#5d2f22"), panes=(4, 5), light=0.6)
    canvas.wash([[(60, 70), (300, 70), (980, 810), (330, 810)]], "#ffe9b0", 60, 1.1, 0.0, 0.55)
    for number in range(15):
        tall = 250 + 330 * abs(7 - number) / 7
        pipe(canvas, 420 + number * 52, 640, tall, 19)
    canvas.cut(box(380, 632, 1200, 664), colour="#6b3420", shade=("#3a1a18", 90, 0.2, 1.1))
    canvas.fill(box(380, 664, 1200, 720), colour="#4a2220")
    for x in range(400, 1200, 46):
        canvas.fill(box(x, 674, x + 30, 708), colour="#5d2d22")
    canvas.cut(box(0, 716, 1200, 800), colour="#8a5230", shade=("#3a1a18", 90, 0.1, 1.2))
    person(canvas, 250, 778, 380, "#2f2733", Look(arm=(0.34, -0.5), hat="#3f5a66"))
    canvas.fill(smooth([(214, 520), (286, 516), (306, 640), (200, 640)], steps=4), colour="#7f9a94")
    bench(canvas)


def bench(canvas):
    """Small pipes, a tin sheet, a hammer."""
    canvas.cut(
        [(-10, 596), (470, 596), (500, 624), (-10, 624)],
        colour="#e2b070",
        shade=("#8a5230", 0, 0.2, 1.2),
        shadow=(0, 20, 10, 0.4),
    )
    canvas.fill(box(30, 624, 60, 810), box(420, 624, 450, 810), colour="#5d2f22")
    for number, x in enumerate(range(40, 190, 24)):
        canvas.cut(
            box(x, 596 - 46 - number * 14, x + 13, 596), colour="#d9dde0", shade=("#6d7480", 0, 0.2, 1.1)
        )
    canvas.fill(*limb((330, 592), (450, 580), 13, 13), colour="#c5cbd0")
    canvas.fill(*limb((372, 560), (404, 592), 4, 4), box(360, 548, 392, 566), colour="#3a1a18")
    for x in range(330, 470, 30):
        canvas.dot(x, 599, 2.5, "#f7d79a")


def pipe(canvas, x, foot, tall, half):
    """A flue pipe: tapering foot, mouth, bright body."""
    canvas.cut(
        [(x - half, foot - 90), (x + half, foot - 90), (x + 5, foot), (x - 5, foot)],
        colour="#c3c7cb",
        shade=("#565b6d", 0, 0.3, 1.1),
    )
    canvas.cut(
        box(x - half, foot - tall, x + half, foot - 90), colour="#d5d7d6", shade=("#565b6d", 0, 0.35, 1.1)
    )
    canvas.fill(box(x - half * 0.62, foot - tall, x - half * 0.3, foot - 134), colour="#f8f2dd")
    canvas.fill(
        [
            (x - half * 0.7, foot - 92),
            (x - half * 0.7, foot - 106),
            (x, foot - 132),
            (x + half * 0.7, foot - 106),
            (x + half * 0.7, foot - 92),
        ],
        colour="#8d929c",
    )
    canvas.fill(box(x - half * 0.7, foot - 98, x + half * 0.7, foot - 90), colour="#1f1c28")
    canvas.fill(circle(x, foot - tall, half, 6), colour="#3d3f4d")
